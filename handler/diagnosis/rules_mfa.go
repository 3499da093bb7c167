package diagnosis

import (
	"slices"
	"strings"

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
		return hasControl(p.GrantControls, "Mfa") && (p.Result == signin.ResultFailure || p.Result == signin.ResultSuccess)
	})) == 0
}

// strangerStopped: a right password from a place where the account has never
// signed in, and the user did not approve.
func strangerStopped(s *subject) bool {
	return !s.complained && s.typedPassword() &&
		(s.habits.unfamiliarCity(s.event) && stepSays(declining...)(s) || s.habits.unfamiliar(s.event) && stepSays(silent...)(s))
}

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

var adviceMethods = advice{changes: true, who: WhoAuthenticationAdmin, text: "If the phone or method is lost or new: after checking who is asking (call back on a known number), look at the registered methods and hand out a Temporary Access Pass.", link: linkUserMethods, command: commandMethods}

// mfaRules: a second factor was asked for and not given, or given wrongly.
var mfaRules = []rule{
	{
		code: "mfa-failed.fraud", category: CategoryMFAFailed, numbers: []int{500121},
		when: stepSays("fraud", "suspicious"), sure: policyFailed, policies: demandsMFA,
		words: words{
			title:       "The user reported the MFA request as fraud",
			headline:    "the MFA request was reported as fraud: somebody else is trying to sign in",
			explanation: "On {time} an MFA request for {app}, from {place}, was reported as fraud or as suspicious on the user's phone. Whoever tried to sign in knew the password. The log says: {detail}.",
			admin:       "AADSTS500121 with a fraud report. The account may be blocked from MFA, or rated at high risk, until somebody clears it.",
		},
		steps: []advice{
			{who: WhoUser, text: "Approve nothing that you did not start, and call the helpdesk."},
			{who: WhoSecurityOperator, text: "Treat the password as known to somebody else: have it reset and the sessions revoked, and look into {place}.", link: linkUserSignIns, command: commandRisky},
		},
		docs: []string{"https://learn.microsoft.com/entra/identity/authentication/howto-mfa-mfasettings"},
	},
	{
		code: "mfa-failed.stranger", category: CategoryMFAFailed, numbers: []int{500121},
		when: strangerStopped, sure: policyFailed, policies: demandsMFA, cure: cureOfKnownPassword, warns: true,
		words: words{
			title:       "Somebody else knows the password and was stopped at the second factor",
			headline:    "somebody else seems to know the password and was stopped at the second factor",
			explanation: "On {time} the right password was typed for {account} at {place}, where it has never signed in, and the MFA request was not approved. The log says: {detail}. The user may sign in as ever; the password has to be changed all the same.",
			admin:       "AADSTS500121 after a right password, from a place without a single success in the window. MFA was demanded by {demander}, and it did its work.",
		},
		steps: []advice{
			{who: WhoHelpdesk, text: "Ask the user whether they were at {place}. If not, call security at once."},
			{who: WhoSecurityOperator, text: "Have the password reset and the sessions revoked, and look for other sign-ins from {place}.", link: linkUserSignIns, command: commandRisky},
			{who: WhoUser, text: "Approve nothing that you did not start."},
		},
		docs: []string{docMFAReport},
	},
	{
		// Asked first: Microsoft writes “MFA denied; user did not respond”.
		code: "mfa-failed.noAnswer", category: CategoryMFAFailed, numbers: []int{500121},
		when: stepSays(silent...), sure: policyFailed, policies: demandsMFA,
		words: words{
			title:       "The MFA request was not answered in time",
			headline:    "the MFA request was not answered in time",
			explanation: "On {time} the MFA request for {app} was not answered in time. The log says: {detail}.",
			admin:       "AADSTS500121. MFA was demanded by {demander}. No policy needs a change.",
		},
		steps: []advice{
			{who: WhoUser, text: "Sign in to {app} again and answer the request on the phone within a minute. Check that the phone has a connection and shows notifications."},
			adviceMethods,
		},
		docs: []string{docMFAReport},
	},
	{
		code: "mfa-failed.denied", category: CategoryMFAFailed, numbers: []int{500121},
		when: stepSays(declining...), sure: policyFailed, policies: demandsMFA,
		words: words{
			title:       "The MFA request was declined",
			headline:    "the MFA request was declined on the user's phone",
			explanation: "On {time} the MFA request for {app} was declined. The log says: {detail}.",
			admin:       "AADSTS500121. MFA was demanded by {demander}. If the user did not start this sign-in, somebody else knows the password.",
		},
		steps: []advice{
			{who: WhoHelpdesk, text: "Ask the user whether they started this sign-in. If not, treat the password as known to somebody else."},
			{who: WhoUser, text: "If it was you: sign in again and approve the request."},
			{who: WhoSecurityOperator, text: "If it was not the user: have the password reset and the sessions revoked, and look into {place}.", link: linkUserSignIns},
		},
		docs: []string{docMFAReport},
	},
	{
		code: "mfa-failed.tooMany", category: CategoryMFAFailed, numbers: []int{50088, 500881, 500882, 500883},
		sure: policyFailed, policies: demandsMFA,
		words: words{
			title:       "Too many MFA calls or messages",
			headline:    "too many MFA calls or messages were asked for, so none is sent for a while",
			explanation: "On {time} {app} asked for one call or message too many for {account}. For some minutes none is sent.",
			admin:       "AADSTS{code}: {meaning} If the user asked for none of them, somebody else knows the password.",
		},
		steps: []advice{
			{who: WhoUser, text: "Wait some minutes, or choose the notification or the code of Microsoft Authenticator on the sign-in page."},
			{who: WhoHelpdesk, text: "Ask the user whether all those requests were theirs. If not, call security."},
		},
		docs: []string{docMFAReport},
	},
	{
		code: "mfa-failed.provider", category: CategoryMFAFailed, numbers: []int{50159, 50161, 50166, 50170, 50172, 50176, 1000021, 1000022, 5001256},
		sure: policyFailed, policies: failing,
		words: words{
			title:       "The other MFA provider gave no usable answer",
			headline:    "the other MFA provider of the company gave no usable answer",
			explanation: "The second factor of {account} comes from another provider. On {time} that provider did not answer {app} as it should. In short: {meaning}",
			admin:       "AADSTS{code}. The provider's own log, and its set-up in Entra ID, tell more.",
		},
		steps: []advice{
			{who: WhoUser, text: "Try again in some minutes."},
			{who: WhoAuthenticationAdmin, text: "Check the external provider and how it is set up in Entra ID. Have another method ready for such times."},
		},
		docs: []string{"https://learn.microsoft.com/entra/identity/authentication/how-to-authentication-external-method-manage"},
	},
	{
		code: "mfa-failed.otherDevice", category: CategoryMFAFailed, numbers: []int{70034, 70037},
		words: words{
			title:       "The sign-in on the other device was not confirmed",
			headline:    "the request on the user's other device was declined or answered wrongly",
			explanation: "The sign-in to {app} on {time} was to be confirmed on another device. There it was declined, or the wrong number was chosen.",
			admin:       "AADSTS{code}: {meaning}",
		},
		steps: []advice{
			{who: WhoHelpdesk, text: "Ask the user whether they started this sign-in. If not, treat the password as known to somebody else."},
			{who: WhoUser, text: "If it was you: sign in again and compare the number on both screens."},
		},
		docs: []string{docMFAReport},
	},
	{
		code: "mfa-failed.failed", category: CategoryMFAFailed, numbers: []int{500121},
		sure: policyFailed, policies: demandsMFA,
		words: words{
			title:       "The second factor was not accepted",
			headline:    "the second factor (MFA) was not completed",
			explanation: "On {time} the MFA for {app} was started and not completed. The log says: {detail}.",
			admin:       "AADSTS500121. MFA was demanded by {demander}. The trouble is with the second factor, and not with who demanded it.",
		},
		steps: []advice{
			{who: WhoUser, text: "Sign in to {app} again and answer the MFA request; type the code that is shown now, not an older one."},
			adviceMethods,
		},
		docs: []string{docMFAReport},
	},
	{
		code: "mfa-pending.clientLoop", category: CategoryMFAPending, numbers: []int{50074, 50076},
		when: loops, sure: policyFailed, policies: demandsMFA, loop: true, cure: cureByApp,
		words: words{
			title:       "The app asks for MFA again and again and shows no page",
			headline:    "MFA is demanded, and {app} asks again and again without letting the user answer",
			explanation: "On {time}, within minutes, {app} asked for {resource} again and again. MFA is demanded there, and the app never got to the page on which {account} could give it.",
			admin:       "AADSTS{code} in a loop. MFA was demanded by {demander}. The client does not handle the demand, or its embedded browser loses the session.",
		},
		steps: []advice{
			{who: WhoUser, text: "Sign out of {app}, close it, and sign in again; if that fails, use {resource} in a browser."},
			{who: WhoApplicationDeveloper, text: "On this error the client must ask for a token interactively, once, and pass the claims on."},
		},
		docs: []string{docMFAReport},
	},
	{
		code: "mfa-pending.clientMustAsk", category: CategoryMFAPending, numbers: []int{50076, 50074},
		when: notInteractive, sure: policyFailed, policies: demandsMFA, cure: cureByApp,
		words: words{
			title:       "MFA is needed, and the app asked in the background",
			headline:    "MFA is now needed for {resource}, and the app asked in the background, where nobody can answer",
			explanation: "On {time} {app} asked for {resource} in the background. MFA is demanded there, which only the user can give: the app must open a sign-in window.",
			admin:       "AADSTS{code}, non-interactive. MFA was demanded by {demander}.",
		},
		steps: []advice{
			{who: WhoUser, text: "Sign out of {app} and sign in again; answer the MFA request. (A command line tool needs its own login command with the scope of the resource, such as az login --scope.)"},
			{who: WhoApplicationDeveloper, text: "On this error the client must ask for a token interactively."},
		},
		docs: []string{docMFAReport},
	},
	{
		code: "mfa-pending.otherChallenge", category: CategoryMFAPending, numbers: []int{50158},
		sure: policyFailed, policies: failing,
		cure: &cure{reach: onResource, why: "A second factor given elsewhere says nothing of the page that was left here."},
		words: words{
			title:       "A further page (terms of use or another MFA provider) was not finished",
			headline:    "a further page, terms of use or another MFA provider, was not finished",
			explanation: "On {time} the sign-in to {app} was sent on to a further page: terms of use or an external MFA provider. It did not come back.",
			admin:       "AADSTS50158 is the redirect itself, not a refusal. The policy names the control as {controls}. The outcome stands at the external provider or in a later row.",
		},
		steps: []advice{
			{who: WhoUser, text: "Sign in to {app} again and finish the page that follows the password."},
			{who: WhoAuthenticationAdmin, text: "If the page does not load, check the external MFA provider or the terms of use.", link: linkUserSignIns},
		},
		docs: []string{docGrantControls},
	},
	{
		code: "mfa-pending.mandatory", category: CategoryMFAPending, numbers: []int{50074, 50076},
		when: mandatoryMFA, policies: demandsMFA,
		words: words{
			title:       "Microsoft itself demands MFA here",
			headline:    "Microsoft itself demands MFA for {app}, and the prompt waits for the user",
			explanation: "Microsoft demands MFA of everybody who uses the portals and tools of administrators; no policy of the company asked. On {time} {account} was asked for it by {app}, and the prompt was not finished.",
			admin:       "AADSTS{code}. There is no policy to find and none to change: the demand is Microsoft's own and has no exception, emergency access accounts included.",
		},
		steps: []advice{
			{who: WhoUser, text: "Sign in to {app} again and answer the MFA prompt."},
			{who: WhoApplicationOwner, text: "If a script signs in with this account, let it use a managed identity or a service principal; they are not asked."},
			adviceMethods,
		},
		docs: []string{"https://learn.microsoft.com/entra/identity/authentication/concept-mandatory-multifactor-authentication"},
	},
	{
		code: "mfa-pending.perUser", category: CategoryMFAPending, numbers: []int{50074, 50076},
		when: askedBy("user"), policies: demandsMFA,
		words: words{
			title:       "MFA is switched on for this user alone",
			headline:    "MFA is switched on for this user alone (per-user MFA), and the prompt waits for the user",
			explanation: "MFA is switched on at {account}, and not by a policy. On {time} {app} asked for it, and the prompt was not finished.",
			admin:       "AADSTS{code}, demanded by per-user MFA: no Conditional Access policy explains it. Microsoft advises to move per-user MFA to Conditional Access.",
		},
		steps: []advice{
			{who: WhoUser, text: "Sign in to {app} again and answer the MFA prompt."},
			{who: WhoAuthenticationAdmin, text: "If a policy should decide in place of the user's own setting, plan the move from per-user MFA to Conditional Access, and keep MFA on until the policy is."},
		},
		docs: []string{"https://learn.microsoft.com/entra/identity/authentication/howto-mfa-userstates"},
	},
	{
		code: "mfa-pending.securityDefaults", category: CategoryMFAPending, numbers: []int{50074, 50076},
		when: bySecurityDefault, policies: demandsMFA,
		words: words{
			title:       "The security defaults demand MFA",
			headline:    "the security defaults of the tenant demand MFA, and the prompt waits for the user",
			explanation: "The tenant has security defaults on, which demand MFA when Microsoft sees a reason. On {time} {app} asked {account} for it, and the prompt was not finished.",
			admin:       "AADSTS{code}, demanded by security defaults: there is no Conditional Access policy to look at.",
		},
		steps: []advice{
			{who: WhoUser, text: "Sign in to {app} again and answer the MFA prompt with Microsoft Authenticator."},
			adviceMethods,
		},
		docs: []string{"https://learn.microsoft.com/entra/fundamentals/security-defaults"},
	},
	{
		code: "mfa-pending.risk", category: CategoryMFAPending, numbers: []int{50074, 50076},
		when: askedBy("riskBasedPolicy", "tenantSessionRiskPolicy", "accountCompromisePolicies"), policies: demandsMFA,
		words: words{
			title:       "MFA is demanded because the sign-in looks risky",
			headline:    "MFA is demanded because the sign-in looks risky, and the prompt waits for the user",
			explanation: "Entra ID saw a risk in the sign-in of {account} to {app} on {time}, from {place}, and asked for MFA. The prompt was not finished. If the user did not start this sign-in, somebody else knows the password.",
			admin:       "AADSTS{code}, demanded by a risk policy. A right answer clears the sign-in risk.",
		},
		steps: []advice{
			{who: WhoUser, text: "If you started this sign-in, sign in again and answer the MFA prompt. If not, approve nothing and call the helpdesk."},
			{who: WhoSecurityOperator, text: "If it was not the user: have the password reset and the sessions revoked, and look into {place}.", link: linkRiskyUsers, command: commandRisky},
		},
		docs: []string{docRisk},
	},
	{
		code: "mfa-pending.otherTenant", category: CategoryMFAPending, numbers: []int{50074, 50076},
		when: otherTenant, policies: demandsMFA,
		words: words{
			title:       "The other organisation demands MFA",
			headline:    "the organisation that owns {resource} demands MFA, and the prompt waits for the user",
			explanation: "{account} is from another organisation than {resource}. On {time} that organisation asked for MFA, and the prompt was not finished.",
			admin:       "AADSTS{code} across tenants. MFA was demanded by {demander}. Where the inbound settings trust the MFA of the user's own tenant, it need not be given twice.",
		},
		steps: []advice{
			{who: WhoUser, text: "Sign in to {app} again and answer the MFA prompt of the other organisation."},
			{who: WhoExternalIdentityAdmin, text: "If guests are asked twice, consider trusting the MFA of their own organisation in the inbound cross-tenant access settings."},
		},
		docs: []string{"https://learn.microsoft.com/entra/external-id/authentication-conditional-access"},
	},
	{
		code: "mfa-pending.prompt", category: CategoryMFAPending, numbers: []int{50074, 50076},
		sure: policyFailed, policies: demandsMFA,
		words: words{
			title:       "The MFA prompt was not finished",
			headline:    "the MFA prompt is waiting for the user",
			explanation: "On {time} {app} asked {account} for MFA, and the prompt was not finished. Nothing was refused: the sign-in waits for the user.",
			admin:       "AADSTS{code} without a later success. MFA was demanded by {demander}.",
		},
		steps: []advice{
			{who: WhoUser, text: "Sign in to {app} again and answer the MFA prompt."},
			adviceMethods,
		},
		docs: []string{docMFAReport},
	},
}

