package rule

import (
	"slices"
	"strings"

	"signin-diagnosis/handler/signin"
)

// Scope says whether a policy speaks of a row, going by its definition.
type Scope int

// The scopes.
const (
	OutOfScope Scope = iota
	MayBeInScope
	InScope
)

// ScopeOf says whether an enforced policy, as it stands now, speaks of the row's user,
// resource, platform, client and risk. Membership in groups and roles is not known here.
func ScopeOf(p *signin.Policy, s *Subject) Scope {
	if p.State != "enabled" {
		return OutOfScope
	}
	return min(usersScope(&p.Conditions.Users, s), resourceScope(&p.Conditions.Applications, s.ResourceID),
		platformScope(&p.Conditions.Platforms, s), clientScope(p.Conditions.ClientAppTypes, s), riskScope(p, s))
}

func usersScope(u *signin.PolicyUsers, s *Subject) Scope {
	id, guest := s.Account().ID, Guest(s)
	switch {
	case has(u.Exclude, id) || guest && has(u.Exclude, "GuestsOrExternalUsers"):
		return OutOfScope
	case guest && u.ExcludeGuests.Types != "": // some kinds of guests
		return MayBeInScope
	case has(u.Include, "All") || has(u.Include, id) || guest && has(u.Include, "GuestsOrExternalUsers"):
		return InScope
	case len(u.IncludeGroups)+len(u.IncludeRoles) > 0 || guest && u.IncludeGuests.Types != "":
		return MayBeInScope
	default:
		return OutOfScope
	}
}

// ofOffice365 are the resources of the group “Office365” that users meet most
// (https://learn.microsoft.com/entra/identity/conditional-access/reference-office-365-application-contents).
var ofOffice365 = []string{
	"00000002-0000-0ff1-ce00-000000000000", // Exchange Online
	"00000003-0000-0ff1-ce00-000000000000", // SharePoint Online
	"cc15fd57-2c6c-4117-a88c-83b1d56b4bbe", // Teams
}

func resourceScope(a *signin.PolicyApplications, resource string) Scope {
	switch {
	case has(a.Exclude, resource) || has(a.Exclude, "Office365") && has(ofOffice365, resource):
		return OutOfScope
	case has(a.Include, "All") || has(a.Include, resource) || has(a.Include, "Office365") && has(ofOffice365, resource):
		return InScope
	case has(a.Include, "Office365") || has(a.Include, "MicrosoftAdminPortals"):
		return MayBeInScope
	default:
		return OutOfScope
	}
}

func platformScope(p *signin.PolicyPlatforms, s *Subject) Scope {
	platform := Platform(s)
	switch {
	case len(p.Include)+len(p.Exclude) == 0:
		return InScope
	case platform == "":
		return MayBeInScope
	case has(p.Exclude, platform) || len(p.Include) > 0 && !has(p.Include, "all") && !has(p.Include, platform):
		return OutOfScope
	default:
		return InScope
	}
}

// clientTypes are Graph's client app types by clientAppUsed.
var clientTypes = map[string]string{"browser": "browser", "mobile apps and desktop clients": "mobileAppsAndDesktopClients", "exchange activesync": "exchangeActiveSync"}

func clientScope(types []string, s *Subject) Scope {
	kind, known := clientTypes[strings.ToLower(s.ClientAppUsed)]
	switch {
	case len(types) == 0 || has(types, "all"):
		return InScope
	case !known && s.ClientAppUsed == "":
		return MayBeInScope
	case known && has(types, kind) || !known && has(types, "other"):
		return InScope
	default:
		return OutOfScope
	}
}

// riskScope: a policy for what is at risk speaks of nothing else.
func riskScope(p *signin.Policy, s *Subject) Scope {
	if len(p.Conditions.UserRiskLevels)+len(p.Conditions.SignInRiskLevels) > 0 && !AtRisk(s) {
		return OutOfScope
	}
	return InScope
}

// has reports that a list holds the id or word, without regard to case.
func has(list []string, wanted string) bool {
	return wanted != "" && slices.ContainsFunc(list, func(entry string) bool { return strings.EqualFold(entry, wanted) })
}
