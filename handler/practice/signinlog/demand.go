package practice

// demand is who asked for a second factor
// (https://learn.microsoft.com/graph/api/resources/authenticationrequirementpolicy?view=graph-rest-beta).
type demand struct{ provider, detail string }

var (
	byConditionalAccess = &demand{"multiConditionalAccess", "Conditional Access"}
	byStrength          = &demand{"authenticationStrengths", "Authentication strengths"}
	byUserSetting       = &demand{"user", "Per-user MFA"}
	// byMicrosoft is the MFA that the admin portals and tools demand of everybody
	// (https://learn.microsoft.com/entra/identity/authentication/concept-mandatory-multifactor-authentication).
	byMicrosoft = &demand{"request", "App requires multifactor authentication"}
)

// demanded is who asked in this row; nil: nobody.
func (e event) demanded(met []meeting) *demand {
	switch {
	case e.asked != nil:
		return e.asked
	case demandsFactor(met):
		return byConditionalAccess
	}
	return nil
}

func (d *demand) properties() Object {
	if d == nil {
		return Object{"authenticationRequirement": "singleFactorAuthentication", "authenticationRequirementPolicies": []Object{}}
	}
	return Object{"authenticationRequirement": "multiFactorAuthentication",
		"authenticationRequirementPolicies": []Object{{"requirementProvider": d.provider, "detail": d.detail}}}
}

// lifetime is a rule that forced a new authentication
// (https://learn.microsoft.com/graph/api/resources/sessionlifetimepolicy?view=graph-rest-beta).
type lifetime struct{ requirement, detail string }

var (
	byFrequency   = &lifetime{"signInFrequencyPeriodicReauthentication", "Sign-in frequency (periodic re-authentication)"}
	byEveryTime   = &lifetime{"signInFrequencyEveryTime", "Sign-in frequency (every time)"}
	byRememberMFA = &lifetime{"rememberMultifactorAuthenticationOnTrustedDevices", "Remember multifactor authentication on trusted devices"}
)

func (l *lifetime) objects() []Object {
	if l == nil {
		return []Object{}
	}
	return []Object{{"expirationRequirement": l.requirement, "detail": l.detail}}
}
