package diagnosis_test

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"signin-diagnosis/handler/aadsts"
	"signin-diagnosis/handler/answer"
	"signin-diagnosis/handler/diagnosis"
	"signin-diagnosis/handler/signin"
)

// drawnCodes are the codes of generated rows: success often, and one or two of
// every family of rules.
var drawnCodes = []int{
	0, 0, 0, 0, 0, 50126, 50053, 50055, 53003, 530033, 53000, 53001, 530003, 50097, 50074, 50076, 50079, 53004, 500121,
	50158, 70043, 50078, 530036, 50173, 700082, 700084, 500133, 50058, 50140, 16000, 50105, 65001, 50020, 50033, 80011, 135011, 70007, 9999901,
	81008, 90025, 50144, 530035, 54008, 130500, 50196, 51006,
}

// endingCodes are of the categories that any later success ends.
var endingCodes = []int{50057, 50034, 530032, 53011}

func pick[T any](t *rapid.T, label string, of ...T) T { return rapid.SampledFrom(of).Draw(t, label) }

func drawRow(t *rapid.T, nth int, codes []int) signin.SignIn {
	device, app, resource := pick(t, "device", "", "laptop", "phone"), pick(t, "app", "Teams", "Outlook", "Azure CLI"), pick(t, "resource", "Graph", "Exchange", "SharePoint")
	own := fmt.Sprint(nth)
	return signin.SignIn{
		ID:        guidOf("row", own),
		CreatedAt: caseNow.Add(-time.Duration(rapid.IntRange(0, 3*24*12).Draw(t, "slot")) * 5 * time.Minute),
		AppID:     guidOf("app", app), AppDisplayName: app, ResourceID: guidOf("app", resource), ResourceDisplayName: resource,
		IPAddress: pick(t, "ip", "192.0.2.1", "198.51.100.7", "203.0.113.5"), Location: drawPlace(t),
		ClientAppUsed: pick(t, "client", "", "Browser", "IMAP4"), AuthenticationProtocol: pick(t, "protocol", "", "deviceCode", "ropc"),
		IncomingTokenType: pick(t, "token", "none", "primaryRefreshToken"), SessionID: pick(t, "session", "", "one", "two"),
		Device:      signin.Device{ID: guidOf("device", device), DisplayName: device},
		Interactive: rapid.Bool().Draw(t, "interactive"), CorrelationID: guidOf("correlation", pick(t, "correlation", own, own, own, "shared")),
		Status:              signin.Status{ErrorCode: pick(t, "code", codes...)},
		AuthenticationSteps: drawSteps(t), AppliedPolicies: drawPolicies(t),
	}
}

func drawPlace(t *rapid.T) signin.Location {
	country := pick(t, "country", "", "NO", "NO", "AU", "PE")
	return signin.Location{City: "City of " + country, Country: country}
}

func drawSteps(t *rapid.T) []signin.Step {
	line := storyLine{words: []word{{"password", pick(t, "password", "", "typed", "claim", "wrong")}, {"mfa", pick(t, "mfa", "", "given", "claim", "MFA denied")}}}
	return steps(line)
}

func drawPolicies(t *rapid.T) []signin.AppliedPolicy {
	var policies []signin.AppliedPolicy
	for _, name := range []string{"Block outside EU", "All users MFA", "Weekly sign-in"} {
		if result := pick(t, name, "", "failure", "success", "reportOnlyFailure"); result != "" {
			policies = append(policies, signin.AppliedPolicy{ID: guidOf("policy", name), DisplayName: name, Result: result,
				GrantControls: []string{"Mfa"}, SessionControls: []string{"SignInFrequency"}, ConditionsSatisfied: pick(t, name+" conditions", "", "location")})
		}
	}
	return policies
}

func drawEvidence(t *rapid.T, codes []int) signin.Evidence {
	s := story{}
	evidence, _, _, _ := s.build()
	evidence.Account.LastPasswordChange = caseNow.Add(-30 * time.Hour)
	evidence.Account.SessionsValidFrom = evidence.Account.LastPasswordChange
	*evidence.Account.Enabled = rapid.IntRange(0, 5).Draw(t, "enabled") > 0
	for i := range rapid.IntRange(0, 14).Draw(t, "rows") {
		evidence.SignIns = append(evidence.SignIns, drawRow(t, i, codes))
	}
	return evidence
}

func drawComplaint(t *rapid.T) diagnosis.Complaint {
	text := pick(t, "text", "", "", "There was an error validating access token", "AADSTS50126", "AADSTS90072 here", "nothing", "insufficient_claims")
	c := diagnosis.Complaint{App: pick(t, "asked app", "", "", "team", "Payroll"), HasError: text != "", Error: aadsts.Parse(text)}
	if rapid.Bool().Draw(t, "with time") {
		c.At = caseNow.Add(-time.Duration(rapid.IntRange(0, 72).Draw(t, "hours")) * time.Hour)
	}
	return c
}

