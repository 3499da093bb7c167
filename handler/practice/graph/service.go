package graph

import "time"

// Service is the part of Graph that the tenant serves, as it is at one moment.
type Service struct {
	Now        time.Time
	Unlicensed bool // the tenant has neither Entra ID P1 nor P2
	Held       Contents
}
