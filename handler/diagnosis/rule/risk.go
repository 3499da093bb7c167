package rule

import (
	"strings"

	"signin-diagnosis/handler/diagnosis/timeline"
	"signin-diagnosis/handler/signin"
)

// Risk is whose risk a policy asks about.
type Risk int

// The risks; a policy may ask about both.
const (
	SignInRisk Risk = 1 << iota
	UserRisk
	NoRisk Risk = 0
)

// AtRisk reports that the row says that the user, or this sign-in, is at risk.
func AtRisk(s *Subject) bool {
	switch state := strings.ToLower(s.RiskState); state {
	case "atrisk", "confirmedcompromised":
		return true
	case "", "none":
		return has([]string{"low", "medium", "high"}, s.RiskLevelDuringSignIn)
	default:
		return false // remediated, dismissed or confirmed safe: it is over
	}
}

// RiskAsked is whose risk the policy asked about when it failed: as the row says, or else
// its definition, because a policy whose risk condition is not met does not apply.
func RiskAsked(s *Subject, p *signin.AppliedPolicy) Risk {
	levels := s.Evidence.Policies[strings.ToLower(p.ID)].Conditions
	asked := NoRisk
	if Meets(p.ConditionsSatisfied, "signInRisk") || len(levels.SignInRiskLevels) > 0 {
		asked |= SignInRisk
	}
	if Meets(p.ConditionsSatisfied, "userRisk") || len(levels.UserRiskLevels) > 0 {
		asked |= UserRisk
	}
	return asked
}

// AskedAtRisk are the policies that stopped the row because of risk, and whose risk
// they asked about. A row that is not at risk shows none.
func AskedAtRisk(s *Subject) (policies []signin.AppliedPolicy, of Risk) {
	//guard:only-at-risk
	if !AtRisk(s) {
		return nil, NoRisk
	}
	for _, p := range timeline.Failing(s.Event) {
		if asked := RiskAsked(s, &p); asked != NoRisk {
			policies, of = append(policies, p), of|asked
		}
	}
	return policies, of
}

// OnlyAtRisk reports that risk is why the row was asked for anything: every policy that
// failed asks because of it. of is whose risk.
func OnlyAtRisk(s *Subject) (of Risk, only bool) {
	policies, of := AskedAtRisk(s)
	return of, len(policies) > 0 && len(policies) == len(timeline.Failing(s.Event))
}
