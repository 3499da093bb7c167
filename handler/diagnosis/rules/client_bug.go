package rules

import (
	"signin-diagnosis/handler/aadsts"
	"signin-diagnosis/handler/answer"
	"signin-diagnosis/handler/diagnosis/rule"
)

// claimsChallenge is for a pasted text that asks the client for more claims.
var claimsChallenge = rule.Rule{
	Code: "client-bug.claimsChallenge", Category: answer.CategoryClientBug, Claim: rule.ByText, Says: []aadsts.Kind{aadsts.KindClaimsChallenge},
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

// deadTokenNumbers refuse a saved sign-in for what it is: too old, revoked, or older
// than a policy allows.
var deadTokenNumbers = []int{700082, 700081, 700083, 700084, 70008, 50173, 50133, 50132, 70043, 70044, 70046, 70045}

// sendsDeadToken: the client had signed in moments before, so that what was refused is
// not what it got then. Where a policy ends sessions, only a sign-in to the same resource
// tells; where it does so every time, or the sessions were revoked since, none does.
func sendsDeadToken(s *rule.Subject) bool {
	at, there := s.Habits.BackAfter(s.Event)
	switch {
	case at.IsZero(), s.Account().SessionsValidFrom.After(at), s.Account().LastPasswordChange.After(at):
		return false
	case s.Code.Class == string(answer.CategorySessionPolicy):
		return there && !everyTime(s)
	default:
		return true
	}
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
		Code: "client-bug.deadToken", Category: answer.CategoryClientBug, Numbers: deadTokenNumbers,
		When: sendsDeadToken,
		Words: rule.Words{
			Title:       "The app sends a dead saved sign-in again, right after a new sign-in",
			Headline:    "{app} sends an old saved sign-in again that Entra ID has refused, although the user has just signed in",
			Explanation: "{app} keeps an old saved sign-in that Entra ID does not accept any more; it was refused on {time}. The same refusal has come back within minutes after {account} had signed in to {app} successfully. So the account and the new sign-in are in order: {app} still holds the old one and sends it again. Signing in once more does not end that while the old one stays there.",
			Admin:       "AADSTS{code} within five minutes after an interactive success of the same client. In short: {meaning} What the old token died of does not matter any more; that the client still sends it does. Without a device in the rows, another copy of the app at the same address would look alike.",
		},
		Steps: []rule.Step{
			{Who: answer.WhoUser, Text: "Sign out of {app} completely, with every account in it, close it, clear its saved sign-ins (its cache, and {passwordStore}), and only then sign in again."},
			{Who: answer.WhoApplicationDeveloper, Text: "On invalid_grant the client must throw the refused token away and use the one of the new sign-in."},
		},
		Docs: []string{docRefreshTokens},
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
	{
		Code: "client-bug.codeNotTaken", Category: answer.CategoryClientBug, Numbers: []int{70000}, RefreshHelps: true,
		Reads: func(text *aadsts.ErrorText) bool { return text.Parameter == "code" },
		Words: rule.Words{
			Title:       "The code of the sign-in was not taken",
			Headline:    "{app} handed in the code of a sign-in that was altered, used already or too old",
			Explanation: "{app} handed in the code that a finished sign-in gives, and Entra ID did not take it: it was altered or cut off on the way, used already, or too old (codes live for minutes). So the app holds no saved sign-in of this user yet; starting the sign-in anew brings a fresh code.",
			Admin:       "AADSTS70000 for the parameter code. Where the address with the code is copied by hand, a browser or a mail filter may change it.",
		},
		Steps: []rule.Step{
			{Who: answer.WhoUser, Text: "Start the sign-in to {app} anew, in another browser or a private window if it comes back, and hand the answer in at once and whole."},
			{Who: answer.WhoApplicationDeveloper, Text: "Redeem the code once, at once, unchanged, and with the redirect address that it was issued for."},
		},
		Docs: []string{"https://learn.microsoft.com/entra/identity-platform/v2-oauth2-auth-code-flow"},
	},
	{
		Code: "client-bug.sessionGone", Category: answer.CategoryClientBug, Numbers: []int{160021}, RefreshHelps: true,
		Words: rule.Words{
			Title:       "The app asked for a session that is gone",
			Headline:    "{app} asked for one certain session of the user, and that session is gone",
			Explanation: "On {time} {app} asked Entra ID to go on with one certain session of {account}, which does not exist any more: the user has signed out, or the browser has dropped its cookies. Nothing is wrong with the account; a new sign-in makes a new session.",
			Admin:       "AADSTS160021: the session that the request names (by sid or login_hint) is not among those of the browser.",
		},
		Steps: []rule.Step{
			{Who: answer.WhoUser, Text: "Sign out of {app}, close its tabs, and open it again by its usual address; sign in if it asks."},
			{Who: answer.WhoApplicationDeveloper, Text: "On this error, let the user sign in afresh, without the old session's id."},
		},
		Docs: []string{docErrorCodes},
	},
	{
		Code: "client-bug.tokenMalformed", Category: answer.CategoryClientBug, Claim: rule.ByText, Says: []aadsts.Kind{aadsts.KindTokenMalformed},
		Words: rule.Words{
			Title:       "The app sent no token, or something that is none",
			Headline:    "the app sent no token, or something that is no whole token",
			Explanation: "The message says that no token came, or that what came is none: empty, cut off, or in a form that the service does not take. So it is not that a token has run out. {app} has to send a whole one; the sign-in log does not show this.",
			Admin:       "Look at the header Authorization of the request that was refused: the word Bearer, one space, and the whole access token, which is neither the id token nor the refresh token.",
		},
		Steps: []rule.Step{
			{Who: answer.WhoApplicationDeveloper, Text: "Log whether the token request succeeded before the call, and send its access token unchanged."},
			{Who: answer.WhoUser, Text: "Sign out of {app} and sign in again; if the message stays, tell the owner of the app."},
		},
		Docs: []string{"https://learn.microsoft.com/entra/identity-platform/access-tokens"},
	},
	{
		Code: "client-bug.contextChallenge", Category: answer.CategoryClientBug, Claim: rule.ByText, Says: []aadsts.Kind{aadsts.KindContextChallenge},
		Words: rule.Words{
			Title:       "The service asks for a sign-in that meets an authentication context",
			Headline:    "what the user wanted to do needs a sign-in that meets {context}, and the app did not ask for one",
			Explanation: "The message is a claims challenge: what {account} wanted to do, such as activating a role, needs a sign-in that meets {context}. {app} has to send the user to the sign-in page with these claims, and it seems not to have done so. The service asked for that, and not Entra ID, so the sign-in log need not show it.",
			Admin:       "A Conditional Access policy that targets {context} says what has to be met. For roles, the role settings of Privileged Identity Management ask for it on activation.",
		},
		Steps: []rule.Step{
			{Who: answer.WhoUser, Text: "Do it in the portal in a browser, which asks for the stronger sign-in. On a command line, sign in again with the claims of the message (Connect-AzAccount -ClaimsChallenge, az login --claims-challenge), then repeat the command."},
			{Who: answer.WhoConditionalAccessAdmin, Text: "If the sign-in then fails, look which policy targets {context}, and what it demands."},
			{Who: answer.WhoApplicationDeveloper, Text: "Let the client pass the claims on to an interactive token request."},
		},
		Docs: []string{"https://learn.microsoft.com/entra/identity-platform/developer-guide-conditional-access-authentication-context", "https://learn.microsoft.com/entra/id-governance/privileged-identity-management/pim-how-to-change-default-settings"},
	},
}
