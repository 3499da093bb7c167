package timeline

import "time"

// Requests upon requests wear a user down until one is approved
// (https://learn.microsoft.com/entra/identity/authentication/concept-mfa-number-match).
// The approval of the last one shows no more of the user than the others did.

const (
	// wornDownBy is how many requests that nobody answered, after the right password, make
	// the approval that follows doubtful. A phone without a network meets two or three.
	//guard:requests-that-wear-down = 1000
	wornDownBy = 5
	// wornDownWithin is how long before the approval they may lie.
	wornDownWithin = 6 * time.Hour
)

// markWornDown marks what got in at an address from which many requests had been sent in
// vain, unless the account's own device was there, or the account itself before them.
func markWornDown(events []*Event) {
	known := map[string]bool{}       // addresses and devices from which the account got in
	pressed := map[string][]*Event{} // unanswered requests, by address
	suspected := map[string]bool{}   // addresses
	for _, e := range events {
		if e.Unanswered() && e.TypedPassword() {
			pressed[e.IPAddress] = append(pressed[e.IPAddress], e)
		}
		if !e.Succeeded() {
			continue
		}
		own := known[e.IPAddress] || e.Device.ID != "" && known[e.DeviceKey()]
		if !own && (suspected[e.IPAddress] || wearDown(pressed[e.IPAddress], e)) {
			suspected[e.IPAddress], e.Suspect = true, true
			continue
		}
		known[e.IPAddress] = true
		if e.Device.ID != "" {
			known[e.DeviceKey()] = true
		}
	}
}

// wearDown reports enough requests shortly before the success.
func wearDown(requests []*Event, success *Event) bool {
	if len(requests) < wornDownBy {
		return false
	}
	return success.CreatedAt.Sub(requests[len(requests)-wornDownBy].CreatedAt) <= wornDownWithin
}
