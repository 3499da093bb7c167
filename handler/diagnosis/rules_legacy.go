package diagnosis

import (
	"slices"
	"strings"
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
		code: "legacy-auth.blocked", category: CategoryLegacyAuth, numbers: append([]int{530035}, blockNumbers...),
		when: legacyClient, sure: policyFailed, policies: failing,
		words: words{
			title:       "The app uses an old way of signing in, which is blocked",
			headline:    "it signs in by {client}, an old way that cannot do MFA and is blocked",
			explanation: "On {time} {account} was signed in by {client}. That way cannot do MFA, and {policy} or the security defaults block it. The password is not the problem.",
			admin:       "AADSTS{code}, legacy authentication. The client is the thing to change, not the policy.",
		},
		steps: []advice{
			{who: WhoUser, text: "Use Outlook or a browser instead, or update the mail app."},
			{who: WhoApplicationOwner, text: "Move {app} to modern authentication; do not open the old way again."},
			{who: WhoExchangeAdmin, text: "Find in the sign-in log what else still signs in that way.", link: linkUserSignIns},
		},
		docs: []string{learnCA + "policy-block-legacy-authentication"},
	},
}
