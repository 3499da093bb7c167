package investigate

import (
	"time"

	"signin-diagnosis/handler/signin"
)

// reading is what has been read of the log for one question.
type reading struct {
	rows            []signin.SignIn
	unreadable      int
	requests        int
	readFrom        time.Time // how far back every kind of row has been read
	covered         bool      // the window's start has been reached
	interactiveOnly bool      // v1.0 answered
	failure         *signin.Failure
}

// with adds a second reading of another query: the sum is as complete as the
// lesser of the two.
func (r reading) with(second reading) reading {
	r.rows = append(r.rows, second.rows...)
	r.unreadable += second.unreadable
	r.requests += second.requests
	r.covered = r.covered && second.covered
	r.interactiveOnly = r.interactiveOnly || second.interactiveOnly
	if second.readFrom.After(r.readFrom) {
		r.readFrom = second.readFrom
	}
	if r.failure == nil {
		r.failure = second.failure
	}
	return r
}

// source is the reading in the contract's words.
func (r reading) source() signin.Source {
	status := signin.SourceOK
	switch {
	case r.covered:
	case r.failure != nil && r.failure.SourceStatus() == signin.SourceTimeout:
		status = signin.SourceTimeout
	default:
		status = signin.SourcePartial
	}
	return signin.Source{Status: status, Requests: r.requests}
}
