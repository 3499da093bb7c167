package telling

import (
	"signin-diagnosis/handler/answer"
	"signin-diagnosis/handler/permission"
	"signin-diagnosis/handler/signin"
	"signin-diagnosis/handler/wording"
)

// azureCLI is the Azure CLI's application. Its tokens carry a fixed set of
// delegated permissions, and none of them shows policies.
const azureCLI = "04b07795-8ddb-461a-bbee-02f9e1bf7b46"

var (
	permissionHeld    = book.Phrase("{name}: {purpose}.")
	permissionLesser  = book.Phrase("{lesser} takes the place of {name}: it {part}.")
	permissionMissing = book.Phrase("{name} is missing. It {purpose}; without it {without}.")
	permissionCLI     = book.Phrase("{name} is missing. It {purpose}; without it {without}. The Azure CLI's token cannot see policies.")

	fixCLI       = book.Phrase("No consent adds {name} to the Azure CLI's token. Check the deployed identity instead, with GET /api/diagnose/check.")
	fixDirectory = book.Phrase("The token holds {name}, but the signed-in user also needs a directory role that may read the log, such as Reports Reader.")
	fixConsent   = book.Phrase("Sign in with an application that has consent for {name}.")
	fixGrant     = book.Phrase("Grant the app role {name} ({role}) of Microsoft Graph to the managed identity. Its token is cached, so a new role may take up to 24 hours to show.")

	tokenIssued  = book.Phrase("A token for Microsoft Graph was issued.")
	tokenRefused = book.Phrase("No token for Microsoft Graph could be had: the identity refused, or did not answer in time.")
	fixToken     = book.Phrase("In Azure, see that the function app has a managed identity assigned, and set AZURE_CLIENT_ID to the client id of a user-assigned one. On your own machine, run az login. Then try again.")

	logReadable    = book.Phrase("The sign-in log can be read.")
	licenceMissing = book.Phrase("Microsoft Graph says that the tenant has no Entra ID P1 or P2 licence, which the sign-in log needs.")
	fixLicence     = book.Phrase("Get Entra ID P1 or P2 for the tenant. If it has one, the refusal is false: grant the app role {name} ({role}) as well.")
	licenceHidden  = book.Phrase("The licence shows only to an identity that may read the sign-in log.")
	fixHidden      = book.Phrase("Grant {name} first.")

	notFoundOut     = book.Phrase("This could not be found out. {reason}.")
	fixLater        = book.Phrase("Try again later.")
	withoutAnyToken = book.Phrase("Without a token this cannot be found out.")
)

// Check tells what was found out about the deployed identity.
func Check(found []signin.Check, l wording.Language) answer.CheckReport {
	report := answer.CheckReport{SchemaVersion: answer.SchemaVersion, OK: true}
	words := checkWords{l}
	for _, check := range found {
		message, fix := words.of(check)
		report.OK = report.OK && /*guard:unknown-is-not-fine = check.Status != signin.CheckMissing*/ check.Status == signin.CheckOK
		report.Checks = append(report.Checks, answer.Check{Name: check.Name, Status: check.Status, Message: message, Fix: answer.OrNull(fix)})
	}
	return report
}

// checkWords chooses what is said of a check, and what is to be done about it.
type checkWords struct{ language wording.Language }

func (w checkWords) of(check signin.Check) (message, fix string) {
	switch {
	case check.Status == signin.CheckUnknown && check.Failure == nil:
		return withoutAnyToken.In(w.language), ""
	case check.Name == signin.CheckToken:
		return w.token(check)
	case check.Name == signin.CheckLicence:
		return w.licence(check)
	default:
		return w.permission(check)
	}
}

func (w checkWords) token(check signin.Check) (message, fix string) {
	switch {
	case check.Status == signin.CheckOK:
		return tokenIssued.In(w.language), ""
	case check.Failure.Kind == signin.KindIdentity:
		return tokenRefused.In(w.language), fixToken.In(w.language)
	default:
		return w.unknown(check)
	}
}

func (w checkWords) licence(check signin.Check) (message, fix string) {
	switch {
	case check.Status == signin.CheckOK:
		return logReadable.In(w.language), ""
	case check.Status == signin.CheckMissing:
		return licenceMissing.In(w.language), w.about(fixLicence, permission.Named(permission.DirectoryRead), permission.DirectoryRead)
	case check.Failure.Kind == signin.KindForbidden:
		return licenceHidden.In(w.language), fixHidden.Fill(w.language, wording.Values{"name": check.Failure.Permission})
	default:
		return w.unknown(check)
	}
}

func (w checkWords) permission(check signin.Check) (message, fix string) {
	p := permission.Named(check.Name)
	switch {
	case check.Status == signin.CheckUnknown:
		return w.unknown(check)
	case check.Status == signin.CheckMissing:
		return w.missing(p, check)
	case check.Held == p.Lesser.Name:
		return w.about(permissionLesser, p, p.Name), ""
	default:
		return w.about(permissionHeld, p, check.Held), ""
	}
}

func (w checkWords) missing(p permission.Permission, check signin.Check) (message, fix string) {
	phrase, cure := permissionMissing, fixGrant
	switch {
	//guard:no-consent-for-cli
	case check.Client == azureCLI && p.Name == permission.PolicyRead:
		phrase, cure = permissionCLI, fixCLI
	case check.Delegated && check.Held == p.Name:
		cure = fixDirectory
	case check.Delegated:
		cure = fixConsent
	}
	return w.about(phrase, p, p.Name), w.about(cure, p, p.Name)
}

func (w checkWords) unknown(check signin.Check) (message, fix string) {
	return notFoundOut.Fill(w.language, wording.Values{"reason": check.Failure.Error()}), fixLater.In(w.language)
}

// about fills a phrase on a permission, under the name that is held of it.
func (w checkWords) about(phrase wording.Phrase, p permission.Permission, name string) string {
	return phrase.Fill(w.language, wording.Values{
		"name": name, "lesser": p.Lesser.Name, "role": p.Role,
		"purpose": book.In(w.language, p.Purpose), "without": book.In(w.language, p.Without), "part": book.In(w.language, p.Lesser.Part),
	})
}
