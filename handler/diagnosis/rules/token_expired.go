package rules

import (
	"time"

	"signin-diagnosis/handler/aadsts"
	"signin-diagnosis/handler/answer"
	"signin-diagnosis/handler/diagnosis/rule"
	"signin-diagnosis/handler/diagnosis/timeline"
)

// notInLog is for a complaint that says no more than that a token is invalid or
// expired, while nothing fails in the log: the support article's first case.
var notInLog = rule.Rule{
	Code: "token-expired.notInLog", Category: answer.CategoryTokenExpired, Claim: rule.ByText, Says: []aadsts.Kind{aadsts.KindTokenExpired}, RefreshHelps: true,
	Words: rule.Words{
		Title:       "An access token has probably expired",
		Headline:    "the message speaks of an invalid or expired access token, and the sign-in log shows nothing failing",
		Explanation: "The message speaks of an invalid or expired access token. Access tokens run out after about an hour and the page has to fetch a new one; the sign-in log does not record that, so this answer rests on the message alone.",
		Admin:       "No failing row for this account was read in the window. If the message returns after a fresh sign-in, ask again with the time and the app, because then a Conditional Access policy or a revoked session is likelier.",
	},
	Steps: []rule.Step{
		{Who: answer.WhoUser, Text: "Refresh the page. If the message stays, sign out and in again, or try a private window."},
		{Who: answer.WhoHelpdesk, Text: "If it comes back, note the time, the app and the correlation id on the error page, and ask this service again with them.", Link: linkUserSignIns},
	},
	Docs: []string{docRefreshTokens},
}

// usualInactivity is how long a saved sign-in may lie unused where no policy says otherwise.
const usualInactivity = 90 * 24 * time.Hour

