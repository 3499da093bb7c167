package diagnosis_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"signin-diagnosis/handler/answer"
	"signin-diagnosis/handler/diagnosis"
	"signin-diagnosis/handler/diagnosis/timeline"
)

// publishedReasons are the texts of denied MFA that Microsoft publishes
// (https://learn.microsoft.com/entra/identity/authentication/howto-mfa-reporting), with
// the rule that each must land on, who acts, and whether somebody else is spoken of.
var publishedReasons = []struct {
	text, rule string
	turn       answer.Who
	stranger   bool
}{
	{"authentication in-progress", "mfa-failed.duplicate", answer.WhoUser, false},
	{"duplicate authentication attempt", "mfa-failed.duplicate", answer.WhoUser, false},
	{"entered incorrect code too many times", "mfa-failed.tooManyCodes", answer.WhoUser, true},
	{"invalid authentication", "mfa-failed.failed", answer.WhoUser, false},
	{"invalid mobile app verification code", "mfa-failed.wrongCode", answer.WhoUser, false},
	{"misconfiguration", "mfa-failed.misconfigured", answer.WhoAuthenticationAdmin, false},
	{"phone call went to voicemail", "mfa-failed.phoneUnreached", answer.WhoUser, false},
	{"phone number has an invalid format", "mfa-failed.invalidNumber", answer.WhoAuthenticationAdmin, false},
	{"service error", "mfa-failed.serviceError", answer.WhoUser, false},
	{"unable to reach the user's phone", "mfa-failed.phoneUnreached", answer.WhoUser, false},
	{"unable to send the mobile app notification to the device", "mfa-failed.notSent", answer.WhoUser, false},
	{"unable to send the mobile app notification", "mfa-failed.notSent", answer.WhoUser, false},
	{"user declined the authentication", "mfa-failed.denied", answer.WhoUser, true},
	{"user did not respond to mobile app notification", "mfa-failed.noAnswer", answer.WhoUser, false},
	{"user does not have any verification methods registered", "mfa-registration.noMethods", answer.WhoUser, false},
	{"user entered incorrect code", "mfa-failed.wrongCode", answer.WhoUser, false},
	{"user entered incorrect PIN", "mfa-failed.wrongPin", answer.WhoUser, false},
	{"user hung up the phone call without succeeding the authentication", "mfa-failed.hungUp", answer.WhoUser, false},
	{"user is blocked", "mfa-failed.userBlocked", answer.WhoAuthenticationAdmin, false},
	{"user never entered the verification code", "mfa-failed.codeNotEntered", answer.WhoUser, false},
	{"user not found", "mfa-registration.noMethods", answer.WhoUser, false},
	{"verification code already used once", "mfa-failed.wrongCode", answer.WhoUser, false},
	// Not on that page: Microsoft's detection rules and Graph's reference.
	{"Phone App Reported Fraud", "mfa-failed.fraud", answer.WhoSecurityOperator, true},
	{"fraud code entered", "mfa-failed.fraud", answer.WhoSecurityOperator, true},
}

// publishedNoDenials are the texts of that page under “MFA was satisfied”.
var publishedNoDenials = []string{
	"completed in the cloud", "has expired due to the policies configured on tenant", "registration prompted",
	"satisfied by claim in the token", "satisfied by claim provided by external provider", "satisfied by strong authentication",
	"skipped as flow exercised was Windows broker logon flow", "skipped due to app password", "skipped due to location",
	"skipped due to registered device", "skipped due to remembered device", "successfully completed", "redirected to external provider",
}

var (
	mfaFields   = []string{"mfa", "detail"}
	mfaPrefixes = []string{"MFA denied; ", "Azure Multi-Factor Authentication denied; "}
	spellings   = []func(string) string{
		func(text string) string { return text },
		func(text string) string {
			return strings.NewReplacer("did not", "didn't", "does not", "doesn't").Replace(text)
		},
		func(text string) string {
			return strings.NewReplacer("did not", "didn’t", "does not", "doesn’t", "user's", "user’s").Replace(text)
		},
		strings.ToUpper,
		func(text string) string { return text + "." },
	}
)

// mfaRow is what the answer says of one row at the user's own place with the text in the field.
func mfaRow(t *testing.T, code int, field, text string) answer.Diagnosis {
	t.Helper()
	evidence, _, _, _ := story{}.build()
	b := builder{evidence: evidence}
	words := []word{{"-10m", ""}, {fmt.Sprint(code), ""}, {field, text}, {"password", "typed"}, {"policy", "MFA for all:failure:Mfa"}}
	b.event(storyLine{number: 1, words: words})
	if b.err != nil {
		t.Fatal(b.err)
	}
	result, _ := judge(b.evidence, diagnosis.Complaint{}, options{})
	return result
}

