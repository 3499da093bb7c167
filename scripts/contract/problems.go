package main

import (
	"net/http"
	"slices"
)

// Problem is the body of every error, as handler/api writes it.
type Problem struct {
	Type         string      `json:"type"`
	Title        string      `json:"title"`
	Status       int         `json:"status"`
	Detail       string      `json:"detail"`
	Code         ProblemCode `json:"code"`
	NextStep     string      `json:"nextStep"`
	InvocationID string      `json:"invocationId"`
	Accounts     []string    `json:"accounts,omitempty"`
}

// ProblemCode is a closed list of the contract.
type ProblemCode string

// reach says which requests can meet a problem.
type reach int

const (
	everywhere reach = iota
	withBody         // requests by POST
	withGraph        // requests that read the log
)

// problems are all errors, in the order of their statuses.
var problems = []struct {
	status int
	code   ProblemCode
	when   string
	reach  reach
}{
	{http.StatusBadRequest, "invalidRequest", "A field is unknown, missing or wrong; detail names it.", everywhere},
	{http.StatusUnauthorized, "unauthenticated", "The request carries no caller that the platform authenticated.", everywhere},
	{http.StatusForbidden, "forbidden", "The caller lacks the app role, nobody is let in yet, or another site sent a form.", everywhere},
	{http.StatusNotFound, "notFound", "There is no such route.", everywhere},
	{http.StatusMethodNotAllowed, "methodNotAllowed", "The route does not take this method.", everywhere},
	{http.StatusConflict, "accountAmbiguous", "The name fits more than one account; ask again with one of the object ids in accounts.", withGraph},
	{http.StatusRequestEntityTooLarge, "bodyTooLarge", "The body is larger than 32 KiB.", withBody},
	{http.StatusUnsupportedMediaType, "unsupportedMediaType", "The body is not application/json in UTF-8.", withBody},
	{http.StatusFailedDependency, "graphPermissionMissing", "The deployed identity lacks a Microsoft Graph permission; detail names it.", withGraph},
	{http.StatusFailedDependency, "entraLicenceMissing", "The tenant has no licence for the sign-in log.", withGraph},
	{http.StatusInternalServerError, "internal", "A fault of this program; the log has more under the invocation id.", everywhere},
	{http.StatusBadGateway, "graphUnavailable", "Microsoft Graph failed before any row was read; the header Retry-After says when to ask again, where Graph said so.", withGraph},
	{http.StatusServiceUnavailable, "graphThrottled", "Microsoft Graph asks to wait.", withGraph},
	{http.StatusServiceUnavailable, "identityUnavailable", "The identity gave no token.", withGraph},
	{http.StatusServiceUnavailable, "busy", "Too many questions at once.", withGraph},
	{http.StatusGatewayTimeout, "graphTimeout", "The time ran out before any row was read.", withGraph},
}

func problemCodes() []string {
	var codes []string
	for _, p := range problems {
		codes = append(codes, string(p.code))
	}
	return codes
}

// failure is one error status of an operation: all problems that share it.
type failure struct {
	status int
	text   string
}

func failuresOf(reaches ...reach) []failure {
	var out []failure
	for _, p := range problems {
		text := string(p.code) + ": " + p.when
		switch last := len(out) - 1; {
		case !slices.Contains(reaches, p.reach):
		case last >= 0 && out[last].status == p.status:
			out[last].text += " " + text
		default:
			out = append(out, failure{p.status, text})
		}
	}
	return out
}

// failureHeaders are the headers that a status brings, with the type of each and its meaning.
var failureHeaders = map[int]struct{ name, kind, text string }{
	http.StatusUnauthorized:       {"WWW-Authenticate", "string", "The scheme to authenticate with."},
	http.StatusMethodNotAllowed:   {"Allow", "string", "The methods that the route takes."},
	http.StatusServiceUnavailable: {"Retry-After", "integer", "Seconds to wait before asking again."},
}
