package timeline

import (
	"slices"
	"strings"

	"signin-diagnosis/handler/signin"
)

// SignInFrequency is the session control that limits the age of a sign-in, as the log
// writes it.
const SignInFrequency = "SignInFrequency"

// Limits reports that a policy limits the age of the session.
func Limits(p *signin.AppliedPolicy) bool {
	return slices.ContainsFunc(p.SessionControls, func(c string) bool { return strings.EqualFold(c, SignInFrequency) })
}

// LimitedAt is the client's last success on the resource of the row, or else its next,
// that shows a policy which limits the age of the session; nil where there is none.
func (h *Habits) LimitedAt(e *Event) *Event {
	if h == nil {
		return nil
	}
	if h.limited == nil {
		h.limited = indexLimited(h.events)
	}
	there := h.limited[e.leg()]
	i, _ := slices.BinarySearchFunc(there, e.Index, func(s *Event, at int) int { return s.Index - at })
	switch {
	case i > 0:
		return there[i-1]
	case i < len(there):
		return there[i]
	default:
		return nil
	}
}

func indexLimited(events []*Event) map[leg][]*Event {
	limited := map[leg][]*Event{}
	for _, e := range events {
		if e.Succeeded() && !e.Suspect && slices.ContainsFunc(e.AppliedPolicies, func(p signin.AppliedPolicy) bool {
			return p.Result == signin.ResultSuccess && Limits(&p)
		}) {
			limited[e.leg()] = append(limited[e.leg()], e)
		}
	}
	return limited
}
