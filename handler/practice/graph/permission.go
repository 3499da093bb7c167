package practice

import (
	"net/http"
	"slices"
)

// The app roles that Graph asks for, as the permission tables of
// https://learn.microsoft.com/graph/permissions-reference name them.
const (
	permissionLog      = "AuditLog.Read.All"
	permissionUsers    = "User.Read.All"
	permissionBasic    = "User.ReadBasic.All"
	permissionPolicies = "Policy.Read.All"
)

// caller is whoever asks, by the permissions in their token.
type caller []string

// may reports whether the caller holds one of the permissions.
func (c caller) may(permissions ...string) bool {
	return slices.ContainsFunc(permissions, func(p string) bool { return slices.Contains(c, p) })
}

var (
	maySeeUsers   = []string{permissionUsers, "Directory.Read.All", "User.ReadWrite.All", "Directory.ReadWrite.All"}
	maySeeApplied = []string{permissionPolicies, "Policy.Read.ConditionalAccess", "Policy.ReadWrite.ConditionalAccess"}
)

// refuseLog gives the reason why a caller may not read the sign-in log.
func (s service) refuseLog(c caller) *problem {
	if !c.may(permissionLog) {
		return fail(http.StatusForbidden, "Authentication_MSGraphPermissionMissing",
			"Calling principal does not have required MSGraph permissions "+permissionLog)
	}
	if s.Unlicensed {
		return fail(http.StatusForbidden, "Authentication_RequestFromNonPremiumTenantOrB2CTenant",
			"Neither tenant is B2C or tenant doesn't have premium license")
	}
	return nil
}

func refuseUsers(c caller) *problem {
	if c.may(permissionBasic) || c.may(maySeeUsers...) {
		return nil
	}
	return fail(http.StatusForbidden, "Authorization_RequestDenied", "Insufficient privileges to complete the operation.")
}

// refusePolicies: the list needs Policy.Read.All; the permission that shows
// the policies inside the log, Policy.Read.ConditionalAccess, does not do.
func (s service) refusePolicies(c caller) *problem {
	if c.may(permissionPolicies) && !s.Unlicensed {
		return nil
	}
	return fail(http.StatusForbidden, "AccessDenied",
		"You cannot perform the requested operation, required scopes are missing in the token.")
}
