package foreign

import (
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"
)

// hidden are texts around a character that hides: what Plain leaves of them, and
// whether a name with it is refused.
var hidden = map[string]struct {
	text, plain string
	refused     bool
}{
	"a letter":                     {"aéb", "aéb", false},
	"Korean":                       {"정책", "정책", false},
	"Korean in parts":              {"\u1100\u1161", "\u1100\u1161", false},
	"an emoji of two code points":  {"👍🏽", "👍🏽", false},
	"tag: begin":                   {"a\U000e0001b", "ab", true},
	"tag: a letter":                {"a\U000e0041b", "ab", true},
	"tag: end":                     {"a\U000e007fb", "ab", true},
	"tag: not assigned":            {"a\U000e0000b", "ab", true},
	"filler: Hangul":               {"a\u3164b", "ab", true},
	"filler: Hangul, half width":   {"a\uffa0b", "ab", true},
	"filler: first consonant":      {"a\u115fb", "ab", true},
	"filler: vowel":                {"a\u1160b", "ab", true},
	"inherent vowel of Khmer":      {"a\u17b4b", "ab", true},
	"grapheme joiner":              {"a\u034fb", "ab", true},
	"variation selector 16":        {"✔\ufe0f", "✔", false},
	"variation selector 256":       {"a\U000e01efb", "ab", false},
	"variation selector: Mongolia": {"a\u180bb", "ab", false},
	"bidi: override":               {"a\u202eb", "ab", true},
	"bidi: isolate":                {"a\u2066b\u2069", "ab", true},
	"bidi: mark":                   {"a\u200fb", "ab", true},
	"bidi: Arabic letter mark":     {"a\u061cb", "ab", true},
	"zero width space":             {"a\u200bb", "ab", true},
	"zero width joiner":            {"a\u200db", "ab", true},
	"word joiner":                  {"a\u2060b", "ab", true},
	"byte order mark":              {"\ufeffab", "ab", true},
	"invisible plus":               {"a\u2064b", "ab", true},
	"soft hyphen":                  {"a\u00adb", "ab", true},
	"annotation":                   {"a\ufff9b", "ab", true},
	"NUL":                          {"a\x00b", "ab", true},
	"escape":                       {"a\x1bb", "ab", true},
	"delete":                       {"a\x7fb", "ab", true},
	"control sequence of C1":       {"a\u009bb", "ab", true},
	"line break":                   {"a\r\nb", "a  b", true},
	"tab":                          {"a\tb", "a b", true},
	"next line":                    {"a\u0085b", "a b", true},
	"line separator":               {"a\u2028b", "a b", true},
	"paragraph separator":          {"a\u2029b", "a b", true},
	"no-break space":               {"a\u00a0b", "a b", false},
	"wide space":                   {"a\u3000b", "a b", false},
	"private use":                  {"a\ue000b", "ab", false},
	"not assigned":                 {"a\u0378b", "ab", false},
	"not a character":              {"a\uffffb", "ab", false},
	"the mark of a lost character": {"a\ufffdb", "ab", false},
	"a byte that is no UTF-8":      {"a\xffb", "ab", false},
	"an overlong NUL":              {"a\xc0\x80b", "ab", false},
	"an unpaired surrogate":        {"a\xed\xa0\x80b", "ab", false},
	"a text that ends too early":   {"ab\xe2\x80", "ab", false},
	"beyond Unicode":               {"a\xf4\x90\x80\x80b", "ab", false},
}

func TestWhatHidesIsTakenOutOrRefused(t *testing.T) {
	for name, c := range hidden {
		if got := Plain(c.text); got != c.plain {
			t.Errorf("%s: Plain(%q) = %q, want %q", name, c.text, got, c.plain)
		}
		if got := strings.ContainsFunc(c.text, RefusedInName); got != c.refused {
			t.Errorf("%s: %q refused in a name: %t", name, c.text, got)
		}
		if got, want := Quote(c.text, "none"), "“"+strings.Join(strings.Fields(c.plain), " ")+"”"; got != want {
			t.Errorf("%s: Quote(%q) = %s, want %s", name, c.text, got, want)
		}
	}
}

