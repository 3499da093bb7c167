package diagnosis

import (
	"cmp"
	"slices"
	"strings"

	"signin-diagnosis/handler/diagnosis/rule"
	"signin-diagnosis/handler/diagnosis/timeline"
	"signin-diagnosis/handler/foreign"
	"signin-diagnosis/handler/signin"
)

// factsOf are what the texts may mention of the row beside what it holds itself.
func factsOf(s *rule.Subject) Facts {
	facts := Facts{
		Whose: s.Whose(), System: rule.System(rule.Platform(s)),
		Device: deviceKnownOf(s), Demander: demanderOf(s), Controls: controlsOf(s),
		Strength: strengthOf(s), StrengthResult: strengthResultOf(s), Scopes: scopesOf(s), Context: contextOf(s),
		Unbound: s.TokenProtection.StatusCode, StepDetail: foreign.Text(s.StepDetail()),
	}
	asked, of := rule.AskedAtRisk(s)
	facts.RiskOf = of
	for _, p := range asked {
		facts.AtRisk = append(facts.AtRisk, foreign.Text(p.DisplayName))
	}
	if s.Habits != nil {
		facts.Guesses, facts.GuessAddresses = len(s.Habits.Attack.Guesses), len(s.Habits.Attack.Addresses)
	}
	facts.Sender = rowOf(s.Habits.Machine(s.Event))
	if s.Text != nil {
		facts.Found, facts.Expected = foreign.Text(s.Text.Found), foreign.Text(s.Text.Expected)
	}
	return facts
}

// deviceKnownOf says how to speak of a device without a name. A pasted text, which
// has no row, says nothing about the device.
func deviceKnownOf(s *rule.Subject) DeviceKnown {
	switch {
	case s.ID == "":
		return DeviceUnspoken
	case s.Device.ID != "" || timeline.PrimaryRefreshToken(s.Event):
		return DeviceIdentified
	default:
		return DeviceUnidentified
	}
}

// DemanderMicrosoft is Microsoft itself, which asks, at the portals and tools of administrators.
const DemanderMicrosoft Demander = "microsoft"

// demanderOf is who asked for the second factor, where no policy did.
func demanderOf(s *rule.Subject) Demander {
	if rule.MandatoryMFA(s) {
		return DemanderMicrosoft
	}
	for _, requirement := range s.RequirementPolicies {
		if provider := strings.ToLower(requirement.Provider); slices.Contains(rule.Demanders, provider) {
			return Demander(provider)
		}
	}
	return ""
}

// controlsOf lists what the failing policies of the row demand, in Graph's words.
func controlsOf(s *rule.Subject) []foreign.Text {
	var all []foreign.Text
	for _, p := range timeline.Failing(s.Event) {
		for _, control := range p.GrantControls {
			all = append(all, foreign.Text(control))
		}
	}
	return all
}

// strengthOf is the authentication strength that a failing policy names, in the
// row or in its definition.
func strengthOf(s *rule.Subject) foreign.Text {
	for _, p := range timeline.Failing(s.Event) {
		if name := cmp.Or(p.AuthenticationStrength.DisplayName, s.Evidence.Policies[strings.ToLower(p.ID)].GrantControls.AuthenticationStrength.DisplayName); name != "" {
			return foreign.Text(name)
		}
	}
	return ""
}

// strengthResultOf is what a failing policy says of its strength and this user.
func strengthResultOf(s *rule.Subject) signin.StrengthResult {
	for _, p := range timeline.Failing(s.Event) {
		if p.AuthenticationStrength.Result != "" {
			return p.AuthenticationStrength.Result
		}
	}
	return ""
}

func scopesOf(s *rule.Subject) []foreign.Text {
	var all []foreign.Text
	for _, scope := range s.Scopes() {
		all = append(all, foreign.Text(scope))
	}
	return all
}

func contextOf(s *rule.Subject) foreign.Text {
	for _, c := range s.AuthenticationContexts {
		if c.ID != "" {
			return foreign.Text(c.ID)
		}
	}
	return ""
}
