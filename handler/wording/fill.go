package wording

import (
	"regexp"
	"strings"
	"unicode"
)

// Values fill the braces of a text.
type Values map[string]string

var brace = regexp.MustCompile(`\{[a-zA-Z]+\}`)

// Fill puts the values into a text of whole sentences: a value that begins one
// gets a capital letter. What is filled in is not filled again.
func Fill(text string, v Values) string {
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

// FillIn fills a text that goes on inside a sentence.
func FillIn(text string, v Values) string {
	return brace.ReplaceAllStringFunc(text, func(name string) string { return v[name[1:len(name)-1]] })
}

// FillWhole fills a text that is useless without one of its values, such as a
// link; ok is false when one is missing.
func FillWhole(text string, v Values) (filled string, ok bool) {
	for _, name := range Names(text) {
		if v[name] == "" {
			return "", false
		}
	}
	return FillIn(text, v), true
}

// Names lists the values that a text asks for, in its order.
func Names(text string) []string {
	found := brace.FindAllString(text, -1)
	for i, name := range found {
		found[i] = name[1 : len(name)-1]
	}
	return found
}

// capital gives a text a capital first letter.
func capital(text string) string {
	for _, r := range text {
		return string(unicode.ToUpper(r)) + text[len(string(r)):]
	}
	return text
}
