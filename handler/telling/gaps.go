package telling

import (
	"strings"

	"signin-diagnosis/handler/answer"
	"signin-diagnosis/handler/foreign"
	"signin-diagnosis/handler/signin"
)

// gapWords are the texts of the gaps; {detail} is filled in. otherFix stands in
// for fix when the detail is no permission's name.
var gapWords = map[signin.GapCode]struct{ message, fix, otherFix string }{
	signin.GapWindowNotCovered: {
		"Not all of the log could be read within the time and the requests of one question; window.readFrom says how far back every kind of sign-in was read.",
		"Ask for a shorter lookback, or ask again in a minute.", "",
	},
	signin.GapNonInteractiveNotVisible: {
		"Only interactive sign-ins could be read, because the beta sign-in log was refused here. Most token failures show in the others only.",
		"Look at the non-interactive user sign-ins in the portal.", "",
	},
	signin.GapAccountNotReadable: {
		"The account itself could not be read ({detail}), so it is not known whether it is disabled or when its password was changed.",
		"Grant the app role User.Read.All to the identity of this service.",
		"Ask again in a minute.",
	},
	signin.GapPoliciesNotVisible: {
		"The sign-ins came without the Conditional Access policies that were applied. That does not mean that none was.",
		"Grant the app role Policy.Read.All to the identity of this service.", "",
	},
	signin.GapPolicyDetailsNotReadable: {
		"The definitions of the Conditional Access policies could not be read ({detail}), so periods and present names are missing.",
		"Grant the app role Policy.Read.All to the identity of this service.",
		"Ask again in a minute.",
	},
	signin.GapRowsNotReadable: {
		"Some rows of the log could not be read and were left out: {detail}.",
		"Report this to the maintainers of this service; the log's format may have changed.", "",
	},
	signin.GapRowsOfOthers: {
		"The log returned rows of other accounts, which were left out: {detail}.",
		"", "",
	},
	signin.GapAppNotSeen: {
		"No sign-in to an app or resource called {app} was found in the window.",
		"Check the app's name as the sign-in log writes it, or give its id; or look further back.", "",
	},
	signin.GapComplaintNotInLog: {
		"The correlation id or request id is in no row of this account that was read.",
		"Check the ids and the account; if the error is minutes old, ask again in a quarter of an hour; else look further back.", "",
	},
	signin.GapNoCodeFound: {
		"The text holds no error code and no message that is known here.",
		"If the screen has “More information” or “Troubleshooting details”, ask again with the code behind it, written as AADSTS50053, or with the correlation id.", "",
	},
}

var (
	unknownGap = book.Phrase("Something could not be seen: {detail}.")
	thatApp    = book.Phrase("that")
)

// gapsInWords says what could not be seen, and how to see it.
func gapsInWords(gaps []signin.Gap, o Options) []answer.Gap {
	written := make([]answer.Gap, 0, len(gaps))
	for _, g := range gaps {
		w, known := gapWords[g.Code]
		v := values{"detail": foreign.Clean(g.Detail), "app": foreign.Quote(g.Detail, thatApp.In(o.Language))}
		message := o.say(w.message, v)
		if !known {
			message = unknownGap.Fill(o.Language, v)
		}
		fix := w.fix
		if w.otherFix != "" && !strings.Contains(g.Detail, ".Read") {
			fix = w.otherFix
		}
		written = append(written, answer.Gap{Code: g.Code, Message: message, Fix: answer.OrNull(o.say(fix, v))})
	}
	return written
}
