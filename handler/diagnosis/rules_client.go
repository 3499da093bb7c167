package diagnosis

import (
	"signin-diagnosis/handler/answer"
)

// clientRules: the program that signs in does it wrong.
var clientRules = []rule{
	{
		code: "client-bug.requestLoop", category: answer.CategoryClientBug, numbers: []int{50196},
		words: words{
			title:       "The app asked for the same token again and again",
			headline:    "the app asked for the same token again and again, until Entra ID stopped it for a while",
			explanation: "On {time} {app} had asked for the same token so often that Entra ID stopped answering it for some minutes. The account is not the cause.",
			admin:       "AADSTS50196, a client loop: the app does not keep its tokens, or it answers an error by asking again at once.",
		},
		steps: []advice{
			{who: answer.WhoUser, text: "Close {app}, wait five minutes, and open it again; in a browser, clear the cookies of the page."},
			{who: answer.WhoApplicationDeveloper, text: "Keep tokens in the library's cache, and wait longer after each refusal."},
		},
		docs: []string{"https://learn.microsoft.com/entra/identity-platform/reference-breaking-changes"},
	},
	{
		code: "client-bug.codeReused", category: answer.CategoryClientBug, numbers: []int{54005, 700005}, refreshHelps: true,
		words: words{
			title:       "The app used a sign-in code twice or at the wrong place",
			headline:    "the app used a sign-in code that was used up or belongs elsewhere",
			explanation: "On {time} {app} used the code of a sign-in that was used already, or at another organisation than it came from. Going back in the browser, or two tabs, can do that. Opening the app anew starts a fresh sign-in.",
			admin:       "AADSTS{code}: {meaning}",
		},
		steps: []advice{
			{who: answer.WhoUser, text: "Close the tab and open {app} by its usual address, not by the back button or a bookmark of the sign-in page."},
			{who: answer.WhoApplicationDeveloper, text: "Redeem each authorisation code once, at the tenant that issued it."},
		},
		docs: []string{"https://learn.microsoft.com/entra/identity-platform/v2-oauth2-auth-code-flow"},
	},
}