func wire(t *rapid.T, result any) string {
	data, err := json.Marshal(result)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// told is what an answer says of the account, without what it says of its rows.
func told(t *rapid.T, evidence signin.Evidence, c diagnosis.Complaint) string {
	result, _ := judge(evidence, c, options{})
	return wire(t, []any{result.Verdict, result.Summary, result.Causes, result.Gaps})
}

func whole(t *rapid.T, evidence signin.Evidence, c diagnosis.Complaint) string {
	result, needs := judge(evidence, c, options{Attempts: true})
	return wire(t, []any{result, needs})
}

var everyCode = slices.Concat(drawnCodes, endingCodes)

func TestTheOrderOfTheRowsChangesNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		evidence, c := drawEvidence(t, everyCode), drawComplaint(t)
		before := whole(t, evidence, c)
		evidence.SignIns = rapid.Permutation(evidence.SignIns).Draw(t, "order")
		if after := whole(t, evidence, c); after != before {
			t.Fatalf("another order, another answer:\n%s\n%s", before, after)
		}
	})
}

func TestCopiesOfRowsChangeNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		evidence, c := drawEvidence(t, everyCode), drawComplaint(t)
		before := whole(t, evidence, c)
		if len(evidence.SignIns) > 0 {
			copies := rapid.SliceOfN(rapid.SampledFrom(evidence.SignIns), 1, 5).Draw(t, "copies")
			evidence.SignIns = append(copies, evidence.SignIns...)
		}
		if after := whole(t, evidence, c); after != before {
			t.Fatalf("copies change the answer:\n%s\n%s", before, after)
		}
	})
}

// A row that Graph split by its policies says the same as the whole row.
func TestARowInPartsSaysWhatTheWholeRowSays(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		evidence, c := drawEvidence(t, everyCode), drawComplaint(t)
		before := told(t, evidence, c)
		var parts []signin.SignIn
		for _, row := range evidence.SignIns {
			first, second := row, row
			cut := rapid.IntRange(0, len(row.AppliedPolicies)).Draw(t, "cut")
			first.AppliedPolicies, second.AppliedPolicies = row.AppliedPolicies[:cut], row.AppliedPolicies[cut:]
			parts = append(parts, first, second)
		}
		evidence.SignIns = rapid.Permutation(parts).Draw(t, "order")
		if after := told(t, evidence, c); after != before {
			t.Fatalf("a row in parts says something else:\n%s\n%s", before, after)
		}
	})
}

// Ids are random: what they are decides nothing but the order of like rows.
func TestTheIDsOfTheRowsDecideNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		evidence, c := drawEvidence(t, everyCode), drawComplaint(t)
		before, _ := judge(evidence, c, options{})
		for i := range evidence.SignIns {
			evidence.SignIns[i].ID = guidOf("other ids", evidence.SignIns[i].ID)
		}
		after, _ := judge(evidence, c, options{})
		if b, a := states(before), states(after); before.Verdict != after.Verdict || b != a {
			t.Fatalf("other ids, another answer:\n%s %s\n%s %s", before.Verdict, b, after.Verdict, a)
		}
	})
}

// states lists the causes and whether they stand, in an order of its own.
func states(result answer.Diagnosis) string {
	var all []string
	for _, c := range result.Causes {
		all = append(all, c.Code+" "+string(c.State))
	}
	slices.Sort(all)
	return strings.Join(all, ", ")
}

func TestAnsweredInterruptsChangeNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		evidence, c := drawEvidence(t, everyCode), diagnosis.Complaint{}
		before := told(t, evidence, c)
		for _, row := range evidence.SignIns {
			if row.Succeeded() && row.CorrelationID != guidOf("correlation", "shared") {
				row.ID = guidOf("row", "interrupt before "+row.ID)
				row.Status.ErrorCode = pick(t, "interrupt", 50074, 50140, 50097, 50058, 65001, 90025)
				row.AuthenticationSteps = nil
				evidence.SignIns = append(evidence.SignIns, row)
			}
		}
		if after := told(t, evidence, c); after != before {
			t.Fatalf("answered interrupts change the answer:\n%s\n%s", before, after)
		}
	})
}

