package contract

import "strings"

// Code names a problem. A code never changes its meaning. The codes are an open
// list: new ones may appear, so callers switch on the HTTP status as well.
type Code string

// The codes, in the order of their statuses.
const (
	CodeInvalidRequest         Code = "invalidRequest"
	CodeUnauthenticated        Code = "unauthenticated"
	CodeForbidden              Code = "forbidden"
	CodeNotFound               Code = "notFound"
	CodeMethodNotAllowed       Code = "methodNotAllowed"
	CodeAccountAmbiguous       Code = "accountAmbiguous"
	CodeBodyTooLarge           Code = "bodyTooLarge"
	CodeUnsupportedMediaType   Code = "unsupportedMediaType"
	CodeGraphPermissionMissing Code = "graphPermissionMissing"
	CodeEntraLicenceMissing    Code = "entraLicenceMissing"
	CodeInternal               Code = "internal"
	CodeGraphUnavailable       Code = "graphUnavailable"
	CodeGraphThrottled         Code = "graphThrottled"
	CodeIdentityUnavailable    Code = "identityUnavailable"
	CodeBusy                   Code = "busy"
	CodeGraphTimeout           Code = "graphTimeout"
)

// Anchor returns the section of docs/troubleshooting.md about a code: the code in
// the form that headings get when they become links.
func (c Code) Anchor() string { return strings.ToLower(string(c)) }
