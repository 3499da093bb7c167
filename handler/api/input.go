package api

import "signin-diagnosis/handler/contract"

// InputError says what is wrong with what a caller sent, in words for a problem
// document and a terminal. It never repeats a value.
type InputError struct {
	Field    string        // the field, or empty when the whole message is meant
	Reason   string        // continues the field's name: "holds two @ signs"
	NextStep string        // what to send instead
	code     contract.Code // invalidRequest when empty
}

// Error returns what is wrong and what to do.
func (e *InputError) Error() string { return e.detail() + " " + e.NextStep }

func (e *InputError) detail() string {
	if e.Field == "" {
		return e.Reason + "."
	}
	return e.Field + " " + e.Reason + "."
}