func TestSuccessesElsewhereChangeNoCause(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		evidence := drawEvidence(t, drawnCodes)
		before, _ := judge(evidence, diagnosis.Complaint{}, options{})
		if slices.ContainsFunc(before.Causes, func(c answer.Cause) bool { return c.Code == "risk.successAfterGuesses" }) {
			t.Skip("more successes at the place of an intruder are more of the cause")
		}
		for i, row := range evidence.SignIns {
			if row.Succeeded() {
				row.ID, row.CorrelationID = guidOf("row", fmt.Sprint("elsewhere", i)), guidOf("correlation", fmt.Sprint("elsewhere", i))
				row.AppID, row.ResourceID = guidOf("app", "Word"), guidOf("app", "Elsewhere")
				row.AuthenticationSteps = steps(storyLine{words: []word{{"password", "claim"}}})
				row.AppliedPolicies = nil
				row.Location = signin.Location{} // a place that nobody can hold against it
				evidence.SignIns = append(evidence.SignIns, row)
			}
		}
		after, _ := judge(evidence, diagnosis.Complaint{}, options{})
		if b, a := wire(t, before.Causes), wire(t, after.Causes); b != a {
			t.Fatalf("successes elsewhere change the causes:\n%s\n%s", b, a)
		}
	})
}

func TestTheVerdictIsWhatTheContractDefines(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		evidence, c := drawEvidence(t, everyCode), drawComplaint(t)
		evidence.Lookup = pick(t, "lookup", signin.LookupFound, signin.LookupNotFound, signin.LookupRefused)
		if evidence.Lookup != signin.LookupFound {
			evidence.Account = nil
		}
		evidence.Sources.SignIns.Status = pick(t, "source", signin.SourceOK, signin.SourcePartial)
		if evidence.Sources.SignIns.Status == signin.SourcePartial {
			evidence.Gaps = []signin.Gap{{Code: signin.GapWindowNotCovered}}
		}
		result, _ := judge(evidence, c, options{Attempts: true})
		if !slices.Contains(expectedVerdicts(evidence, c, result), result.Verdict) {
			t.Fatalf("the verdict is %s, not of %v:\n%s", result.Verdict, expectedVerdicts(evidence, c, result), wire(t, result))
		}
		for _, fault := range contractFaults(result) {
			t.Error(fault)
		}
		if n := result.Counts; n.Attempts != n.Succeeded+n.Failed+n.Interrupted || n.Attempts != len(result.Attempts) {
			t.Errorf("the counts do not add up: %+v", n)
		}
	})
}

// asides are worth knowing and keep nobody out, so that the account is healthy beside them.
var asides = []string{"credentials.attackNoise", "service.desktopAnalyticsRetired"}

// expectedVerdicts follows the contract, from the answer's own lists. Whether
// an active cause only waits is seen on its rows.
func expectedVerdicts(evidence signin.Evidence, c diagnosis.Complaint, result answer.Diagnosis) []answer.Verdict {
	active, refused, pasted, resolved := false, false, false, false
	for _, cause := range result.Causes {
		active = active || cause.State == answer.StateActive
		resolved = resolved || cause.State == answer.StateResolved
		// what rests on rows and is no more than worth knowing keeps nobody out: guesses, and pages
		// that wait beside what the caller named and got in to
		pasted = pasted || cause.State == answer.StateInformational && len(cause.Evidence) == 0 && !slices.Contains(asides, cause.Code)
		if cause.State == answer.StateActive && !slices.ContainsFunc(cause.Evidence, func(e answer.EvidenceEntry) bool { return aadsts.IsInterrupt(e.ErrorCode) }) {
			refused = true
		}
	}
	hidden := slices.ContainsFunc(result.Gaps, func(g answer.Gap) bool {
		return slices.Contains([]string{"windowNotCovered", "nonInteractiveNotVisible", "rowsNotReadable", "appNotSeen", "complaintNotInLog"}, string(g.Code))
	})
	unread := slices.ContainsFunc(result.Gaps, func(g answer.Gap) bool { return g.Code == signin.GapNoCodeFound })
	unreadable := slices.ContainsFunc(result.Gaps, func(g answer.Gap) bool { return g.Code == signin.GapRowsNotReadable })
	switch {
	case active && refused:
		return []answer.Verdict{answer.VerdictFailing}
	case active:
		return []answer.Verdict{answer.VerdictWaitingOnUser, answer.VerdictFailing}
	case evidence.Lookup == signin.LookupNotFound:
		return []answer.Verdict{answer.VerdictAccountNotFound}
	case len(evidence.SignIns) == 0 && evidence.Sources.SignIns.Status == signin.SourceOK && !unreadable:
		return []answer.Verdict{answer.VerdictNoSignIns}
	case hidden || pasted || len(evidence.SignIns) == 0, unread && c.App == "":
		return []answer.Verdict{answer.VerdictInconclusive}
	case unread && resolved: // the app that the text is about may work, or not
		return []answer.Verdict{answer.VerdictInconclusive, answer.VerdictRecovered}
	case unread:
		return []answer.Verdict{answer.VerdictInconclusive, answer.VerdictHealthy}
	case resolved:
		return []answer.Verdict{answer.VerdictRecovered}
	default:
		return []answer.Verdict{answer.VerdictHealthy}
	}
}
