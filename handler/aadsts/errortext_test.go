package aadsts

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

var happened = time.Date(2026, 11, 23, 8, 0, 0, 0, time.UTC)

// seen is what every text with the usual footer says, beside what is given.
func seen(more ErrorText) ErrorText {
	more.Kind = KindCode
	more.CorrelationID, more.TraceID, more.RequestID = correlation, trace, trace
	more.Timestamp = happened
	return more
}

func TestAWholeTextIsRead(t *testing.T) {
	for name, c := range map[string]struct {
		text string
		want ErrorText
	}{
		"a demand for MFA names the resource": {mfaText, seen(ErrorText{Codes: []int{50076}, ResourceID: resource})},
		"a sign-in frequency in seconds": {frequencyText, seen(ErrorText{Codes: []int{70043},
			IssuedAt: time.Date(2026, 11, 20, 8, 0, 0, 123456700, time.UTC), Lifetime: 24 * time.Hour})},
		"an unused token with days of inactivity": {unusedText, seen(ErrorText{Codes: []int{700082},
			IssuedAt: time.Date(2026, 8, 1, 6, 30, 0, 0, time.UTC), Lifetime: 90 * 24 * time.Hour})},
		"a revoked grant with its issue and the revocation": {revokedText, seen(ErrorText{Codes: []int{50173},
			IssuedAt: time.Date(2026, 11, 1, 7, 0, 0, 0, time.UTC), TokensValidFrom: time.Date(2026, 11, 22, 15, 4, 5, 0, time.UTC)})},
		"a single-page app's fixed day": {singlePageText, seen(ErrorText{Codes: []int{700084},
			IssuedAt: time.Date(2026, 11, 21, 9, 15, 0, 0, time.UTC), Lifetime: 24 * time.Hour})},
		"an app in brackets after its name":          {assignmentText, seen(ErrorText{Codes: []int{50105}, AppID: client})},
		"a guest, with a tenant's GUID in an issuer": {guestText, seen(ErrorText{Codes: []int{50020}, AppID: client})},
		"an app that is unknown":                     {unknownAppText, seen(ErrorText{Codes: []int{700016}, AppID: client})},
		"a block by Conditional Access":              {blockedText, seen(ErrorText{Codes: []int{53003}})},
		"a JSON body of the token endpoint":          {tokenJSON, seen(ErrorText{Codes: []int{500121}})},
		"a Python dictionary":                        {pythonDict, seen(ErrorText{Codes: []int{70043}})},
		"a library's log line that begins with another time": {msalLog, seen(ErrorText{Codes: []int{70043},
			IssuedAt: time.Date(2026, 4, 23, 16, 47, 44, 915033300, time.UTC), Lifetime: 30 * 24 * time.Hour})},
		"an exception with line numbers":          {msalException, seen(ErrorText{Codes: []int{50076}, ResourceID: resource})},
		"the Azure CLI, with a tenant to sign in": {azureCLI, seen(ErrorText{Codes: []int{50076}, ResourceID: resource})},
		"JSON inside JSON": {twiceEscaped, seen(ErrorText{Codes: []int{70043},
			IssuedAt: time.Date(2023, 9, 12, 14, 20, 5, 436505600, time.UTC), Lifetime: 30 * 24 * time.Hour})},
		"a redirect address": {redirectAddress, seen(ErrorText{Codes: []int{50105}})},
		"the sign-in page, which says request id": {errorPage, ErrorText{Kind: KindCode, Codes: []int{530003},
			CorrelationID: correlation, RequestID: trace, Timestamp: happened}},
		"a portal's block page": {portalPage, ErrorText{Kind: KindCode, Codes: []int{53003}, AppID: client,
			CorrelationID: correlation, RequestID: trace, Timestamp: happened.Add(123 * time.Millisecond)}},
		"the page in Korean": {koreanPage, ErrorText{Kind: KindCode, Codes: []int{53003},
			CorrelationID: correlation, RequestID: trace, Timestamp: happened}},
		"quotes that .NET escapes": {dotnetEscaped, ErrorText{Kind: KindCode, Codes: []int{50173},
			IssuedAt: time.Date(2026, 11, 1, 7, 0, 0, 0, time.UTC), TokensValidFrom: time.Date(2026, 11, 22, 15, 4, 5, 0, time.UTC)}},
		"Graph's ids are none of the sign-in log": {graphExpired, ErrorText{Kind: KindTokenExpired}},
		"a claims challenge":                      {claimsChallenge, ErrorText{Kind: KindClaimsChallenge}},
		"no text":                                 {"", ErrorText{}},
	} {
		t.Run(name, func(t *testing.T) {
			if diff := cmp.Diff(c.want, Parse(c.text)); diff != "" {
				t.Errorf("read otherwise (-want +got):\n%s", diff)
			}
		})
	}
}

func TestTheRequestIDIsPreferredToTheTraceID(t *testing.T) {
	got := Parse("AADSTS50076 Trace ID: " + trace + " Request Id: " + resource)
	if got.RequestID != resource || got.TraceID != trace {
		t.Errorf("request id %q, trace id %q", got.RequestID, got.TraceID)
	}
}

func TestOnlyWholeGUIDsAreIDs(t *testing.T) {
	for name, text := range map[string]string{
		"cut short":       "Correlation ID: 8a6818d1-764e-4767-9fcc-b2072bab",
		"too long":        "Correlation ID: " + correlation + "77",
		"one of a list":   "Correlation ID: " + correlation + "-1",
		"not hexadecimal": "Correlation ID: 8a6818d1-764e-4767-9fcc-b2072babzzzz",
		"empty":           "Correlation ID: 00000000-0000-0000-0000-000000000000",
		"redacted":        "Correlation ID: [redacted]",
		"without a label": "see " + correlation,
		"another's":       "x-ms-client-request-id: " + correlation + " request-id: " + trace,
	} {
		if got := Parse(text); got.CorrelationID != "" || got.RequestID != "" {
			t.Errorf("%s: read %q and %q", name, got.CorrelationID, got.RequestID)
		}
	}
	if got := Parse("CORRELATION ID: 8A6818D1-764E-4767-9FCC-B2072BAB4697").CorrelationID; got != correlation {
		t.Errorf("upper case: read %q", got)
	}
	if got := Parse("Client app ID: " + client + "(Travel). Resource app ID: " + resource); got.AppID != client || got.ResourceID != resource {
		t.Errorf("client and resource: read %q and %q", got.AppID, got.ResourceID)
	}
}
