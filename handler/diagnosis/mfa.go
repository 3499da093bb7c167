package diagnosis

import (
	"slices"
	"strings"

	"signin-diagnosis/handler/answer"
	"signin-diagnosis/handler/signin"
)

var demandsMFA = failingWith("Mfa")

// stepSays looks for words in what the log says of the second factor.
func stepSays(words ...string) func(*subject) bool {
	return func(s *subject) bool {
		detail := strings.ToLower(s.stepDetail())
		for _, word := range words {
			if strings.Contains(detail, word) {
				return true
			}
		}
		return false
	}
}

func notInteractive(s *subject) bool { return !s.Interactive }

func guest(s *subject) bool { return s.account().Guest() }

// askedBy: one of Graph's requirement providers asked for the second factor.
func askedBy(providers ...string) func(*subject) bool {
	return func(s *subject) bool {
		return slices.ContainsFunc(s.RequirementPolicies, func(r signin.RequirementPolicy) bool {
			return slices.ContainsFunc(providers, func(p string) bool { return strings.EqualFold(r.Provider, p) })
		})
	}
}

var bySecurityDefault = askedBy("securityDefaults", "mfaRegistrationRequiredBySecurityDefaults")

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

// mandatoryMFA: no policy and no setting of the tenant asked, and the app is one
// at which Microsoft does. A row whose policies are hidden cannot tell.
func mandatoryMFA(s *subject) bool {
	app := slices.Contains(mandatoryApps, strings.ToLower(s.AppID)) || slices.Contains(mandatoryNames, strings.ToLower(s.AppDisplayName))
	if !app || s.AppliedPolicies == nil {
		return false
	}
	byTenant := slices.ContainsFunc(s.RequirementPolicies, func(r signin.RequirementPolicy) bool {
		_, known := demanders[strings.ToLower(r.Provider)]
		return known && !strings.EqualFold(r.Provider, "request")
	})
	return !byTenant && len(choose(s.event, func(p *signin.AppliedPolicy) bool {
		//guard:mfa-of-the-tenant false
		return hasControl(p.GrantControls, "Mfa") && (p.Result == signin.ResultFailure || p.Result == signin.ResultSuccess)
	})) == 0
}

// strangerStopped: a right password from a place where the account has never
// signed in, and the second factor was not given. A request that nobody answered
// may be the traveller's, whose phone has no network, until the account is at work
// at home.
func strangerStopped(s *subject) bool {
	if stepSays(silent...)(s) {
		return unfamiliarPassword(s) && /*guard:unanswered-request*/ s.habits.atHomeSince(s.event)
	}
	return unfamiliarPassword(s) ||
		!s.complained && s.typedPassword() && s.habits.unfamiliarCity(s.event) && stepSays(declining...)(s)
}

// unfamiliarPassword: a right password from a country where the account has
// never signed in. Who typed it is not known; the user can be asked.
func unfamiliarPassword(s *subject) bool {
	return !s.complained && s.typedPassword() && s.habits.unfamiliar(s.event)
}

func unfamiliarLegacy(s *subject) bool { return legacyClient(s) && unfamiliarPassword(s) }

// The words of the log for a request that was declined, and for one that was
// not answered.
var (
	declining = []string{"denied", "declined", "rejected"}
	silent    = []string{"timed out", "timeout", "did not respond", "no response", "no answer", "not answered", "did not complete"}
)

func passwordGrant(s *subject) bool { return strings.EqualFold(s.AuthenticationProtocol, "ropc") }

// otherTenant: the row crosses tenants, and the demand comes from the other one.
func otherTenant(s *subject) bool {
	return guest(s) || s.HomeTenantID != "" && s.ResourceTenantID != "" && !strings.EqualFold(s.HomeTenantID, s.ResourceTenantID)
}

var adviceMethods = advice{changes: true, who: answer.WhoAuthenticationAdmin, text: "If the phone or method is lost or new: after checking who is asking (call back on a known number), look at the registered methods and hand out a Temporary Access Pass.", link: linkUserMethods, command: commandMethods}
