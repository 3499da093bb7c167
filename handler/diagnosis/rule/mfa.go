package rule

import (
	"slices"
	"strings"

	"signin-diagnosis/handler/diagnosis/timeline"
	"signin-diagnosis/handler/signin"
)

// DemandsMFA narrows the failing policies to those that demand MFA.
var DemandsMFA = FailingWith("Mfa")

// DeniedBy reports that the second factor was not given, for one of the reasons.
func DeniedBy(reasons ...timeline.Reason) func(*Subject) bool {
	return func(s *Subject) bool { return s.DeniedBy(reasons...) }
}

// AskedBy reports that one of Graph's requirement providers asked for the second factor.
func AskedBy(providers ...string) func(*Subject) bool {
	return func(s *Subject) bool {
		return slices.ContainsFunc(s.RequirementPolicies, func(r signin.RequirementPolicy) bool {
			return slices.ContainsFunc(providers, func(p string) bool { return strings.EqualFold(r.Provider, p) })
		})
	}
}

// BySecurityDefault reports that the security defaults of the tenant asked.
var BySecurityDefault = AskedBy("securityDefaults", "mfaRegistrationRequiredBySecurityDefaults")

// Demanders are those of Graph's requirement providers that say who asked
// (https://learn.microsoft.com/graph/api/resources/authenticationrequirementpolicy).
var Demanders = []string{
	"user", "multiconditionalaccess", "v1conditionalaccess", "securitydefaults", "riskbasedpolicy", "tenantsessionriskpolicy",
	"accountcompromisepolicies", "authenticationstrengths", "crosstenantoutboundrule", "request", "mfaregistrationrequiredbysecuritydefaults",
	"v1conditionalaccessdependency", "v1conditionalaccesspolicyidrequested", "baselineprotection", "mfaregistrationrequiredbyidentityprotectionpolicy",
	"mfaregistrationrequiredbymulticonditionalaccess", "mfaregistrationrequiredbybaselineprotection", "enforcedforcspadmins", "proofupcoderequest",
	"gpslocationcondition", "scopebasedauthrequirementpolicy", "serviceprincipal",
}

// mandatoryApps are the portals and tools at which Microsoft itself demands MFA
// of everybody, emergency accounts included
// (https://learn.microsoft.com/entra/identity/authentication/concept-mandatory-multifactor-authentication).
// The Microsoft 365 admin center has no id on that page; it is known by name.
var mandatoryApps = []string{
	"c44b4083-3bb0-49c1-b47d-974e53cbdf3c", // Azure portal, Entra and Intune admin centers
	"04b07795-8ddb-461a-bbee-02f9e1bf7b46", // Azure CLI
	"1950a258-227b-4e31-a9cf-717495945fc2", // Azure PowerShell
	"0c1307d4-29d6-4389-a11c-5cbe7f65d7fa", // Azure mobile app
}

var mandatoryNames = []string{"microsoft 365 admin center", "microsoft 365 admin portal"}

// MandatoryMFA reports that no policy and no setting of the tenant asked, and the app is one
// at which Microsoft does. A row whose policies are hidden cannot tell.
func MandatoryMFA(s *Subject) bool {
	app := slices.Contains(mandatoryApps, strings.ToLower(s.AppID)) || slices.Contains(mandatoryNames, strings.ToLower(s.AppDisplayName))
	if !app || s.AppliedPolicies == nil {
		return false
	}
	byTenant := slices.ContainsFunc(s.RequirementPolicies, func(r signin.RequirementPolicy) bool {
		return slices.Contains(Demanders, strings.ToLower(r.Provider)) && !strings.EqualFold(r.Provider, "request")
	})
	return !byTenant && len(timeline.Choose(s.Event, func(p *signin.AppliedPolicy) bool {
		//guard:mfa-of-the-tenant false
		return HasControl(p.GrantControls, "Mfa") && (p.Result == signin.ResultFailure || p.Result == signin.ResultSuccess)
	})) == 0
}

// PasswordGrant reports that the client sent the password itself, without a page.
func PasswordGrant(s *Subject) bool { return s.UsesPasswordGrant() }
