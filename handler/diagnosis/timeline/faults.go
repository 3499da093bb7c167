package timeline

import (
	"slices"
	"time"

	"signin-diagnosis/handler/answer"
)

// faults are the rows of an app whose code speaks of a fault of the service, since the
// app last let the account in.
type faults struct {
	rows        int
	first, last *Event
	// between the first and the last: successes, which are other apps' or at other
	// resources, and faults of other apps
	othersIn, othersOut int
}

// A fault of the whole service meets every app. One app that fails so often over so long
// a time, while the others let the account in, has a trouble of its own.
const (
	//guard:faults-of-one-app = 2
	fewestFaultsOfOneApp = 3
	//guard:hours-of-one-app = 20 * time.Minute
	hoursOfOneApp = 2 * time.Hour
)

// readFaults counts the faults of the service by app.
func (h *Habits) readFaults(events []*Event) {
	var successes, all []*Event
	own := map[string][]*Event{} // the faults of each app
	for _, e := range events {
		switch {
		case e.Succeeded():
			if !e.Suspect && len(h.faults) > 0 {
				successes = append(successes, e)
				delete(h.faults, e.leg())
			}
		case serviceFault(e):
			key := e.leg()
			f := h.faults[key]
			if f == nil {
				f = &faults{first: e}
				h.faults[key] = f
			}
			f.rows++
			f.last = e
			all, own[e.AppID] = append(all, e), append(own[e.AppID], e)
		}
	}
	for key, f := range h.faults {
		f.othersIn = len(f.meanwhile(successes))
		f.othersOut = len(f.meanwhile(all)) - len(f.meanwhile(own[key.app]))
	}
}

// meanwhile are those of the rows that lie between the first fault and the last.
func (f *faults) meanwhile(rows []*Event) []*Event {
	from, _ := slices.BinarySearchFunc(rows, f.first.Index, atIndex)
	to, _ := slices.BinarySearchFunc(rows, f.last.Index+1, atIndex)
	return rows[from:to]
}

func atIndex(e *Event, index int) int { return e.Index - index }

func serviceFault(e *Event) bool {
	return e.Failed() && e.Known && answer.Category(e.Code.Class) == answer.CategoryService
}

// FaultOfOneApp reports that faults of the service meet this app alone: for hours, while
// the other apps let the account in.
func (h *Habits) FaultOfOneApp(e *Event) bool {
	if h == nil {
		return false
	}
	f := h.faults[e.leg()]
	if f == nil || e.Index < f.first.Index {
		return false
	}
	return f.rows >= fewestFaultsOfOneApp && f.last.CreatedAt.Sub(f.first.CreatedAt) >= hoursOfOneApp &&
		/*guard:others-get-in*/ f.othersIn > 0 && /*guard:faults-of-several-apps*/ f.othersOut == 0
}
