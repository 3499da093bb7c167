package aadsts

import "strings"

// Kind says what sort of text was pasted.
type Kind string

// The kinds, a closed list. A text with a code is of KindCode whatever else it
// says. KindClaimsChallenge is a resource's demand for a token with other
// claims, which the client must answer (continuous access evaluation,
// https://learn.microsoft.com/entra/identity-platform/claims-challenge).
// KindTokenExpired is a text that says no more than that a token is invalid or
// expired. KindUnknown, the zero value, is any other text.
const (
	KindUnknown         Kind = ""
	KindCode            Kind = "code"
	KindClaimsChallenge Kind = "claimsChallenge"
	KindTokenExpired    Kind = "tokenExpired"
)

// phrases tell a text without a code. All words of a line must occur; the
// first line that does decides, so a claims challenge, which names its cause,
// stands before the mere statement that the token is not good.
var phrases = []struct {
	kind Kind
	all  []string
}{
	{KindClaimsChallenge, []string{"insufficient_claims"}},
	{KindClaimsChallenge, []string{"tokencreatedwithoutdatedpolicies"}},
	{KindClaimsChallenge, []string{"locationconditionevaluationsatisfied"}},
	{KindClaimsChallenge, []string{"continuous access evaluation resulted in"}},
	{KindClaimsChallenge, []string{"instant ip enforcement"}},
	{KindClaimsChallenge, []string{"www-authenticate", "claims="}},
	{KindClaimsChallenge, []string{"bearer ", "claims="}},
	{KindClaimsChallenge, []string{"interactionrequired", "claims"}},
	{KindTokenExpired, []string{"error validating access token"}},
	{KindTokenExpired, []string{"error validating the access token"}},
	{KindTokenExpired, []string{"error validating your access token"}},
	{KindTokenExpired, []string{"token has expired"}},
	{KindTokenExpired, []string{"token is expired"}},
	{KindTokenExpired, []string{"token expired"}},
	{KindTokenExpired, []string{"access token expiry utc time"}},
	{KindTokenExpired, []string{"invalidauthenticationtoken"}},
	{KindTokenExpired, []string{"expiredauthenticationtoken"}},
	{KindTokenExpired, []string{"compacttoken"}},
	{KindTokenExpired, []string{"lifetime validation failed"}},
	{KindTokenExpired, []string{"invalid_token"}},
	{KindTokenExpired, []string{"token_expired"}},
}

func kindOf(plain string, codes []int) Kind {
	if len(codes) > 0 {
		return KindCode
	}
	lower := strings.ToLower(plain)
	for _, p := range phrases {
		if containsAll(lower, p.all) {
			return p.kind
		}
	}
	return KindUnknown
}

func containsAll(text string, words []string) bool {
	for _, word := range words {
		if !strings.Contains(text, word) {
			return false
		}
	}
	return true
}
