package practice

import "net/http"

// The app roles that Graph asks for, as the permission tables of
// https://learn.microsoft.com/graph/permissions-reference name them.
const (
	permissionLog      = "AuditLog.Read.All"
	permissionUsers    = "User.Read.All"
	permissionBasic    = "User.ReadBasic.All"
	permissionPolicies = "Policy.Read.All"
)

var (
	maySeeUsers   = []string{permissionUsers, "Directory.Read.All", "User.ReadWrite.All", "Directory.ReadWrite.All"}
	maySeeApplied = []string{permissionPolicies, "Policy.Read.ConditionalAccess", "Policy.ReadWrite.ConditionalAccess"}
)

// refuseLog gives the reason why a caller may not read the sign-in log.
func (t *Tenant) refuseLog(caller claims) *problem {
	if !caller.may(permissionLog) {
		return fail(http.StatusForbidden, "Authentication_MSGraphPermissionMissing",
			"Calling principal does not have required MSGraph permissions "+permissionLog)
	}
	if t.options.Unlicensed {
		return fail(http.StatusForbidden, "Authentication_RequestFromNonPremiumTenantOrB2CTenant",
			"Neither tenant is B2C or tenant doesn't have premium license")
	}
	return nil
}

func refuseUsers(caller claims) *problem {
	if caller.may(permissionBasic) || caller.may(maySeeUsers...) {
		return nil
	}
	return fail(http.StatusForbidden, "Authorization_RequestDenied", "Insufficient privileges to complete the operation.")
}

// refusePolicies: the list needs Policy.Read.All; the permission that shows
// the policies inside the log, Policy.Read.ConditionalAccess, does not do.
func (t *Tenant) refusePolicies(caller claims) *problem {
	if caller.may(permissionPolicies) && !t.options.Unlicensed {
		return nil
	}
	return fail(http.StatusForbidden, "AccessDenied",
		"You cannot perform the requested operation, required scopes are missing in the token.")
}
