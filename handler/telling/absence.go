package telling

import (
	"signin-diagnosis/handler/diagnosis"
	"signin-diagnosis/handler/wording"
)

// Why a code that the user saw is in no row of the log that was read.
var (
	absentInGeneral = book.Phrase("No row that was read holds this code: it may be of another account or another organisation, older than the window, or not in the log yet.")
	absentOfUser    = book.Phrase("No row of the user's own holds this code: the rows that do are tries of somebody else, from places where the account has never signed in.")
	absentService   = book.Phrase("The log of the account need not hold this: a service in the background asked for the token, and the refusal stands in the rows of that service.")
	absentElsewhere = book.Phrase("The log need not hold this: the other organisation refused the account before it knew it, so the row is in that organisation's log, if anywhere.")
	absentUnknown   = book.Phrase("The log of the account cannot hold this: the name that was typed belongs to no account here.")
	absentClient    = book.Phrase("The log need not hold this: the client kept the refusal from an earlier try and shows it again without asking Entra ID.")
)

// absences are the codes whose absence has a reason of its own.
var absences = map[int]wording.Phrase{
	500133: absentService, 50013: absentService, 500131: absentService,
	50020: absentElsewhere, 16003: absentElsewhere, 90072: absentElsewhere, 500212: absentElsewhere,
	50034: absentUnknown, 50128: absentUnknown,
	70043: absentClient, 700082: absentClient, 700084: absentClient, 50173: absentClient,
}

// absence says why the log does not hold the code that the caller pasted.
func absence(c *diagnosis.Cause, o Options) string {
	number := c.Row.Status.ErrorCode
	switch {
	case number == 0:
		return ""
	case c.Facts.OfStrangers:
		return absentOfUser.In(o.Language)
	}
	if phrase, ok := absences[number]; ok {
		return phrase.In(o.Language)
	}
	return absentInGeneral.In(o.Language)
}
