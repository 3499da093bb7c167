package diagnosis

import (
	"cmp"
	"strconv"
	"strings"

	"signin-diagnosis/handler/wording"
)

var (
	unknownControls = book.Phrase("a control that the log does not name")
	unknownStrength = book.Phrase("a strong way of signing in")
	namedStrength   = book.Phrase("the authentication strength {strengthName}")
	unknownContext  = book.Phrase("an authentication context")
	namedContext    = book.Phrase("the authentication context {contextName}")
)

// controls lists what the failing policies of the row demand, in Graph's words.
func (s *subject) controls(o Options) string {
	var names []string
	for _, p := range failing(s.event) {
		names = append(names, p.GrantControls...)
	}
	return cmp.Or(quotedList(names, o), unknownControls.In(o.Language))
}

// strength is the authentication strength that a failing policy names, in the
// row or in its definition.
func (s *subject) strength(o Options) string {
	for _, p := range failing(s.event) {
		name := cmp.Or(p.AuthenticationStrength.DisplayName, s.evidence.Policies[strings.ToLower(p.ID)].GrantControls.AuthenticationStrength.DisplayName)
		if name != "" {
			return namedStrength.FillIn(o.Language, values{"strengthName": Quote(name, "")})
		}
	}
	return unknownStrength.In(o.Language)
}

func (s *subject) context(o Options) string {
	for _, c := range s.AuthenticationContexts {
		if c.ID != "" {
			return namedContext.FillIn(o.Language, values{"contextName": Quote(c.ID, "")})
		}
	}
	return unknownContext.In(o.Language)
}

// unboundReasons are the words for Graph's signInSessionStatusCode
// (https://learn.microsoft.com/entra/identity/conditional-access/deployment-guide-token-protection-windows).
var unboundReasons = map[int]wording.Phrase{
	1002: book.Phrase("the device is not registered"),
	1003: book.Phrase("the device was registered in a way that token protection does not support"),
	1006: book.Phrase("the operating system is too old"),
	1008: book.Phrase("the client does not use the sign-in broker of the device"),
}

var unboundUnknown = book.Phrase("the log does not say why")

func (s *subject) unbound(o Options) string {
	if phrase, ok := unboundReasons[s.TokenProtection.StatusCode]; ok {
		return phrase.In(o.Language)
	}
	return unboundUnknown.In(o.Language)
}

var (
	guessCount      = book.Phrase("{number} guesses from {addresses} addresses")
	guessOneAddress = book.Phrase("{number} guesses from one address")
	guessOnce       = book.Phrase("one guess")
)

// guessesPhrase counts the guesses of strangers.
func (s *subject) guessesPhrase(o Options) string {
	guesses, addresses := 0, 0
	if s.habits != nil {
		guesses, addresses = len(s.habits.attack.guesses), len(s.habits.attack.addresses)
	}
	form := guessCount
	switch {
	case guesses == 1:
		form = guessOnce
	case addresses == 1:
		form = guessOneAddress
	}
	return form.FillIn(o.Language, values{"number": strconv.Itoa(guesses), "addresses": strconv.Itoa(addresses)})
}
