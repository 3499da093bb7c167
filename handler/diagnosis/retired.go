package diagnosis

import (
	"slices"
	"strings"
)

// desktopAnalytics is the service at whose onboarding the message “There was an
// error validating access token” was first met. Microsoft shut it down on 30
// November 2022 (https://learn.microsoft.com/intune/configmgr/core/plan-design/changes/deprecated/removed-and-deprecated-cmfeatures).
const desktopAnalytics = "desktop analytics"

// retiredDraft is the cause for a question about the retired service, or nil. It
// is of no weight beside what the log shows.
func (j *judging) retiredDraft(drafts []*draft) *draft {
	asked := j.complaint.Error.DesktopAnalytics || namesDesktopAnalytics(j.complaint.App) || slices.ContainsFunc(drafts, func(d *draft) bool {
		return namesDesktopAnalytics(d.lead().AppDisplayName) || namesDesktopAnalytics(d.lead().ResourceDisplayName)
	})
	if !asked {
		return nil
	}
	return j.textDraft(&j.book.book.Retired, 0)
}

func namesDesktopAnalytics(text string) bool {
	return strings.Contains(strings.ToLower(text), desktopAnalytics)
}
