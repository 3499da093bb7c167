package aadsts

import (
	"regexp"
	"strings"
)

// Kind says what sort of text was pasted.
type Kind string

// The kinds, a closed list. A text with a code is of KindCode whatever else it
// says, and so is a text that is the sentence of one code alone. KindUnknown, the
// zero value, is any other text.
const (
	KindUnknown Kind = ""
	KindCode    Kind = "code"
	// KindClaimsChallenge is a resource's demand for a token with other claims,
	// which the client must answer (continuous access evaluation,
	// https://learn.microsoft.com/entra/identity-platform/claims-challenge).
	KindClaimsChallenge Kind = "claimsChallenge"
	// KindContextChallenge is such a demand for an authentication context.
	KindContextChallenge Kind = "contextChallenge"
	// KindTokenRevoked: the token is older than the revocation of the user's tokens.
	KindTokenRevoked Kind = "tokenRevoked"
	// KindTokenOfOthers: a token of another audience, issuer or tenant was sent.
	KindTokenOfOthers Kind = "tokenOfOthers"
	// KindTokenMalformed: what was sent as a token is none.
	KindTokenMalformed Kind = "tokenMalformed"
	// KindTokenExpired says no more than that a token is invalid or expired.
	KindTokenExpired Kind = "tokenExpired"
	// KindGrantExpired: the saved sign-in is over, for whatever reason.
	KindGrantExpired Kind = "grantExpired"
	// KindNothingSaved: the client looked for a saved sign-in and has none.
	KindNothingSaved Kind = "nothingSaved"
	// KindBasicAuthOff: the mail server takes no user name and password any more.
	KindBasicAuthOff Kind = "basicAuthOff"
	// KindAzureMFA: Azure itself demands MFA for a change.
	KindAzureMFA Kind = "azureMFA"
	// KindBrokerOffline: Windows' sign-in broker could not reach the sign-in service, so
	// Entra ID knows nothing of it.
	KindBrokerOffline Kind = "brokerOffline"
	// KindWindowsBroker is a code of Windows' sign-in broker, which wraps the one that
	// tells why.
	KindWindowsBroker Kind = "windowsBroker"
)

// phrases tell a text without a code. All words of a line must occur; the
// first line that does decides, so what names a cause stands before what says
// no more than that the token is not good.
var phrases = []struct {
	kind Kind
	all  []string
}{
	{KindTokenRevoked, []string{"tokenissuedbeforerevocationtimestamp"}},
	{KindContextChallenge, []string{"acrsvalidationfailed"}},
	{KindContextChallenge, []string{"claims", `"acrs"`}},
	{KindClaimsChallenge, []string{"insufficient_claims"}},
	{KindClaimsChallenge, []string{"tokencreatedwithoutdatedpolicies"}},
	{KindClaimsChallenge, []string{"locationconditionevaluationsatisfied"}},
	{KindClaimsChallenge, []string{"continuous access evaluation resulted in"}},
	{KindClaimsChallenge, []string{"instant ip enforcement"}},
	{KindClaimsChallenge, []string{"www-authenticate", "claims="}},
	{KindClaimsChallenge, []string{"bearer ", "claims="}},
	{KindClaimsChallenge, []string{"interactionrequired", "claims"}},
	{KindBasicAuthOff, []string{"basic authentication is disabled"}},
	{KindBasicAuthOff, []string{"smtpclientauthentication is disabled"}},
	{KindBasicAuthOff, []string{"basicauthblocked"}},
	{KindAzureMFA, []string{"mfaforazure"}},
	{KindAzureMFA, []string{"users must use mfa"}},
	{KindAzureMFA, []string{"users must authenticate using mfa"}},
	{KindNothingSaved, []string{"no refresh token found in the cache"}},
	{KindNothingSaved, []string{"no_tokens_found"}},
	{KindTokenOfOthers, []string{"invalidauthenticationtokenaudience"}},
	{KindTokenOfOthers, []string{"invalidauthenticationtokentenant"}},
	{KindTokenOfOthers, []string{"token", "invalid audience"}},
	{KindTokenOfOthers, []string{"token", "wrong audience"}},
	{KindTokenOfOthers, []string{"audience validation failed"}},
	{KindTokenOfOthers, []string{"token", "audience", "is invalid"}},
	{KindTokenOfOthers, []string{"token", "audience", "did not match"}},
	{KindTokenOfOthers, []string{"token", "invalid issuer"}},
	{KindTokenOfOthers, []string{"token", "wrong issuer"}},
	{KindTokenOfOthers, []string{"issuer validation failed"}},
	{KindTokenOfOthers, []string{"token", "issuer", "is invalid"}},
	{KindTokenOfOthers, []string{"idx10214"}},
	{KindTokenOfOthers, []string{"idx10205"}},
	{KindTokenMalformed, []string{"compacttoken parsing failed"}},
	{KindTokenMalformed, []string{"jwt is not well formed"}},
	{KindTokenMalformed, []string{"jwt must have three segments"}},
	{KindTokenMalformed, []string{"idx12741"}},
	{KindTokenMalformed, []string{"idx12709"}},
	{KindTokenMalformed, []string{"idx14100"}},
	{KindTokenMalformed, []string{"access token is empty"}},
	{KindTokenMalformed, []string{"token", "malformed"}},
	{KindTokenMalformed, []string{"authenticationfailedmissingtoken"}},
	{KindTokenMalformed, []string{"'authorization' header is missing"}},
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
	{KindGrantExpired, []string{"grant is expired"}},
	{KindGrantExpired, []string{"grant has expired"}},
}

// sentences are those of one code alone, for texts that leave its number out.
var sentences = []struct {
	code int
	all  []string
}{
	{75011, []string{"by which the user authenticated with the service", "requested authentication method"}},
	{90094, []string{"need admin approval"}},
	{90094, []string{"needs permission to access resources in your organization that only an admin can grant"}},
	{90094, []string{"admin needs to approve"}},
}

// codeOfSentence is the code whose sentence the text is, or 0.
func codeOfSentence(lower string) int {
	for _, s := range sentences {
		if containsAll(lower, s.all) {
			return s.code
		}
	}
	return 0
}

func kindOf(lower string, codes []int) Kind {
	if len(codes) > 0 {
		return KindCode
	}
	for _, p := range phrases {
		if containsAll(lower, p.all) {
			return p.kind
		}
	}
	return brokerKind(lower)
}

var (
	// brokerOffline are the broker's codes of the network: CAA8… carries an error of
	// HTTP or of WinINet (0xCAA82EE7: the name was not resolved), CAA70004 and CAA70007
	// say that the server was not found or took no connection.
	brokerOffline = regexp.MustCompile(`\b(?:0x)?caa(?:8[0-9a-f]{4}|7000[47])\b`)
	brokerForm    = regexp.MustCompile(`\b(?:0x)?caa[0-9a-f]{5}\b|\[4usqa\]|\btag: ?4usqa\b`)
)

// brokerKind is the kind of a text with nothing in it but a code of Windows' broker.
func brokerKind(lower string) Kind {
	switch {
	case brokerOffline.MatchString(lower):
		return KindBrokerOffline
	case brokerForm.MatchString(lower):
		return KindWindowsBroker
	default:
		return KindUnknown
	}
}

func containsAll(text string, words []string) bool {
	for _, word := range words {
		if !strings.Contains(text, word) {
			return false
		}
	}
	return true
}