func TestEveryPublishedReasonLandsOnItsRule(t *testing.T) {
	for _, reason := range publishedReasons {
		for _, spell := range spellings {
			for _, prefix := range mfaPrefixes {
				for _, field := range mfaFields {
					text := spell(prefix + reason.text)
					result := mfaRow(t, 500121, field, text)
					if got := causeCodes(result); !slices.Equal(got, []string{reason.rule}) {
						t.Errorf("%s=%q is judged %v, want %s", field, text, got, reason.rule)
						continue
					}
					cause := result.Causes[0]
					if speaks := strings.Contains(strings.ToLower(saidIn(cause)+result.Summary), "somebody else"); speaks != reason.stranger {
						t.Errorf("%s=%q: speaks of somebody else: %v", field, text, speaks)
					}
					if !slices.ContainsFunc(cause.Remediation, func(s answer.Step) bool { return s.Who == reason.turn }) {
						t.Errorf("%s=%q leaves %s nothing to do", field, text, reason.turn)
					}
					if !strings.Contains(cause.Explanation, "“"+text+"”") {
						t.Errorf("%s=%q is not quoted: %s", field, text, cause.Explanation)
					}
				}
			}
		}
	}
}

// A prompt whose row says that MFA was denied is no prompt that waits; one in progress is.
func TestAPromptThatSaysWhatBecameOfItIsReadTheSame(t *testing.T) {
	for _, reason := range publishedReasons {
		for _, code := range []int{50074, 50076, 50199} {
			for _, field := range mfaFields {
				want, verdict := reason.rule, answer.VerdictFailing
				switch {
				case reason.text == "authentication in-progress" && code == 50199:
					want, verdict = "interrupt.confirmApp", answer.VerdictWaitingOnUser
				case reason.text == "authentication in-progress":
					want, verdict = "mfa-pending.prompt", answer.VerdictWaitingOnUser
				case want == "mfa-failed.failed":
					want = "mfa-failed.promptDenied"
				}
				result := mfaRow(t, code, field, "MFA denied; "+reason.text)
				if got := causeCodes(result); !slices.Equal(got, []string{want}) || result.Verdict != verdict {
					t.Errorf("AADSTS%d, %s=%q is judged %s %v, want %s", code, field, reason.text, result.Verdict, got, want)
				}
			}
		}
	}
}

func TestWhatIsNoDenialCountsForNone(t *testing.T) {
	for _, text := range publishedNoDenials {
		for _, field := range mfaFields {
			for code, want := range map[int]string{50074: "mfa-pending.prompt", 50199: "interrupt.confirmApp", 500121: "mfa-failed.failed"} {
				result := mfaRow(t, code, field, "MFA requirement "+text)
				if got := causeCodes(result); !slices.Equal(got, []string{want}) || strings.Contains(saidIn(result.Causes[0]), text) {
					t.Errorf("AADSTS%d, %s=%q is judged %v, want %s", code, field, text, got, want)
				}
			}
			if got := causeCodes(mfaRow(t, 0, field, "MFA requirement "+text)); len(got) > 0 {
				t.Errorf("a success, %s=%q is judged %v", field, text, got)
			}
		}
	}
}

// The engine's own table agrees with what the page says, and its rules with the table.
func TestTheTableOfReasonsAgreesWithTheRules(t *testing.T) {
	known := map[string]bool{}
	for _, entry := range timeline.Reasons {
		for _, text := range entry.Says {
			known[text] = true
			result := mfaRow(t, 500121, "mfa", "MFA denied; "+text)
			cause := result.Causes[0]
			if !slices.ContainsFunc(cause.Remediation, func(s answer.Step) bool { return s.Who == entry.Turn }) {
				t.Errorf("%q: %s leaves %s nothing to do", text, cause.Code, entry.Turn)
			}
			if strings.Contains(strings.ToLower(saidIn(cause)), "somebody else") != entry.Stranger {
				t.Errorf("%q: %s and the table disagree on whether the text speaks of somebody else", text, cause.Code)
			}
		}
	}
	if len(known) < len(publishedReasons) {
		t.Errorf("the table holds %d texts", len(known))
	}
}

func causeCodes(result answer.Diagnosis) []string {
	var codes []string
	for _, cause := range result.Causes {
		codes = append(codes, cause.Code)
	}
	return codes
}

// saidIn is all that a cause says.
func saidIn(cause answer.Cause) string {
	said := cause.Title + "\n" + cause.Explanation + "\n" + fmt.Sprint(cause.AdminExplanation)
	for _, step := range cause.Remediation {
		said += "\n" + step.Step
	}
	return said
}
