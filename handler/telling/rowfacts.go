package telling

import (
	"cmp"
	"strconv"

	"signin-diagnosis/handler/foreign"
	"signin-diagnosis/handler/signin"
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

// strengthReasons are the words for Graph's authenticationStrengthResult: why the
// sign-in did not reach a strength.
var strengthReasons = map[signin.StrengthResult]wording.Phrase{
	signin.StrengthNotSet:           strengthUnsaid,
	signin.StrengthSkipped:          book.Phrase("it was passed over, so that methods could be set up"),
	signin.StrengthSatisfied:        book.Phrase("the strength itself was reached, and something else was missing"),
	signin.StrengthOneChallenge:     book.Phrase("a method that is strong enough has been set up, and it was not used"),
	signin.StrengthMoreChallenges:   book.Phrase("methods that are strong enough together have been set up, and they were not all used"),
	signin.StrengthOneRegistration:  book.Phrase("one more method has to be set up first"),
	signin.StrengthMoreRegistration: book.Phrase("more than one method has to be set up first"),
	signin.StrengthNarrowed:         book.Phrase("the strength is limited further, to certain keys or certificates for example, and none of the user's fits"),
	signin.StrengthOutOfReach:       book.Phrase("Entra ID found no way in which this user can reach it"),
}

var strengthUnsaid = book.Phrase("an ordinary code or approval is not enough, or no method that is strong enough has been set up")

func strengthReason(result signin.StrengthResult, o Options) string {
	if phrase, ok := strengthReasons[result]; ok {
		return phrase.In(o.Language)
	}
	return strengthUnsaid.In(o.Language)
}

var (
	unknownScopes = book.Phrase("permissions that the log does not name")
	namedScopes   = book.Phrase("nothing but {scopeNames}")
)

// scopes are the permissions that the client asked for.
func scopes(asked []foreign.Text, o Options) string {
	names := quotedList(asked, o)
	if names == "" {
		return unknownScopes.In(o.Language)
	}
	return namedScopes.FillIn(o.Language, values{"scopeNames": names})
}

func context(id foreign.Text, o Options) string {
	if id == "" {
		return unknownContext.In(o.Language)
	}
	return namedContext.FillIn(o.Language, values{"contextName": foreign.Quote(string(id), "")})
}

// unboundReasons are the words for Graph's signInSessionStatusCode
// (https://learn.microsoft.com/entra/identity/conditional-access/deployment-guide-token-protection-windows,
// …-apple and …-web-apps).
var unboundReasons = map[int]wording.Phrase{
	1002: book.Phrase("the device is not registered"),
	1003: book.Phrase("the device was registered in a way that token protection does not support"),
	1004: book.Phrase("the key of the device is not kept in hardware, which one new sign-in mends where the hardware can keep it"),
	1005: book.Phrase("Entra ID gives no closer reason"),
	1006: book.Phrase("the operating system is too old"),
	1007: book.Phrase("the user is not the registered owner of the device"),
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
