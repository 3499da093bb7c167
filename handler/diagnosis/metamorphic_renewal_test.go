package diagnosis_test

import (
	"fmt"
	"slices"
	"time"

	"signin-diagnosis/handler/answer"
	"signin-diagnosis/handler/diagnosis"
	"signin-diagnosis/handler/signin"
	"signin-diagnosis/handler/wording"
)

var renewals = property{
	name: "renewals",
	says: "silent renewals of another app change neither the verdict nor what stands",
	try: func(t *trial) {
		before := t.plain()
		lead := standing(before)
		if lead == nil || slices.Contains(shownByRenewals, lead.Category) || !atKnownPlace(t.evidence, lead) {
			return
		}
		t.compare("renewed", otherHead(before, t.ask(withRows(t.evidence, slices.Concat(t.evidence.SignIns, renewed(t.evidence))), t.complaint))...)
	},
	fault: "any success ends every trouble",
	broken: func(evidence signin.Evidence, c diagnosis.Complaint, l wording.Language) answer.Diagnosis {
		last := func(a, b signin.SignIn) int { return a.CreatedAt.Compare(b.CreatedAt) }
		if len(evidence.SignIns) > 0 && slices.MaxFunc(evidence.SignIns, last).Status.ErrorCode == 0 {
			evidence.SignIns = slices.DeleteFunc(slices.Clone(evidence.SignIns), func(row signin.SignIn) bool { return row.Status.ErrorCode != 0 })
		}
		return theEngine(evidence, c, l)
	},
}

// shownByRenewals are the troubles of the account itself: a token that was renewed
// shows that it is there and enabled.
var shownByRenewals = []answer.Category{answer.CategoryAccountDisabled, answer.CategoryAccountMissing}

// atKnownPlace reports that the trouble lies where the account gets in. Elsewhere a device
// that is at work at home shows that somebody else may be at the other place.
func atKnownPlace(evidence signin.Evidence, lead *answer.Cause) bool {
	known := func(address string) bool {
		return slices.ContainsFunc(evidence.SignIns, func(row signin.SignIn) bool { return row.Status.ErrorCode == 0 && row.IPAddress == address })
	}
	return !slices.ContainsFunc(evidence.SignIns, func(row signin.SignIn) bool {
		return slices.ContainsFunc(lead.Evidence, func(e answer.EvidenceEntry) bool { return e.SignInID == row.ID }) && !known(row.IPAddress)
	})
}

// renewed are the last half hour's renewals of an app that is not in the log, from where
// the account first got in: no person took part, and no factor was given.
func renewed(evidence signin.Evidence) []signin.SignIn {
	succeeded := slices.DeleteFunc(slices.Clone(evidence.SignIns), func(row signin.SignIn) bool { return row.Status.ErrorCode != 0 })
	if len(succeeded) == 0 {
		return nil // a place never seen would be told of
	}
	model := slices.MinFunc(succeeded, func(a, b signin.SignIn) int { return a.CreatedAt.Compare(b.CreatedAt) })
	rows := make([]signin.SignIn, 0, 3)
	for i := range 3 {
		name := fmt.Sprint("renewal", i)
		rows = append(rows, signin.SignIn{
			ID: guidOf("row", name), CorrelationID: guidOf("correlation", name), CreatedAt: caseNow.Add(-time.Duration(10*i+1) * time.Minute),
			UserID: model.UserID, UserPrincipalName: model.UserPrincipalName,
			AppID: guidOf("app", "Calendar widget"), AppDisplayName: "Calendar widget",
			ResourceID: guidOf("resource", "Calendar widget's"), ResourceDisplayName: "Calendar widget's",
			IPAddress: model.IPAddress, Location: model.Location, Device: model.Device,
			HomeTenantID: model.HomeTenantID, ResourceTenantID: model.HomeTenantID, ConditionalAccessStatus: "notApplied",
			IncomingTokenType: "refreshToken",
		})
	}
	return rows
}
