package signinlog

// Demand is who asked for a second factor
// (https://learn.microsoft.com/graph/api/resources/authenticationrequirementpolicy?view=graph-rest-beta).
type Demand struct{ provider, detail string }

// Those who ask for a second factor.
var (
	byConditionalAccess = &Demand{"multiConditionalAccess", "Conditional Access"}
	ByStrength          = &Demand{"authenticationStrengths", "Authentication strengths"}
	ByUserSetting       = &Demand{"user", "Per-user MFA"}
	// ByMicrosoft is the MFA that the admin portals and tools demand of everybody
	// (https://learn.microsoft.com/entra/identity/authentication/concept-mandatory-multifactor-authentication).
	ByMicrosoft = &Demand{"request", "App requires multifactor authentication"}
)

// demanded returns who asked in this row; nil: nobody.
func (e Event) demanded(met []Meeting) *Demand {
	switch {
	case e.Asked != nil:
		return e.Asked
	case demandsFactor(met):
		return byConditionalAccess
	}
	return nil
}

func (d *Demand) properties() object {
	if d == nil {
		return object{"authenticationRequirement": "singleFactorAuthentication", "authenticationRequirementPolicies": []object{}}
	}
	return object{"authenticationRequirement": "multiFactorAuthentication",
		"authenticationRequirementPolicies": []object{{"requirementProvider": d.provider, "detail": d.detail}}}
}

// Lifetime is a rule that forced a new authentication
// (https://learn.microsoft.com/graph/api/resources/sessionlifetimepolicy?view=graph-rest-beta).
type Lifetime struct{ requirement, detail string }

// The rules that end a session.
var (
	byFrequency   = &Lifetime{"signInFrequencyPeriodicReauthentication", "Sign-in frequency (periodic re-authentication)"}
	ByEveryTime   = &Lifetime{"signInFrequencyEveryTime", "Sign-in frequency (every time)"}
	byRememberMFA = &Lifetime{"rememberMultifactorAuthenticationOnTrustedDevices", "Remember multifactor authentication on trusted devices"}
)

func (l *Lifetime) objects() []object {
	if l == nil {
		return []object{}
	}
	return []object{{"expirationRequirement": l.requirement, "detail": l.detail}}
}
