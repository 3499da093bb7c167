package aadsts

import (
	"strings"
	"time"
)

// ErrorText is what a pasted error text says, of itself and without any log:
// the sign-in page's troubleshooting details, a token endpoint's JSON, an
// exception of a sign-in library. What the text does not say is zero.
type ErrorText struct {
	Kind Kind

	// Codes are the AADSTS codes, in order of appearance, each once; where there is
	// none, the one whose sentence the text is.
	Codes []int

	// CorrelationID groups the sign-ins of one session. RequestID is the id of
	// the row in the sign-in log; where the text gives only a trace id it is
	// that, because the token endpoint calls the same id trace id. GUIDs in
	// lower case.
	CorrelationID string
	RequestID     string
	TraceID       string

	// AppID and ResourceID are the GUIDs that the text itself calls so: the
	// client that asked, and what it wanted to reach.
	AppID      string
	ResourceID string

	// Timestamp is when the error happened. The times at which tokens were
	// issued are never taken for it.
	Timestamp time.Time

	// IssuedAt is when the refused token or grant was issued, and Lifetime how
	// long it was allowed to live or to lie unused (AADSTS70043, 700081 to
	// 700084). TokensValidFrom is the moment before which all tokens of the
	// user were revoked (AADSTS50173). Only the text has these values: in the
	// sign-in log the reason is a template without them.
	IssuedAt        time.Time
	Lifetime        time.Duration
	TokensValidFrom time.Time

	// Context is the authentication context (c1 to c99) that a claims challenge demands.
	Context string

	// Parameter is the parameter of the request whose value was not taken, such as code.
	Parameter string
	// Found is what the text says was sent, and Expected what it says was wanted in
	// its place: a federation realm, an audience, a way of signing in.
	Found    string
	Expected string

	// DesktopAnalytics is set when the text names that retired service.
	DesktopAnalytics bool
}

// Parse reads a pasted error text. It takes any bytes and its work grows with
// the length of the text, so the caller limits that.
func Parse(text string) ErrorText {
	plain := plainText(text)
	e := ErrorText{
		Codes:           findCodes(plain),
		Timestamp:       findTime(timestampForm, plain),
		IssuedAt:        findTime(issuedForm, plain),
		Lifetime:        findLifetime(plain),
		TokensValidFrom: findTime(validFromForm, plain),
	}
	claims := plain + " " + decodedClaims(plain)
	lower := strings.ToLower(claims)
	if code := codeOfSentence(lower); code != 0 && len(e.Codes) == 0 {
		e.Codes = []int{code}
	}
	e.DesktopAnalytics = strings.Contains(lower, "desktop analytics")
	e.Context = findContext(claims)
	e.Parameter = strings.ToLower(firstGroup(parameterForm, plain))
	e.Found, e.Expected = findMismatch(plain)
	if anyGUID.MatchString(plain) {
		e.readIDs(plain)
		e.readTime(plain)
	}
	e.Kind = kindOf(lower, e.Codes)
	return e
}
