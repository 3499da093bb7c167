package practice

import (
	"fmt"
	"strings"
	"time"
)

// Story is one account of the practice tenant and what a diagnosis of it
// should come to.
type Story struct {
	UPN          string
	Title        string // a few words
	What         string // what the log holds, in one sentence
	Verdict      string // the verdict of a right diagnosis
	PrimaryCause string // its primaryCause
}

// person is a story with what it takes to tell it.
type person struct {
	Story
	number       int
	name         string
	guest        bool
	mail         string                     // when it is not the UPN
	user         func(now time.Time) Object // what differs in the directory
	always       []meeting                  // how the person's ordinary rows meet policies that are not as usual for them
	hidePolicies bool                       // the person's rows come without applied policies
	formerName   string                     // the UPN before it was changed
	renamed      time.Duration              // how long ago that was
	mailUntil    time.Duration              // how long ago the ordinary refreshes ended; 0: never
	teamsUntil   time.Duration
	events       []event
}

func (p person) id() string { return idOf("person", p.UPN) }

// displayName says that the person is not real.
func (p person) displayName() string { return p.name + " (practice)" }

// nameInLog is the UPN as the log keeps it: in lower case, a guest's own mail
// address, and the name that was right at the time.
func (p person) nameInLog(ago time.Duration) string {
	switch {
	case p.guest:
		return strings.ToLower(p.mail)
	case p.formerName != "" && ago > p.renamed:
		return strings.ToLower(p.formerName)
	}
	return strings.ToLower(p.UPN)
}

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

// object is the person in the directory.
func (p person) object(now time.Time) Object {
	mail := p.mail
	if mail == "" {
		mail = p.UPN
	}
	given, family, _ := strings.Cut(p.name, " ")
	joined := now.AddDate(-1, 0, -p.number).UTC().Format(time.RFC3339)
	user := Object{
		"id": p.id(), "userPrincipalName": p.UPN, "displayName": p.displayName(), "givenName": given, "surname": family,
		"mail": mail, "mailNickname": strings.ToLower(given), "otherMails": []string{}, "proxyAddresses": []string{"SMTP:" + mail},
		"businessPhones": []string{}, "jobTitle": "Practice person", "companyName": TenantName, "preferredLanguage": "en",
		"accountEnabled": true, "userType": "Member", "creationType": nil, "externalUserState": nil,
		"createdDateTime": joined, "lastPasswordChangeDateTime": joined, "signInSessionsValidFromDateTime": joined,
		"passwordPolicies": nil, "onPremisesSyncEnabled": nil, "onPremisesDomainName": nil, "onPremisesLastSyncDateTime": nil,
		"identities": []Object{{"signInType": "userPrincipalName", "issuer": "contoso.example", "issuerAssignedId": p.UPN}},
		"employeeId": fmt.Sprintf("P%03d", p.number),
	}
	if p.guest {
		user["userType"], user["creationType"], user["externalUserState"] = "Guest", "Invitation", "Accepted"
		user["otherMails"] = []string{mail}
	}
	if p.user != nil {
		for name, value := range p.user(now) {
			user[name] = value
		}
	}
	return user
}

// gone is for refreshes that never were.
const gone = 24 * time.Hour

// seconds, minutes and hours keep the stories short to read.
func minutes(n int) time.Duration { return time.Duration(n) * time.Minute }
func seconds(n int) time.Duration { return time.Duration(n) * time.Second }
func hours(n int) time.Duration   { return time.Duration(n) * time.Hour }
