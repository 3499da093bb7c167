package timeline

import (
	"slices"

	"signin-diagnosis/handler/signin"
)

// Somebody who has guessed a password signs in with success, from a place that
// would then look familiar. Rows that may be an intruder's must neither make a
// place familiar nor show that a trouble is over.

// MarkSuspects marks the rows of every country in which a password let somebody
// in after tries that were in vain, there or, as sprays go, in several other
// countries, unless something there shows that it was the user. The country in
// which the account is most is never suspected: the others are compared with it.
//
// In whatever country, it marks what got in after requests that wore the user down.
func MarkSuspects(events []*Event) {
	markWornDown(events)
	countries := readCountries(events)
	home := homeOf(countries)
	for _, c := range countries {
		c.hostile = c.entry != nil && /*guard:home-is-no-suspect*/ c != home && (c.triedBefore() || /*guard:spray-before-entry*/ c.sprayedBefore(events, countries)) && !c.vouched(countries)
	}
	for _, e := range events {
		if c := countries[e.Location.Country]; c != nil && c.hostile {
			e.Suspect = e.Suspect || !e.Succeeded() || e.Index >= c.entry.Index
		}
	}
}

// homeOf is the country in which the account is most. Of two in which it is as much, it
// is the one that was not entered after tries in vain, then the one that was entered first.
func homeOf(countries map[string]*country) *country {
	var home *country
	for _, c := range countries {
		if len(c.successes) > 0 && (home == nil || c.moreHomeThan(home)) {
			home = c
		}
	}
	return home
}

func (c *country) moreHomeThan(other *country) bool {
	switch {
	case len(c.hours) != len(other.hours):
		return len(c.hours) > len(other.hours)
	//guard:tie-of-countries
	case c.triedBefore() != other.triedBefore():
		return other.triedBefore()
	default:
		return c.successes[0].Index < other.successes[0].Index
	}
}

// country is what the log holds of one.
type country struct {
	hostile   bool
	entry     *Event // the first success by a password; a token that was there before is none
	guesses   int    // before anybody was there
	stopped   int    // right passwords without the second factor, before anybody was there
	declined  bool
	hours     map[int64]bool // of the clock, in which somebody was there by hand, with a device or by a password
	successes []*Event
	devices   map[string]bool // that signed in
}

// readCountries sorts the rows by country; rows without one say nothing.
func readCountries(events []*Event) map[string]*country {
	countries := map[string]*country{}
	for _, e := range events {
		if e.Location.Country == "" {
			continue
		}
		c := countries[e.Location.Country]
		if c == nil {
			c = &country{devices: map[string]bool{}, hours: map[int64]bool{}}
			countries[e.Location.Country] = c
		}
		c.read(e)
	}
	return countries
}

func (c *country) read(e *Event) {
	switch {
	case e.Succeeded():
		c.readSuccess(e)
	case e.Denied():
		c.declined = c.declined || e.Denial.speaksOfStranger()
		if len(c.hours) == 0 && e.TypedPassword() {
			c.stopped++
		}
	case guess(e) && len(c.hours) == 0:
		c.guesses++
	}
}

func (c *country) readSuccess(e *Event) {
	c.successes = append(c.successes, e)
	//guard:entry-by-password = true
	byPassword := enteredByPassword(e)
	if byPassword && c.entry == nil {
		c.entry = e
	}
	if byPassword || e.showsPlace() {
		c.hours[e.CreatedAt.Unix()/3600] = true
	}
	if e.Device.ID != "" {
		c.devices[e.DeviceKey()] = true
	}
}

func enteredByPassword(e *Event) bool {
	return e.freshPassword() || /*guard:password-of-script*/ e.UsesPasswordGrant()
}

func (c *country) triedBefore() bool {
	return c.guesses >= /*guard:guesses-before-entry = 1*/ fewestGuesses || c.stopped > 0
}

// sprayedBefore reports guesses from several countries in which nobody got in, in
// the day before the entry.
func (c *country) sprayedBefore(events []*Event, all map[string]*country) bool {
	rows, from := 0, map[string]bool{}
	for _, e := range events[:c.entry.Index] {
		other := all[e.Location.Country]
		if guess(e) && other != nil && len(other.successes) == 0 && c.entry.CreatedAt.Sub(e.CreatedAt) <= attackReach {
			rows++
			from[e.Location.Country] = true
		}
	}
	return rows >= fewestGuesses && len(from) >= SeveralCountries
}

// vouched: the user showed a second factor there, and declined none, or uses a
// device of the account's own. What is shown after an entry by the password alone
// may be the intruder's.
func (c *country) vouched(all map[string]*country) bool {
	for _, e := range c.successes {
		if /*guard:declined-before*/ !c.declined && /*guard:second-factor-vouches false*/ showsUser(e) || /*guard:own-device-vouches*/ ownDevice(e, all) {
			return true
		}
		//guard:vouched-before-entry
		if enteredByPassword(e) {
			return false
		}
	}
	return false
}

// showsUser: the row holds more than a password. The log fills the steps in for up
// to two hours; until then its summary has to do.
func showsUser(e *Event) bool {
	return e.freshSecondFactor() || LooseEqual(e.AuthenticationRequirement, "multiFactorAuthentication") ||
		slices.ContainsFunc(e.AuthenticationSteps, func(s signin.Step) bool {
			return s.Succeeded && (secondFactor(s) || primaryStep(s) && !satisfiedBefore(s) && !LooseEqual(s.Method, "Password"))
		})
}

// ownDevice reports a device that signed in from another country, too.
func ownDevice(e *Event, all map[string]*country) bool {
	if e.Device.ID == "" {
		return false
	}
	for name, c := range all {
		if name != e.Location.Country && c.devices[e.DeviceKey()] {
			return true
		}
	}
	return false
}
