package diagnosis_test

import (
	"regexp"
	"slices"
	"strings"

	"signin-diagnosis/handler/answer"
	"signin-diagnosis/handler/diagnosis"
	"signin-diagnosis/handler/signin"
	"signin-diagnosis/handler/wording"
)

// What the organisation of a resource decides is told as theirs, and cured there.
// These three properties move the resource of every row to another organisation.

const (
	ours   = "contoso"
	others = "fabrikam"
)

var theirsTold = property{
	name: "theirs-told",
	says: "what stands at another organisation's resource is told as theirs",
	try: func(t *trial) {
		before := t.plain()
		if c := standing(before); !t.movable() || c == nil || !decidedThere(c) || c.Category == answer.CategoryGuestCrossTenant || namesThem(before) {
			return // what is between two organisations already is told so
		}
		after := t.ask(moved(t.evidence), t.complaint)
		fault := ""
		if !namesThem(after) {
			fault = "no word that another organisation decided: " + first(after) + " " + after.Summary
		}
		t.compare("moved", fault)
	},
	fault:  "the resource's organisation is not read",
	broken: tenantBlind,
}

var theirsSteps = property{
	name: "theirs-steps",
	says: "nothing at another organisation's resource is a step of our Conditional Access administrator",
	try: func(t *trial) {
		if !t.movable() {
			return
		}
		after := t.ask(moved(t.evidence), t.complaint)
		var faults []string
		for i := range after.Causes {
			if c := &after.Causes[i]; decidedThere(c) {
				faults = append(faults, policySteps(c)...)
			}
		}
		t.compare("moved", faults...)
	},
	fault:  "the resource's organisation is not read",
	broken: tenantBlind,
}

var theirsCured = property{
	name: "theirs-cured",
	says: "no success at home recovers what another organisation refused",
	try: func(t *trial) {
		if !t.movable() {
			return
		}
		rows := moved(t.evidence)
		before := t.ask(rows, t.complaint)
		c := standing(before)
		if c == nil || !curedThere(c) || len(c.Evidence) == 0 {
			return
		}
		at := slices.IndexFunc(t.evidence.SignIns, func(row signin.SignIn) bool { return row.ID == c.Evidence[0].SignInID })
		for name, success := range successesAtHome(fromKnownPlace(t.evidence.SignIns, at)) {
			after := t.ask(withRows(rows, append(slices.Clone(rows.SignIns), success)), t.complaint)
			t.compare(name, differs("the verdict", before.Verdict, after.Verdict), goneFrom(after, c.Category))
		}
	},
	fault:  "the resource's organisation is not read",
	broken: tenantBlind,
}

// tenantBlind is an engine to which every resource is ours.
func tenantBlind(evidence signin.Evidence, c diagnosis.Complaint, l wording.Language) answer.Diagnosis {
	evidence.SignIns = slices.Clone(evidence.SignIns)
	for i := range evidence.SignIns {
		evidence.SignIns[i].ResourceTenantID, evidence.SignIns[i].CrossTenantAccessType = evidence.SignIns[i].HomeTenantID, "none"
	}
	return theEngine(evidence, c, l)
}

// movable reports that the account is a member here, and that all is ours.
func (t *trial) movable() bool {
	if t.evidence.Account == nil || t.evidence.Account.Guest() {
		return false
	}
	home := guidOf("tenant", ours)
	return !slices.ContainsFunc(t.evidence.SignIns, func(row signin.SignIn) bool {
		return row.HomeTenantID != home || row.ResourceTenantID != home || row.CrossTenantAccessType != "none" || row.UserType == "guest"
	})
}

// moveTo moves the row's resource to another organisation, where the user is a guest.
func moveTo(row *signin.SignIn, organisation string) {
	row.ResourceTenantID = guidOf("tenant", organisation)
	if row.CrossTenantAccessType == "none" {
		row.CrossTenantAccessType = "b2bCollaboration"
	}
}

// moved is the evidence with the resource of every row at the other organisation.
func moved(evidence signin.Evidence) signin.Evidence {
	evidence.SignIns = slices.Clone(evidence.SignIns)
	for i := range evidence.SignIns {
		moveTo(&evidence.SignIns[i], others)
	}
	return evidence
}

