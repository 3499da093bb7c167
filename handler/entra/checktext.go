package entra

import (
	"signin-diagnosis/handler/permission"
	"signin-diagnosis/handler/signin"
)

// judged judges a permission by what the token says.
func judged(p permission.Permission, held grants) signin.Check {
	for _, name := range append([]string{p.Name}, p.Covers...) {
		if held.hold(name) {
			return passed(p, name+": "+p.Purpose+".")
		}
	}
	if p.Lesser.Name != "" && held.hold(p.Lesser.Name) {
		return passed(p, p.Lesser.Name+" takes the place of "+p.Name+": it "+p.Lesser.Part+".")
	}
	return missing(p, held)
}

// tried judges a permission by what became of a request that needs it.
func tried(p permission.Permission, failure *signin.Failure, held grants) signin.Check {
	switch {
	case failure == nil:
		return passed(p, p.Name+": "+p.Purpose+".")
	case failure.Kind == signin.KindForbidden:
		return missing(p, held)
	default:
		return unknown(p.Name, failure)
	}
}

func passed(p permission.Permission, message string) signin.Check {
	return signin.Check{Name: p.Name, Status: signin.CheckOK, Message: message}
}

func missing(p permission.Permission, held grants) signin.Check {
	check := signin.Check{
		Name:    p.Name,
		Status:  signin.CheckMissing,
		Message: p.Name + " is missing. It " + p.Purpose + "; without it " + p.Without + ".",
	}
	switch {
	case held.client() == azureCLI && p.Name == permission.PolicyRead:
		check.Message += " The Azure CLI's token cannot see policies."
		check.Fix = "No consent adds " + p.Name + " to the Azure CLI's token. Check the deployed identity instead, with GET /api/diagnose/check."
	case held.delegated() && held.hold(p.Name):
		check.Fix = "The token holds " + p.Name + ", but the signed-in user also needs a directory role that may read the log, such as Reports Reader."
	case held.delegated():
		check.Fix = "Sign in with an application that has consent for " + p.Name + "."
	default:
		check.Fix = "Grant the app role " + p.Name + " (" + p.Role + ") of Microsoft Graph to the managed identity. " +
			"Its token is cached, so a new role may take up to 24 hours to show."
	}
	return check
}

func tokenCheck(failure *signin.Failure) signin.Check {
	switch {
	case failure == nil:
		return signin.Check{Name: checkToken, Status: signin.CheckOK, Message: "A token for Microsoft Graph was issued."}
	case failure.Kind == signin.KindIdentity:
		return signin.Check{
			Name: checkToken, Status: signin.CheckUnknown, // the identity may be there, and its endpoint not
			Message: "No token for Microsoft Graph could be had: the identity refused, or did not answer in time.",
			Fix: "In Azure, see that the function app has a managed identity assigned, and set AZURE_CLIENT_ID to the client id of a user-assigned one. " +
				"On your own machine, run az login. Then try again.",
		}
	default:
		return unknown(checkToken, failure)
	}
}

func licenceCheck(failure *signin.Failure) signin.Check {
	switch {
	case failure == nil:
		return signin.Check{Name: checkLicence, Status: signin.CheckOK, Message: "The sign-in log can be read."}
	case failure.Kind == signin.KindUnlicensed:
		return signin.Check{
			Name: checkLicence, Status: signin.CheckMissing,
			Message: "Microsoft Graph says that the tenant has no Entra ID P1 or P2 licence, which the sign-in log needs.",
			Fix: "Get Entra ID P1 or P2 for the tenant. If it has one, the refusal is false: grant the app role " +
				permission.DirectoryRead + " (" + permission.RoleOf(permission.DirectoryRead) + ") as well.",
		}
	case failure.Kind == signin.KindForbidden:
		return signin.Check{
			Name: checkLicence, Status: signin.CheckUnknown,
			Message: "The licence shows only to an identity that may read the sign-in log.",
			Fix:     "Grant " + failure.Permission + " first.",
		}
	default:
		return unknown(checkLicence, failure)
	}
}

func unknown(name string, failure *signin.Failure) signin.Check {
	return signin.Check{
		Name: name, Status: signin.CheckUnknown,
		Message: "This could not be found out. " + failure.Error() + ".",
		Fix:     "Try again later.",
	}
}

// unchecked are the checks that need a token when there is none.
func unchecked() []signin.Check {
	return alike(signin.Check{Status: signin.CheckUnknown, Message: "Without a token this cannot be found out."})
}

// unanswered are all checks for a caller who could not wait for them.
func unanswered(failure *signin.Failure) []signin.Check {
	return append([]signin.Check{unknown(checkToken, failure)}, alike(unknown("", failure))...)
}

// alike gives every check but the token's the same result.
func alike(check signin.Check) (checks []signin.Check) {
	for _, p := range permissions {
		if check.Name = p.Name; !p.OnDemand {
			checks = append(checks, check)
		}
	}
	check.Name = checkLicence
	return append(checks, check)
}
