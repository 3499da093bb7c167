package diagnosis

import (
	"slices"
	"strings"

	"signin-diagnosis/handler/answer"
)

// modernClients are the values of clientAppUsed that can do MFA; every other one
// is an old protocol
// (https://learn.microsoft.com/entra/identity/conditional-access/policy-block-legacy-authentication).
var modernClients = []string{"browser", "mobile apps and desktop clients"}

func legacyClient(s *subject) bool {
	client := strings.ToLower(s.ClientAppUsed)
	return client != "" && !slices.Contains(modernClients, client)
}

// legacyRules: the client is too old to do what is demanded, so that it is the
// client that has to change, and not the policy.
var legacyRules = []rule{
	{
		code: "legacy-auth.blocked", category: answer.CategoryLegacyAuth, numbers: append([]int{530035}, blockNumbers...),
		when: legacyClient, sure: policyFailed, policies: stopping,
		words: words{
			title:       "The app uses an old way of signing in, which is blocked",
			headline:    "it signs in by {client}, an old way that cannot do MFA and is blocked",
			explanation: "On {time} {app} tried to sign {account} in by {client}. That way cannot do MFA, and {policy} or the security defaults block it. The password is not the problem.",
			admin:       "AADSTS{code}, legacy authentication. The client is the thing to change, not the policy.",
		},
		steps: []advice{
			{who: answer.WhoUser, text: "Use Outlook or a browser instead, or update the mail app."},
			{who: answer.WhoApplicationOwner, text: "Move {app} to modern authentication; do not open the old way again."},
			{who: answer.WhoExchangeAdmin, text: "Find in the sign-in log what else still signs in that way.", link: linkUserSignIns},
		},
		docs: []string{learnCA + "policy-block-legacy-authentication"},
	},
	{
		code: "legacy-auth.securityDefaults", category: answer.CategoryLegacyAuth, numbers: []int{530035},
		words: words{
			title:       "The security defaults do not allow this way of signing in",
			headline:    "the security defaults of the tenant do not allow this way of signing in",
			explanation: "The tenant has security defaults on. On {time} they refused the way in which {app} signed {account} in: an old protocol, or a code that is entered on another device.",
			admin:       "AADSTS530035, blocked by security defaults. There is no Conditional Access policy to look at.",
		},
		steps: []advice{
			{who: answer.WhoUser, text: "Sign in to {app} in a browser on the same device, or use a newer app."},
			{who: answer.WhoApplicationOwner, text: "Move {app} to modern authentication in a browser window."},
		},
		docs: []string{"https://learn.microsoft.com/entra/fundamentals/security-defaults"},
	},
	{
		code: "legacy-auth.passwordGrant", category: answer.CategoryLegacyAuth, numbers: []int{50072, 50074, 50076, 50079, 50158},
		when: passwordGrant, sure: policyFailed, policies: failing, pageless: true,
		words: words{
			title:       "The app sends the password by itself and can never do MFA",
			headline:    "{app} sends the password by itself (ROPC), so that nobody can give the MFA that is demanded",
			explanation: "On {time} {app} signed {account} in by sending the password itself. MFA is demanded by {demander}, and in that way of signing in there is no page on which it could be given. Trying again never helps.",
			admin:       "AADSTS{code} in the resource owner password credentials flow. The client is the thing to change, not the policy.",
		},
		steps: []advice{
			{who: answer.WhoApplicationOwner, text: "If {app} runs unattended, let it use a managed identity or a service principal; if a person uses it, let it open a sign-in window."},
			{who: answer.WhoApplicationDeveloper, text: "Replace the password grant; libraries call it acquireTokenByUsernamePassword or UsernamePasswordCredential."},
		},
		docs: []string{"https://learn.microsoft.com/entra/identity-platform/v2-oauth-ropc"},
	},
}
