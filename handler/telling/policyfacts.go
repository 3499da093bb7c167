package telling

import (
	"slices"
	"strings"

	"signin-diagnosis/handler/answer"
	"signin-diagnosis/handler/diagnosis"
	"signin-diagnosis/handler/foreign"
	"signin-diagnosis/handler/signin"
	"signin-diagnosis/handler/wording"
)

// What the definition of a policy says and the log does not: what it demands as
// it stands now, whom it leaves out, and whether it has been changed since.
var (
	policyDemands   = book.Phrase("As {policyName} stands now, it demands {controls}.")
	policyLeavesOut = book.Phrase("It leaves out the platforms {platforms}.")
	policyOff       = book.Phrase("{policyName} is off now.")
	policyReports   = book.Phrase("{policyName} is in report-only mode now, so it is not enforced.")
	policyChanged   = book.Phrase("{policyName} was changed on {time}, after this failure, so a new try may end otherwise.")
	policyFilters   = book.Phrase("{policyName} leaves out devices that match its filter ({filter}); no device was shown that could match.")
	policyDeleted   = book.Phrase("{policyName} does not exist any more.")

	anyOf = book.Phrase("one of: {controls}")
	allOf = book.Phrase("all of: {controls}")
)

// controlNames are the grant controls of a definition as people call them
// (https://learn.microsoft.com/graph/api/resources/conditionalaccessgrantcontrols).
var controlNames = map[string]wording.Phrase{
	"mfa":                  book.Phrase("multifactor authentication"),
	"compliantdevice":      book.Phrase("a compliant device"),
	"domainjoineddevice":   book.Phrase("a Microsoft Entra hybrid joined device"),
	"approvedapplication":  book.Phrase("an approved client app"),
	"compliantapplication": book.Phrase("an app under an app protection policy"),
	"passwordchange":       book.Phrase("a new password"),
	"riskremediation":      book.Phrase("clearing the risk"),
}

var (
	controlTerms    = book.Phrase("consent to terms of use")
	controlCustom   = book.Phrase("a custom control")
	controlStrength = book.Phrase("the authentication strength {strength}")
)

// policyFacts says it of each policy of a cause, as far as it was read.
func policyFacts(j *diagnosis.Judgement, c *diagnosis.Cause, policies []answer.CausePolicy, o Options) string {
	definitions := j.Evidence.Policies
	if definitions == nil || c.Basis == diagnosis.FromText {
		return ""
	}
	var said []string
	for _, p := range policies {
		definition, exists := definitions[strings.ToLower(p.ID)]
		name := foreign.Quote(string(p.CurrentName), foreign.Quote(p.DisplayName, policyNameless.In(o.Language)))
		if !exists {
			said = append(said, policyDeleted.Fill(o.Language, values{"policyName": name}))
			continue
		}
		said = append(said, definitionFacts(name, definition, c, o)...)
	}
	return sentences(said...)
}

var (
	sessionUnmet    = book.Phrase("In the row, a session control of {policyName} was not met: {controls}.")
	sessionControls = map[string]wording.Phrase{
		"signinfrequency":       book.Phrase("the sign-in frequency"),
		"signintokenprotection": book.Phrase("token protection"),
	}
)

// sessionFacts name the session control that a policy failed by, where grant
// controls beside it would be taken for the only reason.
func sessionFacts(policies []signin.AppliedPolicy, o Options) string {
	var said []string
	for _, p := range policies {
		if p.Result != signin.ResultFailure || len(p.GrantControls) == 0 || len(p.SessionUnmet) == 0 {
			continue
		}
		var controls []string
		for _, c := range p.SessionUnmet {
			name := foreign.Quote(c, "")
			if phrase, known := sessionControls[strings.ToLower(c)]; known {
				name = phrase.In(o.Language)
			}
			controls = append(controls, name)
		}
		said = append(said, sessionUnmet.Fill(o.Language, values{
			"policyName": foreign.Quote(p.DisplayName, policyNameless.In(o.Language)), "controls": wording.List(o.Language, controls)}))
	}
	return sentences(said...)
}

// definitionFacts are what the definition says of the failure.
func definitionFacts(name string, p signin.Policy, c *diagnosis.Cause, o Options) []string {
	v := values{"policyName": name, "time": o.when(p.ModifiedAt)}
	switch p.State {
	case "disabled":
		return []string{policyOff.Fill(o.Language, v)}
	case "enabledForReportingButNotEnforced":
		return []string{policyReports.Fill(o.Language, v)}
	}
	var said []string
	if v["controls"] = grantPhrase(p.GrantControls, o); v["controls"] != "" {
		said = append(said, policyDemands.Fill(o.Language, v))
	}
	if v["platforms"] = quotedList(p.Conditions.Platforms.Exclude, o); v["platforms"] != "" {
		said = append(said, policyLeavesOut.Fill(o.Language, v))
	}
	if f := p.Conditions.Devices.Filter; f.Excepts() && c.Facts.Device == diagnosis.DeviceUnidentified {
		v["filter"] = foreign.Quote(maskDevice(f.Rule, o), "")
		said = append(said, policyFilters.Fill(o.Language, v))
	}
	if p.ModifiedAt.After(c.Row.CreatedAt) {
		said = append(said, policyChanged.Fill(o.Language, v))
	}
	return said
}

// grantPhrase lists what a policy demands before it lets somebody in.
func grantPhrase(g signin.PolicyGrant, o Options) string {
	var controls []string
	for _, c := range g.BuiltInControls {
		if strings.EqualFold(c, "block") {
			return "" // a block demands nothing that anybody could bring
		}
		phrase, known := controlNames[strings.ToLower(c)]
		controls = append(controls, foreign.Quote(c, ""))
		if known {
			controls[len(controls)-1] = phrase.In(o.Language)
		}
	}
	if len(g.TermsOfUse) > 0 {
		controls = append(controls, controlTerms.In(o.Language))
	}
	if len(g.CustomControls) > 0 {
		controls = append(controls, controlCustom.In(o.Language))
	}
	if g.AuthenticationStrength.DisplayName != "" {
		controls = append(controls, controlStrength.FillIn(o.Language, values{"strength": foreign.Quote(g.AuthenticationStrength.DisplayName, "")}))
	}
	controls = slices.DeleteFunc(controls, func(c string) bool { return c == "" })
	all := values{"controls": wording.List(o.Language, controls)}
	switch {
	case len(controls) < 2:
		return all["controls"]
	case strings.EqualFold(g.Operator, "OR"):
		return anyOf.FillIn(o.Language, all)
	default:
		return allOf.FillIn(o.Language, all)
	}
}
