package diagnosis

import (
	"signin-diagnosis/handler/answer"
)

// loopRules: pages and probes that come back again and again. The loops of a
// policy's demand stand with the demand.
var loopRules = []rule{
	{
		code: "interrupt.probeLoop", category: answer.CategoryInterrupt, numbers: []int{50058}, quiet: true, loop: true,
		when: loops,
		words: words{
			title:       "The app looks for a sign-in again and again and never finds one",
			headline:    "the app looks for an existing sign-in again and again and never finds it, as when the browser blocks its cookies",
			explanation: "On {time}, within minutes, {app} looked again and again, without showing a page, whether {account} was signed in. It never found that, and the user got no further. As a rule the browser blocks the cookies of the sign-in page inside other pages.",
			admin:       "AADSTS50058 in a loop. Silent requests in a hidden frame need third-party cookies, which browsers block; the app has to open the sign-in page instead.",
		},
		steps: []advice{
			{who: answer.WhoUser, text: "Open {app} in Microsoft Edge signed in with the work account, or allow cookies for login.microsoftonline.com, and open it in a tab of its own."},
			{who: answer.WhoApplicationDeveloper, text: "Where the silent request fails, send the user to the sign-in page once; do not repeat it."},
		},
		docs: []string{"https://learn.microsoft.com/entra/identity-platform/reference-third-party-cookies-spas"},
	},
	{
		code: "interrupt.pageLoop", category: answer.CategoryInterrupt, numbers: []int{16000, 16001, 50140, 50199, 65001}, loop: true,
		when: loops,
		words: words{
			title:       "The sign-in comes back to the same page again and again",
			headline:    "the sign-in comes back to the same page again and again and never ends",
			explanation: "On {time}, within minutes, the sign-in of {account} to {app} stopped at the same page again and again. In short: {meaning} Answering it did not lead on.",
			admin:       "AADSTS{code} three times or more in five minutes without a success. Cookies, a browser extension, or an app that always asks anew (prompt=login) do that.",
		},
		steps: []advice{
			{who: answer.WhoUser, text: "Try {app} in a private window. If it works there, clear the cookies of the sign-in page in the usual one."},
			{who: answer.WhoApplicationDeveloper, text: "See that the app does not force a page at each request (prompt=login, consent or select_account)."},
		},
		docs: []string{docSignInErrors},
	},
}
