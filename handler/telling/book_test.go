package telling

import (
	"strings"
	"testing"
	"unicode"

	"signin-diagnosis/handler/diagnosis"
	"signin-diagnosis/handler/diagnosis/rule"
	"signin-diagnosis/handler/diagnosis/rules"
	"signin-diagnosis/handler/permission"
	"signin-diagnosis/handler/wording"
)

// everyRule are all rules of the program.
func everyRule() []*rule.Rule { return diagnosis.New(rules.Book()).InOrder() }

// everyText are the texts of the rules, the steps, the gaps and the permissions. The
// phrases declare themselves.
func everyText() []string {
	whole := rules.Book()
	texts := []string{whole.KeepHands.Text, whole.FindPolicy.Text, whole.NothingHere.Text}
	for _, r := range everyRule() {
		texts = append(texts, r.Words.Title, r.Words.Headline, r.Words.Explanation, r.Words.Admin, r.Words.Beside, r.Words.BesideHealthy, r.Ends.Over)
		for _, s := range r.EveryStep() {
			texts = append(texts, s.Text)
		}
	}
	for _, w := range gapWords {
		texts = append(texts, w.message, w.fix, w.otherFix)
	}
	for _, p := range permission.List() {
		texts = append(texts, p.Purpose, p.Without, p.Lesser.Part)
	}
	return texts
}

func TestEveryTextIsTranslated(t *testing.T) {
	for _, fault := range book.Faults(everyText()) {
		t.Error(fault)
	}
}

func TestKoreanIsKoreanAndPolite(t *testing.T) {
	for _, english := range everyText() {
		text := book.In(wording.Korean, english)
		if english == "" || text == english {
			continue
		}
		switch {
		case !strings.ContainsFunc(text, func(r rune) bool { return unicode.Is(unicode.Hangul, r) }):
			t.Errorf("no Korean in %q", text)
		case strings.Contains(text, "당신"), strings.Contains(text, "십시오"):
			t.Errorf("not how Microsoft's texts speak: %q", text)
		case strings.Contains(text, "} 을"), strings.Contains(text, "} 를"), strings.Contains(text, "} 이 "), strings.Contains(text, "} 은 "):
			t.Errorf("a space before a particle: %q", text)
		}
	}
}
