package aadsts

import (
	"slices"
	"testing"
)

func TestATextWithoutACodeIsOfAKind(t *testing.T) {
	for text, want := range map[string]Kind{
		articleText: KindTokenExpired,
		"THERE WAS AN ERROR VALIDATING ACCESS TOKEN.":                 KindTokenExpired,
		"“There was an error\r\nvalidating access token”":             KindTokenExpired,
		"There was an error validating the access token":              KindTokenExpired,
		"Access token has expired or is not yet valid.":               KindTokenExpired,
		"IDX10223: Lifetime validation failed. The token is expired.": KindTokenExpired,
		"CompactToken validation failed with reason code: 80049228.":  KindTokenExpired,
		`{"error":{"code":"ExpiredAuthenticationToken"}}`:             KindTokenExpired,
		`WWW-Authenticate: Bearer error="invalid_token"`:              KindTokenExpired,
		graphExpired:                           KindTokenExpired,
		claimsChallenge:                        KindClaimsChallenge,
		evaluationText:                         KindClaimsChallenge,
		"LocationConditionEvaluationSatisfied": KindClaimsChallenge,
		"Instant IP Enforcement check failed":  KindClaimsChallenge,
		`www-authenticate: PoP claims="eyJ"`:   KindClaimsChallenge,
		"InvalidAuthenticationToken: Continuous access evaluation resulted in challenge": KindClaimsChallenge,
		"The token is expired. " + claimsChallenge:                                       KindClaimsChallenge,
		claimsChallenge + " AADSTS50076":                                                 KindCode,
		articleText + " (AADSTS70043)":                                                   KindCode,
		"":                                                                               KindUnknown,
		"The page does not load":                                                         KindUnknown,
		"the claims are wrong":                                                           KindUnknown,
		"an access token":                                                                KindUnknown,
		"내 계정으로 로그인할 수 없습니다.":                                                            KindUnknown,
		"\xff\xfe\x00 not even UTF-8 \x80":                                               KindUnknown,
	} {
		if got := Parse(text).Kind; got != want {
			t.Errorf("%q: kind %q, want %q", text, got, want)
		}
	}
}

func TestWhatAPlainSentenceSays(t *testing.T) {
	for text, want := range map[string]Kind{
		"InvalidAuthenticationToken: Access token validation failure. Invalid audience.":                               KindTokenOfOthers,
		"IDX10214: Audience validation failed. Audiences: 'x'. Did not match: validationParameters.ValidAudience: 'y'": KindTokenOfOthers,
		"IDX10205: Issuer validation failed. Issuer: 'https://sts.windows.net/x/'.":                                    KindTokenOfOthers,
		`Bearer error="invalid_token", error_description="The issuer 'https://sts.windows.net/x/' is invalid"`:         KindTokenOfOthers,
		"InvalidAuthenticationTokenTenant: The access token is from the wrong issuer.":                                 KindTokenOfOthers,
		"The access token has been obtained for wrong audience or resource 'https://graph.microsoft.com'.":             KindTokenOfOthers,
		"InvalidAuthenticationToken: CompactToken parsing failed with error code: 80049217":                            KindTokenMalformed,
		"IDX12741: JWT must have three segments (JWS) or five segments (JWE).":                                         KindTokenMalformed,
		"IDX14100: JWT is not well formed, there are no dots (.).":                                                     KindTokenMalformed,
		"InvalidAuthenticationToken: Access token is empty.":                                                           KindTokenMalformed,
		"InvalidAuthenticationToken: Access token has expired or is not yet valid.":                                    KindTokenExpired,
		"535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Tenant.":                KindBasicAuthOff,
		"535 5.7.139 Authentication unsuccessful, basic authentication is disabled.":                                   KindBasicAuthOff,
		"535 5.7.3 Authentication unsuccessful":                                                                        KindUnknown,
		"The user could not be authenticated as the grant is expired.":                                                 KindGrantExpired,
		"no_tokens_found: No refresh token found in the cache. Please sign-in.":                                        KindNothingSaved,
		"Resource 'x' was disallowed by Azure: Users must use MFA for Create operation.":                               KindAzureMFA,
		"interactionrequired and code: TokenIssuedBeforeRevocationTimestamp, claims":                                   KindTokenRevoked,
		`claims={"access_token":{"acrs":{"essential":true,"value":"c1"}}}`:                                             KindContextChallenge,
		"&claims=%7B%22access_token%22%3A%7B%22acrs%22%3A%7B%22essential%22%3Atrue%2C%22value%22%3A%22c1%22%7D%7D%7D":  KindContextChallenge,
		`claims="eyJhY2Nlc3NfdG9rZW4iOnsiYWNycyI6eyJlc3NlbnRpYWwiOnRydWUsInZhbHVlIjoiYzI1In19fQ=="`:                    KindContextChallenge,
		"The client certificate is of an invalid issuer":                                                               KindUnknown,
		"Need admin approval": KindCode,
	} {
		if got := Parse(text).Kind; got != want {
			t.Errorf("%q: kind %q, want %q", text, got, want)
		}
	}
}

func TestTheContextOfAChallengeIsRead(t *testing.T) {
	for text, want := range map[string]string{
		`claims={"access_token":{"acrs":{"essential":true,"value":"c1"}}}`:                                            "c1",
		"&claims=%7B%22access_token%22%3A%7B%22acrs%22%3A%7B%22essential%22%3Atrue%2C%22value%22%3A%22c7%22%7D%7D%7D": "c7",
		`claims="eyJhY2Nlc3NfdG9rZW4iOnsiYWNycyI6eyJlc3NlbnRpYWwiOnRydWUsInZhbHVlIjoiYzI1In19fQ=="`:                   "c25",
		`claims={"id_token":{"acrs":{"essential":true,"values":["c3"]}}}`:                                             "c3",
		`claims="not base64 at all, and longer than sixteen"`:                                                         "",
		`claims="/////////////////////"`:                                                                              "",
		claimsChallenge:                                                                                               "",
	} {
		if got := Parse(text).Context; got != want {
			t.Errorf("%q: context %q, want %q", text, got, want)
		}
	}
}

func TestAWrapperTellsNothingBesideAnotherCode(t *testing.T) {
	for text, want := range map[string][]int{
		"AADSTS70002: Error validating credentials. AADSTS54005: already redeemed": {54005},
		"AADSTS54005 after AADSTS70002":                                            {54005},
		"AADSTS70002: Error validating credentials.":                               {70002},
		"AADSTS50079 after AADSTS50076":                                            {50079, 50076},
		"nothing":                                                                  nil,
	} {
		read := Parse(text)
		if got := read.Telling(); !slices.Equal(got, want) {
			t.Errorf("%q tells %v, want %v", text, got, want)
		}
	}
}
