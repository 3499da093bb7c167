package diagnosis

import (
	"signin-diagnosis/handler/answer"
)

// tokenRules: tokens and sign-in pages that simply ran out.
var tokenRules = []rule{
	{
		code: "token-expired.inactive", category: answer.CategoryTokenExpired, numbers: []int{700082},
		words: words{
			title:       "The saved sign-in was not used for too long",
			headline:    "the app's saved sign-in has run out because it was not used for a long time",
			explanation: "{app} kept a saved sign-in (a refresh token) for {resource}. It was not used for so long, 90 days as a rule, that Entra ID stopped accepting it on {time}. This is ordinary ageing, not a fault of the account.",
			admin:       "AADSTS{code}: the refresh token passed its inactivity limit. The error text that the client received holds the issue date. No Conditional Access policy is involved.",
		},
		steps: []advice{
			adviceSignInAgain,
			{who: answer.WhoApplicationOwner, text: "If this is an unattended job, let it use an identity of its own (managed identity or service principal) instead of a user's saved sign-in."},
		},
		docs: []string{docRefreshTokens},
	},
	{
		code: "token-expired.spa", category: answer.CategoryTokenExpired, numbers: []int{700084}, refreshHelps: true,
		words: words{
			title:       "The browser app's sign-in passed its fixed 24 hours",
			headline:    "the browser app's sign-in has passed its fixed limit of 24 hours",
			explanation: "{app} runs in the browser. Such apps get a sign-in that ends 24 hours after it began, however much it is used. Entra ID refused it on {time}. Reloading the page starts a new one.",
			admin:       "AADSTS700084: refresh tokens for single-page-app redirect addresses live 24 hours from the first issue and cannot be prolonged.",
		},
		steps: []advice{
			{who: answer.WhoUser, text: "Reload the page of {app}; sign in if it asks."},
			{who: answer.WhoApplicationDeveloper, text: "The app should send the user to the sign-in page when it receives this error."},
		},
		docs: []string{docRefreshTokens},
	},
	{
		code: "token-expired.onBehalfOf", category: answer.CategoryTokenExpired, numbers: []int{500133}, refreshHelps: true,
		cure: &cure{reach: onClientAndResource, why: "The service exchanges the user's token for this resource; its own sign-ins elsewhere are others."},
		words: words{
			title:       "The access token that a service passed on had expired",
			headline:    "a service behind the app used an access token that had already expired",
			explanation: "{app} calls {resource} with the token that the user's page handed to it. On {time} that token had already expired. Refreshing the page fetches a new one.",
			admin:       "AADSTS500133: the assertion of an on-behalf-of request was not within its valid time. The middle service has to ask its client for a fresh token before it exchanges it.",
		},
		steps: []advice{
			{who: answer.WhoUser, text: "Refresh the page. If the message returns, sign out and in again."},
			{who: answer.WhoApplicationDeveloper, text: "Check the expiry of the incoming token before the on-behalf-of exchange and answer 401 when it is over."},
		},
		docs: []string{"https://learn.microsoft.com/entra/identity-platform/v2-oauth2-on-behalf-of-flow"},
	},
	{
		code: "token-expired.signInPage", category: answer.CategoryTokenExpired, numbers: []int{50089}, refreshHelps: true,
		words: words{
			title:       "The sign-in page was left open too long",
			headline:    "the sign-in page was left open too long",
			explanation: "The sign-in to {app} was begun but not finished in time; on {time} the page's own token had run out.",
		},
		steps: []advice{{who: answer.WhoUser, text: "Start the sign-in to {app} again and finish it within a few minutes."}},
		docs:  []string{docErrorCodes},
	},
	{
		code: "token-expired.deviceCode", category: answer.CategoryTokenExpired, numbers: []int{70019, 70039}, refreshHelps: true,
		words: words{
			title:       "The code for signing in on another device ran out",
			headline:    "the code for signing in on another device was not entered in time",
			explanation: "{app} showed a code to be entered on another device. It was not entered in time (about 15 minutes), so on {time} it was no longer valid.",
		},
		steps: []advice{{who: answer.WhoUser, text: "Let {app} show a new code and enter it at once."}},
		docs:  []string{"https://learn.microsoft.com/entra/identity-platform/v2-oauth2-device-code"},
	},
	{
		code: "token-expired.maximumAge", category: answer.CategoryTokenExpired, numbers: []int{70008, 700081, 700083, 90086, 29207, 50139},
		words: words{
			title:       "The saved sign-in has expired",
			headline:    "the app's saved sign-in has expired",
			explanation: "{app} kept a saved sign-in for {resource} that Entra ID no longer accepted on {time}, because its lifetime was over.",
			admin:       "AADSTS{code}: {meaning}",
		},
		steps: []advice{adviceSignInAgain},
		docs:  []string{docRefreshTokens},
	},
}

// notInLog is for a complaint that says no more than that a token is invalid or
// expired, while nothing fails in the log: the support article's first case.
var notInLog = rule{
	code: "token-expired.notInLog", category: answer.CategoryTokenExpired, refreshHelps: true,
	words: words{
		title:       "An access token has probably expired",
		headline:    "the message speaks of an invalid or expired access token, and the sign-in log shows nothing failing",
		explanation: "The message speaks of an invalid or expired access token. Access tokens run out after about an hour and the page has to fetch a new one; the sign-in log does not record that, so this answer rests on the message alone.",
		admin:       "No failing row for this account was read in the window. If the message returns after a fresh sign-in, ask again with the time and the app, because then a Conditional Access policy or a revoked session is likelier.",
	},
	steps: []advice{
		{who: answer.WhoUser, text: "Refresh the page. If the message stays, sign out and in again, or try a private window."},
		{who: answer.WhoHelpdesk, text: "If it comes back, note the time, the app and the correlation id on the error page, and ask this service again with them.", link: linkUserSignIns},
	},
	docs: []string{docRefreshTokens},
}

// claimsChallenge is for a pasted text that asks the client for more claims.
var claimsChallenge = rule{
	code: "client-bug.claimsChallenge", category: answer.CategoryClientBug,
	words: words{
		title:       "The service asked for a new sign-in, and the app did not answer",
		headline:    "the service asked the app for a fresh token (a claims challenge) and the app did not answer it",
		explanation: "The message is a claims challenge: the service no longer accepts the token, although it has not expired, because something changed (a policy, the network, the password or the account). The app must sign the user in again; it seems not to have done so. The sign-in log need not show this.",
		admin:       "Continuous access evaluation sends a 401 with a claims challenge. A client that ignores it shows an error until its token runs out, up to 28 hours.",
	},
	steps: []advice{
		{who: answer.WhoUser, text: "Sign out of the app completely and sign in again."},
		{who: answer.WhoApplicationDeveloper, text: "Let the client handle claims challenges: pass the claims on to the next token request, interactively if needed."},
	},
	docs: []string{"https://learn.microsoft.com/entra/identity-platform/app-resilience-continuous-access-evaluation"},
}
