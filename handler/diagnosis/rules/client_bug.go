package rules

import (
	"signin-diagnosis/handler/answer"
	"signin-diagnosis/handler/diagnosis/rule"
)

// claimsChallenge is for a pasted text that asks the client for more claims.
var claimsChallenge = rule.Rule{
	Code: "client-bug.claimsChallenge", Category: answer.CategoryClientBug, Claim: rule.ByText,
	Words: rule.Words{
		Title:       "The service asked for a new sign-in, and the app did not answer",
		Headline:    "the service asked the app for a fresh token (a claims challenge) and the app did not answer it",
		Explanation: "The message is a claims challenge: the service no longer accepts the token, although it has not expired, because something changed (a policy, the network, the password or the account). The app must sign the user in again; it seems not to have done so. The sign-in log need not show this.",
		Admin:       "Continuous access evaluation sends a 401 with a claims challenge. A client that ignores it shows an error until its token runs out, up to 28 hours.",
	},
	Steps: []rule.Step{
		{Who: answer.WhoUser, Text: "Sign out of the app completely and sign in again."},
		{Who: answer.WhoApplicationDeveloper, Text: "Let the client handle claims challenges: pass the claims on to the next token request, interactively if needed."},
	},
	Docs: []string{"https://learn.microsoft.com/entra/identity-platform/app-resilience-continuous-access-evaluation"},
}

var clientBug = []rule.Rule{
	{
		Code: "client-bug.requestLoop", Category: answer.CategoryClientBug, Numbers: []int{50196},
		Words: rule.Words{
			Title:       "The app asked for the same token again and again",
			Headline:    "the app asked for the same token again and again, until Entra ID stopped it for a while",
			Explanation: "On {time} {app} had asked for the same token so often that Entra ID stopped answering it for some minutes. The account is not the cause.",
			Admin:       "AADSTS50196, a client loop: the app does not keep its tokens, or it answers an error by asking again at once.",
		},
		Steps: []rule.Step{
			{Who: answer.WhoUser, Text: "Close {app}, wait five minutes, and open it again; in a browser, clear the cookies of the page."},
			{Who: answer.WhoApplicationDeveloper, Text: "Keep tokens in the library's cache, and wait longer after each refusal."},
		},
		Docs: []string{"https://learn.microsoft.com/entra/identity-platform/reference-breaking-changes"},
	},
	{
		Code: "client-bug.codeReused", Category: answer.CategoryClientBug, Numbers: []int{54005, 700005}, RefreshHelps: true,
		Words: rule.Words{
			Title:       "The app used a sign-in code twice or at the wrong place",
			Headline:    "the app used a sign-in code that was used up or belongs elsewhere",
			Explanation: "On {time} {app} used the code of a sign-in that was used already, or at another organisation than it came from. Going back in the browser, or two tabs, can do that. Opening the app anew starts a fresh sign-in.",
			Admin:       "AADSTS{code}: {meaning}",
		},
		Steps: []rule.Step{
			{Who: answer.WhoUser, Text: "Close the tab and open {app} by its usual address, not by the back button or a bookmark of the sign-in page."},
			{Who: answer.WhoApplicationDeveloper, Text: "Redeem each authorisation code once, at the tenant that issued it."},
		},
		Docs: []string{"https://learn.microsoft.com/entra/identity-platform/v2-oauth2-auth-code-flow"},
	},
}
