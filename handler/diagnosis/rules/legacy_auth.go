package rules

import (
	"signin-diagnosis/handler/aadsts"
	"signin-diagnosis/handler/answer"
	"signin-diagnosis/handler/diagnosis/rule"
	"signin-diagnosis/handler/diagnosis/timeline"
)

func unfamiliarLegacy(s *rule.Subject) bool {
	return rule.LegacyClient(s) && rule.UnfamiliarPassword(s)
}

var legacyAuth = []rule.Rule{
	{
		Code: "legacy-auth.unfamiliar", Category: answer.CategoryLegacyAuth, Numbers: append([]int{530035}, timeline.BlockCodes...),
		Demands: []rule.Demand{rule.DemandMFA, rule.DemandStrength, rule.DemandPasswordChange, rule.DemandTerms, rule.DemandCompliant, rule.DemandHybrid},
		When:    unfamiliarLegacy, Sure: rule.PolicyFailed, Policies: rule.Stopping, Ends: endsKnownPassword, Kind: rule.Warning,
		Words: rule.Words{
			Title:       "Somebody tried the right password by an old way of signing in, from an unfamiliar place",
			Headline:    "the right password was tried by {client} at {place}, where the account has never signed in, and was blocked",
			Explanation: "On {time} the right password of {account} was sent by {client} at {place}, where it has never signed in. That way cannot do MFA, which is why attackers like it; {policy} or the security defaults blocked it. If it was not the user, somebody else knows the password.",
			Admin:       "AADSTS{code}, legacy authentication with a right password. The block did its work; do not open the old way.",
		},
		Steps: []rule.Step{adviceAskWhere, adviceForeign},
		Docs:  []string{learnCA + "policy-block-legacy-authentication"},
	},
	{
		Code: "legacy-auth.blocked", Category: answer.CategoryLegacyAuth, Numbers: append([]int{530035}, timeline.BlockCodes...),
		Demands: []rule.Demand{rule.DemandMFA, rule.DemandStrength, rule.DemandPasswordChange, rule.DemandTerms, rule.DemandCompliant, rule.DemandHybrid},
		When:    rule.LegacyClient, Sure: rule.PolicyFailed, Policies: rule.Stopping,
		Words: rule.Words{
			Title:       "The app uses an old way of signing in, which is blocked",
			Headline:    "it signs in by {client}, an old way that cannot do MFA and is blocked",
			Explanation: "On {time} {app} tried to sign {account} in by {client}. That way cannot do MFA, and {policy} or the security defaults block it. The password is not the problem.",
			Admin:       "AADSTS{code}, legacy authentication. The client is the thing to change, not the policy.",
		},
		Steps: []rule.Step{
			{Who: answer.WhoUser, Text: "Use Outlook or a browser instead, or update the mail app."},
			{Who: answer.WhoApplicationOwner, Text: "Move {app} to modern authentication; do not open the old way again."},
			{Who: answer.WhoExchangeAdmin, Text: "Find in the sign-in log what else still signs in that way.", Link: linkUserSignIns},
		},
		Docs: []string{learnCA + "policy-block-legacy-authentication"},
	},
	{
		Code: "legacy-auth.securityDefaults", Category: answer.CategoryLegacyAuth, Numbers: []int{530035},
		Words: rule.Words{
			Title:       "The security defaults do not allow this way of signing in",
			Headline:    "the security defaults of the tenant do not allow this way of signing in",
			Explanation: "The tenant has security defaults on. On {time} they refused the way in which {app} signed {account} in: an old protocol, or a code that is entered on another device.",
			Admin:       "AADSTS530035, blocked by security defaults. There is no Conditional Access policy to look at.",
		},
		Steps: []rule.Step{
			{Who: answer.WhoUser, Text: "Sign in to {app} in a browser on the same device, or use a newer app."},
			{Who: answer.WhoApplicationOwner, Text: "Move {app} to modern authentication in a browser window."},
		},
		Docs: []string{"https://learn.microsoft.com/entra/fundamentals/security-defaults"},
	},
	{
		Code: "legacy-auth.passwordGrant", Category: answer.CategoryLegacyAuth, Numbers: []int{50072, 50074, 50076, 50079, 50158},
		When: rule.PasswordGrant, Sure: rule.PolicyFailed, Policies: timeline.Failing, Kind: rule.Refuses,
		Words: rule.Words{
			Title:       "The app sends the password by itself and can never do MFA",
			Headline:    "{app} sends the password by itself (ROPC), so that nobody can give the MFA that is demanded",
			Explanation: "On {time} {app} signed {account} in by sending the password itself. MFA is demanded by {demander}, and in that way of signing in there is no page on which it could be given. Trying again never helps.",
			Admin:       "AADSTS{code} in the resource owner password credentials flow. The client is the thing to change, not the policy.",
		},
		Steps: []rule.Step{
			{Who: answer.WhoApplicationOwner, Text: "If {app} runs unattended, let it use a managed identity or a service principal; if a person uses it, let it open a sign-in window."},
			{Who: answer.WhoApplicationDeveloper, Text: "Replace the password grant; libraries call it acquireTokenByUsernamePassword or UsernamePasswordCredential."},
		},
		Docs: []string{"https://learn.microsoft.com/entra/identity-platform/v2-oauth-ropc"},
	},
	{
		Code: "legacy-auth.basicAuthOff", Category: answer.CategoryLegacyAuth, Claim: rule.ByText, Says: []aadsts.Kind{aadsts.KindBasicAuthOff},
		Words: rule.Words{
			Title:       "The mail server takes no user name and password",
			Headline:    "the app signs in to the mail server with user name and password (basic authentication), and that is switched off there",
			Explanation: "The message says that signing in with user name and password, without a sign-in page, is switched off: for the mailbox, for the organisation or by Microsoft. The password may be right; another one does not help. The sign-in log need not hold such a try.",
			Admin:       "Exchange Online: basic authentication is off for all protocols but SMTP AUTH, and SMTP AUTH itself is off where the organisation, the mailbox or the security defaults say so. A script or device needs OAuth for SMTP, Microsoft Graph, or another way to send.",
		},
		Steps: []rule.Step{
			{Who: answer.WhoApplicationOwner, Text: "Move {app} to modern authentication (OAuth 2.0 for SMTP, IMAP or POP, or Microsoft Graph)."},
			{Who: answer.WhoExchangeAdmin, Text: "For a device that cannot do that, look into a relay by connector, or High Volume Email."},
		},
		Docs: []string{"https://learn.microsoft.com/exchange/clients-and-mobile-in-exchange-online/deprecation-of-basic-authentication-exchange-online", "https://learn.microsoft.com/exchange/clients-and-mobile-in-exchange-online/authenticated-client-smtp-submission"},
	},
}
