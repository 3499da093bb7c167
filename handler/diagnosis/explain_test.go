package diagnosis_test

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"signin-diagnosis/handler/aadsts"
	"signin-diagnosis/handler/answer"
	"signin-diagnosis/handler/wording"
)

const errorFooter = " Trace ID: 11111111-1111-4111-8111-111111111111 Correlation ID: 22222222-2222-4222-8222-222222222222 Timestamp: 2026-11-23 07:45:00Z"

func TestRealErrorTextsAreExplained(t *testing.T) {
	for _, c := range []struct {
		text     string
		code     string // "-" for none
		category answer.Category
		refresh  bool
		who      answer.Who
		says     string
	}{
		{"AADSTS50076: Due to a configuration change made by your administrator, or because you moved to a new location, you must use multi-factor authentication to access '797f4846-ba00-4fd7-ba43-dac1f8f63013'." + errorFooter,
			"50076", answer.CategoryMFAPending, false, answer.WhoUser, ""},
		{"AADSTS70043: The refresh token has expired or is invalid due to sign-in frequency checks by conditional access. The token was issued on 2026-11-20T08:00:00.0000000Z and the maximum allowed lifetime for this request is 86400." + errorFooter,
			"70043", answer.CategorySessionPolicy, false, answer.WhoUser, "issued on 20 November 2026 at 08:00 UTC and may stand for 1 day"},
		{"AADSTS700082: The refresh token has expired due to inactivity. The token was issued on 2026-08-01T06:30:00.0000000Z and was inactive for 90.00:00:00." + errorFooter,
			"700082", answer.CategoryTokenExpired, false, answer.WhoUser, "90 days"},
		{"AADSTS50173: The provided grant has expired due to it being revoked, a fresh auth token is needed. The grant was issued on '2026-11-01T07:00:00.0000000Z' and the TokensValidFrom date (before which tokens are not valid) for this user is '2026-11-22T15:04:05.0000000Z'." + errorFooter,
			"50173", answer.CategoryTokenRevoked, false, answer.WhoUser, "only sign-ins from 22 November 2026 at 15:04 UTC on count"},
		{"AADSTS53003: Access has been blocked by Conditional Access policies. The access policy does not allow token issuance." + errorFooter,
			"53003", answer.CategoryCABlock, false, answer.WhoHelpdesk, ""},
		{"Request Id: 11111111-1111-4111-8111-111111111111 Message: AADSTS530003: Your device is required to be managed to access this resource.",
			"530003", answer.CategoryCAGrant, false, answer.WhoUser, ""},
		{"AADSTS500121: Authentication failed during strong authentication request." + errorFooter,
			"500121", answer.CategoryMFAFailed, false, answer.WhoUser, ""},
		{"AADSTS50105: Your administrator has configured the application Contoso Travel ('04b07795-8ddb-461a-bbee-02f9e1bf7b46') to block users unless they are specifically granted ('assigned') access to the application." + errorFooter,
			"50105", answer.CategoryAppAssignment, false, answer.WhoHelpdesk, ""},
		{"AADSTS50020: User account 'kim@fabrikam.example' from identity provider 'https://sts.windows.net/33333333-3333-4333-8333-333333333333/' does not exist in tenant 'Contoso' and cannot access the application '04b07795-8ddb-461a-bbee-02f9e1bf7b46'(Travel) in that tenant." + errorFooter,
			"50020", answer.CategoryGuestCrossTenant, false, answer.WhoExternalIdentityAdmin, ""},
		{"AADSTS700016: Application with identifier '04b07795-8ddb-461a-bbee-02f9e1bf7b46' was not found in the directory 'Contoso'." + errorFooter,
			"700016", answer.CategoryAppConfig, false, answer.WhoApplicationOwner, ""},
		{"There was an error validating access token", "-", answer.CategoryTokenExpired, true, answer.WhoUser, "access token"},
		{"HTTP/1.1 401 Unauthorized WWW-Authenticate: Bearer error=\"insufficient_claims\", claims=\"eyJhIjp7fX0=\"", "-", answer.CategoryClientBug, false, answer.WhoUser, "claims challenge"},
		{"AADSTS9999901: something new", "9999901", answer.CategoryOther, false, answer.WhoHelpdesk, "does not know"},
	} {
		t.Run(c.text[:min(len(c.text), 30)], func(t *testing.T) {
			got := teller.Explain(c.text, wording.English)
			if len(got.Codes) != 1 {
				t.Fatalf("%d entries, want 1", len(got.Codes))
			}
			entry := got.Codes[0]
			code := "-"
			if entry.Code != nil {
				code = fmt.Sprint(*entry.Code)
			}
			if code != c.code || entry.Category != c.category || entry.RefreshHelps != c.refresh || entry.Who != c.who {
				t.Errorf("code %s, %s, refresh helps %v, %s; want %s, %s, %v, %s", code, entry.Category, entry.RefreshHelps, entry.Who, c.code, c.category, c.refresh, c.who)
			}
			if !strings.Contains(entry.Meaning, c.says) || entry.Area != c.category.Area() || len(got.Gaps) != 0 {
				t.Errorf("the meaning is %q, the area %s, the gaps %v", entry.Meaning, entry.Area, got.Gaps)
			}
			explanationFaults(t, got)
		})
	}
}

