package contract

import "slices"

// ProblemKind is what all problems of one code have in common.
type ProblemKind struct {
	Code   Code
	Status int
	Scope  Scope
	// Exit is the exit code of the command line; 0 for a problem that commands never
	// have.
	Exit   int
	Wait   Wait
	Header Header // what answers of this kind always carry
	Title  string // the same for every problem of the kind; pages translate it
	When   string // when it is met, for the API's descriptions and the docs
	// Detail and NextStep are for problems that say nothing of their own.
	Detail   string
	NextStep string
	Help     Help
}

// Scope says which requests can meet a problem.
type Scope int

// The scopes.
const (
	Everywhere Scope = iota
	WithBody         // requests by POST
	WithGraph        // requests that read the log
)

// Wait says whether it helps to wait and ask again.
type Wait int

// The ways to wait.
const (
	WaitNever   Wait = iota
	WaitIfKnown      // as long as Graph says, where it says so
	WaitAlways       // as long as Graph says, else UnknownWait
)

// UnknownWait is the number of seconds after which Graph's quota for reports is
// fresh again (https://learn.microsoft.com/graph/throttling-limits).
const UnknownWait = 10

// Header is a header of an answer; Type is that of its value in the API's
// descriptions.
type Header struct{ Name, Type, Text string }

// Help is a section of docs/troubleshooting.md, in Markdown.
type Help struct {
	Means      string
	CheckFirst string
	Fix        []string // each begins with who does it
	Example    string
}

// Problems lists every kind of problem, in the order of their statuses.
func Problems() []ProblemKind { return slices.Concat(requestProblems, serviceProblems) }

// KindOf returns what all problems of a code have in common.
func KindOf(code Code) ProblemKind {
	all := Problems()
	at := slices.IndexFunc(all, func(k ProblemKind) bool { return k.Code == code })
	if at < 0 {
		return ProblemKind{}
	}
	return all[at]
}
