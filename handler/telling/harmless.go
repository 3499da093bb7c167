package telling

import (
	"strconv"
	"strings"

	"signin-diagnosis/handler/aadsts"
	"signin-diagnosis/handler/answer"
	"signin-diagnosis/handler/diagnosis"
	"signin-diagnosis/handler/signin"
	"signin-diagnosis/handler/wording"
)

// whysHarmless say why rows are no trouble. Each stands at the beginning of a line,
// or beside another one.
var whysHarmless = map[diagnosis.WhyHarmless]wording.Phrase{
	diagnosis.HarmlessAnswered:      book.Phrase("steps of a sign-in that went on after them"),
	diagnosis.HarmlessAskedAgain:    book.Phrase("steps that a later one of the same sign-in took the place of"),
	diagnosis.HarmlessPassedLater:   book.Phrase("steps that were left open, and that a later sign-in got past"),
	diagnosis.HarmlessOver:          book.Phrase("steps that were left open and are over by now"),
	diagnosis.HarmlessStepOfBroker:  book.Phrase("steps of the authentication broker, soon after which the account got in"),
	diagnosis.HarmlessPageOfRefusal: book.Phrase("pages that came with a refusal of the same sign-in"),
	diagnosis.HarmlessToldBeside:    book.Phrase("blocks whose policy stands in another row of the same sign-in"),
	diagnosis.HarmlessOnTheWay:      book.Phrase("errors on the way of a sign-in that succeeded"),
	diagnosis.HarmlessProbe:         book.Phrase("checks and retries of an ordinary day, which keep nobody out"),
}

var (
	secondFactorAsked = book.Phrase("a second factor was asked for")
	accountAsked      = book.Phrase("the account was to be chosen")
	windowsAlone      = book.Phrase("Windows could not sign the user in by itself")
)

// askedByClass say in short what the prompts of a class ask for.
var askedByClass = map[answer.Category]wording.Phrase{
	answer.CategoryMFAPending:      secondFactorAsked,
	answer.CategoryMFARegistration: book.Phrase("a second factor was to be set up"),
	answer.CategoryPasswordExpired: book.Phrase("a new password was to be set"),
	answer.CategoryConsent:         book.Phrase("consent was asked for"),
}

// askedByCode say in short what a code is about that comes often.
var askedByCode = map[int]wording.Phrase{
	16000: accountAsked, 16001: accountAsked,
	50058: book.Phrase("a silent sign-in found no session in the browser"),
	50097: book.Phrase("the device was asked for proof of its identity"),
	50125: book.Phrase("the password was to be reset, or its reset to be set up"),
	50129: book.Phrase("the device was to be registered"),
	50140: book.Phrase("the question whether to stay signed in"),
	50158: book.Phrase("a further check on another page, such as terms of use"),
	50199: book.Phrase("the sign-in to the app was to be confirmed"),
	50203: book.Phrase("the Authenticator app was to be set up"),
	70016: book.Phrase("the client waited for the device code to be used"),
	81001: windowsAlone, 81002: windowsAlone, 81003: windowsAlone, 81004: windowsAlone, 81005: windowsAlone,
	81006: windowsAlone, 81007: windowsAlone, 81008: windowsAlone, 81009: windowsAlone, 81010: windowsAlone,
	81011: windowsAlone, 81013: windowsAlone, 81014: windowsAlone, 81015: windowsAlone, 81016: windowsAlone, 50180: windowsAlone,
	90025: book.Phrase("Microsoft's service tried again by itself"),
}

// harmless writes the lines of rows that look like errors and are none.
func harmless(all []diagnosis.Harmless, o Options) []answer.Harmless {
	out := make([]answer.Harmless, 0, len(all))
	for i := range all {
		h := &all[i]
		out = append(out, answer.Harmless{ErrorCode: h.ErrorCode, Rows: h.Rows, App: answer.OrNull(h.App), Text: harmlessText(h, o)})
	}
	return out
}

var (
	whyHarmless      = book.Phrase("{why}.")
	whyHarmlessAsked = book.Phrase("{why}: {asked}.")
	whyHarmlessMeans = book.Phrase("{why}. In short: {meaning}")
	whyOfSome        = book.Phrase("{why} ({number})")
)

// harmlessText says why the rows of a line are no trouble, and what their code is about.
func harmlessText(h *diagnosis.Harmless, o Options) string {
	code, _ := aadsts.Lookup(h.ErrorCode)
	v := values{"why": whysOf(h, o), "meaning": code.Meaning}
	asked, known := askedByCode[h.ErrorCode]
	if !known {
		asked, known = askedByClass[answer.Category(code.Class)]
	}
	switch {
	case h.Why[diagnosis.HarmlessToldBeside] > 0:
		return whyHarmless.Fill(o.Language, v)
	case known:
		v["asked"] = asked.In(o.Language)
		return whyHarmlessAsked.Fill(o.Language, v)
	case code.Meaning != "":
		return whyHarmlessMeans.Fill(o.Language, v)
	}
	return whyHarmless.Fill(o.Language, v)
}

// whysOf are the reasons of a line; of several each with its number of rows.
func whysOf(h *diagnosis.Harmless, o Options) string {
	var whys []string
	for _, why := range diagnosis.WhysHarmless() {
		switch rows := h.Why[why]; rows {
		case 0:
		case h.Rows:
			return whysHarmless[why].In(o.Language)
		default:
			whys = append(whys, whyOfSome.FillIn(o.Language, values{"why": whysHarmless[why].In(o.Language), "number": strconv.Itoa(rows)}))
		}
	}
	return strings.Join(whys, "; ")
}

// methodOf is the authentication method of the newest step that names one.
func methodOf(row *signin.SignIn) answer.OrNull {
	method := ""
	for _, step := range row.AuthenticationSteps {
		if step.Method != "" {
			method = step.Method
		}
	}
	return answer.OrNull(method)
}
