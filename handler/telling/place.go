package telling

import (
	"regexp"
	"strings"

	"signin-diagnosis/handler/foreign"
	"signin-diagnosis/handler/signin"
)

// plainAddress is an address as the log writes it: other tenants' are masked
// with XXX. Anything else stays out of our sentences.
var plainAddress = regexp.MustCompile(`^[0-9A-Fa-f:.X*/]{2,49}$`)

var (
	placeKnown         = book.Phrase("{placeName}")
	placeWithAddress   = book.Phrase("{placeName} ({address})")
	placeUnknown       = book.Phrase("an unknown place")
	placeOnlyAnAddress = book.Phrase("an unknown place ({address})")
)

// place is where a row came from, with its address.
func place(row *signin.SignIn, o Options) string {
	var parts []string
	for _, part := range []string{row.Location.City, row.Location.Country} {
		if part = foreign.Clean(part); part != "" {
			parts = append(parts, part)
		}
	}
	v := values{"placeName": foreign.Quote(strings.Join(parts, ", "), "")}
	if address := maskAddress(row.IPAddress, o); plainAddress.MatchString(address) {
		v["address"] = address
	}
	switch {
	case v["placeName"] != "" && v["address"] != "":
		return placeWithAddress.FillIn(o.Language, v)
	case v["placeName"] != "":
		return placeKnown.FillIn(o.Language, v)
	case v["address"] != "":
		return placeOnlyAnAddress.FillIn(o.Language, v)
	default:
		return placeUnknown.In(o.Language)
	}
}
