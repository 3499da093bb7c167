package practice

// place is where a sign-in comes from. The addresses are for documentation
// (RFC 5737 and RFC 3849), the autonomous system numbers too (RFC 5398).
type place struct {
	address, city, state, country string
	latitude, longitude           float64
	system                        int
	network                       string // the named location, if it is one
}

var (
	office    = place{"192.0.2.10", "Utrecht", "Utrecht", "NL", 52.09, 5.12, 64496, "Practice head office"}
	home      = place{"198.51.100.23", "Amersfoort", "Utrecht", "NL", 52.16, 5.39, 64497, ""}
	homeSix   = place{"2001:db8:4c1::17", "Amersfoort", "Utrecht", "NL", 52.16, 5.39, 64497, ""}
	abroad    = place{"203.0.113.77", "Lisbon", "Lisboa", "PT", 38.72, -9.14, 64498, ""}
	elsewhere = place{"203.0.113.140", "Dhaka", "Dhaka", "BD", 23.81, 90.41, 64499, ""}
	tunnel    = place{"198.51.100.200", "Frankfurt am Main", "Hessen", "DE", 50.11, 8.68, 64500, ""}
	hosted    = place{"198.51.100.130", "Dublin", "Dublin", "IE", 53.35, -6.26, 64501, ""}
	// Nobody of the tenant has ever been there.
	groningen = place{"203.0.113.200", "Groningen", "Groningen", "NL", 53.22, 6.57, 64505, ""}
	montreal  = place{"203.0.113.201", "Montreal", "Quebec", "CA", 45.5, -73.57, 64502, ""}
	santiago  = place{"203.0.113.202", "Santiago", "Santiago", "CL", -33.45, -70.67, 64503, ""}
	perth     = place{"203.0.113.203", "Perth", "Western Australia", "AU", -31.95, 115.86, 64504, ""}
)
