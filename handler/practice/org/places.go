package org

// Place is where a sign-in comes from. The addresses are for documentation
// (RFC 5737 and RFC 3849), the autonomous system numbers too (RFC 5398).
type Place struct {
	Address, City, State, Country string
	Latitude, Longitude           float64
	System                        int
	Network                       string // the named location, if it is one
}

// The places that people sign in from.
var (
	Office    = Place{"192.0.2.10", "Utrecht", "Utrecht", "NL", 52.09, 5.12, 64496, "Practice head office"}
	Home      = Place{"198.51.100.23", "Amersfoort", "Utrecht", "NL", 52.16, 5.39, 64497, ""}
	HomeSix   = Place{"2001:db8:4c1::17", "Amersfoort", "Utrecht", "NL", 52.16, 5.39, 64497, ""}
	Abroad    = Place{"203.0.113.77", "Lisbon", "Lisboa", "PT", 38.72, -9.14, 64498, ""}
	Elsewhere = Place{"203.0.113.140", "Dhaka", "Dhaka", "BD", 23.81, 90.41, 64499, ""}
	Tunnel    = Place{"198.51.100.200", "Frankfurt am Main", "Hessen", "DE", 50.11, 8.68, 64500, ""}
	Hosted    = Place{"198.51.100.130", "Dublin", "Dublin", "IE", 53.35, -6.26, 64501, ""}
	// Nobody of the tenant has ever been there.
	Groningen = Place{"203.0.113.200", "Groningen", "Groningen", "NL", 53.22, 6.57, 64505, ""}
	Montreal  = Place{"203.0.113.201", "Montreal", "Quebec", "CA", 45.5, -73.57, 64502, ""}
	Santiago  = Place{"203.0.113.202", "Santiago", "Santiago", "CL", -33.45, -70.67, 64503, ""}
	Perth     = Place{"203.0.113.203", "Perth", "Western Australia", "AU", -31.95, 115.86, 64504, ""}
)
