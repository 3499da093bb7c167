package timeline

import (
	"slices"
	"time"

	"signin-diagnosis/handler/answer"
)

// Attempt is one try of the account to sign in: the rows that belong together,
// oldest first.
type Attempt struct {
	Events []*Event
	// first is the event that it began with, whatever joined it.
	first *Event
	// final is the last event that is not an interrupt, or nil. It is kept, because
	// a loop of prompts is one long attempt that is looked at again and again.
	final *Event
	// newest is the last event of all.
	newest *Event
}

const (
	// retryGap is how soon a client must come back for its rows to be the same
	// attempt: clients may start a new correlation id on retry.
	retryGap = 10 * time.Minute
	// pauseGap splits rows of one correlation id. The client sets that id, and
	// some keep one for a whole day; nobody stays on a prompt for an hour.
	pauseGap = time.Hour
)

// GroupAttempts groups sorted events by correlation id, then joins the retry of
// an attempt that had not succeeded, by client, resource and device or address.
func GroupAttempts(events []*Event) []*Attempt {
	attempts := groupByCorrelation(events)
	// they come by their oldest rows, which within a second are not always what they began with
	slices.SortFunc(attempts, func(a, b *Attempt) int { return compareEvents(a.First(), b.First()) })
	return joinRetries(attempts)
}

func groupByCorrelation(events []*Event) []*Attempt {
	var attempts []*Attempt
	open := map[string]*Attempt{}
	for _, e := range events {
		current := open[e.CorrelationID]
		if e.CorrelationID == "" || current == nil || e.CreatedAt.Sub(current.Last().CreatedAt) > pauseGap {
			current = &Attempt{}
			attempts = append(attempts, current)
			open[e.CorrelationID] = current
		}
		current.add(e)
	}
	return attempts
}

// retryKey is where the next try of a client is looked for: its leg and its device, or
// its address where a device is not known.
type retryKey struct {
	leg
	device, address string
}

// keysOf are the keys of an event: another one from the same place shares one.
func keysOf(e *Event) []retryKey {
	keys := []retryKey{{leg: e.leg(), address: e.IPAddress}}
	if e.Device.ID != "" {
		keys = append(keys, retryKey{leg: e.leg(), device: e.DeviceKey()})
	}
	return keys
}

// joinRetries walks the attempts by start. An attempt goes on when the same
// client asks for the same resource from the same place soon enough, and before
// it has succeeded: then it is over. A background refresh is no retry of a page.
func joinRetries(attempts []*Attempt) []*Attempt {
	joined := make([]*Attempt, 0, len(attempts))
	open := map[retryKey][]*Attempt{}
	for _, a := range attempts {
		before := earliestOpen(open, a)
		if before == nil {
			joined = append(joined, a)
		} else {
			before.absorb(a)
			a = before
		}
		for _, key := range keysOf(a.Last()) {
			if !slices.Contains(open[key], a) {
				open[key] = append(open[key], a)
			}
		}
	}
	for _, a := range joined {
		a.sort()
		a.markServerLegs()
	}
	return joined
}

// earliestOpen finds the attempt that a goes on with, or nil, and forgets those
// that nothing can go on with any more.
func earliestOpen(open map[retryKey][]*Attempt, a *Attempt) *Attempt {
	var found *Attempt
	for _, key := range keysOf(a.First()) {
		open[key] = slices.DeleteFunc(open[key], func(p *Attempt) bool { return p.closedBefore(a.First()) })
		for _, p := range open[key] {
			if p.retriedBy(a) && (found == nil || compareEvents(p.First(), found.First()) < 0) {
				found = p
			}
		}
	}
	return found
}

// closedBefore reports that nothing which begins with the event goes on with the
// attempt: it is too long ago, or it has succeeded by then.
func (a *Attempt) closedBefore(e *Event) bool {
	return e.CreatedAt.Sub(a.Last().CreatedAt) >= retryGap ||
		//guard:success-ends-attempt false
		a.Outcome() == answer.OutcomeSucceeded && compareEvents(e, a.Last()) > 0
}

// retriedBy reports that the later attempt is the same client's next try.
func (a *Attempt) retriedBy(later *Attempt) bool {
	e, next := a.Last(), later.First()
	switch {
	case !e.samePlace(next) || e.leg() != next.leg():
		return false
	case compareEvents(next, e) < 0: // it began while the other was not over yet
		return later.Last().goesOnWith(e)
	default:
		return !a.closedBefore(next) && e.goesOnWith(next)
	}
}

// goesOnWith: a background refresh is no retry of a page.
func (e *Event) goesOnWith(next *Event) bool { return next.Interactive || !e.Interactive }

// absorb takes the events over; they are put into order at the end.
func (a *Attempt) absorb(later *Attempt) {
	if later.final != nil && (a.final == nil || compareEvents(a.final, later.final) < 0) {
		a.final = later.final
	}
	if compareEvents(a.newest, later.newest) < 0 {
		a.newest = later.newest
	}
	a.Events = append(a.Events, later.Events...)
}

func (a *Attempt) sort() {
	if !slices.IsSortedFunc(a.Events, compareEvents) {
		slices.SortFunc(a.Events, compareEvents)
	}
}

// add puts an event behind those that there are.
func (a *Attempt) add(e *Event) {
	if len(a.Events) == 0 || a.first.answeredAtOnce(e) {
		a.first = e
	}
	a.Events = append(a.Events, e)
	a.newest = e
	if !e.Interrupt {
		a.final = e
	}
}

// First is the event that the attempt began with: the oldest one, or, where that is a
// prompt, what answered it within the same second.
func (a *Attempt) First() *Event { return a.first }

// answeredAtOnce reports that the event is a prompt, and the next one its answer within
// the same second. That prompts stand first there is a guess: it must not tell which of
// two attempts began earlier, and so which of them goes on with the other.
func (e *Event) answeredAtOnce(next *Event) bool {
	return e.Interrupt && e.CreatedAt.Equal(next.CreatedAt) && e.sameStep(next)
}

// Last is the newest event.
func (a *Attempt) Last() *Event { return a.newest }

// Deciding is the last event that is not an interrupt, or nil when there are
// interrupts only: then the user, or the client, has not gone on.
func (a *Attempt) Deciding() *Event { return a.final }

// Outcome is how the attempt ended.
func (a *Attempt) Outcome() answer.Outcome {
	switch e := a.Deciding(); {
	case e == nil:
		return answer.OutcomeInterrupted
	case e.Succeeded():
		return answer.OutcomeSucceeded
	default:
		return answer.OutcomeFailed
	}
}

// Known is the event that the attempt is known by.
func (a *Attempt) Known() *Event {
	if e := a.Deciding(); e != nil {
		return e
	}
	return a.Last()
}
