package diagnosis

import "strings"

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

var adviceMethods = advice{who: WhoAuthenticationAdmin, text: "If the phone or method is lost or new: after checking who is asking (call back on a known number), look at the registered methods and hand out a Temporary Access Pass.", link: linkUserMethods, command: commandMethods}

// mfaRules: a second factor was asked for and not given, or given wrongly.
var mfaRules = []rule{
	{
		// Asked first: Microsoft writes “MFA denied; user did not respond”.
		code: "mfa-failed.noAnswer", category: CategoryMFAFailed, numbers: []int{500121},
		when: stepSays("timed out", "timeout", "did not respond", "no response", "no answer", "not answered", "did not complete"), sure: policyFailed, policies: demandsMFA,
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
		when: stepSays("denied", "declined", "fraud", "rejected"), sure: policyFailed, policies: demandsMFA,
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
		code: "mfa-failed.failed", category: CategoryMFAFailed, numbers: []int{500121},
		sure: policyFailed, policies: demandsMFA,
		words: words{
			title:       "The second factor was not accepted",
			headline:    "the second factor (MFA) was not completed",
			explanation: "On {time} the MFA for {app} was started and not completed. The log says: {detail}.",
			admin:       "AADSTS500121. MFA was demanded by {demander}. The policy works as meant; the trouble is with the second factor.",
		},
		steps: []advice{
			{who: WhoUser, text: "Sign in to {app} again and answer the MFA request; type the code that is shown now, not an older one."},
			adviceMethods,
		},
		docs: []string{docMFAReport},
	},
	{
		code: "mfa-pending.clientMustAsk", category: CategoryMFAPending, numbers: []int{50076, 50074},
		when: notInteractive, sure: policyFailed, policies: demandsMFA,
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
		words: words{
			title:       "A further page (terms of use or another MFA provider) was not finished",
			headline:    "a further page, terms of use or another MFA provider, was not finished",
			explanation: "On {time} the sign-in to {app} was sent on to a further page: terms of use or an external MFA provider. It did not come back.",
			admin:       "AADSTS50158 is the redirect itself, not a refusal. The outcome stands at the external provider or in a later row.",
		},
		steps: []advice{
			{who: WhoUser, text: "Sign in to {app} again and finish the page that follows the password."},
			{who: WhoAuthenticationAdmin, text: "If the page does not load, check the external MFA provider or the terms of use.", link: linkUserSignIns},
		},
		docs: []string{docGrantControls},
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
			explanation: "{account} has to set up MFA before using {app}. On {time} that was not allowed from {place}.",
			admin:       "AADSTS{code}: {meaning}",
		},
		steps: []advice{
			{who: WhoUser, text: "Set up MFA from the company network or a managed device.", link: linkSecurity},
			{who: WhoAuthenticationAdmin, text: "If that is not possible: after checking who is asking (call back on a known number), hand out a Temporary Access Pass.", link: linkUserMethods},
		},
		docs: []string{learnCA + "policy-all-users-security-info-registration"},
	},
	{
		code: "mfa-registration.guest", category: CategoryMFARegistration, numbers: []int{50072, 50079, 50203},
		when: guest, sure: policyFailed, policies: demandsMFA,
		words: words{
			title:       "The guest has to set up MFA for this organisation",
			headline:    "MFA is demanded here, and the guest has not set it up for this organisation",
			explanation: "{account} belongs to another organisation. On {time} {app} asked for MFA in this one, where no method has been set up yet.",
			admin:       "AADSTS{code}. MFA was demanded by {demander}. Guests register in the tenant that asks, unless it trusts the MFA of their own.",
		},
		steps: []advice{
			{who: WhoUser, text: "Open {app} again and finish the set-up page that follows."},
			{who: WhoExternalIdentityAdmin, text: "Or trust the MFA of the guest's own organisation in the inbound cross-tenant access settings."},
		},
		docs: []string{"https://learn.microsoft.com/entra/external-id/authentication-conditional-access"},
	},
	{
		code: "mfa-registration.required", category: CategoryMFARegistration, numbers: []int{50072, 50079, 50203},
		sure: policyFailed, policies: demandsMFA,
		words: words{
			title:       "MFA has to be set up first",
			headline:    "MFA is demanded and no method has been set up yet",
			explanation: "On {time} {app} asked {account} for MFA, but no method is registered, or its set-up was not finished.",
			admin:       "AADSTS{code}. MFA was demanded by {demander}. For a federated user: the company's own sign-in sent no MFA claim.",
		},
		steps: []advice{
			{who: WhoUser, text: "Set up a second factor at the security info page, then sign in to {app} again.", link: linkSecurity},
			{who: WhoAuthenticationAdmin, text: "If the user cannot get through the set-up: after checking who is asking (call back on a known number), hand out a Temporary Access Pass.", link: linkUserMethods, command: commandMethods},
		},
		docs: []string{"https://learn.microsoft.com/entra/identity/authentication/howto-registration-mfa-sspr-combined"},
	},
}
