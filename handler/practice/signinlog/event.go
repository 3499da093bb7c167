package practice

import "time"

// event is one row of a story, or several that repeat it.
type event struct {
	ago      time.Duration
	code     int
	client   app
	resource app
	from     place
	on       device
	silent   bool    // a background refresh: no person was there
	attempt  string  // events of one attempt share their correlation id
	decided  *policy // the policy that decided, if one did
	result   string  // how it decided; failure when empty

	times int           // how often it happened; 0 is once
	every time.Duration // after how long it happened again

	meets    []meeting // how it met further policies, where that is not the usual way
	asked    *demand   // who asked for a second factor, if it was not Conditional Access
	reason   string    // failureReason, where a code has several
	steps    []step    // where they are not those of the code
	lifetime *lifetime // the session rule, where it is not that of the code
	shows    Object    // properties of the row that only this story speaks of, whole ones
}
