package rules

import (
	"signin-diagnosis/handler/answer"
	"signin-diagnosis/handler/diagnosis/rule"
)

// retiredService is for questions about Desktop Analytics (retired.go).
var retiredService = rule.Rule{
	Code: "service.desktopAnalyticsRetired", Category: answer.CategoryService, Kind: rule.Notice, Claim: rule.ByText,
	Words: rule.Words{
		Title:       "Desktop Analytics was shut down on 30 November 2022",
		Headline:    "Desktop Analytics itself was shut down on 30 November 2022, so that no token and no policy can make its onboarding work",
		Explanation: "Microsoft shut Desktop Analytics down on 30 November 2022, so its onboarding cannot work, whatever the token or the policy. While it ran, “There was an error validating access token” had two causes, and they are the same in any other portal: a token had expired, and refreshing the page cured it; or, when it came back, a Conditional Access policy acted on the account, and the sign-in log named it.",
		Admin:       "Microsoft names the Windows compatibility reports of Intune as successor. Apps that the onboarding left behind (Configuration Manager Microservice, MALogAnalyticsReader) may be removed after a check that nothing uses them.",
		Beside:      "Desktop Analytics itself was shut down on 30 November 2022.",
	},
	Steps: []rule.Step{
		{Who: answer.WhoUser, Text: "If the message appears in another portal, ask this service again with that app and the time."},
		{Who: answer.WhoDeviceAdmin, Text: "Use the reports “Windows feature update device readiness” and “Windows feature update compatibility risks” of Intune instead."},
	},
	Docs: []string{"https://learn.microsoft.com/intune/configmgr/core/plan-design/changes/deprecated/removed-and-deprecated-cmfeatures",
		"https://learn.microsoft.com/intune/intune-service/protect/windows-update-compatibility-reports"},
}

var service = []rule.Rule{
	{
		Code: "service.retriedInside", Category: answer.CategoryService, Numbers: []int{90025}, Kind: rule.Probe,
		Words: rule.Words{
			Title:       "Entra ID repeated a step by itself",
			Headline:    "a step inside Entra ID had to be repeated",
			Explanation: "On {time} a step inside Entra ID reached its limit during the sign-in to {app} and was repeated. Users notice nothing as a rule.",
			Admin:       "AADSTS90025 is no throttle of the tenant or the app.",
		},
		Steps: []rule.Step{{Who: answer.WhoUser, Text: "If {app} did not open, sign in again."}},
		Docs:  []string{docErrorCodes},
	},
	{
		Code: "service.tenantBlocked", Category: answer.CategoryService, Numbers: []int{5000224, 5000225},
		Words: rule.Words{
			Title:       "Microsoft has blocked the tenant",
			Headline:    "the tenant that was to be signed in to is blocked by Microsoft",
			Explanation: "On {time} {app} wanted to sign in to a tenant that Microsoft has blocked. In short: {meaning} It concerns the whole tenant and does not pass: neither another try nor another device, account or password helps.",
			Admin:       "AADSTS{code}. Look first which tenant the sign-in went to: an old test or trial tenant may be meant by the app's address, while the own one is well.",
		},
		Steps: []rule.Step{
			{Who: answer.WhoHelpdesk, Text: "Find out which tenant the sign-in went to. If it is not the one that was meant, sign in to that one by name (the tenant's id in the address, or --tenant on a command line)."},
			{Who: answer.WhoMicrosoft, Text: "If it is your own, whoever administers it opens a support case for the tenant, by phone or from another tenant."},
		},
		Docs: []string{docErrorCodes},
	},
	{
		Code: "service.throttled", Category: answer.CategoryService, Numbers: []int{90055},
		Words: rule.Words{
			Title:       "Microsoft slows the tenant down",
			Headline:    "the tenant sends so many requests that Microsoft slows it down",
			Explanation: "On {time} Entra ID refused {app} because the whole tenant sends too many requests. The account is not the cause.",
			Admin:       "AADSTS90055, throttling of the tenant: find the app or script that asks without end.",
		},
		Steps: []rule.Step{
			{Who: answer.WhoUser, Text: "Try again in some minutes."},
			{Who: answer.WhoApplicationAdmin, Text: "Look in the sign-in logs for the app with the most requests, service principals included."},
		},
		Docs: []string{docErrorCodes},
	},
}
