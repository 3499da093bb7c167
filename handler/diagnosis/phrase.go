package diagnosis

import (
	"strings"
	"unicode"
)

// longestQuote is how much of a foreign text our sentences carry, in characters.
//
//guard:longest-quote = 1 << 20
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
		//guard:invisible-in-sentences
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

var foreignQuotes = strings.NewReplacer("“", "'", "”", "'", "„", "'", "\"", "'", "‟", "'", "＂", "'", "″", "'", "〝", "'", "〞", "'", "〟", "'", "❝", "'", "❞", "'", "«", "'", "»", "'")

// Quote is a foreign text in quotation marks, fit for a sentence: one line, cut to
// 120 characters, without characters that nobody sees. It is other when nothing
// is left.
func Quote(text, other string) string {
	//guard:quotes-in-quotes unwrap
	text = foreignQuotes.Replace(clean(text))
	if text == "" {
		return other
	}
	//guard:quotation-marks = text
	return "“" + text + "”"
}
