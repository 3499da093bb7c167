package timeline

import (
	"slices"
	"time"
)

// History finds what came after a failure, by binary search, so that the work
// grows hardly faster than the log.
type History struct {
	events    []*Event        // oldest first
	successes []*Event        // those that prove something
	Working   map[string]bool // ids of clients that got in
	indexes   map[spotKind]*index
	passed    map[pass][]int // the positions of events that pass the gate
}

// index lists the positions of successes by spot, for one kind of spot.
type index struct{ all, interactive map[Spot][]int }

// NewHistory makes the history of sorted events.
func NewHistory(events []*Event) *History {
	h := &History{events: events, Working: map[string]bool{}, indexes: map[spotKind]*index{}, passed: map[pass][]int{}}
	for _, e := range events {
		if e.Succeeded() && /*guard:intruders-success*/ !e.Suspect {
			h.successes = append(h.successes, e)
			h.Working[e.AppID] = true
		}
	}
	return h
}

// positions lists where successes stand at the spot. A non-interactive success
// may ride on an older token, so it proves nothing about an interactive failure.
func (h *History) positions(s Spot, interactive bool) []int {
	x, built := h.indexes[s.kind]
	if !built {
		x = h.build(s.kind)
		h.indexes[s.kind] = x
	}
	//guard:interactive-success
	if interactive {
		return x.interactive[s]
	}
	return x.all[s]
}

func (h *History) build(kind spotKind) *index {
	x := &index{all: map[Spot][]int{}, interactive: map[Spot][]int{}}
	for _, e := range h.successes {
		if !filters[kind.only](e) {
			continue
		}
		s := kind.spotOf(e)
		x.all[s] = append(x.all[s], e.Index)
		if e.Interactive {
			x.interactive[s] = append(x.interactive[s], e.Index)
		}
	}
	return x
}

// ResolvedBy finds the first event after the failure that shows it to be over.
func (h *History) ResolvedBy(failure *Event, g Gate, within Reach) *Event {
	if failure.ServerLeg {
		g, within = NoGate, onServerLeg
	}
	next := h.firstAfter(failure, h.passing(g, failure))
	if within != nil {
		for _, s := range within(failure) {
			next = min(next, h.firstAfter(failure, h.positions(s, failure.Interactive)))
		}
	}
	return h.at(next)
}

// clientSuccess finds the client's first success on the resource at or after
// the row, of whatever kind.
func (h *History) clientSuccess(e *Event) *Event {
	return h.at(h.firstAfter(e, h.positions(OnClientAndResource(e)[0], false)))
}

// LaterSuccess finds the first success within the reach after the failure; of a
// server's leg, that of the server.
func (h *History) LaterSuccess(failure *Event, within Reach) *Event {
	next := len(h.events)
	if failure.ServerLeg {
		within = onServerLeg
	}
	for _, s := range within(failure) {
		next = min(next, h.firstAfter(failure, h.positions(s, failure.Interactive)))
	}
	return h.at(next)
}

// WentOn reports that somebody got in by hand at the same place, in whatever app, soon
// after the row: it was a step on that way.
func (h *History) WentOn(e *Event) bool {
	for _, s := range onPlace(e) {
		if next := h.at(h.firstAfter(e, h.positions(s, true))); next != nil && next.CreatedAt.Sub(e.CreatedAt) <= retryGap {
			return true
		}
	}
	return false
}

// at is the event at a position, or nil behind the last.
func (h *History) at(position int) *Event {
	if position == len(h.events) {
		return nil
	}
	return h.events[position]
}

// firstAfter is the first of the positions after the failure, or the log's length.
func (h *History) firstAfter(failure *Event, positions []int) int {
	i, _ := slices.BinarySearch(positions, failure.Index+1)
	if i == len(positions) {
		return len(h.events)
	}
	return positions[i]
}

// pass is a gate, and the tenant that asked for it where that decides: a second factor
// that was given to one organisation was not given to another.
type pass struct {
	gate   Gate
	tenant string
}

func passOf(g Gate, e *Event) pass {
	if g != SecondFactorGate {
		return pass{gate: g}
	}
	return pass{g, e.CrossedInto()}
}

// passing lists the events that pass the gate freshly, as it would end the failure.
func (h *History) passing(g Gate, failure *Event) []int {
	wanted := passOf(g, failure)
	positions, known := h.passed[wanted]
	if passes := gates[g]; !known && passes != nil {
		for i, e := range h.events {
			if !e.Suspect && passes(e) && passOf(g, e) == wanted {
				positions = append(positions, i)
			}
		}
		h.passed[wanted] = positions
	}
	return positions
}

// OutlivedAfter is when a failure becomes history, if the account has signed in
// to the same resource since, from wherever: nobody waits longer than a day to
// complain.
const OutlivedAfter = 24 * time.Hour

// Healed reports that the trouble has ended by itself.
func Healed(failure *Event, after time.Duration, now time.Time) bool {
	return after > 0 && now.Sub(failure.CreatedAt) >= after
}
