package practice

import (
	"strconv"
	"time"
)

// event is one row of a story, or several that repeat it.
type event struct {
	ago      time.Duration
	code     int
	client   service
	resource service
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

// spread gives one event for each time that it happened.
func (e event) spread() []event {
	list := []event{e}
	for n := 1; n < e.times; n++ {
		again := e
		again.ago -= time.Duration(n) * e.every
		list = append(list, again)
	}
	return list
}

// told are all events of a person.
func (p person) told() []event {
	var list []event
	for _, e := range append(p.daily(), p.events...) {
		list = append(list, e.spread()...)
	}
	return list
}

// row makes the row of one of a person's events. Its number keeps the id the
// same when the story is told again later.
func (p person) row(now time.Time, number int, e event) Object {
	id := idOf("story", p.UPN, strconv.Itoa(number))
	row := p.properties(now.Add(-e.ago).Truncate(time.Second), id, e, p.outcomeOf(e))
	if e.attempt != "" {
		row["correlationId"] = idOf("attempt", p.UPN, e.attempt)
	}
	row["userId"], row["userDisplayName"] = p.id(), p.displayName()
	row["userPrincipalName"] = p.nameInLog(e.ago)
	row["signInIdentifier"] = row["userPrincipalName"]
	if p.guest {
		row["userType"], row["crossTenantAccessType"] = "guest", "b2bCollaboration"
		row["homeTenantId"], row["homeTenantName"] = partnerTenantID, ""
	}
	if p.hidePolicies {
		delete(row, applied)
	}
	return row
}

const partnerTenantID = "9c1f0e5a-7d42-4b7e-9a55-0c0ffee00099"

// daily is a person's ordinary day: a sign-in in the morning, then refreshes
// in the background, of mail and of Teams, each until it stops.
func (p person) daily() []event {
	var events []event
	if p.mailUntil < dayStart {
		events = append(events, event{ago: dayStart, client: outlookWeb, resource: exchange, from: office, on: laptop})
	}
	for ago := dayStart - 20*time.Minute; ago > p.mailUntil; ago -= 190 * time.Minute {
		events = append(events, event{ago: ago, silent: true, client: outlookWeb, resource: exchange, from: office, on: laptop})
	}
	for ago := dayStart - 5*time.Minute; ago > p.teamsUntil; ago -= 140 * time.Minute {
		events = append(events, event{ago: ago, silent: true, client: teams, resource: teamsService, from: office, on: laptop})
	}
	return events
}

// dayStart lies within the last 24 hours even of a story that is told late.
const dayStart = 22 * time.Hour
