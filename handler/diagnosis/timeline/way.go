package timeline

import (
	"strings"
	"unicode"
)

// The way in which somebody signs in: with which browser, and by which method. A
// private window shows no device, so the device tells it from an ordinary one.

// browser is the row's browser without its version, which changes in the midst of a
// trouble: edge of "Edge 142.0.0". Empty where the row names none.
func (e *Event) browser() string {
	name := strings.TrimRightFunc(e.Device.Browser, func(r rune) bool { return unicode.IsDigit(r) || unicode.IsSpace(r) || r == '.' })
	return strings.ToLower(name)
}

// methods are families of first factors, by words in the names that the log gives them
// (https://learn.microsoft.com/graph/api/resources/authenticationdetail).
var methods = []struct{ family, word string }{
	{"hello", "windows hello"},
	{"certificate", "certificate"},
	{"certificate", "x.509"},
	{"passkey", "passkey"},
	{"passkey", "fido"},
	{"phone", "passwordless"},
	{"pass", "temporary access pass"},
	{"password", "password"},
}

// FirstFactor is the family of the first factor by which the row was signed in, also where a
// token carried it here; empty where the row does not say.
func (e *Event) FirstFactor() string {
	for _, s := range e.AuthenticationSteps {
		if !s.Succeeded || secondFactor(s) {
			continue
		}
		for _, m := range methods {
			if containsFold(s.Method, m.word) {
				return m.family
			}
		}
	}
	return ""
}