func TestWhatANameRefusesIsInvisible(t *testing.T) {
	for r := range rune(utf8.MaxRune) {
		if RefusedInName(r) && !Invisible(r) {
			t.Errorf("%U is refused in a name and shown in a sentence", r)
		}
	}
}

func TestForeignTextIsCleanedAndQuoted(t *testing.T) {
	for text, want := range map[string]string{
		"Teams":               "“Teams”",
		"  two \t\r\n words ": "“two words”",
		"say \"yes\" “now”":   "“say 'yes' 'now'”",
		"„a‟ ＂b″ 〝c〞〟 ❝d❞ «e»":     "“'a' 'b' 'c'' 'd' 'e'”",
		"a\u200bb\u202ec\ufeff":    "“abc”",
		"a \u200b b":               "“a b”",
		"\x00\x1b\u0085":           "none",
		"":                         "none",
		"\u2028\u2029":             "none",
		"\u3164\u115f":             "none",
		"정책":                       "“정책”",
		strings.Repeat("x", 119):   "“" + strings.Repeat("x", 119) + "”",
		strings.Repeat("정", 120):   "“" + strings.Repeat("정", 120) + "”",
		strings.Repeat("x", 121):   "“" + strings.Repeat("x", 119) + "…”",
		strings.Repeat("정 ", 9999): "“" + strings.Repeat("정 ", 59) + "정…”",
	} {
		if got := Quote(text, "none"); got != want {
			t.Errorf("Quote(%q) = %s, want %s", text, got, want)
		}
	}
}

func TestATextIsCutBetweenCharacters(t *testing.T) {
	for _, c := range []struct {
		text string
		most int
		want string
	}{{"가나다", 3, "가나다"}, {"가나다라", 3, "가나…"}, {"a b c", 3, "a…"}, {"", 3, ""}, {"a", 1, "a"}, {"ab", 1, "…"}} {
		if got := Cut(c.text, c.most); got != c.want {
			t.Errorf("Cut(%q, %d) = %q, want %q", c.text, c.most, got, c.want)
		}
	}
}

func TestPlainLinesKeepsTheLines(t *testing.T) {
	if got := PlainLines("a\u202e\r\n  b\x00\n\nc"); got != "a\n  b\n\nc" {
		t.Errorf("got %q", got)
	}
}

func TestACodeEndsBeforeWhatNoCodeHolds(t *testing.T) {
	for text, want := range map[string]string{
		"Authorization_RequestDenied":         "Authorization_RequestDenied",
		"3f2504e0-4f89-11d3-9a0c-0305e82c330": "3f2504e0-4f89-11d3-9a0c-0305e82c330",
		"kim@contoso.example":                 "kim",
		"a\u200bb":                            "a",
		" a":                                  "",
		strings.Repeat("x", 99):               strings.Repeat("x", 80),
	} {
		if got := Code(text); got != want {
			t.Errorf("Code(%q) = %q, want %q", text, got, want)
		}
	}
}

// What the package promises, whatever the text: these hold before a page, a ticket
// and a language model alike.
func TestThePromisesHoldForEveryText(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := string(rapid.SliceOf(rapid.Byte()).Draw(t, "bytes")) + rapid.String().Draw(t, "text")
		plain, line, clean := Plain(text), OneLine(text), Clean(text)
		for _, got := range []string{plain, line, clean, Quote(text, "")} {
			if !utf8.ValidString(got) || strings.ContainsFunc(got, Invisible) {
				t.Errorf("%q still hides something", got)
			}
		}
		if strings.TrimSpace(line) != line || strings.Contains(line, "  ") {
			t.Errorf("%q has a space too many", line)
		}
		if n := utf8.RuneCountInString(clean); n > Longest {
			t.Errorf("%d characters are left of %q", n, text)
		}
		if Plain(plain) != plain || OneLine(line) != line || Clean(clean) != clean {
			t.Errorf("done twice, %q becomes another text", text)
		}
		if quoted := Quote(text, ""); strings.Count(quoted, "“")+strings.Count(quoted, "”") > 2 {
			t.Errorf("%s ends its quotation itself", quoted)
		}
	})
}
