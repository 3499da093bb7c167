package telling

import (
	"cmp"
	"strconv"

	"signin-diagnosis/handler/foreign"
	"signin-diagnosis/handler/wording"
)

var (
	unknownControls = book.Phrase("a control that the log does not name")
	unknownStrength = book.Phrase("a strong way of signing in")
	namedStrength   = book.Phrase("the authentication strength {strengthName}")
	issuerOfText    = book.Phrase("that the error text names")
	unknownContext  = book.Phrase("an authentication context")
	namedContext    = book.Phrase("the authentication context {contextName}")
)

func controls(demanded []foreign.Text, o Options) string {
	return cmp.Or(quotedList(demanded, o), unknownControls.In(o.Language))
}

func strength(name foreign.Text, o Options) string {
	if name == "" {
		return unknownStrength.In(o.Language)
	}
	return namedStrength.FillIn(o.Language, values{"strengthName": foreign.Quote(string(name), "")})
}

// realm follows “came from the issuer”.
func realm(id foreign.Text, o Options) string {
	return foreign.Quote(string(id), issuerOfText.In(o.Language))
}

func context(id foreign.Text, o Options) string {
	if id == "" {
		return unknownContext.In(o.Language)
	}
	return namedContext.FillIn(o.Language, values{"contextName": foreign.Quote(string(id), "")})
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

func unbound(reason int, o Options) string {
	if phrase, ok := unboundReasons[reason]; ok {
		return phrase.In(o.Language)
	}
	return unboundUnknown.In(o.Language)
}

var (
	guessCount      = book.Phrase("{number} guesses from {addresses} addresses")
	guessOneAddress = book.Phrase("{number} guesses from one address")
	guessOnce       = book.Phrase("one guess")
)

// guesses counts the guesses of strangers.
func guesses(number, addresses int, o Options) string {
	form := guessCount
	switch {
	case number == 1:
		form = guessOnce
	case addresses == 1:
		form = guessOneAddress
	}
	return form.FillIn(o.Language, values{"number": strconv.Itoa(number), "addresses": strconv.Itoa(addresses)})
}

// quotedList lists texts that others chose, each in quotation marks.
func quotedList[T ~string](names []T, o Options) string {
	var quoted []string
	for _, name := range names {
		if q := foreign.Quote(string(name), ""); q != "" {
			quoted = append(quoted, q)
		}
	}
	return wording.List(o.Language, quoted)
}