func TestIdsAndTimesOfATextAreHandedOn(t *testing.T) {
	got := teller.Explain("AADSTS70043: The token was issued on 2026-11-20T08:00:00.0000000Z and the maximum allowed lifetime for this request is 86400."+errorFooter, wording.English)
	if got.CorrelationID != "22222222-2222-4222-8222-222222222222" || got.RequestID != "11111111-1111-4111-8111-111111111111" ||
		got.Timestamp.String() != "2026-11-23T07:45:00Z" || got.IssuedAt.String() != "2026-11-20T08:00:00Z" || got.Lifetime != "P1D" {
		t.Errorf("read %+v", got)
	}
}

func TestSeveralCodesOfATextAreAllExplained(t *testing.T) {
	got := teller.Explain("AADSTS50079 after AADSTS50076", wording.English)
	if len(got.Codes) != 2 || *got.Codes[0].Code != 50079 || *got.Codes[1].Code != 50076 {
		t.Errorf("explained %+v", got.Codes)
	}
}

func TestATextThatSaysNothingIsAGap(t *testing.T) {
	for _, text := range []string{"", "it does not work", "call 050 123", strings.Repeat("x", 8<<10)} {
		got := teller.Explain(text, wording.English)
		if len(got.Codes) != 0 || len(got.Gaps) != 1 || got.Gaps[0].Code != "noCodeFound" || got.Gaps[0].Fix == "" {
			t.Errorf("%.20q: %+v", text, got)
		}
		explanationFaults(t, got)
	}
}

func TestEveryCodeOfTheTableIsExplained(t *testing.T) {
	for _, code := range aadsts.All() {
		if code.Number == 0 {
			continue
		}
		got := teller.Explain(fmt.Sprint("AADSTS", code.Number), wording.English)
		if len(got.Codes) != 1 || got.Codes[0].Meaning == "" {
			t.Errorf("%d is not explained", code.Number)
			continue
		}
		explanationFaults(t, got)
	}
}

// explanationFaults holds an explanation to what every answer promises.
func explanationFaults(t *testing.T, got answer.Explanation) {
	t.Helper()
	c := &contractCheck{}
	for _, entry := range got.Codes {
		c.oneOf("category", string(entry.Category), allCategories)
		c.oneOf("area", string(entry.Area), allAreas)
		c.oneOf("who", string(entry.Who), allRoles)
		c.sentence("meaning", entry.Meaning)
		for _, s := range entry.Remediation {
			c.oneOf("who", string(s.Who), allRoles)
			c.sentence("step", s.Step)
		}
		if len(entry.Docs) == 0 || len(entry.Remediation) == 0 {
			c.wrong("%s has no steps or no docs", entry.Category)
		}
	}
	data, err := json.Marshal(got)
	if err != nil || got.Codes == nil || got.Gaps == nil {
		c.wrong("a list is null, or %v", err)
	}
	for _, key := range []string{"schemaVersion", "codes", "correlationId", "requestId", "timestamp", "issuedAt", "lifetime", "gaps"} {
		if !strings.Contains(string(data), `"`+key+`":`) {
			c.wrong("the key %s is missing", key)
		}
	}
	for _, fault := range slices.Compact(c.faults) {
		t.Error(fault)
	}
}

// TestAnExplanationIsInTheReadersLanguage: the table is in English, so a rule's
// own words stand for it where there are some.
func TestAnExplanationIsInTheReadersLanguage(t *testing.T) {
	for text, want := range map[string]string{
		"AADSTS50126": "사용자 이름 또는 암호가 잘못되었습니다.",
		"AADSTS70043": "정책에서 새 로그인을 요구합니다(로그인 빈도).",
		"AADSTS90010": aadstsMeaning(t, 90010), // no finer rule
	} {
		if got := teller.Explain(text, wording.Korean).Codes[0].Meaning; got != want {
			t.Errorf("%s means %q, want %q", text, got, want)
		}
	}
}

func aadstsMeaning(t *testing.T, number int) string {
	t.Helper()
	code, known := aadsts.Lookup(number)
	if !known || claimed(number) {
		t.Fatalf("%d is no code of the table without a finer rule", number)
	}
	return code.Meaning
}

// TestNobodyIsSentToAPolicyThatIsNotNamed: a code alone names no policy.
func TestNobodyIsSentToAPolicyThatIsNotNamed(t *testing.T) {
	for _, step := range teller.Explain("AADSTS53003", wording.English).Codes[0].Remediation {
		if strings.HasPrefix(step.Step, "Open the Conditional Access policy") {
			t.Errorf("the step %q opens a policy that nobody named", step.Step)
		}
	}
}
