package rules

import (
	"signin-diagnosis/handler/answer"
	"signin-diagnosis/handler/diagnosis/rule"
)

var consent = []rule.Rule{
	{
		Code: "consent.agent", Category: answer.CategoryConsent, Numbers: []int{82014},
		Words: rule.Words{
			Title:       "An AI agent cannot ask people for consent",
			Headline:    "the app is an AI agent, and an agent cannot be given consent on a page",
			Explanation: "On {time} {account} was to give permissions to {app}, which is an AI agent. Agents take no consent on a page: their permissions come from the blueprint that they were made from.",
			Admin:       "AADSTS82014: the agent identity itself went to the sign-in page. Consent belongs on its blueprint, as permissions that its agents inherit.",
		},
		Steps: []rule.Step{
			{Who: answer.WhoApplicationDeveloper, Text: "Do not send people to the sign-in page in the name of the agent; use the blueprint for that."},
			{Who: answer.WhoApplicationAdmin, Text: "If the agent is wanted, grant the permissions on its blueprint and let its agents inherit them."},
		},
		Docs: []string{"https://learn.microsoft.com/entra/agent-id/agent-on-behalf-of-oauth-flow"},
	},
	{
		Code: "consent.risky", Category: answer.CategoryConsent, Numbers: []int{900941},
		Words: rule.Words{
			Title:       "The app looks risky, so users may not consent to it",
			Headline:    "Microsoft rates the app as risky, so that only an administrator may consent",
			Explanation: "On {time} {account} was asked to give permissions to {app}. Microsoft rates that request as risky (an unknown publisher, or much that is asked for), so users may not consent.",
			Admin:       "AADSTS900941. It may be a consent phishing attempt: check the publisher, the reply addresses and the permissions first.",
		},
		Steps: []rule.Step{
			{Who: answer.WhoUser, Text: "Do not look for a way round. Tell the helpdesk how you came to this app."},
			{Who: answer.WhoSecurityOperator, Text: "Check whether others were asked by the same app; report it if it is not wanted.", Command: commandAppOwner},
			{Who: answer.WhoApplicationAdmin, Text: "Grant consent only to an app whose publisher and purpose you know."},
		},
		Docs: []string{"https://learn.microsoft.com/entra/identity/enterprise-apps/configure-risk-based-step-up-consent"},
	},
	{
		Code: "consent.requested", Category: answer.CategoryConsent, Numbers: []int{90095, 90096},
		Words: rule.Words{
			Title:       "An administrator has to approve the app, and may have been asked",
			Headline:    "an administrator has to approve the app first; the user can ask for it on the page",
			Explanation: "{app} asks for permissions that only an administrator can grant. On {time} {account} was offered to ask for approval, or had asked already.",
			Admin:       "AADSTS{code}: the admin consent workflow is on. The request waits under Admin consent requests.",
		},
		Steps: []rule.Step{
			{Who: answer.WhoUser, Text: "Send the request on the page that appears, with a sentence on why you need {app}, and wait for the answer by mail."},
			{Who: answer.WhoApplicationAdmin, Text: "Decide the request under Enterprise applications, Admin consent requests."},
		},
		Docs: []string{"https://learn.microsoft.com/entra/identity/enterprise-apps/review-admin-consent-requests"},
	},
	{
		Code: "consent.declined", Category: answer.CategoryConsent, Numbers: []int{65004, 650041, 90137},
		Words: rule.Words{
			Title:       "The user declined what the app asked for",
			Headline:    "the user declined the permissions that the app asked for",
			Explanation: "On {time} {app} asked {account} for permissions, and the page was cancelled or declined. That may have been right.",
			Admin:       "AADSTS{code}: {meaning}",
		},
		Steps: []rule.Step{
			{Who: answer.WhoUser, Text: "If the company told you to use {app}, open it again and accept; if you do not know it, leave it declined and tell the helpdesk."},
		},
		Docs: []string{"https://learn.microsoft.com/entra/identity/enterprise-apps/user-admin-consent-overview"},
	},
	{
		Code: "consent.adminNeeded", Category: answer.CategoryConsent, Numbers: []int{90094, 90093, 900942},
		Words: rule.Words{
			Title:       "The app needs an administrator's consent",
			Headline:    "the app asks for permissions that only an administrator can grant",
			Explanation: "{app} asks for permissions to {resource} that a user cannot grant alone. On {time} nobody had granted them.",
			Admin:       "AADSTS{code}: {meaning}",
		},
		Steps: []rule.Step{
			{Who: answer.WhoApplicationAdmin, Text: "Review what {app} asks for and, if it is wanted, grant admin consent.", Command: commandAppOwner},
		},
		Docs: []string{"https://learn.microsoft.com/entra/identity/enterprise-apps/grant-admin-consent"},
	},
	{
		Code: "consent.notGiven", Category: answer.CategoryConsent, Numbers: []int{65001, 650011},
		Words: rule.Words{
			Title:       "Nobody has consented to the app yet",
			Headline:    "nobody has consented to the permissions that the app asks for",
			Explanation: "{app} asks for permissions to {resource}. On {time} neither the user nor an administrator had agreed to them.",
			Admin:       "AADSTS{code}: {meaning}",
		},
		Steps: []rule.Step{
			{Who: answer.WhoUser, Text: "Accept the permissions only if your company told you to use {app}; if in doubt, ask the helpdesk."},
			{Who: answer.WhoApplicationAdmin, Text: "If users may not consent here, review the permissions and grant admin consent.", Command: commandAppOwner},
		},
		Docs: []string{"https://learn.microsoft.com/entra/identity/enterprise-apps/grant-admin-consent"},
	},
}
