package telling

import (
	"strings"
	"testing"
	"time"

	"signin-diagnosis/handler/answer"
	"signin-diagnosis/handler/diagnosis"
	"signin-diagnosis/handler/diagnosis/rule"
	"signin-diagnosis/handler/signin"
	"signin-diagnosis/handler/wording"
)

const anyID = "11111111-1111-4111-8111-111111111111"

var morning = time.Date(2026, 11, 23, 8, 0, 0, 0, time.UTC)

// filled are the names that are filled in texts, links and commands where all is known.
func filled() values {
	row := signin.SignIn{ID: anyID, CreatedAt: morning, CorrelationID: anyID, AppID: anyID, ResourceID: anyID, Device: signin.Device{ID: anyID}}
	account := signin.Account{ID: anyID, UserPrincipalName: "a@contoso.example", LastPasswordChange: morning, SessionsValidFrom: morning}
	j := diagnosis.Judgement{Evidence: &signin.Evidence{Account: &account}}
	return causeValues(&j, &diagnosis.Cause{Row: &row}, []answer.CausePolicy{{ID: anyID, DisplayName: "x"}}, Options{})
}

func TestEveryBraceOfARuleIsFilled(t *testing.T) {
	known := filled()
	known["meaning"] = "any"
	for _, r := range everyRule() {
		texts := []string{r.Words.Title, r.Words.Headline, r.Words.Explanation, r.Words.Admin, r.Words.BesideHealthy}
		for _, s := range r.EveryStep() {
			texts = append(texts, s.Text, s.Link, s.Command)
		}
		for _, text := range texts {
			for _, name := range wording.Names(text) {
				if known[name] == "" {
					t.Errorf("%s: nothing fills %s", string(r.Code), name)
				}
			}
			if strings.ContainsAny(wording.FillIn(text, values{}), "{}") {
				t.Errorf("%s: a stray brace in %q", string(r.Code), text)
			}
		}
	}
}

// TestEveryDemanderHasWords: what the engine may name, people can read.
func TestEveryDemanderHasWords(t *testing.T) {
	for _, provider := range rule.Demanders {
		if _, known := demanders[diagnosis.Demander(provider)]; !known {
			t.Errorf("nobody says who %s is", provider)
		}
	}
	if len(demanders) != len(rule.Demanders)+1 {
		t.Errorf("%d words for %d providers and Microsoft", len(demanders), len(rule.Demanders))
	}
}

// TestEveryResultOfAStrengthHasWordsOfItsOwn: the members of Graph's enumeration.
func TestEveryResultOfAStrengthHasWordsOfItsOwn(t *testing.T) {
	said := map[string]signin.StrengthResult{}
	for _, result := range []signin.StrengthResult{
		signin.StrengthNotSet, signin.StrengthSkipped, signin.StrengthSatisfied, signin.StrengthOneChallenge, signin.StrengthMoreChallenges,
		signin.StrengthOneRegistration, signin.StrengthMoreRegistration, signin.StrengthNarrowed, signin.StrengthOutOfReach,
	} {
		words := strengthReason(result, Options{})
		if other, twice := said[words]; twice {
			t.Errorf("%s and %s are told alike", result, other)
		}
		said[words] = result
	}
	if strengthReason("unknownFutureValue", Options{}) != strengthReason("", Options{}) || len(said) != len(strengthReasons) {
		t.Errorf("%d words for %d results", len(said), len(strengthReasons))
	}
}
