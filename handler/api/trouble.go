package api

// Trouble is an error as a caller may see it, for those who do not ask over
// HTTP. It says the same as the problem document.
type Trouble struct {
	Status   int    // the HTTP status of the problem
	Title    string // the same for every problem of one code
	Code     string // the contract's code
	Detail   string
	NextStep string
	Anchor   string   // of the section of docs/troubleshooting.md
	Accounts []string // object ids, when a name fits several accounts
	// RetryAfter is how long to wait, in whole seconds; 0 when waiting is not the cure.
	RetryAfter int
	problem    *problem
}

// TroubleOf turns any error of this program into what a caller may see of it.
func TroubleOf(err error) Trouble {
	return problemOf(err).trouble()
}

func (p *problem) trouble() Trouble {
	d := p.document("")
	return Trouble{
		Status: d.Status, Title: d.Title, Code: string(d.Code), Detail: d.Detail, NextStep: d.NextStep, Anchor: d.Code.anchor(),
		Accounts: d.Accounts, RetryAfter: p.waitSeconds(d.Status), problem: p,
	}
}

// Document is the problem document (RFC 9457) that the API would send.
func (t Trouble) Document(invocationID string) []byte {
	return t.problem.reply(invocationID).body
}
