package practice

import (
	"strconv"
	"time"
)

// event is one row of a story.
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
}

// caStatus is the sum of the policies' results.
func (e event) caStatus(o outcome) string {
	switch {
	case !o.reached:
		return "notApplied"
	case e.decided != nil && e.result == "":
		return "failure"
	}
	return "success"
}

// applied lists every policy as this row met it: the one that decided, and
// the noise of the others. A sign-in that stopped before Conditional Access
// lists none.
func (e event) applied(o outcome) []Object {
	list := []Object{}
	if !o.reached {
		return list
	}
	for i := range policies {
		p := &policies[i]
		if p == e.decided {
			list = append(list, p.decisive(e.result))
			continue
		}
		list = append(list, p.noise())
	}
	return list
}

// row makes the row of one of a person's events. Its number keeps the id the
// same when the story is told again later.
func (p person) row(now time.Time, number int, e event) Object {
	o := outcomes[e.code]
	if e.code == 0 && e.silent {
		o = silentSuccess
	}
	if e.decided == nil && p.bound != nil {
		e.decided, e.result = p.bound, "success"
	}
	id := idOf("story", p.UPN, strconv.Itoa(number))
	row := e.properties(now.Add(-e.ago).Truncate(time.Second), id, o)
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
