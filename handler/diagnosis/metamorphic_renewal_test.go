package diagnosis_test

import (
	"fmt"
	"maps"
	"slices"
	"time"

	"signin-diagnosis/handler/answer"
	"signin-diagnosis/handler/diagnosis"
	"signin-diagnosis/handler/diagnosis/rule"
	"signin-diagnosis/handler/diagnosis/rules"
	"signin-diagnosis/handler/diagnosis/timeline"
	"signin-diagnosis/handler/signin"
	"signin-diagnosis/handler/telling"
	"signin-diagnosis/handler/wording"
)

var renewals = property{
	name: "renewals",
	says: "silent renewals of another app change nothing",
	try: func(t *trial) {
		for name, from := range renewalPlaces(t.evidence) {
			// one before everything, so that the later ones are not the first that shows
			// the account at work
			rows := append(slices.Clone(t.evidence.SignIns), renewal(from, t.evidence.Window.From, "first"))
			before := t.ask(withRows(t.evidence, rows), t.complaint)
			if slices.ContainsFunc(before.Causes, func(c answer.Cause) bool { return endedByAny[c.Category] }) {
				continue
			}
			for i := range 3 {
				rows = append(rows, renewal(from, caseNow.Add(-time.Duration(i)*time.Second), fmt.Sprint(i)))
			}
			after := t.ask(withRows(t.evidence, rows), t.complaint)
			t.compare(name, differs("the verdict", before.Verdict, after.Verdict), otherText(causesOf(before), causesOf(after)))
		}
		t.renewBesideRegistration()
	},
	fault:  "any success resolves everything",
	broken: anySuccessResolves,
}

// renewBesideRegistration: who is asked to set up a method, on a page or by a client that
// shows none, has not set it up because another app renews its token for the same resource.
func (t *trial) renewBesideRegistration() {
	for _, interactive := range []bool{true, false} {
		rows := slices.Clone(t.evidence.SignIns)
		for i := range rows {
			rows[i].Interactive = rows[i].Interactive && interactive
		}
		before := t.ask(withRows(t.evidence, rows), t.complaint)
		c := standing(before)
		if c == nil || !c.Blocks || c.Category != answer.CategoryMFARegistration || len(c.Evidence) == 0 {
			continue
		}
		at := slices.IndexFunc(rows, func(row signin.SignIn) bool { return row.ID == c.Evidence[0].SignInID })
		again := renewal(rows[at], caseNow, "beside")
		again.ResourceID, again.ResourceDisplayName = rows[at].ResourceID, rows[at].ResourceDisplayName
		after := t.ask(withRows(t.evidence, append(rows, again)), t.complaint)
		t.compare("the same resource"+map[bool]string{false: " in the background"}[interactive], otherHead(before, after)...)
	}
}

// endedByAny are the categories of which any success is the end: a token is given to
// nobody who is disabled or does not exist.
var endedByAny = map[answer.Category]bool{answer.CategoryAccountDisabled: true, answer.CategoryAccountMissing: true}

// renewalPlaces are rows from whose place and device another app may renew: a success
// at home, and a row of which neither is known. Where something failed in another country
// the account's device at work at home is a fact of its own, which tells a stranger from a
// traveller (stranger.case), so nothing is compared there.
func renewalPlaces(evidence signin.Evidence) map[string]signin.SignIn {
	places := map[string]signin.SignIn{"anywhere": {UserID: guidOf("user", evidence.Asked)}}
	for _, row := range evidence.SignIns {
		if row.Succeeded() && row.IPAddress == homeAddress && !failedAbroad(evidence, row.Location.Country) {
			places["at home"] = row
		}
	}
	return places
}

// failedAbroad reports a row without success from another country than the one named.
func failedAbroad(evidence signin.Evidence, home string) bool {
	return slices.ContainsFunc(evidence.SignIns, func(row signin.SignIn) bool {
		return !row.Succeeded() && row.Location.Country != "" && row.Location.Country != home
	})
}

