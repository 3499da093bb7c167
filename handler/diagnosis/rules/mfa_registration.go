package rules

import (
	"signin-diagnosis/handler/answer"
	"signin-diagnosis/handler/diagnosis/rule"
	"signin-diagnosis/handler/diagnosis/timeline"
)

// noMethodsOfUser: nothing is registered, and nobody stands at an unfamiliar place
// who could register something of their own.
func noMethodsOfUser(s *rule.Subject) bool {
	return rule.DeniedBy(timeline.NoMethods)(s) && !rule.UnfamiliarPassword(s)
}

var mfaRegistration = []rule.Rule{
	{
		Code: "mfa-registration.unfamiliar", Category: answer.CategoryMFARegistration, Numbers: []int{50072, 50079},
		When: rule.UnfamiliarPassword, Sure: rule.PolicyFailed, Policies: rule.DemandsMFA, Ends: endsKnownPassword, Kind: rule.Warning,
		Words: rule.Words{
			Title:       "MFA has to be set up, and the right password was typed at an unfamiliar place",
			Headline:    "MFA has to be set up, and that was asked for at {place}, where the account has never signed in; if that was not the user, somebody else could set it up",
			Explanation: "On {time} the right password was typed for {account} at {place}, where it has never signed in, and {app} asked to set up MFA. The account has no second factor yet: whoever knows the password could set up their own.",
			Admin:       "AADSTS{code} after a right password, from a country without a single success in the window. MFA was demanded by {demander}. Until the user has been asked, hand out nothing with which a method can be set up.",
		},
		Steps: []rule.Step{
			adviceAskWhere,
			adviceForeign,
			adviceSetUpSafely,
		},
		Docs: []string{learnCA + "policy-all-users-security-info-registration"},
	},
	{
		Code: "mfa-registration.noMethods", Category: answer.CategoryMFARegistration, Numbers: denials,
		When: noMethodsOfUser, Sure: rule.PolicyFailed, Policies: rule.DemandsMFA,
		Words: rule.Words{
			Title:       "There is no method with which MFA could be given",
			Headline:    "MFA is demanded and the account has no method to give it with",
			Explanation: "On {time} {app} asked {account} for MFA, and for MFA the account is unknown or has no method. The log says: {detail}.",
			Admin:       "AADSTS{code}. MFA was demanded by {demander}. Compare what is registered with the methods that are allowed for this user.",
		},
		Steps: []rule.Step{
			adviceSetUp,
			adviceSetUpPass,
		},
		Docs: []string{"https://learn.microsoft.com/entra/identity/authentication/howto-registration-mfa-sspr-combined", docMFAReport},
	},
	{
		Code: "mfa-registration.suspicious", Category: answer.CategoryMFARegistration, Numbers: []int{53004},
		Sure: rule.PolicyFailed, Policies: timeline.Failing,
		Words: rule.Words{
			Title:       "MFA could not be set up because the sign-in looks suspicious",
			Headline:    "MFA has to be set up, and this sign-in looks too suspicious to allow that",
			Explanation: "{account} has to set up MFA for {app}. On {time}, from {place}, the sign-in looked suspicious, so that was refused.",
			Admin:       "AADSTS53004. Until the risk is explained, a new method or a pass could go to an attacker.",
		},
		Steps: []rule.Step{
			adviceStop,
			{Who: answer.WhoSecurityOperator, Text: "Investigate the user under Risky users. Give no Temporary Access Pass and no new method until the risk is cleared.", Link: linkRiskyUsers, Command: commandRisky},
		},
		Docs: []string{docRisk},
	},
	{
		Code: "mfa-registration.blocked", Category: answer.CategoryMFARegistration, Numbers: []int{53010, 54010},
		Sure: rule.PolicyFailed, Policies: timeline.Failing,
		Words: rule.Words{
			Title:       "MFA must be set up, but not from here",
			Headline:    "MFA has to be set up first, and that is not allowed from this place or device",
			Explanation: "{account} has to set up MFA first. On {time} that was not allowed from {place}.",
			Admin:       "AADSTS{code}: {meaning}",
		},
		Steps: []rule.Step{
			adviceSetUpSafely,
			advicePassInstead,
		},
		Docs: []string{learnCA + "policy-all-users-security-info-registration"},
	},
	{
		Code: "mfa-registration.reminder", Category: answer.CategoryMFARegistration, Numbers: []int{50203},
		Words: rule.Words{
			Title:       "The reminder to set up Microsoft Authenticator was left",
			Headline:    "the reminder to set up Microsoft Authenticator was left, which can be put off",
			Explanation: "On {time} the sign-in of {account} to {app} showed a reminder to set up Microsoft Authenticator. It can be put off; the page was only left. Other methods may well be in use.",
			Admin:       "AADSTS50203, the registration campaign of the tenant. It asks nobody who has Authenticator, and may be put off as often as the campaign allows.",
		},
		Steps: []rule.Step{
			{Changes: true, Who: answer.WhoUser, Text: "Sign in to {app} again and set Authenticator up, or choose “Skip for now”."},
			{Who: answer.WhoAuthenticationAdmin, Text: "If the reminder gets in the way of many, look at the registration campaign under Authentication methods."},
		},
		Docs: []string{"https://learn.microsoft.com/entra/identity/authentication/how-to-mfa-registration-campaign"},
	},
	{
		Code: "mfa-registration.guest", Category: answer.CategoryMFARegistration, Numbers: []int{50072, 50079},
		When: rule.Guest, Sure: rule.PolicyFailed, Policies: rule.DemandsMFA,
		Words: rule.Words{
			Title:       "The guest has to set up MFA for this organisation",
			Headline:    "MFA is demanded here, and the guest has not set it up for this organisation",
			Explanation: "{account} belongs to another organisation. On {time} {app} asked for MFA in this one, where no method has been set up yet.",
			Admin:       "AADSTS{code}. MFA was demanded by {demander}. Guests register in the tenant that asks, unless it trusts the MFA of their own.",
		},
		Steps: []rule.Step{
			{Changes: true, Who: answer.WhoUser, Text: "Open {app} again and finish the set-up page that follows."},
			{Who: answer.WhoExternalIdentityAdmin, Text: "If guests should not register here, consider trusting the MFA of their own organisation in the inbound cross-tenant access settings."},
		},
		Docs: []string{"https://learn.microsoft.com/entra/external-id/authentication-conditional-access"},
	},
	{
		Code: "mfa-registration.mandatory", Category: answer.CategoryMFARegistration, Numbers: []int{50072, 50079},
		When: rule.MandatoryMFA, Policies: rule.DemandsMFA,
		Words: rule.Words{
			Title:       "Microsoft itself demands MFA here, and none has been set up",
			Headline:    "Microsoft itself demands MFA for {app}, and no method has been set up yet",
			Explanation: "Microsoft demands MFA of everybody who uses the portals and tools of administrators; no policy of the company asked. On {time} {account} had no method to answer with.",
			Admin:       "AADSTS{code}. There is no policy to find and none to change: the demand is Microsoft's own and has no exception, emergency access accounts included.",
		},
		Steps: []rule.Step{
			adviceSetUp,
			adviceSetUpPass,
			adviceScript,
		},
		Docs: []string{"https://learn.microsoft.com/entra/identity/authentication/concept-mandatory-multifactor-authentication"},
	},
	{
		Code: "mfa-registration.securityDefaults", Category: answer.CategoryMFARegistration, Numbers: []int{50072, 50079},
		When: rule.BySecurityDefault, Policies: rule.DemandsMFA,
		Words: rule.Words{
			Title:       "The security defaults ask everybody to set up MFA",
			Headline:    "the security defaults of the tenant ask everybody to set up MFA, and it has not been done",
			Explanation: "The tenant has security defaults on: everybody has to set up MFA. On {time} {app} asked {account} for that, and it was not finished.",
			Admin:       "AADSTS{code}, demanded by security defaults: there is no Conditional Access policy to look at. Microsoft Authenticator is the method that the defaults ask for.",
		},
		Steps: []rule.Step{
			{Who: answer.WhoUser, Text: "Install Microsoft Authenticator, set it up at the security info page, then sign in to {app} again.", Link: linkSecurity, Changes: true},
			adviceSetUpPass,
		},
		Docs: []string{"https://learn.microsoft.com/entra/fundamentals/security-defaults"},
	},
	{
		Code: "mfa-registration.required", Category: answer.CategoryMFARegistration, Numbers: []int{50072, 50079},
		Sure: rule.PolicyFailed, Policies: rule.DemandsMFA,
		Words: rule.Words{
			Title:       "MFA has to be set up first",
			Headline:    "MFA is demanded and no method has been set up yet",
			Explanation: "On {time} {app} asked {account} for MFA, but no method is registered, or its set-up was not finished.",
			Admin:       "AADSTS{code}. MFA was demanded by {demander}. For a federated user: the company's own sign-in sent no MFA claim.",
		},
		Steps: []rule.Step{
			adviceSetUp,
			adviceSetUpPass,
		},
		Docs: []string{"https://learn.microsoft.com/entra/identity/authentication/howto-registration-mfa-sspr-combined"},
	},
}
