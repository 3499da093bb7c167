package timeline

import (
	"slices"
	"time"
)

// Habits are what the whole window shows of the account: the places where it
// gets in, and what comes again and again. Rules ask them where one row alone
// would mislead. A nil habits knows nothing.
type Habits struct {
	// addresses, devices, countries and cities of rows that succeeded.
	addresses, devices, countries, cities map[string]bool
	series                                map[seriesKey][]*Event
	rhythms                               map[seriesKey]time.Duration // of the series that have one
	looping                               map[int]bool                // by the place in the log
	home, homeInteractive                 int                         // the last row at a known place, and the last interactive one
	Attack                                attack
	named                                 map[string]bool // correlation ids of blocks whose policy is named
	events                                []*Event
	limited                               map[leg][]*Event // successes that show a limit of the session, once asked for
	machines                              []*Event         // wrong passwords that machines sent
	comebacks                             map[seriesKey]*comeback
	faults                                map[leg]*faults
}

// seriesKey says which rows are the same trouble of the same client.
type seriesKey struct {
	code       int
	unanswered bool // an MFA request that nobody answered, whatever else has its code
	Client
}

// Client is one app on one device, or at one address where no device is known. Equal
// values are the same client.
type Client struct{ app, place string }

// ClientOf is the client of the row.
func ClientOf(e *Event) Client {
	place := e.DeviceKey()
	if place == "" {
		place = e.IPAddress
	}
	return Client{e.AppID, place}
}

func keyOf(e *Event) seriesKey {
	return seriesKey{code: e.Status.ErrorCode, unanswered: e.Unanswered(), Client: ClientOf(e)}
}

// ReadHabits reads them out of the whole window.
func ReadHabits(events []*Event, past *History) *Habits {
	h := &Habits{
		addresses: map[string]bool{}, devices: map[string]bool{}, countries: map[string]bool{}, cities: map[string]bool{},
		events: events, series: map[seriesKey][]*Event{}, rhythms: map[seriesKey]time.Duration{}, looping: map[int]bool{}, named: map[string]bool{},
		comebacks: map[seriesKey]*comeback{}, faults: map[leg]*faults{},
	}
	// where nothing better shows a place, every success does
	shown := slices.ContainsFunc(events, func(e *Event) bool { return e.Succeeded() && !e.Suspect && e.showsPlace() })
	for _, e := range events {
		//guard:intruders-place
		if e.Succeeded() && e.Suspect {
			continue
		}
		if e.Succeeded() {
			h.addresses[e.IPAddress] = true
			h.devices[e.DeviceKey()] = true
			if ( /*guard:service-shows-no-place true*/ e.showsPlace() || !shown) && e.Location.Country != "" {
				h.countries[e.Location.Country] = true
				h.cities[placeOf(e)] = true
			}
			continue
		}
		if slices.Contains(BlockCodes, e.Status.ErrorCode) && len(Failing(e)) > 0 {
			h.named[e.CorrelationID] = true
		}
		h.series[keyOf(e)] = append(h.series[keyOf(e)], e)
	}
	for key, rows := range h.series {
		h.findLoops(rows, past)
		if beat := Rhythm(timesOf(rows)); beat > 0 {
			h.rhythms[key] = beat
		}
	}
	h.readComebacks(events)
	h.readFaults(events)
	h.readHome(events)
	h.Attack = h.readAttack(events)
	h.readMachines()
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
func (h *Habits) findLoops(rows []*Event, past *History) {
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
			h.looping[e.Index] = true
		}
	}
}

// Loops reports a row of a burst in which the client does not get in.
func (h *Habits) Loops(e *Event) bool { return h != nil && h.looping[e.Index] }

// Same lists the rows of the same trouble of the same client.
func (h *Habits) Same(e *Event) []*Event {
	if h == nil {
		return nil
	}
	return h.series[keyOf(e)]
}

// Rhythm is the gap at which the same trouble of the same client comes back, or 0.
func (h *Habits) Rhythm(e *Event) time.Duration {
	if h == nil {
		return 0
	}
	return h.rhythms[keyOf(e)]
}

// ToldBeside reports a block whose policy stands in another row of the same
// attempt: one sign-in asks for several resources.
func (h *Habits) ToldBeside(e *Event) bool {
	return h != nil && e.CorrelationID != "" && slices.Contains(BlockCodes, e.Status.ErrorCode) &&
		len(Failing(e)) == 0 && h.named[e.CorrelationID]
}

// EverSignedIn reports that the account got in at all in the window.
func (h *Habits) EverSignedIn() bool { return h != nil && len(h.addresses) > 0 }
