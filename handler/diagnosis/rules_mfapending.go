package diagnosis

import (
	"signin-diagnosis/handler/answer"
)

// mfaPendingRules: a second factor was asked for, and the page waits. They tell who asked.
var mfaPendingRules = []rule{
	{
		code: "mfa-pending.clientLoop", category: answer.CategoryMFAPending, numbers: []int{50074, 50076},
		when: loops, sure: policyFailed, policies: demandsMFA, loop: true, cure: cureByApp,
		words: words{
			title:       "The app asks for MFA again and again and shows no page",
			headline:    "MFA is demanded, and {app} asks again and again without letting the user answer",
			explanation: "On {time}, within minutes, {app} asked for {resource} again and again. MFA is demanded there, and the app never got to the page on which {account} could give it.",
			admin:       "AADSTS{code} in a loop. MFA was demanded by {demander}. The client does not handle the demand, or its embedded browser loses the session.",
		},
		steps: []advice{
			{who: answer.WhoUser, text: "Sign out of {app}, close it, and sign in again; if that fails, use {resource} in a browser."},
			{who: answer.WhoApplicationDeveloper, text: "On this error the client must ask for a token interactively, once, and pass the claims on."},
		},
		docs: []string{docMFAReport},
	},
	{
		code: "mfa-pending.clientMustAsk", category: answer.CategoryMFAPending, numbers: []int{50076, 50074},
		when: notInteractive, sure: policyFailed, policies: demandsMFA, cure: cureByApp,
		words: words{
			title:       "MFA is needed, and the app asked in the background",
			headline:    "MFA is now needed for {resource}, and the app asked in the background, where nobody can answer",
			explanation: "On {time} {app} asked for {resource} in the background. MFA is demanded there, which only the user can give: the app must open a sign-in window.",
			admin:       "AADSTS{code}, non-interactive. MFA was demanded by {demander}.",
		},
		steps: []advice{
			{who: answer.WhoUser, text: "Sign out of {app} and sign in again; answer the MFA request. (A command line tool needs its own login command with the scope of the resource, such as az login --scope.)"},
			{who: answer.WhoApplicationDeveloper, text: "On this error the client must ask for a token interactively."},
		},
		docs: []string{docMFAReport},
	},
	{
		code: "mfa-pending.otherChallenge", category: answer.CategoryMFAPending, numbers: []int{50158},
		sure: policyFailed, policies: failing,
		cure: &cure{reach: onResource, why: "A second factor given elsewhere says nothing of the page that was left here."},
		words: words{
			title:       "A further page (terms of use or another MFA provider) was not finished",
			headline:    "a further page, terms of use or another MFA provider, was not finished",
			explanation: "On {time} the sign-in to {app} was sent on to a further page: terms of use or an external MFA provider. It did not come back.",
			admin:       "AADSTS50158 is the redirect itself, not a refusal. The policy names the control as {controls}. The outcome stands at the external provider or in a later row.",
		},
		steps: []advice{
			{who: answer.WhoUser, text: "Sign in to {app} again and finish the page that follows the password."},
			{who: answer.WhoAuthenticationAdmin, text: "If the page does not load, check the external MFA provider or the terms of use.", link: linkUserSignIns},
		},
		docs: []string{docGrantControls},
	},
	{
		code: "mfa-pending.mandatory", category: answer.CategoryMFAPending, numbers: []int{50074, 50076},
		when: mandatoryMFA, policies: demandsMFA,
		words: words{
			title:       "Microsoft itself demands MFA here",
			headline:    "Microsoft itself demands MFA for {app}, and the prompt waits for the user",
			explanation: "Microsoft demands MFA of everybody who uses the portals and tools of administrators; no policy of the company asked. On {time} {account} was asked for it by {app}, and the prompt was not finished.",
			admin:       "AADSTS{code}. There is no policy to find and none to change: the demand is Microsoft's own and has no exception, emergency access accounts included.",
		},
		steps: []advice{
			adviceAnswerPrompt,
			adviceScript,
			adviceMethods,
		},
		docs: []string{"https://learn.microsoft.com/entra/identity/authentication/concept-mandatory-multifactor-authentication"},
	},
	{
		code: "mfa-pending.perUser", category: answer.CategoryMFAPending, numbers: []int{50074, 50076},
		when: askedBy("user"), policies: demandsMFA,
		words: words{
			title:       "MFA is switched on for this user alone",
			headline:    "MFA is switched on for this user alone (per-user MFA), and the prompt waits for the user",
			explanation: "MFA is switched on at {account}, and not by a policy. On {time} {app} asked for it, and the prompt was not finished.",
			admin:       "AADSTS{code}, demanded by per-user MFA: no Conditional Access policy explains it. Microsoft advises to move per-user MFA to Conditional Access.",
		},
		steps: []advice{
			adviceAnswerPrompt,
			{who: answer.WhoAuthenticationAdmin, text: "If a policy should decide in place of the user's own setting, plan the move from per-user MFA to Conditional Access, and keep MFA on until the policy is."},
		},
		docs: []string{"https://learn.microsoft.com/entra/identity/authentication/howto-mfa-userstates"},
	},
	{
		code: "mfa-pending.securityDefaults", category: answer.CategoryMFAPending, numbers: []int{50074, 50076},
		when: bySecurityDefault, policies: demandsMFA,
		words: words{
			title:       "The security defaults demand MFA",
			headline:    "the security defaults of the tenant demand MFA, and the prompt waits for the user",
			explanation: "The tenant has security defaults on, which demand MFA when Microsoft sees a reason. On {time} {app} asked {account} for it, and the prompt was not finished.",
			admin:       "AADSTS{code}, demanded by security defaults: there is no Conditional Access policy to look at.",
		},
		steps: []advice{
			{who: answer.WhoUser, text: "Sign in to {app} again and answer the MFA prompt with Microsoft Authenticator."},
			adviceMethods,
		},
		docs: []string{"https://learn.microsoft.com/entra/fundamentals/security-defaults"},
	},
	{
		code: "mfa-pending.risk", category: answer.CategoryMFAPending, numbers: []int{50074, 50076},
		when: askedBy("riskBasedPolicy", "tenantSessionRiskPolicy", "accountCompromisePolicies"), policies: demandsMFA,
		words: words{
			title:       "MFA is demanded because the sign-in looks risky",
			headline:    "MFA is demanded because the sign-in looks risky, and the prompt waits for the user",
			explanation: "Entra ID saw a risk in the sign-in of {account} to {app} on {time}, from {place}, and asked for MFA. The prompt was not finished. If the user did not start this sign-in, somebody else knows the password.",
			admin:       "AADSTS{code}, demanded by a risk policy. A right answer clears the sign-in risk.",
		},
		steps: []advice{
			{who: answer.WhoUser, text: "If you started this sign-in, sign in again and answer the MFA prompt. If not, approve nothing and call the helpdesk."},
			{changes: true, who: answer.WhoSecurityOperator, text: "If it was not the user: have the password reset and the sessions revoked, and look into {place}.", link: linkRiskyUsers, command: commandRisky},
		},
		docs: []string{docRisk},
	},
	{
		code: "mfa-pending.otherTenant", category: answer.CategoryMFAPending, numbers: []int{50074, 50076},
		when: otherTenant, policies: demandsMFA,
		words: words{
			title:       "The other organisation demands MFA",
			headline:    "the organisation that owns {resource} demands MFA, and the prompt waits for the user",
			explanation: "{account} is from another organisation than {resource}. On {time} that organisation asked for MFA, and the prompt was not finished.",
			admin:       "AADSTS{code} across tenants. MFA was demanded by {demander}. Where the inbound settings trust the MFA of the user's own tenant, it need not be given twice.",
		},
		steps: []advice{
			{who: answer.WhoUser, text: "Sign in to {app} again and answer the MFA prompt of the other organisation."},
			{who: answer.WhoExternalIdentityAdmin, text: "If guests are asked twice, consider trusting the MFA of their own organisation in the inbound cross-tenant access settings."},
		},
		docs: []string{"https://learn.microsoft.com/entra/external-id/authentication-conditional-access"},
	},
	{
		code: "mfa-pending.prompt", category: answer.CategoryMFAPending, numbers: []int{50074, 50076},
		sure: policyFailed, policies: demandsMFA,
		words: words{
			title:       "The MFA prompt was not finished",
			headline:    "the MFA prompt is waiting for the user",
			explanation: "On {time} {app} asked {account} for MFA, and the prompt was not finished. Nothing was refused: the sign-in waits for the user.",
			admin:       "AADSTS{code} without a later success. MFA was demanded by {demander}.",
		},
		steps: []advice{
			adviceAnswerPrompt,
			adviceMethods,
		},
		docs: []string{docMFAReport},
	},
}
