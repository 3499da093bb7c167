package aadsts

import (
	"regexp"
	"strings"
	"unicode"

	"signin-diagnosis/handler/foreign"
)

// plainText undoes what copying does to a text: curly quotes, line breaks,
// JSON escapes (also escaped twice), HTML entities and an address's percent
// signs. Every replacement is one character that is no digit, so a number of
// the plain text stands as it is in the pasted one.
func plainText(text string) string {
	text = strings.Map(plainRune, text)
	text = entities.Replace(text)
	if percentForm.MatchString(text) {
		text = percents.Replace(percentTwice.ReplaceAllString(text, "%"))
	}
	text = escapeForm.ReplaceAllStringFunc(text, unescape)
	return strings.Join(strings.Fields(text), " ")
}

// plainRune puts a space where a character is that nobody sees, and does not
// take it out as foreign.Plain does: the digits around it would become another
// number.
func plainRune(r rune) rune {
	switch {
	case strings.ContainsRune("‘’‚‛′´`＇", r):
		return '\''
	case strings.ContainsRune("“”„‟″＂«»", r):
		return '"'
	case r == '：':
		return ':'
	case unicode.IsSpace(r), foreign.Invisible(r):
		return ' '
	}
	return r
}

var entities = strings.NewReplacer("&quot;", `"`, "&#34;", `"`, "&#39;", "'", "&#x27;", "'", "&apos;", "'", "&nbsp;", " ")

// A redirect carries the error in its address, as in error_description=AADSTS50105%3a+The.
var percentForm = regexp.MustCompile(`(?i)%(?:25)*(?:3a|20|0d|0a)`)

// percentTwice is a percent sign that was encoded itself, as an address inside another is.
var percentTwice = regexp.MustCompile(`%(?:25)+`)

var percents = strings.NewReplacer(
	"+", " ", "%20", " ", "%0d", " ", "%0D", " ", "%0a", " ", "%0A", " ",
	"%22", `"`, "%27", "'", "%28", "(", "%29", ")", "%2c", ",", "%2C", ",", "%3a", ":", "%3A", ":",
	"%3d", "=", "%3D", "=", "%7b", "{", "%7B", "{", "%7d", "}", "%7D", "}", "%5b", "[", "%5B", "[", "%5d", "]", "%5D", "]",
)

var escapeForm = regexp.MustCompile(`\\+(?:u[0-9a-fA-F]{4}|[rnt"'])?`)

func unescape(escape string) string {
	switch strings.ToLower(strings.TrimLeft(escape, `\`)) {
	case `"`, "u0022", "u201c", "u201d":
		return `"`
	case "'", "u0027", "u2018", "u2019":
		return "'"
	case "u003d":
		return "="
	}
	return " "
}
