package diagnosis

import "strings"

// Somebody who has guessed a password signs in with success, from a place that
// would then look familiar. Rows that may be an intruder's must neither make a
// place familiar nor show that a trouble is over.

// markSuspects marks the rows of every country in which somebody tried to get in
// before the account ever did, unless the account then showed a second factor
// there, or a device that it uses elsewhere. A token that is refreshed from there,
// by a service or through a tunnel, is no stranger's entry. The country with most successes is
// never suspected: it is what the others are compared with.
func markSuspects(events []*event) {
	countries := readCountries(events)
	most := 0
	for _, c := range countries {
		most = max(most, len(c.successes))
	}
	for _, c := range countries {
		c.hostile = len(c.successes) < most && c.triedBefore() && !c.vouched(countries)
	}
	for _, e := range events {
		c := countries[e.Location.Country]
		e.suspect = c != nil && c.hostile
	}
}

// country is what the log holds of one.
type country struct {
	hostile   bool
	entered   bool // by a password, and not by a token that was there before
	guesses   int  // before the first success
	stopped   int  // right passwords, before the first success, without the second factor
	declined  bool
	successes []*event
	devices   map[string]bool // that signed in
}

// readCountries sorts the rows by country; rows without one say nothing.
func readCountries(events []*event) map[string]*country {
	countries := map[string]*country{}
	for _, e := range events {
		if e.Location.Country == "" {
			continue
		}
		c := countries[e.Location.Country]
		if c == nil {
			c = &country{devices: map[string]bool{}}
			countries[e.Location.Country] = c
		}
		c.read(e)
	}
	return countries
}

func (c *country) read(e *event) {
	refused := e.Status.ErrorCode == codeSecondFactorRefused
	switch {
	case e.Succeeded():
		c.successes = append(c.successes, e)
		c.entered = c.entered || e.freshPassword() || passwordGrant(&subject{event: e})
		if e.Device.ID != "" {
			c.devices[strings.ToLower(e.Device.ID)] = true
		}
	case refused:
		s := &subject{event: e}
		c.declined = c.declined || stepSays(declining...)(s) && !stepSays(silent...)(s)
		if len(c.successes) == 0 && e.typedPassword() {
			c.stopped++
		}
	case guess(e) && len(c.successes) == 0:
		c.guesses++
	}
}

// codeSecondFactorRefused: AADSTS500121, authentication failed during the request
// for strong authentication.
const codeSecondFactorRefused = 500121

func (c *country) triedBefore() bool {
	return c.entered && (c.guesses >= fewestGuesses || c.stopped > 0)
}

// vouched: the second factor was given there and never declined, or it is a device
// of the account's own that signed in.
func (c *country) vouched(all map[string]*country) bool {
	for _, e := range c.successes {
		if !c.declined && e.freshSecondFactor() || ownDevice(e, all) {
			return true
		}
	}
	return false
}

// ownDevice reports a device that signed in from another country, too.
func ownDevice(e *event, all map[string]*country) bool {
	if e.Device.ID == "" {
		return false
	}
	for name, c := range all {
		if name != e.Location.Country && c.devices[strings.ToLower(e.Device.ID)] {
			return true
		}
	}
	return false
}
