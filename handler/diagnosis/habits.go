package diagnosis

import (
	"slices"
	"time"
)

// habits are what the whole window shows of the account: the places where it
// gets in, and what comes again and again. Rules ask them where one row alone
// would mislead. A nil habits knows nothing.
type habits struct {
	// addresses, devices, countries and cities of rows that succeeded.
	addresses, devices, countries, cities map[string]bool
	series                                map[seriesKey][]*event
	rhythms                               map[seriesKey]time.Duration // of the series that have one
	looping                               map[*event]bool
	home, homeInteractive                 int // the last row at a known place, and the last interactive one
	attack                                attack
	named                                 map[string]bool // correlation ids of blocks whose policy is named
}

// seriesKey says which rows are the same trouble of the same client.
type seriesKey struct {
	code       int
	app, place string
}

func keyOf(e *event) seriesKey {
	place := e.device()
	if place == "" {
		place = e.IPAddress
	}
	return seriesKey{code: e.Status.ErrorCode, app: e.AppID, place: place}
}

func readHabits(events []*event, past *history) *habits {
	h := &habits{
		addresses: map[string]bool{}, devices: map[string]bool{}, countries: map[string]bool{}, cities: map[string]bool{},
		series: map[seriesKey][]*event{}, rhythms: map[seriesKey]time.Duration{}, looping: map[*event]bool{}, named: map[string]bool{},
	}
	// where nothing better shows a place, every success does
	shown := slices.ContainsFunc(events, func(e *event) bool { return e.Succeeded() && !e.suspect && e.showsPlace() })
	for _, e := range events {
		//guard:intruders-place
		if e.Succeeded() && e.suspect {
			continue
		}
		if e.Succeeded() {
			h.addresses[e.IPAddress] = true
			h.devices[e.device()] = true
			if ( /*guard:service-shows-no-place true*/ e.showsPlace() || !shown) && e.Location.Country != "" {
				h.countries[e.Location.Country] = true
				h.cities[placeOf(e)] = true
			}
			continue
		}
		if slices.Contains(blockNumbers, e.Status.ErrorCode) && len(failing(e)) > 0 {
			h.named[e.CorrelationID] = true
		}
		h.series[keyOf(e)] = append(h.series[keyOf(e)], e)
	}
	for key, rows := range h.series {
		h.findLoops(rows, past)
		if beat := rhythm(timesOf(rows)); beat > 0 {
			h.rhythms[key] = beat
		}
	}
	h.readHome(events)
	h.attack = h.readAttack(events)
	return h
}

const (
	// A loop is the same trouble so often in so short a time that no person
	// makes it: three times in five minutes.
	//guard:loop-times = 2
	loopTimes = 3
	//guard:loop-span = 30 * time.Minute
	loopSpan = 5 * time.Minute
)

// findLoops marks the rows of a series that come in a burst while the client
// does not get in.
func (h *habits) findLoops(rows []*event, past *history) {
	for i := range len(rows) - loopTimes + 1 {
		burst := rows[i : i+loopTimes]
		first, last := burst[0], burst[loopTimes-1]
		if last.CreatedAt.Sub(first.CreatedAt) > loopSpan {
			continue
		}
		//guard:prompts-before-success
		if e := past.clientSuccess(first); e != nil && e.CreatedAt.Sub(last.CreatedAt) <= loopSpan {
			continue
		}
		for _, e := range burst {
			h.looping[e] = true
		}
	}
}

func (h *habits) loops(e *event) bool { return h != nil && h.looping[e] }

// same lists the rows of the same trouble of the same client.
func (h *habits) same(e *event) []*event {
	if h == nil {
		return nil
	}
	return h.series[keyOf(e)]
}

// rhythm is the gap at which the same trouble of the same client comes back, or 0.
func (h *habits) rhythm(e *event) time.Duration {
	if h == nil {
		return 0
	}
	return h.rhythms[keyOf(e)]
}

// toldBeside reports a block whose policy stands in another row of the same
// attempt: one sign-in asks for several resources.
func (h *habits) toldBeside(e *event) bool {
	return h != nil && e.CorrelationID != "" && slices.Contains(blockNumbers, e.Status.ErrorCode) &&
		len(failing(e)) == 0 && h.named[e.CorrelationID]
}

func (h *habits) everSignedIn() bool { return h != nil && len(h.addresses) > 0 }
