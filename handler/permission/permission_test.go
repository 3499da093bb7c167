package permission

import (
	"regexp"
	"testing"
)

var (
	dotted = regexp.MustCompile(`^[A-Z][A-Za-z]+\.Read[A-Za-z]*\.[A-Za-z]+$`)
	guid   = regexp.MustCompile(`^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$`)
)

// TestEveryPermissionOnlyReads: the program promises that no permission that
// it asks for can change anything.
func TestEveryPermissionOnlyReads(t *testing.T) {
	t.Parallel()
	roles := map[string]string{}
	for _, p := range List() {
		wanted := map[string]string{p.Name: p.Role}
		if p.Lesser.Name != "" {
			wanted[p.Lesser.Name] = p.Lesser.Role
		}
		for name, role := range wanted {
			if !dotted.MatchString(name) {
				t.Errorf("%q is no name of a permission that reads", name)
			}
			if !guid.MatchString(role) || RoleOf(name) != role {
				t.Errorf("%s: role %q, RoleOf says %q", name, role, RoleOf(name))
			}
			if other, twice := roles[role]; twice {
				t.Errorf("%s and %s have one role", name, other)
			}
			roles[role] = name
		}
		if p.Purpose == "" || p.Without == "" {
			t.Errorf("%s: say what it is for and what is lost without it", p.Name)
		}
	}
	if RoleOf("Mail.Read") != "" {
		t.Error("a permission that is not on the list has a role")
	}
}

func TestOnlyTheSignInLogIsRequired(t *testing.T) {
	t.Parallel()
	for _, p := range List() {
		if p.Required != (p.Name == AuditLogRead) || p.OnDemand != (p.Name == DirectoryRead) {
			t.Errorf("%s: required %v, on demand %v", p.Name, p.Required, p.OnDemand)
		}
	}
}
