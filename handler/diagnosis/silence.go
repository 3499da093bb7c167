package diagnosis

import (
	"signin-diagnosis/handler/wording"
)

// Why a code that the user saw is in no row of the log that was read.
var (
	silentInGeneral = book.Phrase("No row that was read holds this code: it may be of another account or another organisation, older than the window, or not in the log yet.")
	silentService   = book.Phrase("The log of the account need not hold this: a service in the background asked for the token, and the refusal stands in the rows of that service.")
	silentElsewhere = book.Phrase("The log need not hold this: the other organisation refused the account before it knew it, so the row is in that organisation's log, if anywhere.")
	silentUnknown   = book.Phrase("The log of the account cannot hold this: the name that was typed belongs to no account here.")
	silentClient    = book.Phrase("The log need not hold this: the client kept the refusal from an earlier try and shows it again without asking Entra ID.")
)

// silences are the codes whose absence has a reason of its own.
var silences = map[int]wording.Phrase{
	500133: silentService, 50013: silentService, 500131: silentService,
	50020: silentElsewhere, 16003: silentElsewhere, 90072: silentElsewhere, 500212: silentElsewhere,
	50034: silentUnknown, 50128: silentUnknown, 51004: silentUnknown,
	70043: silentClient, 700082: silentClient, 700084: silentClient, 50173: silentClient,
}

// silence says why the log does not hold what the caller pasted.
func (d *draft) silence(o Options) string {
	number := d.lead().Status.ErrorCode
	if !d.pasted || number == 0 {
		return ""
	}
	if phrase, ok := silences[number]; ok {
		return phrase.In(o.Language)
	}
	return silentInGeneral.In(o.Language)
}
