package foreign

import (
	"regexp"
	"strings"
	"unicode"
)

// Longest is how many characters of a foreign text our sentences carry.
//
//guard:longest-quote = 1 << 20
const Longest = 120

// Plain removes what is invisible and turns every kind of space into a plain one.
// Several spaces in a row stay, because they may be an indent of ours.
func Plain(text string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			return ' '
		//guard:invisible-in-sentences
		case Invisible(r):
			return -1
		}
		return r
	}, text)
}

// PlainLines returns a plain text that keeps its lines.
func PlainLines(text string) string {
	lines := strings.Split(strings.ReplaceAll(text, "\r\n", "\n"), "\n")
	for i, line := range lines {
		lines[i] = Plain(line)
	}
	return strings.Join(lines, "\n")
}

// OneLine returns a plain text without spaces at its ends or in a row.
func OneLine(text string) string { return strings.Join(strings.Fields(Plain(text)), " ") }

// Cut shortens a text to at most so many characters, which are at least one. An
// ellipsis stands for what is gone, and no space before it.
func Cut(text string, most int) string {
	count, end := 0, 0
	for at := range text {
		switch count {
		case most - 1:
			end = at
		case most:
			return strings.TrimRight(text[:end], " ") + "…"
		}
		count++
	}
	return text
}

// Clean makes a text fit for a sentence: one line of at most Longest characters.
func Clean(text string) string { return Cut(OneLine(text), Longest) }

// Quote returns a clean text in quotation marks, or other when nothing is left of
// it.
func Quote(text, other string) string {
	//guard:quotes-in-quotes = Clean(text)
	text = strings.Map(singleQuote, Clean(text))
	if text == "" {
		return other
	}
	//guard:quotation-marks = text
	return "“" + text + "”"
}

// singleQuote keeps a text from ending its quotation itself.
func singleQuote(r rune) rune {
	if strings.ContainsRune("“”„\"‟＂″〝〞〟❝❞«»", r) {
		return '\''
	}
	return r
}

var code = regexp.MustCompile(`^[A-Za-z0-9._\-]{0,80}`)

// Code cuts an error code or an id off at the first character that none can hold.
// It does not remove the character alone, as the other functions do: an address or
// a name around it could still be recognised.
func Code(text string) string { return /*guard:code-ends-early = text*/ code.FindString(text) }
