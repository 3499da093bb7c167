package diagnosis

import (
	"slices"
	"strings"
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
	strangers                             []*event // guesses of strangers, oldest first
	strangerAddresses                     map[string]bool
	sprayed                               bool            // guesses from more places than one person can be at
	named                                 map[string]bool // correlation ids of blocks whose policy is named
	takenIn                               bool            // in some row half of the policies or more took the account in
}

// seriesKey says which rows are the same trouble of the same client.
type seriesKey struct {
	code       int
	app, place string
}

func keyOf(e *event) seriesKey {
	place := strings.ToLower(e.Device.ID)
	if place == "" {
		place = e.IPAddress
	}
	return seriesKey{code: e.Status.ErrorCode, app: e.AppID, place: place}
}

func readHabits(events []*event, past *history) *habits {
	h := &habits{
		addresses: map[string]bool{}, devices: map[string]bool{}, countries: map[string]bool{}, cities: map[string]bool{},
		series: map[seriesKey][]*event{}, rhythms: map[seriesKey]time.Duration{}, looping: map[*event]bool{}, strangerAddresses: map[string]bool{}, named: map[string]bool{},
	}
	for _, e := range events {
		h.takenIn = h.takenIn || mostlyTakenIn(e)
		if e.Succeeded() {
			h.addresses[e.IPAddress] = true
			h.devices[strings.ToLower(e.Device.ID)] = true
			h.countries[e.Location.Country] = true
			h.cities[e.Location.Country+"/"+e.Location.City] = true
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
	h.sprayed = h.sprays(events)
	for _, e := range events {
		if h.stranger(e) {
			h.strangers = append(h.strangers, e)
			h.strangerAddresses[e.IPAddress] = true
		}
	}
	return h
}

const (
	// A loop is the same trouble so often in so short a time that no person
	// makes it: three times in five minutes.
	loopTimes = 3
	loopSpan  = 5 * time.Minute
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

// owns reports that the account has signed in from this address or device.
func (h *habits) owns(e *event) bool {
	return h.addresses[e.IPAddress] || e.Device.ID != "" && h.devices[strings.ToLower(e.Device.ID)]
}

// guesses are the codes that somebody gets who tries passwords.
var guesses = []int{50126, 50053, 50064, 50056, 50034}

// unfamiliar reports a country and an address where the account has never
// signed in, while it does sign in elsewhere.
func (h *habits) unfamiliar(e *event) bool {
	return h != nil && len(h.countries) > 0 && e.Location.Country != "" && !h.countries[e.Location.Country] && !h.owns(e)
}

// unfamiliarCity is unfamiliar to the city. Mobile networks place people in one
// city today and another tomorrow, so it means something only beside a declined
// request.
func (h *habits) unfamiliarCity(e *event) bool {
	return h.unfamiliar(e) || h != nil && len(h.cities) > 0 && e.Location.City != "" &&
		!h.cities[e.Location.Country+"/"+e.Location.City] && !h.owns(e)
}

// stranger reports a guess from an unfamiliar place, or one of many.
func (h *habits) stranger(e *event) bool {
	return slices.Contains(guesses, e.Status.ErrorCode) && (h.unfamiliar(e) || h != nil && h.sprayed && !h.owns(e))
}

// A spray comes from at least so many addresses and cities in which the account
// has never signed in. A phone on the move changes addresses too, but not cities
// at such a rate, and it tries more than twice from each.
const (
	sprayAddresses = 5
	sprayCities    = 4
	sprayTries     = 2
)

func (h *habits) sprays(events []*event) bool {
	tries, cities := map[string]int{}, map[string]bool{}
	for _, e := range events {
		if slices.Contains(guesses, e.Status.ErrorCode) && !h.owns(e) {
			tries[e.IPAddress]++
			cities[e.Location.Country+"/"+e.Location.City] = true
		}
	}
	for _, n := range tries {
		if n > sprayTries {
			return false
		}
	}
	return len(h.addresses) > 0 && len(tries) >= sprayAddresses && len(cities) >= sprayCities
}

// Fewer guesses than this, all from one address, may be the user on a journey.
const fewestGuesses = 3

// attacked reports guesses that are many, or come from several addresses.
func (h *habits) attacked() bool {
	return h != nil && (len(h.strangers) >= fewestGuesses || len(h.strangerAddresses) > 1)
}

// attackReach is how long before a lockout guesses may lie that have to do with it.
const attackReach = 24 * time.Hour

// attackedBefore reports such guesses shortly before the row, or at its time.
func (h *habits) attackedBefore(e *event) bool {
	return h.attacked() && slices.ContainsFunc(h.strangers, func(s *event) bool {
		return e.CreatedAt.Sub(s.CreatedAt).Abs() <= attackReach
	})
}

// toldBeside reports a block whose policy stands in another row of the same
// attempt: one sign-in asks for several resources.
func (h *habits) toldBeside(e *event) bool {
	return h != nil && e.CorrelationID != "" && slices.Contains(blockNumbers, e.Status.ErrorCode) &&
		len(failing(e)) == 0 && h.named[e.CorrelationID]
}

func (h *habits) everSignedIn() bool { return h != nil && len(h.addresses) > 0 }

func (h *habits) isTakenIn() bool { return h != nil && h.takenIn }
