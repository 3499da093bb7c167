package timeline

import "time"

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

// readComebacks finds the troubles that came back right after a sign-in.
func (h *Habits) readComebacks(events []*Event) {
	entered := map[retryKey]*Event{} // the newest sign-in by hand, by app and place
	for _, e := range events {
		switch {
		case e.Succeeded() && e.Interactive && !e.Suspect:
			for _, key := range keysOf(e) {
				key.resource = ""
				entered[key] = e
			}
		case e.Failed():
			h.readComeback(entered, e)
		}
	}
}

func (h *Habits) readComeback(entered map[retryKey]*Event, e *Event) {
	for _, key := range keysOf(e) {
		key.resource = ""
		s := entered[key]
		if s == nil || e.CreatedAt.Sub(s.CreatedAt) > momentsAfter || !s.samePlace(e) {
			continue
		}
		c := h.comebacks[keyOf(e)]
		if c == nil {
			c = &comeback{}
			h.comebacks[keyOf(e)] = c
		}
		c.after, c.there = s, c.there || s.ResourceID == e.ResourceID
	}
}

// BackAfter is when the client had signed in by hand, moments before this trouble came
// back; zero where that never happened. With there it was to the very resource.
func (h *Habits) BackAfter(e *Event) (at time.Time, there bool) {
	if h == nil || h.comebacks[keyOf(e)] == nil {
		return time.Time{}, false
	}
	c := h.comebacks[keyOf(e)]
	return c.after.CreatedAt, c.there
}
