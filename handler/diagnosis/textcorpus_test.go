package diagnosis_test

import (
	"os"
	"regexp"
	"testing"

	"signin-diagnosis/handler/answer"
	"signin-diagnosis/handler/internal/pastedtexts"
	"signin-diagnosis/handler/wording"
)

// notKnown are the phrases of ours that stand for something which the text does not say.
var notKnown = regexp.MustCompile(`(?i)unknown day|unknown place|unknown kind|unknown time|\{\w+\}|<\w+>|00000000-0000|알 수 없는 날|알 수 없는 장소`)

func TestEveryTextOfTheCorpusIsToldAsItIs(t *testing.T) {
	texts, err := pastedtexts.Read(os.DirFS("../aadsts/testdata/texts"))
	if err != nil {
		t.Fatal(err)
	}
	for _, text := range texts {
		t.Run(text.Name, func(t *testing.T) {
			for _, language := range []wording.Language{wording.English, wording.Korean} {
				got := teller.Explain(text.Body, language)
				if told := toldAs(got); told != text.Facts["told"] {
					t.Errorf("%s: told as %s, want %s", language, told, text.Facts["told"])
				}
				noPlaceholderIsAFact(t, got)
			}
			explanationFaults(t, teller.Explain(text.Body, wording.English))
		})
	}
}

// toldAs is the corpus' word for what an explanation makes of a text.
func toldAs(got answer.Explanation) string {
	switch {
	case len(got.Codes) == 0 && len(got.Gaps) == 1:
		return "not understood"
	case len(got.Gaps) > 0:
		return "both understood and not"
	case got.Codes[0].Code == nil && got.Codes[0].Category == answer.CategoryDevice:
		return "another kind"
	default:
		return "understood"
	}
}

// noPlaceholderIsAFact: what the text does not say must not read as if it were known.
func noPlaceholderIsAFact(t *testing.T, got answer.Explanation) {
	t.Helper()
	for _, entry := range got.Codes {
		said := []string{entry.Meaning}
		for _, step := range entry.Remediation {
			said = append(said, step.Step)
		}
		for _, sentence := range said {
			if found := notKnown.FindString(sentence); found != "" {
				t.Errorf("%q in %q", found, sentence)
			}
		}
	}
}
