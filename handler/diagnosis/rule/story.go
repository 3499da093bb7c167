package rule

import "time"

// Story is one trouble that two rules see. It is told once, by the rule that names what
// has to be cured.
type Story struct {
	Lead Code   // tells of it
	Then []Code // whose rows belong to it
	// Within is how near a row has to lie to one of the lead's, of the same client and
	// resource; with Account of the account, whatever client it is.
	Within  time.Duration
	Account bool
	After   bool // only rows after the lead's belong to it
	Over    bool // they belong to it though one of the two is over and the other stands
	Why     string
}
