package api

import (
	"maps"
	"net/http"
	"slices"
)

// code names a problem. The codes are a closed list of the contract.
type code string

const (
	codeInvalidRequest         code = "invalidRequest"
	codeBodyTooLarge           code = "bodyTooLarge"
	codeUnsupportedMediaType   code = "unsupportedMediaType"
	codeUnauthenticated        code = "unauthenticated"
	codeForbidden              code = "forbidden"
	codeNotFound               code = "notFound"
	codeMethodNotAllowed       code = "methodNotAllowed"
	codeAccountAmbiguous       code = "accountAmbiguous"
	codeGraphPermissionMissing code = "graphPermissionMissing"
	codeEntraLicenceMissing    code = "entraLicenceMissing"
	codeGraphUnavailable       code = "graphUnavailable"
	codeGraphTimeout           code = "graphTimeout"
	codeGraphThrottled         code = "graphThrottled"
	codeIdentityUnavailable    code = "identityUnavailable"
	codeBusy                   code = "busy"
	codeInternal               code = "internal"
)

// kind is what all problems of one code have in common; detail and nextStep
// stand where a problem says nothing of its own.
type kind struct {
	status   int
	title    string
	detail   string
	nextStep string
}

// ProblemTitles are the titles of all problems, for those who translate them.
func ProblemTitles() []string {
	titles := make([]string, 0, len(kinds))
	for _, name := range slices.Sorted(maps.Keys(kinds)) {
		titles = append(titles, kinds[name].title)
	}
	return titles
}

var kinds = map[code]kind{
	codeInvalidRequest: {
		http.StatusBadRequest, "The request is not valid",
		"The request is not valid.",
		"Correct the request and send it again.",
	},
	codeBodyTooLarge: {
		http.StatusRequestEntityTooLarge, "The body is too large",
		"The body is too large.",
		"Send a shorter body.",
	},
	codeUnsupportedMediaType: {
		http.StatusUnsupportedMediaType, "The body is of the wrong type",
		"The body is not application/json in UTF-8.",
		"Send JSON with Content-Type: application/json.",
	},
	codeUnauthenticated: {
		http.StatusUnauthorized, "The caller is not known",
		"The request carries no caller that the platform authenticated with Microsoft Entra ID.",
		"Send a token for this API in the Authorization header, from the tenant that the function app trusts.",
	},
	codeForbidden: {
		http.StatusForbidden, "The caller may not ask",
		"The caller may not ask.",
		"Ask for the app role of this API.",
	},
	codeNotFound: {
		http.StatusNotFound, "There is no such route",
		"There is no such route.",
		"Ask at /api/diagnose; the account goes into the field upn, never into the path.",
	},
	codeMethodNotAllowed: {
		http.StatusMethodNotAllowed, "The method is not allowed here",
		"This route does not take this method.",
		"Use a method that the Allow header names.",
	},
	codeAccountAmbiguous: {
		http.StatusConflict, "The name fits more than one account",
		"The name fits more than one account.",
		"Ask again with one of the object ids in accounts as upn.",
	},
	codeGraphPermissionMissing: {
		http.StatusFailedDependency, "A Microsoft Graph permission is missing",
		"Microsoft Graph refuses the sign-in log to this identity.",
		"Let an administrator grant the permission.",
	},
	codeEntraLicenceMissing: {
		http.StatusFailedDependency, "The sign-in log needs a licence",
		"Microsoft Graph says that the tenant has no Microsoft Entra ID P1 or P2 licence, which reading the sign-in log takes.",
		"Check the tenant's licences. If it holds P1 or P2, the refusal is a known false one: ask again later, or grant the managed identity the application permission Directory.Read.All as well.",
	},
	codeGraphUnavailable: {
		http.StatusBadGateway, "Microsoft Graph failed",
		"Microsoft Graph failed before any sign-in was read.",
		"Ask again in some minutes. If it stays, the log line of this invocation names Graph's error.",
	},
	codeGraphTimeout: {
		http.StatusGatewayTimeout, "Microsoft Graph took too long",
		"The time for this question ended before any sign-in was read.",
		"Ask again, or with a shorter lookback.",
	},
	codeGraphThrottled: {
		http.StatusServiceUnavailable, "Microsoft Graph asks to wait",
		"Microsoft Graph takes no more questions about the sign-in log for the moment.",
		"Ask again a little later; over HTTP, Retry-After says when.",
	},
	codeIdentityUnavailable: {
		http.StatusServiceUnavailable, "There is no token to be had",
		"The identity gave no token for Microsoft Graph.",
		"Ask again a little later; over HTTP, Retry-After says when. If it stays, check that a managed identity is assigned and that AZURE_CLIENT_ID names it; on your own machine, run az login.",
	},
	codeBusy: {
		http.StatusServiceUnavailable, "Too many questions at once",
		"More questions wait than Microsoft Graph's quota allows.",
		"Ask again a little later; over HTTP, Retry-After says when.",
	},
	codeInternal: {
		http.StatusInternalServerError, "Something went wrong here",
		"The question could not be answered.",
		"Look up the invocation id in the log.",
	},
}
