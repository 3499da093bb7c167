package practice

import (
	"maps"
	"strconv"
	"strings"
	"time"
)

// storiesAge is how old the stories may get before they are told anew: a
// process that lives for days shall still have a log of the last 24 hours, and
// a lockout that is minutes old.
const storiesAge = 10 * time.Minute

func storySignIns(now time.Time) []Object {
	var rows []Object
	for _, p := range people() {
		for number, e := range p.told() {
			rows = append(rows, p.row(now, number, e))
		}
	}
	return rows
}

func storyUsers(now time.Time) []Object {
	var users []Object
	for _, p := range people() {
		users = append(users, p.object(now))
	}
	return users
}

// storyPolicies are the definitions as the policy list shows them.
func storyPolicies(now time.Time) []Object {
	outside := excludedByName()
	var list []Object
	for i := range policies {
		list = append(list, policies[i].definition(now, outside[&policies[i]]))
	}
	return list
}

// excludedByName are the ids of those whom a policy excludes by name.
func excludedByName() map[*policy][]string {
	ids := map[*policy][]string{}
	for _, p := range people() {
		for _, m := range p.always {
			if m.named {
				ids[m.policy] = append(ids[m.policy], p.id())
			}
		}
	}
	return ids
}

// told are all events of a person.
func (p person) told() []event {
	var list []event
	for _, e := range append(p.daily(), p.events...) {
		list = append(list, spread(e)...)
	}
	return list
}

// spread gives one event for each time that it happened.
func spread(e event) []event {
	list := []event{e}
	for n := 1; n < e.times; n++ {
		again := e
		again.ago -= time.Duration(n) * e.every
		list = append(list, again)
	}
	return list
}

// row makes the row of one of a person's events. Its number keeps the id the
// same when the story is told again later.
func (p person) row(now time.Time, number int, e event) Object {
	id := idOf("story", p.UPN, strconv.Itoa(number))
	row := e.row(now.Add(-e.ago).Truncate(time.Second), id, p.always)
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
		delete(row, appliedPolicies)
	}
	return row
}

// SignIn is a full row of the beta log, with every property that Graph sends
// (https://learn.microsoft.com/graph/api/resources/signin?view=graph-rest-beta):
// a successful, interactive sign-in at the office. changes replace properties,
// whole ones. Without an id in changes, user and time decide it.
func SignIn(at time.Time, userID, userPrincipalName string, changes Object) Object {
	at = at.UTC()
	id := idOf("sign-in", userID, at.Format(time.RFC3339Nano))
	row := event{client: outlookWeb, resource: exchange, from: office, on: laptop}.row(at, id, nil)
	row["userId"] = userID
	row["userPrincipalName"] = strings.ToLower(userPrincipalName)
	row["signInIdentifier"] = userPrincipalName
	maps.Copy(row, changes)
	return row
}
