package aadsts

import "testing"

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
