package rule

import (
	"time"

	"signin-diagnosis/handler/signin"
)

// Inferred are policies that the row of a cause does not name itself as those that
// failed, with what shows them.
type Inferred struct {
	Policies []signin.AppliedPolicy
	From     Showing
	At       time.Time // of the success that shows them
}

// Showing is what shows the policies of a cause.
type Showing int

// What shows policies.
const (
	ByRow          Showing = iota // the row of the cause
	BySuccessAt                   // a success of the same client on the same resource
	ByDefinitions                 // what the directory says of policies now
	ByOnlyPossible                // the same, and one alone can be it
)
