package timeline

import (
	"time"

	"signin-diagnosis/handler/answer"
)

// comeback is a refusal that came right after a sign-in by hand of the same client.
// What was refused cannot be what that sign-in brought.
type comeback struct {
	after *Event // the newest such sign-in
	there bool   // one of them was to the very resource
}

// momentsAfter is how soon after a sign-in a refusal has to do with what the client had
// before. Hours later it may be another profile, or another machine at the address.
//
//guard:moments-after = time.Hour
const momentsAfter = 5 * time.Minute

// clientAt is a client on a device, or at an address.
type clientAt struct{ app, place string }

// readComebacks finds the saved sign-ins that were refused again right after a sign-in.
func (h *Habits) readComebacks(events []*Event) {
	entered := map[clientAt]*Event{} // the newest sign-in by hand
	for _, e := range events {
		switch {
		case e.Succeeded():
			if e.Interactive && !e.Suspect {
				entered[clientAt{e.AppID, e.IPAddress}] = e
				if e.Device.ID != "" {
					entered[clientAt{e.AppID, e.DeviceKey()}] = e
				}
			}
		case e.Failed() && refusesSaved(e):
			h.readComeback(entered[clientAt{e.AppID, e.IPAddress}], e)
			if e.Device.ID != "" {
				h.readComeback(entered[clientAt{e.AppID, e.DeviceKey()}], e)
			}
		}
	}
}

// refusesSaved reports that what was refused is a saved sign-in or its session.
func refusesSaved(e *Event) bool {
	switch answer.Category(e.Code.Class) {
	case answer.CategoryTokenExpired, answer.CategoryTokenRevoked, answer.CategorySessionPolicy:
		return true
	default:
		return false
	}
}

func (h *Habits) readComeback(s, e *Event) {
	if s == nil || e.CreatedAt.Sub(s.CreatedAt) > momentsAfter || !s.samePlace(e) {
		return
	}
	key := keyOf(e)
	c := h.comebacks[key]
	if c == nil {
		c = &comeback{}
		h.comebacks[key] = c
	}
	c.after, c.there = s, c.there || s.ResourceID == e.ResourceID
}

// BackAfter is when the client had signed in by hand, moments before this trouble came
// back; zero where that never happened. With there it was to the very resource.
func (h *Habits) BackAfter(e *Event) (at time.Time, there bool) {
	if h == nil || len(h.comebacks) == 0 || h.comebacks[keyOf(e)] == nil {
		return time.Time{}, false
	}
	c := h.comebacks[keyOf(e)]
	return c.after.CreatedAt, c.there
}
