package timeline

import (
	"strings"
	"testing"
)

func TestContainsFold(t *testing.T) {
	for _, c := range []struct {
		text, word string
		want       bool
	}{
		{"Primary authentication", "primary", true},
		{"MFA requirement satisfied by claim in the token", "satisfied by claim", true},
		{"previously SATISFIED", "satisfied", true},
		{"prim", "primary", false},
		{"", "primary", false},
		{"primar\u0131", "primary", false},
		{"최초 primary", "primary", true},
	} {
		if got := containsFold(c.text, c.word); got != c.want {
			t.Errorf("%q holds %q: %t, want %t", c.text, c.word, got, c.want)
		}
	}
}

func FuzzContainsFold(f *testing.F) {
	f.Add("Windows Hello for Business", "windows hello")
	f.Add("PRÜFUNG primary", "primary")
	f.Fuzz(func(t *testing.T, text, word string) {
		if word == "" || word[0] < 'a' || word[0] > 'z' || strings.ToLower(word) != word || strings.ContainsFunc(text+word, func(r rune) bool { return r > 127 }) {
			t.Skip("words are in small ASCII letters; other letters fold in more than one way")
		}
		if got, want := containsFold(text, word), strings.Contains(strings.ToLower(text), word); got != want {
			t.Errorf("%q holds %q: %t, want %t", text, word, got, want)
		}
	})
}
