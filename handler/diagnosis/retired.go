package diagnosis

import (
	"slices"
	"strings"

	"signin-diagnosis/handler/answer"
	"signin-diagnosis/handler/signin"
)

// desktopAnalytics is the service at whose onboarding the message “There was an
// error validating access token” was first met. Microsoft shut it down on 30
// November 2022 (https://learn.microsoft.com/intune/configmgr/core/plan-design/changes/deprecated/removed-and-deprecated-cmfeatures).
const desktopAnalytics = "desktop analytics"

var retiredService = rule{
	code: "service.desktopAnalyticsRetired", category: answer.CategoryService, aside: true,
	words: words{
		title:       "Desktop Analytics was shut down on 30 November 2022",
		headline:    "Desktop Analytics itself was shut down on 30 November 2022, so that no token and no policy can make its onboarding work",
		explanation: "Microsoft shut Desktop Analytics down on 30 November 2022, so its onboarding cannot work, whatever the token or the policy. While it ran, “There was an error validating access token” had two causes, and they are the same in any other portal: a token had expired, and refreshing the page cured it; or, when it came back, a Conditional Access policy acted on the account, and the sign-in log named it.",
		admin:       "Microsoft names the Windows compatibility reports of Intune as successor. Apps that the onboarding left behind (Configuration Manager Microservice, MALogAnalyticsReader) may be removed after a check that nothing uses them.",
	},
	steps: []advice{
		{who: answer.WhoUser, text: "If the message appears in another portal, ask this service again with that app and the time."},
		{who: answer.WhoDeviceAdmin, text: "Use the reports “Windows feature update device readiness” and “Windows feature update compatibility risks” of Intune instead."},
	},
	docs: []string{"https://learn.microsoft.com/intune/configmgr/core/plan-design/changes/deprecated/removed-and-deprecated-cmfeatures",
		"https://learn.microsoft.com/intune/intune-service/protect/windows-update-compatibility-reports"},
}

var retiredSentence = book.Phrase("Desktop Analytics itself was shut down on 30 November 2022.")

// retiredDraft is the cause for a question about the retired service, or nil. It
// is of no weight beside what the log shows.
func retiredDraft(evidence *signin.Evidence, drafts []*draft, c Complaint) *draft {
	asked := c.Error.DesktopAnalytics || namesDesktopAnalytics(c.App) || slices.ContainsFunc(drafts, func(d *draft) bool {
		return namesDesktopAnalytics(d.lead().AppDisplayName) || namesDesktopAnalytics(d.lead().ResourceDisplayName)
	})
	if !asked {
		return nil
	}
	f := &finding{subject: subject{event: pastedEvent(0, c), evidence: evidence}, rule: &retiredService}
	return &draft{rule: &retiredService, findings: []*finding{f}, pasted: true}
}

// retiredWord is for the summary that speaks of something else.
func retiredWord(drafts []*draft, o Options) string {
	for i, d := range drafts {
		if d.rule == &retiredService && i > 0 {
			return retiredSentence.In(o.Language)
		}
	}
	return ""
}

func namesDesktopAnalytics(text string) bool {
	return strings.Contains(strings.ToLower(text), desktopAnalytics)
}
