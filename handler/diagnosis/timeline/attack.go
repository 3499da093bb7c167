package timeline

import (
	"slices"
	"time"
)

// attack is what strangers tried in the window: guesses at the password from
// places where the account has never signed in.
type attack struct {
	Guesses   []*Event // oldest first
	Of        map[*Event]bool
	Addresses map[string]bool
	Countries int // unfamiliar ones, of all guesses that were looked at
}

// Guesses are the codes that somebody gets who tries passwords.
var Guesses = []int{50126, 50053, 50064, 50056, 50034}

func guess(e *Event) bool { return slices.Contains(Guesses, e.Status.ErrorCode) }

const (
	// A spray comes from at least so many addresses and cities in which the account
	// has never signed in, and tries no more than twice from each. A phone on the
	// move changes addresses too, but not cities at such a rate, and it tries more.
	sprayAddresses = 5
	sprayCities    = 4
	sprayTries     = 2
	// Fewer guesses than this, all from one address, may be a slip of the user's.
	//guard:fewest-guesses = 2
	fewestGuesses = 3
	// SeveralCountries is in how many foreign countries nobody is at once.
	SeveralCountries = 2
)

// readAttack tells the guesses of strangers from those of the user on a journey.
// Guesses from several countries, a spray, and those before a success that may be
// an intruder's, are nobody's journey. Others are a stranger's only if the account
// was at work at a known place afterwards: whoever is away from home and has
// forgotten the password, is not.
func (h *Habits) readAttack(events []*Event) attack {
	a := attack{Of: map[*Event]bool{}, Addresses: map[string]bool{}}
	strangers, sprayed := h.strangers(events)
	countries, addresses := map[string]bool{}, map[string]bool{}
	for _, e := range strangers {
		addresses[e.IPAddress] = true
		if h.Unfamiliar(e) {
			countries[e.Location.Country] = true
		}
	}
	a.Countries = len(countries)
	many := len(strangers) >= fewestGuesses || len(addresses) > 1
	for _, e := range strangers {
		switch {
		case e.Suspect, len(countries) >= SeveralCountries && /*guard:guesses-of-two-countries false*/ h.Unfamiliar(e), sprayed[e.IPAddress]:
		case many && /*guard:slips-of-traveller*/ h.AtHomeSince(e):
		//guard:laptop-at-home = h.home > e.Index
		case h.homeInteractive > e.Index:
		default:
			continue
		}
		a.Guesses = append(a.Guesses, e)
		a.Of[e] = true
		a.Addresses[e.IPAddress] = true
	}
	return a
}

// strangers lists the guesses from unfamiliar countries and, where the tries are
// a spray, from unknown addresses anywhere; and the addresses of the spray.
func (h *Habits) strangers(events []*Event) ([]*Event, map[string]bool) {
	sprayed := h.spray(events)
	var found []*Event
	for _, e := range events {
		if guess(e) && !h.owns(e) && (h.Unfamiliar(e) || len(sprayed) > 0) {
			found = append(found, e)
		}
	}
	return found, sprayed
}

// spray finds the addresses of a spray, or none.
func (h *Habits) spray(events []*Event) map[string]bool {
	tries, city := map[string]int{}, map[string]string{}
	for _, e := range events {
		if guess(e) && !h.owns(e) {
			tries[e.IPAddress]++
			city[e.IPAddress] = placeOf(e)
		}
	}
	light, cities := map[string]bool{}, map[string]bool{}
	for address, n := range tries {
		//guard:tries-per-address true
		if n <= sprayTries {
			light[address] = true
			cities[city[address]] = true
		}
	}
	if len(h.addresses) == 0 || len(light) < sprayAddresses || /*guard:cities-of-spray*/ len(cities) < sprayCities {
		return nil
	}
	return light
}

func placeOf(e *Event) string { return e.Location.Country + "/" + e.Location.City }

// attackReach is how long before a lockout guesses may lie that have to do with it.
//
//guard:attack-reach = 240 * time.Hour
const attackReach = 24 * time.Hour

// AttackedBefore reports guesses of strangers shortly before the row, or shortly after.
func (h *Habits) AttackedBefore(e *Event) bool {
	if h == nil {
		return false
	}
	i, _ := slices.BinarySearchFunc(h.Attack.Guesses, e.CreatedAt.Add(-attackReach), func(s *Event, from time.Time) int {
		return s.CreatedAt.Compare(from)
	})
	return i < len(h.Attack.Guesses) && h.Attack.Guesses[i].CreatedAt.Sub(e.CreatedAt) <= attackReach
}

// owns reports that the account has signed in from this address or device.
func (h *Habits) owns(e *Event) bool {
	return /*guard:address-of-home true*/ e.IPAddress != "" && h.addresses[e.IPAddress] || e.Device.ID != "" && h.devices[e.DeviceKey()]
}

// Elsewhere reports an address and a device from which the account has never signed
// in, while it does sign in from others. A row without an address says nothing.
func (h *Habits) Elsewhere(e *Event) bool {
	return h.EverSignedIn() && e.IPAddress != "" && !h.owns(e)
}

// Unfamiliar reports a country and an address where the account has never
// signed in, while it does sign in elsewhere.
func (h *Habits) Unfamiliar(e *Event) bool {
	return h != nil && h.abroad(e) && !h.owns(e)
}

// UnfamiliarCity is unfamiliar to the city. Mobile networks place people in one
// city today and another tomorrow, so it means something only beside a declined
// request.
func (h *Habits) UnfamiliarCity(e *Event) bool {
	return h.Unfamiliar(e) || h != nil && len(h.cities) > 0 && e.Location.City != "" && !h.cities[placeOf(e)] && !h.owns(e)
}

// AtHomeSince reports that the account was used at a known place after the row.
func (h *Habits) AtHomeSince(e *Event) bool { return h != nil && h.home > e.Index }

// abroad reports a country in which nothing shows the user, though something does
// elsewhere. A row without a country says nothing.
func (h *Habits) abroad(e *Event) bool {
	return len(h.countries) > 0 && e.Location.Country != "" && /*guard:users-own-country*/ !h.countries[e.Location.Country]
}

// readHome remembers when the account was last used at a known place.
func (h *Habits) readHome(events []*Event) {
	h.home, h.homeInteractive = -1, -1
	for _, e := range events {
		if e.Suspect || !h.owns(e) || /*guard:service-elsewhere*/ h.abroad(e) {
			continue
		}
		h.home = e.Index
		if e.Interactive {
			h.homeInteractive = e.Index
		}
	}
}
