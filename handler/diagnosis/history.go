package diagnosis

import (
	"slices"
	"time"
)

// history finds what came after a failure, by binary search, so that the work
// grows hardly faster than the log.
type history struct {
	events    []*event        // oldest first
	successes []*event        // those that prove something
	working   map[string]bool // ids of clients that got in
	indexes   map[spotKind]*index
	passed    map[gate][]int // the positions of events that pass the gate
}

// index lists the positions of successes by spot, for one kind of spot.
type index struct{ all, interactive map[spot][]int }

func newHistory(events []*event) *history {
	h := &history{events: events, working: map[string]bool{}, indexes: map[spotKind]*index{}, passed: map[gate][]int{}}
	for _, e := range events {
		if e.Succeeded() && /*guard:intruders-success*/ !e.suspect {
			h.successes = append(h.successes, e)
			h.working[e.AppID] = true
		}
	}
	return h
}

// positions lists where successes stand at the spot. A non-interactive success
// may ride on an older token, so it proves nothing about an interactive failure.
func (h *history) positions(s spot, interactive bool) []int {
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

func (h *history) build(kind spotKind) *index {
	x := &index{all: map[spot][]int{}, interactive: map[spot][]int{}}
	for _, e := range h.successes {
		if !filters[kind.only](e) {
			continue
		}
		s := kind.spotOf(e)
		x.all[s] = append(x.all[s], e.index)
		if e.Interactive {
			x.interactive[s] = append(x.interactive[s], e.index)
		}
	}
	return x
}

// resolvedBy finds the first event after the failure that shows it to be over.
func (h *history) resolvedBy(failure *event, c *cure) *event {
	next := h.firstAfter(failure, h.passing(c.gate))
	if c.reach != nil {
		for _, s := range c.reach(failure) {
			next = min(next, h.firstAfter(failure, h.positions(s, failure.Interactive)))
		}
	}
	return h.at(next)
}

// clientSuccess finds the client's first success on the resource at or after
// the row, of whatever kind.
func (h *history) clientSuccess(e *event) *event {
	return h.at(h.firstAfter(e, h.positions(onClientAndResource(e)[0], false)))
}

// laterSuccess finds the first success on the same resource after the failure,
// from whatever place and client.
func (h *history) laterSuccess(failure *event) *event {
	next := len(h.events)
	for _, s := range onResource(failure) {
		next = min(next, h.firstAfter(failure, h.positions(s, failure.Interactive)))
	}
	return h.at(next)
}

// at is the event at a position, or nil behind the last.
func (h *history) at(position int) *event {
	if position == len(h.events) {
		return nil
	}
	return h.events[position]
}

// firstAfter is the first of the positions after the failure, or the log's length.
func (h *history) firstAfter(failure *event, positions []int) int {
	i, _ := slices.BinarySearch(positions, failure.index+1)
	if i == len(positions) {
		return len(h.events)
	}
	return positions[i]
}

// passing lists the events that pass the gate freshly.
func (h *history) passing(g gate) []int {
	positions, known := h.passed[g]
	if passes := gates[g]; !known && passes != nil {
		for i, e := range h.events {
			if !e.suspect && passes(e) {
				positions = append(positions, i)
			}
		}
		h.passed[g] = positions
	}
	return positions
}

// outlivedAfter is when a failure becomes history, if the account has signed in
// to the same resource since, from wherever: nobody waits longer than a day to
// complain.
const outlivedAfter = 24 * time.Hour

// healed reports that the trouble has ended by itself.
func healed(failure *event, c *cure, now time.Time) bool {
	return c.heals > 0 && now.Sub(failure.CreatedAt) >= c.heals
}
