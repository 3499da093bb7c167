package entra

import (
	"signin-diagnosis/handler/permission"
	"signin-diagnosis/handler/signin"
)

// checkByToken returns the check of a permission that the token tells about.
func checkByToken(p permission.Permission, held grants) signin.Check {
	for _, name := range append([]string{p.Name}, p.Covers...) {
		if held.hold(name) {
			return passed(p, name)
		}
	}
	if p.Lesser.Name != "" && held.hold(p.Lesser.Name) {
		return passed(p, p.Lesser.Name)
	}
	return missing(p, held, nil)
}

// checkByTrial returns the check of a permission that a request needed.
func checkByTrial(p permission.Permission, failure *signin.Failure, held grants) signin.Check {
	switch {
	case failure == nil:
		return passed(p, p.Name)
	case failure.Kind == signin.KindForbidden:
		return missing(p, held, failure)
	default:
		return unknown(p.Name, failure)
	}
}

func passed(p permission.Permission, held string) signin.Check {
	return signin.Check{Name: p.Name, Status: signin.CheckOK, Held: held}
}

func missing(p permission.Permission, held grants, failure *signin.Failure) signin.Check {
	check := signin.Check{Name: p.Name, Status: signin.CheckMissing, Client: held.client(), Delegated: held.delegated(), Failure: failure}
	if held.hold(p.Name) {
		check.Held = p.Name
	}
	return check
}

func unknown(name string, failure *signin.Failure) signin.Check {
	return signin.Check{Name: name, Status: signin.CheckUnknown, Failure: failure}
}

// tokenResult returns the check of the token. It never says that the identity is
// missing: there may be one whose endpoint cannot be reached.
func tokenResult(failure *signin.Failure) signin.Check {
	if failure == nil {
		return signin.Check{Name: signin.CheckToken, Status: signin.CheckOK}
	}
	return unknown(signin.CheckToken, failure)
}

// licenceResult returns what a trial of the sign-in log shows about the licence: a
// trial without the permission shows nothing.
func licenceResult(failure *signin.Failure) signin.Check {
	switch {
	case failure == nil:
		return signin.Check{Name: signin.CheckLicence, Status: signin.CheckOK}
	case failure.Kind == signin.KindUnlicensed:
		return signin.Check{Name: signin.CheckLicence, Status: signin.CheckMissing, Failure: failure}
	default:
		return unknown(signin.CheckLicence, failure)
	}
}

// withoutToken returns the checks that need a token, for when there is none.
func withoutToken() []signin.Check { return unknowns(nil) }

// unanswered returns all checks, for a caller who could not wait for them.
func unanswered(failure *signin.Failure) []signin.Check {
	return append([]signin.Check{unknown(signin.CheckToken, failure)}, unknowns(failure)...)
}

// unknowns returns all checks but the token's, none of them answered.
func unknowns(failure *signin.Failure) (checks []signin.Check) {
	for _, p := range permissions {
		if !p.OnDemand {
			checks = append(checks, unknown(p.Name, failure))
		}
	}
	return append(checks, unknown(signin.CheckLicence, failure))
}
