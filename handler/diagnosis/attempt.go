package diagnosis

import (
	"slices"
	"time"

	"signin-diagnosis/handler/answer"
)

// attempt is one try of the account to sign in: the rows that belong together,
// oldest first.
type attempt struct {
	events []*event
	// final is the last event that is not an interrupt, or nil. It is kept, because
	// a loop of prompts is one long attempt that is looked at again and again.
	final *event
	// newest is the last event of all.
	newest *event
}

const (
	// retryGap is how soon a client must come back for its rows to be the same
	// attempt: clients may start a new correlation id on retry.
	retryGap = 10 * time.Minute
	// pauseGap splits rows of one correlation id. The client sets that id, and
	// some keep one for a whole day; nobody stays on a prompt for an hour.
	pauseGap = time.Hour
)

// groupAttempts groups sorted events by correlation id, then joins the retry of
// an attempt that had not succeeded, by client, resource and device or address.
func groupAttempts(events []*event) []*attempt {
	return joinRetries(groupByCorrelation(events))
}

func groupByCorrelation(events []*event) []*attempt {
	var attempts []*attempt
	open := map[string]*attempt{}
	for _, e := range events {
		current := open[e.CorrelationID]
		if e.CorrelationID == "" || current == nil || e.CreatedAt.Sub(current.last().CreatedAt) > pauseGap {
			current = &attempt{}
			attempts = append(attempts, current)
			open[e.CorrelationID] = current
		}
		current.add(e)
	}
	return attempts
}

// retryKey is where the next try of a client is looked for: its app, its resource
// and its device, or its address where a device is not known.
type retryKey struct{ app, resource, device, address string }

// keysOf are the keys of an event: another one from the same place shares one.
func keysOf(e *event) []retryKey {
	keys := []retryKey{{app: e.AppID, resource: e.ResourceID, address: e.IPAddress}}
	if e.Device.ID != "" {
		keys = append(keys, retryKey{app: e.AppID, resource: e.ResourceID, device: e.device()})
	}
	return keys
}

// joinRetries walks the attempts by start. An attempt goes on when the same
// client asks for the same resource from the same place soon enough, and before
// it has succeeded: then it is over. A background refresh is no retry of a page.
func joinRetries(attempts []*attempt) []*attempt {
	joined := make([]*attempt, 0, len(attempts))
	open := map[retryKey][]*attempt{}
	for _, a := range attempts {
		before := earliestOpen(open, a)
		if before == nil {
			joined = append(joined, a)
		} else {
			before.absorb(a)
			a = before
		}
		for _, key := range keysOf(a.last()) {
			if !slices.Contains(open[key], a) {
				open[key] = append(open[key], a)
			}
		}
	}
	for _, a := range joined {
		a.sort()
	}
	return joined
}

// earliestOpen finds the attempt that a goes on with, or nil, and forgets those
// that nothing can go on with any more.
func earliestOpen(open map[retryKey][]*attempt, a *attempt) *attempt {
	var found *attempt
	for _, key := range keysOf(a.first()) {
		open[key] = slices.DeleteFunc(open[key], func(p *attempt) bool { return p.closedBefore(a.first()) })
		for _, p := range open[key] {
			if p.retriedBy(a) && (found == nil || compareEvents(p.first(), found.first()) < 0) {
				found = p
			}
		}
	}
	return found
}

// closedBefore reports that nothing which begins with the event goes on with the
// attempt: it is too long ago, or it has succeeded by then.
func (a *attempt) closedBefore(e *event) bool {
	return e.CreatedAt.Sub(a.last().CreatedAt) >= retryGap ||
		//guard:success-ends-attempt false
		a.outcome() == answer.OutcomeSucceeded && compareEvents(e, a.last()) > 0
}

// retriedBy reports that the later attempt is the same client's next try.
func (a *attempt) retriedBy(later *attempt) bool {
	e, next := a.last(), later.first()
	switch {
	case !e.samePlace(next) || e.AppID != next.AppID || e.ResourceID != next.ResourceID:
		return false
	case compareEvents(next, e) < 0: // it began while the other was not over yet
		return later.last().goesOnWith(e)
	default:
		return !a.closedBefore(next) && e.goesOnWith(next)
	}
}

// goesOnWith: a background refresh is no retry of a page.
func (e *event) goesOnWith(next *event) bool { return next.Interactive || !e.Interactive }

// absorb takes the events over; they are put into order at the end.
func (a *attempt) absorb(later *attempt) {
	if later.final != nil && (a.final == nil || compareEvents(a.final, later.final) < 0) {
		a.final = later.final
	}
	if compareEvents(a.newest, later.newest) < 0 {
		a.newest = later.newest
	}
	a.events = append(a.events, later.events...)
}

func (a *attempt) sort() {
	if !slices.IsSortedFunc(a.events, compareEvents) {
		slices.SortFunc(a.events, compareEvents)
	}
}

// add puts an event behind those that there are.
func (a *attempt) add(e *event) {
	a.events = append(a.events, e)
	a.newest = e
	if !e.interrupt {
		a.final = e
	}
}

func (a *attempt) first() *event { return a.events[0] } // of those that it was made of, the first is the oldest

func (a *attempt) last() *event { return a.newest }

// deciding is the last event that is not an interrupt, or nil when there are
// interrupts only: then the user, or the client, has not gone on.
func (a *attempt) deciding() *event { return a.final }

func (a *attempt) outcome() answer.Outcome {
	switch e := a.deciding(); {
	case e == nil:
		return answer.OutcomeInterrupted
	case e.Succeeded():
		return answer.OutcomeSucceeded
	default:
		return answer.OutcomeFailed
	}
}

// unanswered is the last interrupt that nothing followed, or nil. Interrupts
// before a success or a failure were answered: they are noise.
func (a *attempt) unanswered() *event {
	last := a.last()
	//guard:answered-prompt
	if !last.interrupt {
		return nil
	}
	//guard:page-after-success
	if e := a.deciding(); e != nil && e.Succeeded() && e.CorrelationID == last.CorrelationID {
		return nil
	}
	return last
}
