package diagnosis

import (
	"signin-diagnosis/handler/answer"
)

// interruptRules: pages and probes that belong to a sign-in that goes on.
var interruptRules = []rule{
	{
		code: "interrupt.silentProbe", category: answer.CategoryInterrupt, numbers: []int{50058, 50168, 81014, 50136, 501314, 500581, 70016, 50019}, quiet: true,
		words: words{
			title:       "The app looked for an existing sign-in and found none",
			headline:    "the app only looked for an existing sign-in, and nobody went on to sign in",
			explanation: "On {time} {app} looked, without showing a page, whether {account} was signed in already. That is ordinary; a sign-in page follows.",
			admin:       "AADSTS{code}: {meaning} In numbers, it points to a browser that blocks third-party cookies.",
		},
		steps: []advice{{who: answer.WhoUser, text: "Open {app} and sign in."}},
		docs:  []string{docSignInErrors},
	},
	{
		code: "service.retriedInside", category: answer.CategoryService, numbers: []int{90025}, quiet: true,
		words: words{
			title:       "Entra ID repeated a step by itself",
			headline:    "a step inside Entra ID had to be repeated",
			explanation: "On {time} a step inside Entra ID reached its limit during the sign-in to {app} and was repeated. Users notice nothing as a rule.",
			admin:       "AADSTS90025 is no throttle of the tenant or the app.",
		},
		steps: []advice{{who: answer.WhoUser, text: "If {app} did not open, sign in again."}},
		docs:  []string{docErrorCodes},
	},
	{
		code: "service.throttled", category: answer.CategoryService, numbers: []int{90055},
		words: words{
			title:       "Microsoft slows the tenant down",
			headline:    "the tenant sends so many requests that Microsoft slows it down",
			explanation: "On {time} Entra ID refused {app} because the whole tenant sends too many requests. The account is not the cause.",
			admin:       "AADSTS90055, throttling of the tenant: find the app or script that asks without end.",
		},
		steps: []advice{
			{who: answer.WhoUser, text: "Try again in some minutes."},
			{who: answer.WhoApplicationAdmin, text: "Look in the sign-in logs for the app with the most requests, service principals included."},
		},
		docs: []string{docErrorCodes},
	},
	{
		code: "interrupt.staySignedIn", category: answer.CategoryInterrupt, numbers: []int{50140},
		words: words{
			title:       "The page “Stay signed in?” was not answered",
			headline:    "the page “Stay signed in?” was not answered",
			explanation: "On {time} the sign-in to {app} stopped at the page “Stay signed in?”. The password was right; the page was only left.",
		},
		steps: []advice{{who: answer.WhoUser, text: "Sign in to {app} again and answer the page with Yes or No."}},
		docs:  []string{docSignInErrors},
	},
	{
		code: "interrupt.accountPicker", category: answer.CategoryInterrupt, numbers: []int{16000, 16001, 160011},
		words: words{
			title:       "The page that asks which account to use was not answered",
			headline:    "the page that asks which account to use was not answered",
			explanation: "On {time} {app} met several accounts, or one that does not fit, and asked which to use. The page was left.",
			admin:       "AADSTS{code}. With a personal account, or an account of another organisation, the user has to be invited first.",
		},
		steps: []advice{{who: answer.WhoUser, text: "Open {app} in a private window and sign in with the work account only."}},
		docs:  []string{docSignInErrors},
	},
	{
		code: "interrupt.confirmApp", category: answer.CategoryInterrupt, numbers: []int{50199, 399218},
		words: words{
			title:       "The page that asks whether this app is trusted was not answered",
			headline:    "the page that asks whether the user trusts the app was not answered",
			explanation: "On {time} the sign-in asked whether the user really means to sign in to {app}. The page was left.",
		},
		steps: []advice{{who: answer.WhoUser, text: "Sign in to {app} again and confirm the app, if you started it yourself. If you did not, choose Cancel and tell the helpdesk."}},
		docs:  []string{docSignInErrors},
	},
}
