package entra

import (
	"signin-diagnosis/handler/permission"
	"signin-diagnosis/handler/signin"
	"signin-diagnosis/handler/wording"
)

// verdict is a check before it is put into words, because callers of several
// languages share one.
type verdict struct {
	name         string
	status       signin.CheckStatus
	message, fix sentence
}

// sentence is a text and what fills it, which may hold texts of its own.
type sentence struct {
	phrase wording.Phrase
	values wording.Values // as they are: names and ids
	texts  wording.Values // texts of the permissions, to be put into the language
}

func (s sentence) in(l wording.Language) string {
	if s.phrase == (wording.Phrase{}) {
		return ""
	}
	v := wording.Values{}
	for name, value := range s.values {
		v[name] = value
	}
	for name, text := range s.texts {
		v[name] = book.In(l, text)
	}
	return s.phrase.Fill(l, v)
}

func (v verdict) in(l wording.Language) signin.Check {
	return signin.Check{Name: v.name, Status: v.status, Message: v.message.in(l), Fix: v.fix.in(l)}
}

var (
	permissionHeld    = book.Phrase("{name}: {purpose}.")
	permissionLesser  = book.Phrase("{lesser} takes the place of {name}: it {part}.")
	permissionMissing = book.Phrase("{name} is missing. It {purpose}; without it {without}.")
	permissionCLI     = book.Phrase("{name} is missing. It {purpose}; without it {without}. The Azure CLI's token cannot see policies.")

	fixCLI       = book.Phrase("No consent adds {name} to the Azure CLI's token. Check the deployed identity instead, with GET /api/diagnose/check.")
	fixDirectory = book.Phrase("The token holds {name}, but the signed-in user also needs a directory role that may read the log, such as Reports Reader.")
	fixConsent   = book.Phrase("Sign in with an application that has consent for {name}.")
	fixGrant     = book.Phrase("Grant the app role {name} ({role}) of Microsoft Graph to the managed identity. Its token is cached, so a new role may take up to 24 hours to show.")
)

// judged judges a permission by what the token says.
func judged(p permission.Permission, held grants) verdict {
	for _, name := range append([]string{p.Name}, p.Covers...) {
		if held.hold(name) {
			return passed(p, about(permissionHeld, p, name))
		}
	}
	if p.Lesser.Name != "" && held.hold(p.Lesser.Name) {
		return passed(p, about(permissionLesser, p, p.Name))
	}
	return missing(p, held)
}

// tried judges a permission by what became of a request that needs it.
func tried(p permission.Permission, failure *signin.Failure, held grants) verdict {
	switch {
	case failure == nil:
		return passed(p, about(permissionHeld, p, p.Name))
	case failure.Kind == signin.KindForbidden:
		return missing(p, held)
	default:
		return unknown(p.Name, failure)
	}
}

// about is a sentence on a permission, under the name that is held of it.
func about(phrase wording.Phrase, p permission.Permission, name string) sentence {
	return sentence{
		phrase: phrase,
		values: wording.Values{"name": name, "lesser": p.Lesser.Name, "role": p.Role},
		texts:  wording.Values{"purpose": p.Purpose, "without": p.Without, "part": p.Lesser.Part},
	}
}

func passed(p permission.Permission, message sentence) verdict {
	return verdict{name: p.Name, status: signin.CheckOK, message: message}
}

func missing(p permission.Permission, held grants) verdict {
	message, fix := permissionMissing, fixGrant
	switch {
	case held.client() == azureCLI && p.Name == permission.PolicyRead:
		message, fix = permissionCLI, fixCLI
	case held.delegated() && held.hold(p.Name):
		fix = fixDirectory
	case held.delegated():
		fix = fixConsent
	}
	return verdict{name: p.Name, status: signin.CheckMissing, message: about(message, p, p.Name), fix: about(fix, p, p.Name)}
}

var (
	tokenIssued  = book.Phrase("A token for Microsoft Graph was issued.")
	tokenRefused = book.Phrase("No token for Microsoft Graph could be had: the identity refused, or did not answer in time.")
	fixToken     = book.Phrase("In Azure, see that the function app has a managed identity assigned, and set AZURE_CLIENT_ID to the client id of a user-assigned one. On your own machine, run az login. Then try again.")

	logReadable     = book.Phrase("The sign-in log can be read.")
	licenceMissing  = book.Phrase("Microsoft Graph says that the tenant has no Entra ID P1 or P2 licence, which the sign-in log needs.")
	fixLicence      = book.Phrase("Get Entra ID P1 or P2 for the tenant. If it has one, the refusal is false: grant the app role {name} ({role}) as well.")
	licenceHidden   = book.Phrase("The licence shows only to an identity that may read the sign-in log.")
	fixHidden       = book.Phrase("Grant {name} first.")
	notFoundOut     = book.Phrase("This could not be found out. {reason}.")
	fixLater        = book.Phrase("Try again later.")
	withoutAnyToken = book.Phrase("Without a token this cannot be found out.")
)

func tokenCheck(failure *signin.Failure) verdict {
	switch {
	case failure == nil:
		return verdict{name: checkToken, status: signin.CheckOK, message: sentence{phrase: tokenIssued}}
	case failure.Kind == signin.KindIdentity: // the identity may be there, and its endpoint not
		return verdict{name: checkToken, status: signin.CheckUnknown, message: sentence{phrase: tokenRefused}, fix: sentence{phrase: fixToken}}
	default:
		return unknown(checkToken, failure)
	}
}

func licenceCheck(failure *signin.Failure) verdict {
	switch {
	case failure == nil:
		return verdict{name: checkLicence, status: signin.CheckOK, message: sentence{phrase: logReadable}}
	case failure.Kind == signin.KindUnlicensed:
		directory := wording.Values{"name": permission.DirectoryRead, "role": permission.RoleOf(permission.DirectoryRead)}
		return verdict{name: checkLicence, status: signin.CheckMissing, message: sentence{phrase: licenceMissing}, fix: sentence{phrase: fixLicence, values: directory}}
	case failure.Kind == signin.KindForbidden:
		needed := wording.Values{"name": failure.Permission}
		return verdict{name: checkLicence, status: signin.CheckUnknown, message: sentence{phrase: licenceHidden}, fix: sentence{phrase: fixHidden, values: needed}}
	default:
		return unknown(checkLicence, failure)
	}
}

func unknown(name string, failure *signin.Failure) verdict {
	return verdict{
		name: name, status: signin.CheckUnknown,
		message: sentence{phrase: notFoundOut, values: wording.Values{"reason": failure.Error()}},
		fix:     sentence{phrase: fixLater},
	}
}

// unchecked are the checks that need a token when there is none.
func unchecked() []verdict {
	return alike(verdict{status: signin.CheckUnknown, message: sentence{phrase: withoutAnyToken}})
}

// unanswered are all checks for a caller who could not wait for them.
func unanswered(failure *signin.Failure) []verdict {
	return append([]verdict{unknown(checkToken, failure)}, alike(unknown("", failure))...)
}

// alike gives every check but the token's the same result.
func alike(check verdict) (checks []verdict) {
	for _, p := range permissions {
		if check.name = p.Name; !p.OnDemand {
			checks = append(checks, check)
		}
	}
	check.name = checkLicence
	return append(checks, check)
}
