// Package people holds the people of the practice tenant: who they are, what
// goes wrong for them, and what the directory and the sign-in log hold of it.
// Each file tells of one family of troubles.
package people

import (
	"signin-diagnosis/handler/practice/plain"
	"signin-diagnosis/handler/practice/signinlog"
)

// The words that stories are told in.
type (
	object  = plain.Object
	event   = signinlog.Event
	meeting = signinlog.Meeting
	step    = signinlog.Step
)
