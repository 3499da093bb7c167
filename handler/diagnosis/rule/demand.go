package rule

import (
	"slices"
	"strings"

	"signin-diagnosis/handler/diagnosis/timeline"
	"signin-diagnosis/handler/signin"
)

// Demand is something that a policy demands before it lets somebody in. Most demands
// have an AADSTS code of their own; a row with the code of a block may stand for any.
type Demand string

// The demands.
const (
	DemandCompliant       Demand = "compliantDevice"
	DemandHybrid          Demand = "domainJoinedDevice"
	DemandApprovedApp     Demand = "approvedApplication"
	DemandAppProtection   Demand = "compliantApplication"
	DemandStrength        Demand = "authenticationStrength"
	DemandPasswordChange  Demand = "passwordChange"
	DemandTerms           Demand = "termsOfUse"
	DemandTokenProtection Demand = "tokenProtection"
	DemandMFA             Demand = "mfa"
	DemandFrequency       Demand = "signInFrequency"
	DemandOther           Demand = "other" // a control that the log names otherwise, or that the row shows to be met
)

// Demands lists them, the one that a row is told by first: a device or an app that was
// not shown, then what the user has to bring, then how the session has to be.
var Demands = []Demand{
	DemandCompliant, DemandHybrid, DemandApprovedApp, DemandAppProtection, DemandStrength, DemandPasswordChange,
	DemandTerms, DemandTokenProtection, DemandMFA, DemandFrequency, DemandOther,
}

// controlDemands are the controls by their names in the log and in definitions, in
// small letters (https://learn.microsoft.com/graph/api/resources/conditionalaccessgrantcontrols).
var controlDemands = map[string]Demand{
	"requirecompliantdevice": DemandCompliant, "compliantdevice": DemandCompliant,
	"requiredomainjoineddevice": DemandHybrid, "domainjoineddevice": DemandHybrid,
	"requireapprovedapp": DemandApprovedApp, "approvedapplication": DemandApprovedApp,
	"requirecompliantapp": DemandAppProtection, "compliantapplication": DemandAppProtection,
	"passwordchange": DemandPasswordChange, "mfa": DemandMFA,
	"signintokenprotection": DemandTokenProtection, "binding": DemandTokenProtection,
	"signinfrequency": DemandFrequency,
}

// Controls as the log writes them.
const (
	controlBlock           = "Block"
	controlTokenProtection = "SignInTokenProtection"
)

// Demanded is what the policies that stopped the row demand, where its code is that of
// a block and none of them blocks; else it is empty.
func Demanded(s *Subject) Demand {
	if !slices.Contains(timeline.BlockCodes, s.Status.ErrorCode) {
		return ""
	}
	demanded := map[Demand]bool{}
	for _, p := range Stopping(s.Event) {
		demands, blocks := demandsOf(s, &p)
		if blocks {
			return ""
		}
		for _, d := range demands {
			demanded[d] = true
		}
	}
	for _, d := range Demands {
		if demanded[d] && /*guard:demand-shown-met*/ !shownMet(s, d) {
			return d
		}
	}
	if len(demanded) > 0 {
		return DemandOther
	}
	return ""
}

// demandsOf lists what one policy demands, and reports that it blocks: as the row says,
// or, where that names no control, as the definition does.
func demandsOf(s *Subject, p *signin.AppliedPolicy) (demands []Demand, blocks bool) {
	definition, known := s.Evidence.Policies[strings.ToLower(p.ID)]
	controls := slices.Concat(p.GrantControls, p.SessionControls)
	if namesStrength(p) || known && definition.GrantControls.AuthenticationStrength.DisplayName != "" {
		demands = append(demands, DemandStrength)
	}
	if len(controls) == 0 && len(demands) == 0 && known {
		controls = definedControls(&definition)
	}
	for _, control := range controls {
		if strings.EqualFold(control, controlBlock) {
			return nil, true
		}
		d, named := controlDemands[strings.ToLower(control)]
		switch {
		case named:
			demands = append(demands, d)
		case len(definition.GrantControls.TermsOfUse) > 0:
			demands = append(demands, DemandTerms)
		default:
			demands = append(demands, DemandOther)
		}
	}
	return demands, false
}

// namesStrength reports that the policy demands an authentication strength. Rows show one
// by name or by id alone; next to the plain control the id is that of plain MFA.
func namesStrength(p *signin.AppliedPolicy) bool {
	met := p.AuthenticationStrength
	return met.DisplayName != "" || met.ID != "" && !HasControl(p.GrantControls, "Mfa")
}

// StrengthUnmet reports that the row does not show the policy's strength to be reached.
func StrengthUnmet(p *signin.AppliedPolicy) bool {
	result := p.AuthenticationStrength.Result
	return namesStrength(p) && result != signin.StrengthSatisfied && result != signin.StrengthSkipped
}

// definedControls are the controls of a definition, by their names there.
func definedControls(p *signin.Policy) []string {
	controls := slices.Concat(p.GrantControls.BuiltInControls, p.GrantControls.CustomControls, p.GrantControls.TermsOfUse)
	if p.SessionControls.TokenProtection.Enabled {
		controls = append(controls, controlTokenProtection)
	}
	if p.SessionControls.SignInFrequency.Enabled {
		controls = append(controls, string(DemandFrequency))
	}
	return controls
}

// shownMet reports that the row itself shows the demand to be met: it is not what the
// policy failed for.
func shownMet(s *Subject, d Demand) bool {
	switch d {
	case DemandCompliant:
		return s.Device.Compliant
	case DemandHybrid:
		return HybridJoined(s)
	case DemandStrength:
		stopping := Stopping(s.Event)
		return slices.ContainsFunc(stopping, func(p signin.AppliedPolicy) bool { return namesStrength(&p) }) &&
			!slices.ContainsFunc(stopping, func(p signin.AppliedPolicy) bool { return StrengthUnmet(&p) })
	case DemandTokenProtection:
		return strings.EqualFold(s.TokenProtection.Status, "bound")
	case DemandMFA:
		return s.ShowsSecondFactor() || len(timeline.Choose(s.Event, func(p *signin.AppliedPolicy) bool {
			return p.Result == signin.ResultSuccess && HasControl(p.GrantControls, "Mfa")
		})) > 0
	}
	return false
}
