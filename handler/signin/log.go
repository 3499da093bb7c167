package signin

import "time"

// LogQuery selects rows of the sign-in log: those of one user id, or, where no
// id is known, those under one of some names.
type LogQuery struct {
	UserID          string
	Names           []string // lower case, as the log stores them
	From            time.Time
	InteractiveOnly bool
}

// Page is one page of the log.
type Page struct {
	SignIns    []SignIn
	Unreadable int    // rows that could not be decoded
	Next       string // empty on the last page
	// InteractiveOnly is set when the beta log was refused and v1.0 answered,
	// which holds interactive sign-ins only.
	InteractiveOnly bool
}
