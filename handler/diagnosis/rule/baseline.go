package rule

import (
	"slices"
	"strings"

	"signin-diagnosis/handler/signin"
)

// baselineScopes are permissions that count as access to the directory since
// June 2026, where a client asks for nothing else. A policy for all resources
// that leaves some out passed over such sign-ins before
// (https://learn.microsoft.com/entra/identity/conditional-access/concept-enforcement-resource-exclusions).
var baselineScopes = []string{
	"openid", "profile", "email", "offline_access", "user.read", "user.read.all", "user.readbasic.all",
	"people.read", "people.read.all", "groupmember.read.all", "member.read.hidden",
}

// JudgedAsDirectory reports that all of these policies leave the app out, and met
// it because what it asked for counts as access to the directory. A definition
// that was changed after the row says nothing of what it left out then.
func JudgedAsDirectory(s *Subject, stopping []signin.AppliedPolicy) bool {
	if len(stopping) == 0 || !s.JudgedBy(signin.Directory) || slices.ContainsFunc(s.Scopes(), moreThanBaseline) {
		return false
	}
	return !slices.ContainsFunc(stopping, func(p signin.AppliedPolicy) bool {
		definition, known := s.Evidence.Policies[strings.ToLower(p.ID)]
		apps := definition.Conditions.Applications
		return !known || definition.ModifiedAt.After(s.CreatedAt) ||
			!containsFold(apps.Include, "All") || !containsFold(apps.Exclude, s.AppID) || containsFold(apps.Exclude, signin.Directory)
	})
}

func moreThanBaseline(scope string) bool {
	return !containsFold(baselineScopes, strings.TrimPrefix(scope, "https://graph.microsoft.com/"))
}

func containsFold(list []string, wanted string) bool {
	return slices.ContainsFunc(list, func(s string) bool { return strings.EqualFold(s, wanted) })
}
