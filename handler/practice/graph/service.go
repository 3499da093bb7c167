package practice

import "time"

// service is the part of Graph that the tenant serves, as it is at one moment.
type service struct {
	Now        time.Time
	Unlicensed bool // the tenant has neither Entra ID P1 nor P2
	Held       contents
}
