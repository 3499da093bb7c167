package signinlog

import (
	"time"

	"signin-diagnosis/handler/practice/org"
)

// Event is one row of the log, or several that repeat it.
type Event struct {
	Ago      time.Duration
	Code     int
	Client   org.App
	Resource org.App
	From     org.Place
	On       org.Device
	Silent   bool        // a background refresh: no person was there
	Attempt  string      // events of one attempt share their correlation id
	Decided  *org.Policy // the policy that decided, if one did
	Result   string      // how it decided; failure when empty

	Times int           // how often it happened; 0 is once
	Every time.Duration // after how long it happened again

	Meets    []Meeting // how it met further policies, where that is not the usual way
	Asked    *Demand   // who asked for a second factor, if it was not Conditional Access
	Reason   string    // failureReason, where a code has several
	Steps    []Step    // where they are not those of the code
	Lifetime *Lifetime // the session rule, where it is not that of the code
	Shows    object    // properties of the row that only this event speaks of, whole ones
}
