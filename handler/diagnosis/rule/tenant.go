package rule

import (
	"slices"
	"strings"

	"signin-diagnosis/handler/answer"
	"signin-diagnosis/handler/diagnosis/timeline"
	"signin-diagnosis/handler/signin"
)

// Whose says which organisation a row's resource belongs to.
type Whose int

// The owners of a resource.
const (
	Ours    Whose = iota // the organisation whose log was read
	Theirs               // another one
	Unknown              // the row crosses tenants, and which of them is ours cannot be told
)

// Whose tells whose resource the row is about. A row within one tenant is ours,
// because it stands in our log.
func (s *Subject) Whose() Whose {
	switch {
	case s.CrossedInto() == "":
		return Ours
	case s.Ours == "":
		return Unknown
	case strings.EqualFold(s.ResourceTenantID, s.Ours):
		return Ours
	default:
		return Theirs
	}
}

// OurTenant is the tenant whose log was read: the token's, where the rows know it, because
// each row of our log has it at one end or the other; else the home of an account
// that the directory calls a member, or where one goes that it calls a guest.
func OurTenant(evidence *signin.Evidence, events []*timeline.Event) string {
	ours := ""
	for _, e := range events {
		if evidence.Tenant != "" && (strings.EqualFold(evidence.Tenant, e.HomeTenantID) || strings.EqualFold(evidence.Tenant, e.ResourceTenantID)) {
			return evidence.Tenant
		}
		if ours == "" && evidence.Account != nil {
			ours = ourEnd(evidence.Account, e)
		}
	}
	return ours
}

// ourEnd is the tenant of the row that the directory of the account is.
func ourEnd(account *signin.Account, e *timeline.Event) string {
	switch {
	case account.Guest():
		return e.ResourceTenantID
	case strings.EqualFold(account.UserType, "Member"):
		return e.HomeTenantID
	default:
		return ""
	}
}

// Elsewhere is the rule for what the organisation of the resource decides, where that
// is not ours: our administrators, policies and consents have no part in it.
type Elsewhere struct {
	Categories []answer.Category // of the rule that would speak of it here
	Codes      []int             // or the AADSTS codes, of whatever category
	Rule       Rule
}

// Fits reports that it is about a row with this code, which r would claim here.
func (e *Elsewhere) Fits(code int, r *Rule) bool {
	return slices.Contains(e.Categories, r.Category) || slices.Contains(e.Codes, code)
}
