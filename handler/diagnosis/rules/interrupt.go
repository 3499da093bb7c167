package rules

import (
	"signin-diagnosis/handler/answer"
	"signin-diagnosis/handler/diagnosis/rule"
)

var interrupt = []rule.Rule{
	{
		Code: "interrupt.probeLoop", Category: answer.CategoryInterrupt, Numbers: []int{50058}, Kind: rule.ProbeLoop,
		When: rule.Loops,
		Words: rule.Words{
			Title:       "The app looks for a sign-in again and again and never finds one",
			Headline:    "the app looks for an existing sign-in again and again and never finds it, as when the browser blocks its cookies",
			Explanation: "On {time}, within minutes, {app} looked again and again, without showing a page, whether {account} was signed in. It never found that, and the user got no further. As a rule the browser blocks the cookies of the sign-in page inside other pages.",
			Admin:       "AADSTS50058 in a loop. Silent requests in a hidden frame need third-party cookies, which browsers block; the app has to open the sign-in page instead.",
		},
		Steps: []rule.Step{
			{Who: answer.WhoUser, Text: "Open {app} in Microsoft Edge signed in with the work account, or allow cookies for login.microsoftonline.com, and open it in a tab of its own."},
			{Who: answer.WhoApplicationDeveloper, Text: "Where the silent request fails, send the user to the sign-in page once; do not repeat it."},
		},
		Docs: []string{"https://learn.microsoft.com/entra/identity-platform/reference-third-party-cookies-spas"},
	},
	{
		Code: "interrupt.pageLoop", Category: answer.CategoryInterrupt, Numbers: []int{16000, 16001, 50140, 50199, 65001}, Kind: rule.Loop,
		When: rule.Loops,
		Words: rule.Words{
			Title:       "The sign-in comes back to the same page again and again",
			Headline:    "the sign-in comes back to the same page again and again and never ends",
			Explanation: "On {time}, within minutes, the sign-in of {account} to {app} stopped at the same page again and again. In short: {meaning} Answering it did not lead on.",
			Admin:       "AADSTS{code} three times or more in five minutes without a success. Cookies, a browser extension, or an app that always asks anew (prompt=login) do that.",
		},
		Steps: []rule.Step{
			{Who: answer.WhoUser, Text: "Try {app} in a private window. If it works there, clear the cookies of the sign-in page in the usual one."},
			{Who: answer.WhoApplicationDeveloper, Text: "See that the app does not force a page at each request (prompt=login, consent or select_account)."},
		},
		Docs: []string{docSignInErrors},
	},
	{
		Code: "interrupt.silentProbe", Category: answer.CategoryInterrupt, Numbers: []int{50058, 50168, 81014, 50136, 501314, 500581, 70016, 50019}, Kind: rule.Probe,
		Words: rule.Words{
			Title:       "The app looked for an existing sign-in and found none",
			Headline:    "the app only looked for an existing sign-in, and nobody went on to sign in",
			Explanation: "On {time} {app} looked, without showing a page, whether {account} was signed in already. That is ordinary; a sign-in page follows.",
			Admin:       "AADSTS{code}: {meaning} In numbers, it points to a browser that blocks third-party cookies.",
		},
		Steps: []rule.Step{{Who: answer.WhoUser, Text: "Open {app} and sign in."}},
		Docs:  []string{docSignInErrors},
	},
	{
		Code: "interrupt.staySignedIn", Category: answer.CategoryInterrupt, Numbers: []int{50140},
		Words: rule.Words{
			Title:       "The page “Stay signed in?” was not answered",
			Headline:    "the page “Stay signed in?” was not answered",
			Explanation: "On {time} the sign-in to {app} stopped at the page “Stay signed in?”. The password was right; the page was only left.",
		},
		Steps: []rule.Step{{Who: answer.WhoUser, Text: "Sign in to {app} again and answer the page with Yes or No."}},
		Docs:  []string{docSignInErrors},
	},
	{
		Code: "interrupt.accountPicker", Category: answer.CategoryInterrupt, Numbers: []int{16000, 16001, 160011},
		Words: rule.Words{
			Title:       "The page that asks which account to use was not answered",
			Headline:    "the page that asks which account to use was not answered",
			Explanation: "On {time} {app} met several accounts, or one that does not fit, and asked which to use. The page was left.",
			Admin:       "AADSTS{code}. With a personal account, or an account of another organisation, the user has to be invited first.",
		},
		Steps: []rule.Step{{Who: answer.WhoUser, Text: "Open {app} in a private window and sign in with the work account only."}},
		Docs:  []string{docSignInErrors},
	},
	{
		Code: "interrupt.recoveryPage", Category: answer.CategoryInterrupt, Numbers: []int{50125},
		Words: rule.Words{
			Title:       "A page about password reset waits for the user",
			Headline:    "a page that asks the user to set, or to confirm, the methods of password reset was not finished",
			Explanation: "On {time} the sign-in of {account} to {app} was led to a page about password reset, as a rule the one that asks from time to time whether phone and mail address are still right. Nothing was refused: the page waits. A client that can show no page of a browser never gets past it.",
			Admin:       "AADSTS50125. How often users have to confirm their methods is set under Password reset, Registration.",
		},
		Steps: []rule.Step{
			{Changes: true, Who: answer.WhoUser, Text: "Sign in once in a browser, with the same account, and finish the page; then sign in to {app} again.", Link: "https://aka.ms/ssprsetup"},
			{Who: answer.WhoAuthenticationAdmin, Text: "Where clients without a browser page are in use, look at the number of days after which users are asked to confirm."},
		},
		Docs: []string{"https://learn.microsoft.com/entra/identity/authentication/concept-sspr-howitworks"},
	},
	{
		Code: "interrupt.confirmApp", Category: answer.CategoryInterrupt, Numbers: []int{50199, 399218},
		Words: rule.Words{
			Title:       "The page that asks whether this app is trusted was not answered",
			Headline:    "the page that asks whether the user trusts the app was not answered",
			Explanation: "On {time} the sign-in asked whether the user really means to sign in to {app}. The page was left.",
		},
		Steps: []rule.Step{{Who: answer.WhoUser, Text: "Sign in to {app} again and confirm the app, if you started it yourself. If you did not, choose Cancel and tell the helpdesk."}},
		Docs:  []string{docSignInErrors},
	},
}
