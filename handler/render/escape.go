package render

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"signin-diagnosis/handler/foreign"
)

// escaped returns a text that has no effect in Markdown, in a ticket or in a card:
// no link, picture, emphasis, list, heading, code or HTML comes out of
// it, and no card binds it as data or as a date. An address loses its link by a
// space, because many readers link whatever looks like one.
func escaped(text string) string {
	text = broken.Replace( /*guard:broken-addresses = foreign.OneLine(text)*/ unlinked.ReplaceAllString(foreign.OneLine(text), "$1 $2"))
	var out strings.Builder
	before := rune(' ')
	for at, r := range text {
		next, _ := utf8.DecodeRuneInString(text[at+utf8.RuneLen(r):])
		if actsInMarkdown(before, r, next) {
			out.WriteByte('\\')
		}
		out.WriteRune(r)
		before = r
	}
	return unnumbered.ReplaceAllString(unlisted.ReplaceAllString(out.String(), `\$1`), `$1\$2`)
}

var (
	// unlinked matches what readers turn into a link by themselves.
	unlinked = regexp.MustCompile(`(?i)(:|www)(//|\.)`)
	// broken takes apart what no backslash protects everywhere: a link where
	// backslashes are not known, a card's {{DATE()}} and a template's ${}.
	broken = strings.NewReplacer( /*guard:broken-links = "\n"*/ "](", "] (", "{{", "{ {", "${", "$ {")
	// unlisted and unnumbered match the beginnings of lists, headings and rules.
	unlisted   = regexp.MustCompile(`^([-+#=])`)
	unnumbered = regexp.MustCompile(`^(\d{1,9})([.)](?: |$))`)
)

// actsInMarkdown reports whether Markdown would act on a character between its
// neighbours; an underscore inside a word does nothing there.
func actsInMarkdown(before, r, next rune) bool {
	switch r {
	case '_':
		return !inWord(before) || !inWord(next)
	case '&':
		return next == '#' || unicode.IsLetter(next)
	default:
		return strings.ContainsRune("\\`*[]<>~", r)
	}
}

func inWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }
