package timeline

import (
	"strings"
	"time"

	"signin-diagnosis/handler/answer"
)

// AuthenticationBroker is the Microsoft Authentication Broker, by its id: anybody may
// call an app so.
const AuthenticationBroker = "29d9ed98-a469-4536-ade2-f981bc1d605e"

// OfBroker reports a row of the Microsoft Authentication Broker, which signs in for
// other apps and registers devices.
func (e *Event) OfBroker() bool { return strings.EqualFold(e.AppID, AuthenticationBroker) }

// clockSlack is how much later than the success that it led to a page's row may be
// written: the rows of one sign-in are written by several machines.
const clockSlack = 10 * time.Second

// leg is one client's way to one resource: a sign-in may take several at a time, the
// person's own, a server's, and those of other apps that are asked on the way.
// The same resource of another organisation is another one.
type leg struct{ app, resource, tenant string }

func (e *Event) leg() leg { return leg{e.AppID, e.ResourceID, e.CrossedInto()} }

// sameStep reports that two rows are of one leg of one sign-in, from one place, and both
// by hand or both in the background: as a prompt and what it led to are.
func (e *Event) sameStep(other *Event) bool {
	return e.leg() == other.leg() && e.CorrelationID == other.CorrelationID && e.Interactive == other.Interactive && e.samePlace(other)
}

// Prompts lists the prompts of the attempt that nothing answered, the newest of each
// leg, and those that were only asked again. What answers a prompt is what came after
// it: a refusal of the same attempt, a page or a success by hand, because then somebody
// went on, or a success of its own leg. A success of before answers no prompt, but
// where the clocks of two machines may have changed their order.
func (a *Attempt) Prompts() (waiting, askedAgain []*Event) {
	later := laterEvents{legs: map[leg]bool{}, prompts: map[leg]bool{}, apps: map[string]bool{}}
	for i := len(a.Events) - 1; i >= 0; i-- {
		e := a.Events[i]
		//guard:answered-prompt
		if e.Interrupt && !later.answer(e) && !later.askAgain(e) && !a.passedJustBefore(i) {
			waiting = append(waiting, e)
		} else if e.Interrupt && !later.answer(e) && later.askAgain(e) {
			askedAgain = append(askedAgain, e)
		}
		later.add(e)
	}
	return waiting, askedAgain
}

// laterEvents are what an attempt holds after a prompt.
type laterEvents struct {
	refused bool            // somebody was refused
	success bool            // somebody got in
	byHand  bool            // somebody got in by hand
	page    bool            // a page by hand
	apps    map[string]bool // in which somebody got in by hand
	legs    map[leg]bool    // that got in
	prompts map[leg]bool    // that were asked again
}

func (l *laterEvents) add(e *Event) {
	switch {
	case e.Interrupt:
		l.page = l.page || e.Interactive
		l.prompts[e.leg()] = true
	case e.Succeeded():
		l.success, l.byHand = true, l.byHand || e.Interactive
		l.apps[e.AppID] = l.apps[e.AppID] || e.Interactive
		l.legs[e.leg()] = true
	default:
		l.refused = true
	}
}

// answer reports that what came after the prompt answered it. The broker's prompts are
// answered by whatever got in: it signs in for others. Consent is given to one app alone.
func (l *laterEvents) answer(e *Event) bool {
	if e.asksConsent() {
		return l.refused || l.apps[e.AppID]
	}
	return l.refused || l.byHand || l.legs[e.leg()] || l.success && e.OfBroker()
}

// askAgain reports that a later prompt stands for this one: its own leg's, or a page,
// to which somebody went on; a page of another app does not ask for consent to this one.
func (l *laterEvents) askAgain(e *Event) bool {
	return l.page && !e.asksConsent() || l.prompts[e.leg()]
}

// asksConsent reports a page that asks for consent to the row's app.
func (e *Event) asksConsent() bool {
	return /*guard:consent-of-another false*/ answer.Category(e.Code.Class) == answer.CategoryConsent
}

// passedJustBefore reports that the prompt at the position belongs to a success of its
// own leg that stands a moment before it.
func (a *Attempt) passedJustBefore(position int) bool {
	e := a.Events[position]
	for i := position - 1; i >= 0 && e.CreatedAt.Sub(a.Events[i].CreatedAt) <= clockSlack; i-- {
		//guard:page-after-success
		if s := a.Events[i]; s.Succeeded() && s.sameStep(e) {
			return true
		}
	}
	return false
}

// markServerLegs marks the rows of an app's own server: it redeems in the background,
// from an address of its own and without the device, what the person got by hand.
// Nothing that the person does there or elsewhere answers for it.
func (a *Attempt) markServerLegs() {
	address := map[string]string{} // of the app's last success by hand
	for _, e := range a.Events {
		at, known := address[e.AppID]
		switch {
		case e.Interactive && e.Succeeded():
			address[e.AppID] = e.IPAddress
		case known && !e.Interactive && e.Device.ID == "" && e.IPAddress != "" && e.IPAddress != at:
			e.ServerLeg = true
		}
	}
}
