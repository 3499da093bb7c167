package people

import (
	"maps"
	"strconv"
	"strings"
	"time"

	"signin-diagnosis/handler/practice/org"
	"signin-diagnosis/handler/practice/plain"
	"signin-diagnosis/handler/practice/signinlog"
)

// StayFresh is how old the stories may get before their rows are made
// again: a process that lives for days still needs a log of the last 24 hours, and a
// lockout that is minutes old.
const StayFresh = 10 * time.Minute

// SignIns returns the rows of everybody, as of a moment.
func SignIns(now time.Time) []plain.Object {
	var rows []object
	for _, p := range people() {
		for number, e := range p.allEvents() {
			rows = append(rows, p.row(now, number, e))
		}
	}
	return rows
}

// Users returns the people in the directory.
func Users(now time.Time) []plain.Object {
	var users []object
	for _, p := range people() {
		users = append(users, p.object(now))
	}
	return users
}

// Policies returns the definitions of the tenant's policies as the policy list shows them.
func Policies(now time.Time) []plain.Object {
	outside := excludedByName()
	var list []object
	for i := range org.Policies {
		list = append(list, org.Policies[i].Definition(now, outside[&org.Policies[i]]))
	}
	return list
}

// excludedByName returns the ids of those whom a policy excludes by name.
func excludedByName() map[*org.Policy][]string {
	ids := map[*org.Policy][]string{}
	for _, p := range people() {
		for _, m := range p.always {
			if m.Named {
				ids[m.Policy] = append(ids[m.Policy], p.id())
			}
		}
	}
	return ids
}

// allEvents returns all events of a person.
func (p person) allEvents() []event {
	var list []event
	for _, e := range append(p.daily(), p.events...) {
		list = append(list, spread(e)...)
	}
	return list
}

// spread returns one event for each time that it happened.
func spread(e event) []event {
	list := []event{e}
	for n := 1; n < e.Times; n++ {
		again := e
		again.Ago -= time.Duration(n) * e.Every
		list = append(list, again)
	}
	return list
}

// row makes the row of one of a person's events. Its number keeps the id the
// same when the story is told again later.
func (p person) row(now time.Time, number int, e event) object {
	id := plain.ID("story", p.UPN, strconv.Itoa(number))
	row := e.Row(now.Add(-e.Ago).Truncate(time.Second), id, p.always)
	if e.Attempt != "" {
		row["correlationId"] = plain.ID("attempt", p.UPN, e.Attempt)
	}
	row["userId"], row["userDisplayName"] = p.id(), p.displayName()
	row["userPrincipalName"] = p.nameInLog(e.Ago)
	row["signInIdentifier"] = row["userPrincipalName"]
	if p.guest {
		row["userType"], row["crossTenantAccessType"] = "guest", "b2bCollaboration"
		row["homeTenantId"], row["homeTenantName"] = org.PartnerTenantID, ""
	}
	if p.hidePolicies {
		delete(row, signinlog.AppliedPolicies)
	}
	return row
}

// SignIn returns a full row of the beta log, with every property that Graph sends
// (https://learn.microsoft.com/graph/api/resources/signin?view=graph-rest-beta):
// a successful, interactive sign-in at the office. changes replace properties,
// whole ones. Without an id in changes, user and time decide it.
func SignIn(at time.Time, userID, userPrincipalName string, changes plain.Object) plain.Object {
	at = at.UTC()
	id := plain.ID("sign-in", userID, at.Format(time.RFC3339Nano))
	row := event{Client: org.OutlookWeb, Resource: org.Exchange, From: org.Office, On: org.Laptop}.Row(at, id, nil)
	row["userId"] = userID
	row["userPrincipalName"] = strings.ToLower(userPrincipalName)
	row["signInIdentifier"] = userPrincipalName
	maps.Copy(row, changes)
	return row
}