var tokenExpired = []rule.Rule{
	{
		Code: "token-expired.inactiveShort", Category: answer.CategoryTokenExpired, Numbers: []int{700082},
		Reads: func(text *aadsts.ErrorText) bool { return text.Lifetime > 0 && text.Lifetime < usualInactivity },
		Words: rule.Words{
			Title:       "The saved sign-in was not used for longer than a shortened limit",
			Headline:    "the app's saved sign-in was not used for longer than a limit that is much shorter than usual",
			Explanation: "{app} kept a saved sign-in (a refresh token) for {resource}, and it was not used for longer than allowed, so Entra ID stopped accepting it on {time}. The limit is 90 days as a rule; that it was far shorter here points to a token lifetime policy of the app or of the tenant. With such a limit this comes back after every pause of that length.",
			Admin:       "AADSTS700082 with a time that is not the usual 90 days: look for a token lifetime policy. It is no sign-in frequency of Conditional Access.",
		},
		Steps: []rule.Step{
			adviceSignInAgain,
			{Who: answer.WhoApplicationAdmin, Text: "Look at the token lifetime policies that are assigned to {app} or to the whole tenant.", Command: "Get-MgPolicyTokenLifetimePolicy"},
		},
		Docs: []string{"https://learn.microsoft.com/entra/identity-platform/configurable-token-lifetimes", docRefreshTokens},
	},
	{
		Code: "token-expired.inactive", Category: answer.CategoryTokenExpired, Numbers: []int{700082},
		Words: rule.Words{
			Title:       "The saved sign-in was not used for too long",
			Headline:    "the app's saved sign-in has run out because it was not used for a long time",
			Explanation: "{app} kept a saved sign-in (a refresh token) for {resource}. It was not used for so long, 90 days as a rule, that Entra ID stopped accepting it on {time}. This is ordinary ageing, not a fault of the account.",
			Admin:       "AADSTS{code}: the refresh token passed its inactivity limit. The error text that the client received holds the issue date. No Conditional Access policy is involved.",
		},
		Steps: []rule.Step{
			adviceSignInAgain,
			{Who: answer.WhoApplicationOwner, Text: "If this is an unattended job, let it use an identity of its own (managed identity or service principal) instead of a user's saved sign-in."},
		},
		Docs: []string{docRefreshTokens},
	},
	{
		Code: "token-expired.spa", Category: answer.CategoryTokenExpired, Numbers: []int{700084}, RefreshHelps: true,
		Words: rule.Words{
			Title:       "The browser app's sign-in passed its fixed 24 hours",
			Headline:    "the browser app's sign-in has passed its fixed limit of 24 hours",
			Explanation: "{app} runs in the browser. Such apps get a sign-in that ends 24 hours after it began, however much it is used. Entra ID refused it on {time}. Reloading the page starts a new one.",
			Admin:       "AADSTS700084: refresh tokens for single-page-app redirect addresses live 24 hours from the first issue and cannot be prolonged.",
		},
		Steps: []rule.Step{
			{Who: answer.WhoUser, Text: "Reload the page of {app}; sign in if it asks."},
			{Who: answer.WhoApplicationDeveloper, Text: "The app should send the user to the sign-in page when it receives this error."},
		},
		Docs: []string{docRefreshTokens},
	},
	{
		Code: "token-expired.onBehalfOf", Category: answer.CategoryTokenExpired, Numbers: []int{500133}, RefreshHelps: true,
		Ends: &rule.Resolution{Reach: timeline.OnClientAndResource, Why: "The service exchanges the user's token for this resource; its own sign-ins elsewhere are others."},
		Words: rule.Words{
			Title:       "The access token that a service passed on had expired",
			Headline:    "a service behind the app used an access token that had already expired",
			Explanation: "{app} calls {resource} with the token that the user's page handed to it. On {time} that token had already expired. Refreshing the page fetches a new one.",
			Admin:       "AADSTS500133: the assertion of an on-behalf-of request was not within its valid time. The middle service has to ask its client for a fresh token before it exchanges it.",
		},
		Steps: []rule.Step{
			{Who: answer.WhoUser, Text: "Refresh the page. If the message returns, sign out and in again."},
			{Who: answer.WhoApplicationDeveloper, Text: "Check the expiry of the incoming token before the on-behalf-of exchange and answer 401 when it is over."},
		},
		Docs: []string{"https://learn.microsoft.com/entra/identity-platform/v2-oauth2-on-behalf-of-flow"},
	},
	{
		Code: "token-expired.signInPage", Category: answer.CategoryTokenExpired, Numbers: []int{50089}, RefreshHelps: true,
		Words: rule.Words{
			Title:       "The sign-in page was left open too long",
			Headline:    "the sign-in page was left open too long",
			Explanation: "The sign-in to {app} was begun but not finished in time; on {time} the page's own token had run out.",
		},
		Steps: []rule.Step{{Who: answer.WhoUser, Text: "Start the sign-in to {app} again and finish it within a few minutes."}},
		Docs:  []string{docErrorCodes},
	},
	{
		Code: "token-expired.deviceCode", Category: answer.CategoryTokenExpired, Numbers: []int{70019, 70020, 70039}, RefreshHelps: true,
		Words: rule.Words{
			Title:       "The code for signing in on another device ran out",
			Headline:    "the sign-in with a code on another device was not finished in time",
			Explanation: "{app} showed a code to be entered on another device. The sign-in with it was not finished in time (15 minutes as a rule), so on {time} the code was no longer valid.",
		},
		Steps: []rule.Step{{Who: answer.WhoUser, Text: "Let {app} show a new code and enter it at once."}},
		Docs:  []string{"https://learn.microsoft.com/entra/identity-platform/v2-oauth2-device-code"},
	},
	{
		Code: "token-expired.maximumAge", Category: answer.CategoryTokenExpired, Numbers: []int{70008, 700081, 700083, 90086, 29207, 50139},
		Words: rule.Words{
			Title:       "The saved sign-in has expired",
			Headline:    "the app's saved sign-in has expired",
			Explanation: "{app} kept a saved sign-in for {resource} that Entra ID no longer accepted on {time}, because its lifetime was over.",
			Admin:       "AADSTS{code}: {meaning}",
		},
		Steps: []rule.Step{adviceSignInAgain},
		Docs:  []string{docRefreshTokens},
	},
	{
		Code: "token-expired.grantOver", Category: answer.CategoryTokenExpired, Claim: rule.ByText, Says: []aadsts.Kind{aadsts.KindGrantExpired},
		Words: rule.Words{
			Title:       "The saved sign-in of the app or connection is over",
			Headline:    "the saved sign-in of the app, or of the connection, is over",
			Explanation: "The message says that the grant has expired, which is the sign-in that {app} had saved. It does not say why: it was not used for too long, or a password change, a revocation or a policy ended it. Refreshing the page does not bring it back; a new sign-in does.",
			Admin:       "The AADSTS code behind the message tells the reason: 700082 idle, 50173 revoked, 70043 sign-in frequency. A flow's run history, or the connection's details, often hold it.",
		},
		Steps: []rule.Step{
			{Who: answer.WhoUser, Text: "Sign in to {app} again. For a connection of Power Automate or Logic Apps, open the connection and repair it by signing in."},
			{Who: answer.WhoHelpdesk, Text: "If it comes back, find the AADSTS code behind the message and ask this service again with it."},
		},
		Docs: []string{docRefreshTokens},
	},
	{
		Code: "token-expired.nothingSaved", Category: answer.CategoryTokenExpired, Claim: rule.ByText, Says: []aadsts.Kind{aadsts.KindNothingSaved},
		Words: rule.Words{
			Title:       "The app has no saved sign-in",
			Headline:    "the app has no saved sign-in for the account and has to sign the user in",
			Explanation: "{app} looked in its own cache for a saved sign-in and found none, as after signing out, after the cache was cleared, or with an account that has not signed in there yet. Entra ID was not asked, so the sign-in log shows nothing of it.",
			Admin:       "The message is the sign-in library's own and holds no answer of Entra ID.",
		},
		Steps: []rule.Step{
			{Who: answer.WhoUser, Text: "Sign in to {app}. If it does not offer that, remove the account from it and add it again."},
			{Who: answer.WhoApplicationDeveloper, Text: "Where the cache is empty, send the user to the sign-in page."},
		},
		Docs: []string{"https://learn.microsoft.com/entra/identity-platform/msal-acquire-cache-tokens"},
	},
}
