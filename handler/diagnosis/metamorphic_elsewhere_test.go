package diagnosis_test

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"signin-diagnosis/handler/answer"
	"signin-diagnosis/handler/diagnosis"
	"signin-diagnosis/handler/diagnosis/rule"
	"signin-diagnosis/handler/diagnosis/rules"
	"signin-diagnosis/handler/signin"
	"signin-diagnosis/handler/wording"
)

var elsewhere = property{
	name: "elsewhere",
	says: "what another organisation decides is told as theirs, and nothing at home cures it",
	try: func(t *trial) {
		lead := standing(t.plain())
		if lead == nil || !decidedThere(lead) || t.evidence.Account == nil || t.evidence.Account.Guest() || slices.ContainsFunc(t.evidence.SignIns, crosses) {
			return
		}
		there := withRows(t.evidence, movedElsewhere(t.evidence.SignIns))
		t.compare("theirs", toldAsTheirs(t.ask(there, t.complaint)))
		home := successAtHome(t.evidence, lead.Evidence[0].SignInID)
		t.compare("a success at home", toldAsTheirs(t.ask(withRows(there, append(there.SignIns, home)), t.complaint)))
	},
	fault: "every resource is ours",
	broken: func(evidence signin.Evidence, c diagnosis.Complaint, l wording.Language) answer.Diagnosis {
		rows := slices.Clone(evidence.SignIns)
		for i := range rows {
			rows[i].ResourceTenantID, rows[i].CrossTenantAccessType = rows[i].HomeTenantID, ""
		}
		return theEngine(withRows(evidence, rows), c, l)
	},
}

// decidedThere reports that the organisation of the resource decides it, and not the
// home of the account, the user or the device.
func decidedThere(lead *answer.Cause) bool {
	book := rules.Book()
	at := slices.IndexFunc(book.Rules, func(r rule.Rule) bool { return string(r.Code) == lead.Code })
	return at >= 0 && book.Rules[at].Kind.Blocks() && len(lead.Evidence) > 0 && !slices.ContainsFunc(lead.Evidence, func(e answer.EvidenceEntry) bool {
		theirs := slices.ContainsFunc(book.Elsewhere, func(there rule.Elsewhere) bool { return there.Fits(e.ErrorCode, &book.Rules[at]) })
		return !theirs || slices.Contains(book.HomeCodes, e.ErrorCode)
	})
}

func crosses(row signin.SignIn) bool { return row.ResourceTenantID != row.HomeTenantID }

// movedElsewhere is the log with every resource of our own at another organisation.
func movedElsewhere(rows []signin.SignIn) []signin.SignIn {
	rows = slices.Clone(rows)
	for i := range rows {
		rows[i].ResourceTenantID, rows[i].CrossTenantAccessType = guidOf("tenant", "fabrikam"), "b2bCollaboration"
	}
	return rows
}

// successAtHome is the same client's way in to our own resource, a moment ago.
func successAtHome(evidence signin.Evidence, id string) signin.SignIn {
	at := slices.IndexFunc(evidence.SignIns, func(row signin.SignIn) bool { return row.ID == id })
	row := evidence.SignIns[at]
	row.ID, row.CorrelationID, row.CreatedAt = guidOf("row", "at home"), guidOf("correlation", "at home"), caseNow.Add(-time.Minute)
	row.Status, row.AppliedPolicies, row.FlaggedForReview = signin.Status{}, nil, false
	row.ConditionalAccessStatus = "notApplied"
	return row
}

// toldAsTheirs wants the other organisation named, and no step on our policies.
func toldAsTheirs(result answer.Diagnosis) string {
	if len(result.Causes) == 0 {
		return "nothing is told"
	}
	at := slices.IndexFunc(result.Causes, func(c answer.Cause) bool {
		return c.State == answer.StateActive && c.Category == answer.CategoryGuestCrossTenant
	})
	if at < 0 {
		return "no cause that stands is theirs: " + codesOf(result)
	}
	lead := result.Causes[at]
	for _, step := range lead.Remediation {
		if strings.HasSuffix(string(step.Who), "Administrator") {
			return fmt.Sprintf("%s has a step for our %s", lead.Code, step.Who)
		}
	}
	return ""
}
