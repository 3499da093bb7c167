package diagnosis

import (
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"
)

func TestForeignTextIsCleanedAndQuoted(t *testing.T) {
	for text, want := range map[string]string{
		"Teams":                    "“Teams”",
		"  two \t\r\n words ":      "“two words”",
		"say \"yes\" “now”":        "“say 'yes' 'now'”",
		"a\u200bb\u202ec\ufeff":    "“abc”",
		"\x00\x1b\u0085":           "“”",
		"":                         "none",
		"\u2028\u2029":             "none",
		"정책":                       "“정책”",
		strings.Repeat("x", 119):   "“" + strings.Repeat("x", 119) + "”",
		strings.Repeat("x", 121):   "“" + strings.Repeat("x", 119) + "…”",
		strings.Repeat("정 ", 9999): "“" + strings.Repeat("정 ", 59) + "정…”",
	} {
		if want == "“”" {
			want = "none"
		}
		if got := Quote(text, "none"); got != want {
			t.Errorf("Quote(%q) = %s, want %s", text, got, want)
		}
	}
}

func TestACleanedTextIsShortAndCleaningItAgainChangesNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.String().Draw(t, "text")
		once := Clean(text)
		if n := utf8.RuneCountInString(once); n > longestQuote {
			t.Errorf("%d characters are left of %q", n, text)
		}
		if !strings.HasSuffix(once, "…") && Clean(once) != once {
			t.Errorf("cleaned twice, %q becomes %q", once, Clean(once))
		}
	})
}
