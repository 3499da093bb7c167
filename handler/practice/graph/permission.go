package graph

import (
	"net/http"
	"slices"
)

// The app roles that Graph asks for, as the permission tables of
// https://learn.microsoft.com/graph/permissions-reference name them.
const (
	PermissionLog      = "AuditLog.Read.All"
	PermissionUsers    = "User.Read.All"
	permissionBasic    = "User.ReadBasic.All"
	PermissionPolicies = "Policy.Read.All"
)

// Caller is whoever asks, by the permissions in their token.
type Caller []string

// may reports whether the caller holds one of the permissions.
func (c Caller) may(permissions ...string) bool {
	return slices.ContainsFunc(permissions, func(p string) bool { return slices.Contains(c, p) })
}

var (
	maySeeUsers   = []string{PermissionUsers, "Directory.Read.All", "User.ReadWrite.All", "Directory.ReadWrite.All"}
	maySeeApplied = []string{PermissionPolicies, "Policy.Read.ConditionalAccess", "Policy.ReadWrite.ConditionalAccess"}
)

// refuseLog returns the reason why a caller may not read the sign-in log.
func (s Service) refuseLog(c Caller) *Problem {
	if !c.may(PermissionLog) {
		return NewProblem(http.StatusForbidden, "Authentication_MSGraphPermissionMissing",
			"Calling principal does not have required MSGraph permissions "+PermissionLog)
	}
	if s.Unlicensed {
		return NewProblem(http.StatusForbidden, "Authentication_RequestFromNonPremiumTenantOrB2CTenant",
			"Neither tenant is B2C or tenant doesn't have premium license")
	}
	return nil
}

func refuseUsers(c Caller) *Problem {
	if c.may(permissionBasic) || c.may(maySeeUsers...) {
		return nil
	}
	return NewProblem(http.StatusForbidden, "Authorization_RequestDenied", "Insufficient privileges to complete the operation.")
}

// refusePolicies returns the reason why a caller may not list the policies. The
// list needs Policy.Read.All; Policy.Read.ConditionalAccess, with which the log
// shows its policies, is not enough.
func (s Service) refusePolicies(c Caller) *Problem {
	if c.may(PermissionPolicies) && !s.Unlicensed {
		return nil
	}
	return NewProblem(http.StatusForbidden, "AccessDenied",
		"You cannot perform the requested operation, required scopes are missing in the token.")
}