// homeAddress is where the rows of cases come from that name no other.
const homeAddress = "192.0.2.1"

// renewal is a row of another app and another resource, made with claims of a token.
func renewal(like signin.SignIn, at time.Time, name string) signin.SignIn {
	return onClaims(signin.SignIn{
		ID: guidOf("row", "renewal "+name), CreatedAt: at, CorrelationID: guidOf("correlation", "renewal "+name),
		AppID: guidOf("app", "Loop"), AppDisplayName: "Loop", ResourceID: guidOf("app", "Loop service"), ResourceDisplayName: "Loop service",
		ClientAppUsed: "Mobile Apps and Desktop clients", IPAddress: like.IPAddress, Location: like.Location, Device: like.Device,
		UserID: like.UserID, UserType: like.UserType, HomeTenantID: like.HomeTenantID, ResourceTenantID: like.ResourceTenantID,
		IncomingTokenType: "refreshToken", ConditionalAccessStatus: "notApplied", AppliedPolicies: []signin.AppliedPolicy{},
	})
}

// onClaims is the row as a success of which every factor was in a token before.
func onClaims(row signin.SignIn) signin.SignIn {
	row.Status = signin.Status{AdditionalDetails: "MFA requirement satisfied by claim in the token"}
	row.AuthenticationSteps = steps(storyLine{words: []word{{"password", "claim"}, {"mfa", "claim"}}})
	return row
}

var claimedSuccess = property{
	name: "claims",
	says: "a success made with a claim in a token resolves no password, no lock and no Temporary Access Pass",
	try: func(t *trial) {
		before := t.plain()
		c := standing(before)
		if c == nil || !needsFreshStep(c) || len(c.Evidence) == 0 {
			return
		}
		i := slices.IndexFunc(t.evidence.SignIns, func(row signin.SignIn) bool { return row.ID == c.Evidence[0].SignInID })
		if t.evidence.SignIns[i].FlaggedForReview {
			return // the user's own word, from a place that a success would make one of theirs
		}
		for _, interactive := range []bool{true, false} {
			row := onClaims(t.evidence.SignIns[i])
			row.ID, row.CorrelationID = guidOf("row", "on a claim"), guidOf("correlation", "on a claim")
			row.CreatedAt, row.Interactive, row.AppliedPolicies = caseNow, interactive, []signin.AppliedPolicy{}
			after := t.ask(withRows(t.evidence, append(slices.Clone(t.evidence.SignIns), row)), t.complaint)
			name := map[bool]string{true: "by hand", false: "silently"}[interactive]
			t.compare(name, otherHead(before, after)...)
		}
	},
	fault:  "any success resolves everything",
	broken: anySuccessResolves,
}

// needsFreshStep reports a trouble of the password, of a lock, or of a pass.
func needsFreshStep(c *answer.Cause) bool {
	return slices.Contains([]answer.Category{answer.CategoryCredentials, answer.CategoryAccountLocked, answer.CategoryPasswordExpired}, c.Category)
}

// anySuccessResolves is the engine with a rulebook by which any success ends any trouble.
func anySuccessResolves(evidence signin.Evidence, c diagnosis.Complaint, l wording.Language) answer.Diagnosis {
	judgement, _ := credulous.Judge(evidence, c, diagnosis.Options{Attempts: true})
	return telling.New(credulous).Tell(&judgement, telling.Options{Language: l})
}

var credulous = func() *diagnosis.Rulebook {
	book := rules.Book()
	anything := rule.Resolution{Reach: timeline.Anywhere}
	book.Otherwise, book.Resolutions, book.Rules = anything, maps.Clone(book.Resolutions), slices.Clone(book.Rules)
	for category := range book.Resolutions {
		book.Resolutions[category] = anything
	}
	for i := range book.Rules {
		book.Rules[i].Ends = nil
	}
	return diagnosis.New(book)
}()

// causesOf is all that an answer says of its causes.
func causesOf(result answer.Diagnosis) string {
	return wireOf(answer.Diagnosis{Causes: result.Causes, Summary: result.Summary})
}