// decisionsThere are the categories that the resource's organisation decides: by its
// policies, its demand for MFA, consent, assignment, session limits, view of risk, and
// by the guest object. Password, lock and state of the account are home's.
var decisionsThere = map[answer.Category]bool{
	answer.CategoryCABlock: true, answer.CategoryCAGrant: true, answer.CategorySessionPolicy: true, answer.CategoryRisk: true,
	answer.CategoryMFAPending: true, answer.CategoryMFAFailed: true, answer.CategoryMFARegistration: true,
	answer.CategoryConsent: true, answer.CategoryAppAssignment: true, answer.CategoryGuestCrossTenant: true,
}

// decidedThere reports a cause that the resource's organisation decides. What only
// warns, that somebody knows the password, is home's.
func decidedThere(c *answer.Cause) bool {
	return c.State == answer.StateActive && c.Blocks && decisionsThere[c.Category]
}

// curedThere adds the tokens for its resources, each of which is a grant of its own.
func curedThere(c *answer.Cause) bool {
	return decidedThere(c) || c.State == answer.StateActive && (c.Category == answer.CategoryTokenExpired || c.Category == answer.CategoryTokenRevoked)
}

// goneFrom wants a cause of the category that stands: which one it is, the place of a
// success may well tell more of.
func goneFrom(result answer.Diagnosis, category answer.Category) string {
	if slices.ContainsFunc(result.Causes, func(c answer.Cause) bool { return isActive(c) && c.Category == category }) {
		return ""
	}
	return "no " + string(category) + " stands any more: " + codesOf(result)
}

var anotherOrganisation = regexp.MustCompile(`(?i)\b(another|the other|that|their) (organisation|tenant)\b`)

// namesThem reports that the summary or a cause that stands says that another
// organisation is concerned, in words or by its id.
func namesThem(result answer.Diagnosis) bool {
	said := result.Summary
	for _, c := range result.Causes {
		if isActive(c) {
			said += " " + c.Explanation + " " + string(c.AdminExplanation)
		}
	}
	return anotherOrganisation.MatchString(said) || strings.Contains(said, guidOf("tenant", others))
}

// policySteps are the steps that our Conditional Access administrator would take.
func policySteps(c *answer.Cause) []string {
	var steps []string
	for _, s := range c.Remediation {
		if s.Who == answer.WhoConditionalAccessAdmin || strings.Contains(string(s.Link), "ConditionalAccess") {
			steps = append(steps, c.Code+" advises: "+s.Step)
		}
	}
	return steps
}

// fromKnownPlace is the row, from where the account has got in before if it never did from
// the row's own address: that a strange address is the user's would be news of its own.
func fromKnownPlace(rows []signin.SignIn, at int) signin.SignIn {
	row := rows[at]
	known := func(r signin.SignIn) bool { return r.Succeeded() && r.IPAddress == row.IPAddress }
	if slices.ContainsFunc(rows, known) {
		return row
	}
	if i := slices.IndexFunc(rows, func(r signin.SignIn) bool { return r.Succeeded() }); i >= 0 {
		row.IPAddress, row.Location, row.Device = rows[i].IPAddress, rows[i].Location, rows[i].Device
	}
	return row
}

// successesAtHome are ways in which the same client may get in to the same resource of
// ours after everything.
func successesAtHome(like signin.SignIn) map[string]signin.SignIn {
	like.ID, like.CorrelationID, like.CreatedAt = guidOf("row", "success at home"), guidOf("correlation", "success at home"), caseNow
	like.AppliedPolicies, like.ConditionalAccessStatus, like.RiskState = []signin.AppliedPolicy{}, "notApplied", "none"
	byHand, silently := like, onClaims(like)
	byHand.Interactive, silently.Interactive = true, false
	byHand.Status = signin.Status{AdditionalDetails: "MFA completed in Azure AD"}
	byHand.AuthenticationSteps = steps(storyLine{words: []word{{"password", "typed"}, {"mfa", "given"}}})
	return map[string]signin.SignIn{"by hand": byHand, "silently": silently}
}
