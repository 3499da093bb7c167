package diagnosis

import (
	"slices"
	"time"
)

// history finds what came after a failure, by binary search, so that the work
// grows hardly faster than the log.
type history struct {
	events  []*event        // oldest first
	working map[string]bool // ids of clients that got in
	// The positions of successes by spot: all, and the interactive ones.
	successes, interactive map[spot][]int
	passed                 map[gate][]int // the positions of events that pass the gate
}

func newHistory(events []*event) *history {
	h := &history{
		events: events, working: map[string]bool{},
		successes: map[spot][]int{}, interactive: map[spot][]int{}, passed: map[gate][]int{},
	}
	for i, e := range events {
		if e.Succeeded() {
			h.addSuccess(i, e)
		}
	}
	return h
}

func (h *history) addSuccess(i int, e *event) {
	h.working[e.AppID] = true
	for _, s := range spotsOf(e) {
		h.successes[s] = append(h.successes[s], i)
		if e.Interactive {
			h.interactive[s] = append(h.interactive[s], i)
		}
	}
}

// resolvedBy finds the first event after the failure that shows it to be over.
func (h *history) resolvedBy(failure *event, c *cure) *event {
	next := h.firstAfter(failure, h.passing(c.gate), nil)
	if c.reach != nil {
		for _, s := range c.reach(failure) {
			next = min(next, h.firstAfter(failure, h.proving(failure)[s], c.unproven))
		}
	}
	return h.at(next)
}

// clientSuccess finds the client's first success on the resource at or after
// the row, of whatever kind.
func (h *history) clientSuccess(e *event) *event {
	return h.at(h.firstAfter(e, h.successes[onClientAndResource(e)[0]], nil))
}

// laterSuccess finds the first success on the same resource after the failure,
// from whatever place and client.
func (h *history) laterSuccess(failure *event) *event {
	next := len(h.events)
	for _, s := range onResource(failure) {
		next = min(next, h.firstAfter(failure, h.proving(failure)[s], nil))
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

// firstAfter is the first of the positions after the failure, or the log's
// length; those that the exception names are passed over.
func (h *history) firstAfter(failure *event, positions []int, except func(failure, success *event) bool) int {
	i, _ := slices.BinarySearch(positions, failure.index+1)
	for ; i < len(positions); i++ {
		if except == nil || !except(failure, h.events[positions[i]]) {
			return positions[i]
		}
	}
	return len(h.events)
}

// proving: a non-interactive success may ride on an older token, so it proves
// nothing about an interactive failure.
func (h *history) proving(failure *event) map[spot][]int {
	if failure.Interactive {
		return h.interactive
	}
	return h.successes
}

// passing lists the events that pass the gate freshly.
func (h *history) passing(g gate) []int {
	positions, known := h.passed[g]
	if passes := gates[g]; !known && passes != nil {
		for i, e := range h.events {
			if passes(e) {
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
