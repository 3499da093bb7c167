package contract

import (
	"cmp"

	"signin-diagnosis/handler/wording"
)

// Problem is an error as a caller sees it: over HTTP a problem document
// (RFC 9457), and the same on a page and at a terminal. As an error of the
// program it needs a Code and nothing else.
type Problem struct {
	Type         string   `json:"type"`
	Title        string   `json:"title"`
	Status       int      `json:"status"`
	Detail       string   `json:"detail"`
	Code         Code     `json:"code"`
	NextStep     string   `json:"nextStep"`
	InvocationID string   `json:"invocationId"`
	Accounts     []string `json:"accounts,omitempty"` // object ids, when a name fits several accounts

	// RetryAfter is how long to wait, in whole seconds; 0 when it is not known,
	// or waiting is not the cure. Over HTTP it is a header.
	RetryAfter int `json:"-"`
	// Allow names the methods that a route takes. Over HTTP it is a header.
	Allow string `json:"-"`
}

// Error returns the code, which is all that a log may need.
func (p *Problem) Error() string { return string(p.Code) }

// typePrefix starts the type of every problem: the page that the function
// serves, at the section that explains the code. Each deployment has another
// address, so it is a reference with a full path, which is resolved against the
// address of the request (RFC 9457, 3.1.1).
const typePrefix = basePath + "/" + string(RouteTroubleshooting) + "#"

// Complete returns the problem, with what it does not say itself filled in from its
// code.
func (p *Problem) Complete() Problem {
	kind, whole := KindOf(p.Code), *p
	whole.Type = typePrefix + p.Code.Anchor()
	whole.Title = kind.Title
	whole.Status = kind.Status
	whole.Detail = cmp.Or(p.Detail, kind.Detail)
	whole.NextStep = cmp.Or(p.NextStep, kind.NextStep)
	switch kind.Wait {
	case WaitNever:
		whole.RetryAfter = 0
	case WaitAlways:
		whole.RetryAfter = cmp.Or(p.RetryAfter, UnknownWait)
	case WaitIfKnown:
	}
	return whole
}

// TitleIn returns the title in the reader's language. The other texts of a problem
// are in English.
func (p *Problem) TitleIn(l wording.Language) string { return book.In(l, p.Title) }
