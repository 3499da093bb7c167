package investigate

import (
	"time"

	"signin-diagnosis/handler/signin"
)

// reading is what has been read of the log for one question.
type reading struct {
	rows            []signin.SignIn
	unreadable      int // could not be decoded, or their time not be placed in the window
	requests        int
	readFrom        time.Time // how far back every kind of row has been read
	covered         bool      // the window's start has been reached
	interactiveOnly bool      // v1.0 answered
	failure         *signin.Failure
}

// add takes the rows of a page that lie in the window, and returns them. The
// others count as unreadable: their time says nothing that could be judged.
func (r *reading) add(page signin.Page, window signin.Window) []signin.SignIn {
	rows, outside := rowsInWindow(page.SignIns, window)
	r.rows = append(r.rows, rows...)
	r.unreadable += page.Unreadable + outside
	return rows
}

// merged returns both readings as one, which is only as complete as the less
// complete of the two.
func (r reading) merged(second reading) reading {
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

// source returns how the reading went, in the contract's terms.
func (r reading) source() signin.Source {
	status := signin.SourceOK
	switch {
	case r.covered && r.unreadable == 0:
	case r.failure != nil && r.failure.SourceStatus() == signin.SourceTimeout:
		status = signin.SourceTimeout
	default:
		status = signin.SourcePartial
	}
	return signin.Source{Status: status, Requests: r.requests}
}
