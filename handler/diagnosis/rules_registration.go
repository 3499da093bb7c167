package diagnosis

import (
	"signin-diagnosis/handler/answer"
)

// registrationRules: there is no second factor yet.
var registrationRules = []rule{
	{
		code: "mfa-registration.suspicious", category: answer.CategoryMFARegistration, numbers: []int{53004},
		sure: policyFailed, policies: failing,
		words: words{
			title:       "MFA could not be set up because the sign-in looks suspicious",
			headline:    "MFA has to be set up, and this sign-in looks too suspicious to allow that",
			explanation: "{account} has to set up MFA for {app}. On {time}, from {place}, the sign-in looked suspicious, so that was refused.",
			admin:       "AADSTS53004. Until the risk is explained, a new method or a pass could go to an attacker.",
		},
		steps: []advice{
			adviceStop,
			{who: answer.WhoSecurityOperator, text: "Investigate the user under Risky users. Give no Temporary Access Pass and no new method until the risk is cleared.", link: linkRiskyUsers, command: commandRisky},
		},
		docs: []string{docRisk},
	},
	{
		code: "mfa-registration.blocked", category: answer.CategoryMFARegistration, numbers: []int{53010, 54010},
		sure: policyFailed, policies: failing,
		words: words{
			title:       "MFA must be set up, but not from here",
			headline:    "MFA has to be set up first, and that is not allowed from this place or device",
			explanation: "{account} has to set up MFA first. On {time} that was not allowed from {place}.",
			admin:       "AADSTS{code}: {meaning}",
		},
		steps: []advice{
			adviceSetUpSafely,
			advicePassInstead,
		},
		docs: []string{learnCA + "policy-all-users-security-info-registration"},
	},
	{
		code: "mfa-registration.reminder", category: answer.CategoryMFARegistration, numbers: []int{50203},
		words: words{
			title:       "The reminder to set up Microsoft Authenticator was left",
			headline:    "the reminder to set up Microsoft Authenticator was left, which can be put off",
			explanation: "On {time} the sign-in of {account} to {app} showed a reminder to set up Microsoft Authenticator. It can be put off; the page was only left. Other methods may well be in use.",
			admin:       "AADSTS50203, the registration campaign of the tenant. It asks nobody who has Authenticator, and may be put off as often as the campaign allows.",
		},
		steps: []advice{
			{changes: true, who: answer.WhoUser, text: "Sign in to {app} again and set Authenticator up, or choose “Skip for now”."},
			{who: answer.WhoAuthenticationAdmin, text: "If the reminder gets in the way of many, look at the registration campaign under Authentication methods."},
		},
		docs: []string{"https://learn.microsoft.com/entra/identity/authentication/how-to-mfa-registration-campaign"},
	},
	{
		code: "mfa-registration.guest", category: answer.CategoryMFARegistration, numbers: []int{50072, 50079},
		when: guest, sure: policyFailed, policies: demandsMFA,
		words: words{
			title:       "The guest has to set up MFA for this organisation",
			headline:    "MFA is demanded here, and the guest has not set it up for this organisation",
			explanation: "{account} belongs to another organisation. On {time} {app} asked for MFA in this one, where no method has been set up yet.",
			admin:       "AADSTS{code}. MFA was demanded by {demander}. Guests register in the tenant that asks, unless it trusts the MFA of their own.",
		},
		steps: []advice{
			{changes: true, who: answer.WhoUser, text: "Open {app} again and finish the set-up page that follows."},
			{who: answer.WhoExternalIdentityAdmin, text: "If guests should not register here, consider trusting the MFA of their own organisation in the inbound cross-tenant access settings."},
		},
		docs: []string{"https://learn.microsoft.com/entra/external-id/authentication-conditional-access"},
	},
	{
		code: "mfa-registration.mandatory", category: answer.CategoryMFARegistration, numbers: []int{50072, 50079},
		when: mandatoryMFA, policies: demandsMFA,
		words: words{
			title:       "Microsoft itself demands MFA here, and none has been set up",
			headline:    "Microsoft itself demands MFA for {app}, and no method has been set up yet",
			explanation: "Microsoft demands MFA of everybody who uses the portals and tools of administrators; no policy of the company asked. On {time} {account} had no method to answer with.",
			admin:       "AADSTS{code}. There is no policy to find and none to change: the demand is Microsoft's own and has no exception, emergency access accounts included.",
		},
		steps: []advice{
			adviceSetUp,
			adviceSetUpPass,
			adviceScript,
		},
		docs: []string{"https://learn.microsoft.com/entra/identity/authentication/concept-mandatory-multifactor-authentication"},
	},
	{
		code: "mfa-registration.securityDefaults", category: answer.CategoryMFARegistration, numbers: []int{50072, 50079},
		when: bySecurityDefault, policies: demandsMFA,
		words: words{
			title:       "The security defaults ask everybody to set up MFA",
			headline:    "the security defaults of the tenant ask everybody to set up MFA, and it has not been done",
			explanation: "The tenant has security defaults on: everybody has to set up MFA. On {time} {app} asked {account} for that, and it was not finished.",
			admin:       "AADSTS{code}, demanded by security defaults: there is no Conditional Access policy to look at. Microsoft Authenticator is the method that the defaults ask for.",
		},
		steps: []advice{
			{who: answer.WhoUser, text: "Install Microsoft Authenticator, set it up at the security info page, then sign in to {app} again.", link: linkSecurity, changes: true},
			adviceSetUpPass,
		},
		docs: []string{"https://learn.microsoft.com/entra/fundamentals/security-defaults"},
	},
	{
		code: "mfa-registration.required", category: answer.CategoryMFARegistration, numbers: []int{50072, 50079},
		sure: policyFailed, policies: demandsMFA,
		words: words{
			title:       "MFA has to be set up first",
			headline:    "MFA is demanded and no method has been set up yet",
			explanation: "On {time} {app} asked {account} for MFA, but no method is registered, or its set-up was not finished.",
			admin:       "AADSTS{code}. MFA was demanded by {demander}. For a federated user: the company's own sign-in sent no MFA claim.",
		},
		steps: []advice{
			adviceSetUp,
			adviceSetUpPass,
		},
		docs: []string{"https://learn.microsoft.com/entra/identity/authentication/howto-registration-mfa-sspr-combined"},
	},
}
