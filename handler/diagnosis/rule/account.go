package rule

import (
	"strings"
)

// The account is disabled: AADSTS50057 the user's own, AADSTS500571 the guest
// object of this tenant.
const (
	CodeDisabled      = 50057
	CodeGuestDisabled = 500571
)

// Guest reports an account that is a guest here.
func Guest(s *Subject) bool { return s.Account().Guest() }

// OtherTenant reports that the row crosses tenants, and the demand comes from the other one.
func OtherTenant(s *Subject) bool {
	return Guest(s) || s.HomeTenantID != "" && s.ResourceTenantID != "" && !strings.EqualFold(s.HomeTenantID, s.ResourceTenantID)
}

// ChangedSince reports that the password was changed after the row.
func ChangedSince(s *Subject) bool { return s.Account().LastPasswordChange.After(s.CreatedAt) }
