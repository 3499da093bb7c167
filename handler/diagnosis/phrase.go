package diagnosis

import (
	"regexp"
	"strings"
	"time"
	"unicode"
)

// longestQuote is how much of a foreign text our sentences carry, in characters.
const longestQuote = 120

// clean makes a text from the log or the caller fit for a sentence: one line,
// no control, bidirectional or zero-width characters, at most longestQuote
// characters. Such text is data; somebody may have chosen it to mislead.
func clean(text string) string {
	var out strings.Builder
	length, space := 0, false
	for _, r := range text {
		switch {
		case unicode.IsSpace(r):
			space = true
			continue
		case Invisible(r):
			continue
		}
		if length >= longestQuote-1 || space && length == longestQuote-2 {
			out.WriteRune('…')
			break
		}
		if space && length > 0 {
			out.WriteByte(' ')
			length++
		}
		space = false
		out.WriteRune(r)
		length++
	}
	return out.String()
}

// Invisible reports characters that show as nothing: control, format (zero-width
// and bidirectional), unassigned ones, and those that Unicode counts as letters
// or marks all the same.
func Invisible(r rune) bool {
	switch {
	case unicode.Is(unicode.C, r), r == 0x034F, r == 0x115F, r == 0x1160, r == 0x3164, r == 0xFFA0, r == 0xFFFD:
		return true
	case 0xFE00 <= r && r <= 0xFE0F, 0xE0100 <= r && r <= 0xE01EF: // variation selectors
		return true
	}
	return false
}

var foreignQuotes = strings.NewReplacer("“", "'", "”", "'", "„", "'", "\"", "'")

// Quote is a foreign text in quotation marks, fit for a sentence: one line, cut to
// 120 characters, without characters that nobody sees. It is other when nothing
// is left.
func Quote(text, other string) string {
	text = foreignQuotes.Replace(clean(text))
	if text == "" {
		return other
	}
	return "“" + text + "”"
}

// values fill the braces of a text.
type values map[string]string

var brace = regexp.MustCompile(`\{[a-zA-Z]+\}`)

// fill puts the values into a text of whole sentences: a value that begins one
// gets a capital letter.
func fill(text string, v values) string {
	var out strings.Builder
	end := 0
	for _, at := range brace.FindAllStringIndex(text, -1) {
		value := v[text[at[0]+1:at[1]-1]]
		if at[0] == 0 || strings.HasSuffix(text[:at[0]], ". ") {
			value = capital(value)
		}
		out.WriteString(text[end:at[0]])
		out.WriteString(value)
		end = at[1]
	}
	out.WriteString(text[end:])
	return out.String()
}

// fillIn fills a text that goes on inside a sentence of ours.
func fillIn(text string, v values) string {
	return brace.ReplaceAllStringFunc(text, func(name string) string { return v[name[1:len(name)-1]] })
}

// fillWhole fills a link or a command, or gives an empty text when a value that
// it needs is missing.
func fillWhole(text string, v values) OrNull {
	for _, name := range brace.FindAllString(text, -1) {
		if v[name[1:len(name)-1]] == "" {
			return ""
		}
	}
	return OrNull(fillIn(text, v))
}

// When writes an instant for people, in UTC.
func When(at time.Time) string {
	if at.IsZero() {
		return "an unknown time"
	}
	return at.UTC().Format("2 January 2006 at 15:04 UTC")
}

// list joins phrases: a, b and c.
func list(items []string) string {
	if len(items) < 2 {
		return strings.Join(items, "")
	}
	return strings.Join(items[:len(items)-1], ", ") + " and " + items[len(items)-1]
}

// capital gives a text a capital first letter.
func capital(text string) string {
	for _, r := range text {
		return string(unicode.ToUpper(r)) + text[len(string(r)):]
	}
	return text
}