// registrationRules: there is no second factor yet.
var registrationRules = []rule{
	{
		code: "mfa-registration.suspicious", category: CategoryMFARegistration, numbers: []int{53004},
		sure: policyFailed, policies: failing,
		words: words{
			title:       "MFA could not be set up because the sign-in looks suspicious",
			headline:    "MFA has to be set up, and this sign-in looks too suspicious to allow that",
			explanation: "{account} has to set up MFA for {app}. On {time}, from {place}, the sign-in looked suspicious, so that was refused.",
			admin:       "AADSTS53004. Until the risk is explained, a new method or a pass could go to an attacker.",
		},
		steps: []advice{
			adviceStop,
			{who: WhoSecurityOperator, text: "Investigate the user under Risky users. Give no Temporary Access Pass and no new method until the risk is cleared.", link: linkRiskyUsers, command: commandRisky},
		},
		docs: []string{docRisk},
	},
	{
		code: "mfa-registration.blocked", category: CategoryMFARegistration, numbers: []int{53010, 54010},
		sure: policyFailed, policies: failing,
		words: words{
			title:       "MFA must be set up, but not from here",
			headline:    "MFA has to be set up first, and that is not allowed from this place or device",
			explanation: "{account} has to set up MFA first. On {time} that was not allowed from {place}.",
			admin:       "AADSTS{code}: {meaning}",
		},
		steps: []advice{
			{who: WhoUser, text: "Set up MFA from the company network or a managed device.", link: linkSecurity},
			{who: WhoAuthenticationAdmin, text: "If that is not possible: after checking who is asking (call back on a known number), hand out a Temporary Access Pass.", link: linkUserMethods, changes: true},
		},
		docs: []string{learnCA + "policy-all-users-security-info-registration"},
	},
	{
		code: "mfa-registration.reminder", category: CategoryMFARegistration, numbers: []int{50203},
		words: words{
			title:       "The reminder to set up Microsoft Authenticator was left",
			headline:    "the reminder to set up Microsoft Authenticator was left, which can be put off",
			explanation: "On {time} the sign-in of {account} to {app} showed a reminder to set up Microsoft Authenticator. It can be put off; the page was only left. Other methods may well be in use.",
			admin:       "AADSTS50203, the registration campaign of the tenant. It asks nobody who has Authenticator, and may be put off as often as the campaign allows.",
		},
		steps: []advice{
			{who: WhoUser, text: "Sign in to {app} again and set Authenticator up, or choose “Skip for now”."},
			{who: WhoAuthenticationAdmin, text: "If the reminder gets in the way of many, look at the registration campaign under Authentication methods."},
		},
		docs: []string{"https://learn.microsoft.com/entra/identity/authentication/how-to-mfa-registration-campaign"},
	},
	{
		code: "mfa-registration.guest", category: CategoryMFARegistration, numbers: []int{50072, 50079},
		when: guest, sure: policyFailed, policies: demandsMFA,
		words: words{
			title:       "The guest has to set up MFA for this organisation",
			headline:    "MFA is demanded here, and the guest has not set it up for this organisation",
			explanation: "{account} belongs to another organisation. On {time} {app} asked for MFA in this one, where no method has been set up yet.",
			admin:       "AADSTS{code}. MFA was demanded by {demander}. Guests register in the tenant that asks, unless it trusts the MFA of their own.",
		},
		steps: []advice{
			{who: WhoUser, text: "Open {app} again and finish the set-up page that follows."},
			{who: WhoExternalIdentityAdmin, text: "If guests should not register here, consider trusting the MFA of their own organisation in the inbound cross-tenant access settings."},
		},
		docs: []string{"https://learn.microsoft.com/entra/external-id/authentication-conditional-access"},
	},
	{
		code: "mfa-registration.mandatory", category: CategoryMFARegistration, numbers: []int{50072, 50079},
		when: mandatoryMFA, policies: demandsMFA,
		words: words{
			title:       "Microsoft itself demands MFA here, and none has been set up",
			headline:    "Microsoft itself demands MFA for {app}, and no method has been set up yet",
			explanation: "Microsoft demands MFA of everybody who uses the portals and tools of administrators; no policy of the company asked. On {time} {account} had no method to answer with.",
			admin:       "AADSTS{code}. There is no policy to find and none to change: the demand is Microsoft's own and has no exception, emergency access accounts included.",
		},
		steps: []advice{
			{who: WhoUser, text: "Set up a second factor at the security info page, then sign in to {app} again.", link: linkSecurity, changes: true},
			{who: WhoAuthenticationAdmin, text: "If the user cannot get through the set-up: after checking who is asking (call back on a known number), hand out a Temporary Access Pass.", link: linkUserMethods, command: commandMethods, changes: true},
			{who: WhoApplicationOwner, text: "If a script signs in with this account, let it use a managed identity or a service principal; they are not asked."},
		},
		docs: []string{"https://learn.microsoft.com/entra/identity/authentication/concept-mandatory-multifactor-authentication"},
	},
	{
		code: "mfa-registration.securityDefaults", category: CategoryMFARegistration, numbers: []int{50072, 50079},
		when: bySecurityDefault, policies: demandsMFA,
		words: words{
			title:       "The security defaults ask everybody to set up MFA",
			headline:    "the security defaults of the tenant ask everybody to set up MFA, and it has not been done",
			explanation: "The tenant has security defaults on: everybody has to set up MFA. On {time} {app} asked {account} for that, and it was not finished.",
			admin:       "AADSTS{code}, demanded by security defaults: there is no Conditional Access policy to look at. Microsoft Authenticator is the method that the defaults ask for.",
		},
		steps: []advice{
			{who: WhoUser, text: "Install Microsoft Authenticator, set it up at the security info page, then sign in to {app} again.", link: linkSecurity, changes: true},
			{who: WhoAuthenticationAdmin, text: "If the user cannot get through the set-up: after checking who is asking (call back on a known number), hand out a Temporary Access Pass.", link: linkUserMethods, command: commandMethods, changes: true},
		},
		docs: []string{"https://learn.microsoft.com/entra/fundamentals/security-defaults"},
	},
	{
		code: "mfa-registration.required", category: CategoryMFARegistration, numbers: []int{50072, 50079},
		sure: policyFailed, policies: demandsMFA,
		words: words{
			title:       "MFA has to be set up first",
			headline:    "MFA is demanded and no method has been set up yet",
			explanation: "On {time} {app} asked {account} for MFA, but no method is registered, or its set-up was not finished.",
			admin:       "AADSTS{code}. MFA was demanded by {demander}. For a federated user: the company's own sign-in sent no MFA claim.",
		},
		steps: []advice{
			{who: WhoUser, text: "Set up a second factor at the security info page, then sign in to {app} again.", link: linkSecurity, changes: true},
			{who: WhoAuthenticationAdmin, text: "If the user cannot get through the set-up: after checking who is asking (call back on a known number), hand out a Temporary Access Pass.", link: linkUserMethods, command: commandMethods, changes: true},
		},
		docs: []string{"https://learn.microsoft.com/entra/identity/authentication/howto-registration-mfa-sspr-combined"},
	},
}
