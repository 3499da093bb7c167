package diagnosis

import (
	"slices"
	"time"
)

// attempt is one try of the account to sign in: the rows that belong together,
// oldest first.
type attempt struct {
	events []*event
	// final is the last event that is not an interrupt, or nil. It is kept, because
	// a loop of prompts is one long attempt that is looked at again and again.
	final *event
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

type retryKey struct{ app, resource string }

// joinRetries walks the attempts by start. An attempt goes on when the same
// client asks for the same resource from the same place soon enough, and before
// it has succeeded: then it is over. A background refresh is no retry of a page.
func joinRetries(attempts []*attempt) []*attempt {
	joined := make([]*attempt, 0, len(attempts))
	open := map[retryKey][]*attempt{}
	for _, a := range attempts {
		key := retryKey{a.last().AppID, a.last().ResourceID}
		recent := slices.DeleteFunc(open[key], func(p *attempt) bool {
			return a.first().CreatedAt.Sub(p.last().CreatedAt) >= retryGap
		})
		if i := slices.IndexFunc(recent, func(p *attempt) bool { return p.retriedBy(a) }); i >= 0 {
			recent[i].absorb(a)
			a = recent[i]
			recent = slices.Delete(recent, i, i+1)
		} else {
			joined = append(joined, a)
		}
		open[key] = append(recent, a)
	}
	return joined
}

// retriedBy reports that the later attempt is the same client's next try.
func (a *attempt) retriedBy(later *attempt) bool {
	e, next := a.last(), later.first()
	switch {
	case !e.samePlace(next):
		return false
	case compareEvents(next, e) < 0: // it began while the other was not over yet
		return later.last().goesOnWith(e)
	case a.outcome() == OutcomeSucceeded:
		return false
	default:
		return e.goesOnWith(next)
	}
}

// goesOnWith: a background refresh is no retry of a page.
func (e *event) goesOnWith(next *event) bool { return next.Interactive || !e.Interactive }

func (a *attempt) absorb(later *attempt) {
	interleaved := compareEvents(later.first(), a.last()) < 0
	if later.final != nil && (a.final == nil || compareEvents(a.final, later.final) < 0) {
		a.final = later.final
	}
	a.events = append(a.events, later.events...)
	if interleaved {
		slices.SortFunc(a.events, compareEvents)
	}
}

// add puts an event behind those that there are.
func (a *attempt) add(e *event) {
	a.events = append(a.events, e)
	if !e.interrupt {
		a.final = e
	}
}

func (a *attempt) first() *event { return a.events[0] }
func (a *attempt) last() *event  { return a.events[len(a.events)-1] }

// deciding is the last event that is not an interrupt, or nil when there are
// interrupts only: then the user, or the client, has not gone on.
func (a *attempt) deciding() *event { return a.final }

func (a *attempt) outcome() Outcome {
	switch e := a.deciding(); {
	case e == nil:
		return OutcomeInterrupted
	case e.Succeeded():
		return OutcomeSucceeded
	default:
		return OutcomeFailed
	}
}

// unanswered is the last interrupt that nothing followed, or nil. Interrupts
// before a success or a failure were answered: they are noise.
func (a *attempt) unanswered() *event {
	last := a.last()
	if !last.interrupt {
		return nil
	}
	if e := a.deciding(); e != nil && e.Succeeded() && e.CorrelationID == last.CorrelationID {
		return nil
	}
	return last
}
