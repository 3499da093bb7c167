package telling

import "signin-diagnosis/handler/signin"

// What a pasted text leaves open is said to be left open by it: an unknown day or place
// would read as something that the log knows of.
var (
	dayOfMessage   = book.Phrase("the day of the message")
	placeOfMessage = book.Phrase("a place that the message does not name")
)

// sayOfMessage replaces what only a row could tell.
func sayOfMessage(v values, row *signin.SignIn, o Options) {
	if row.CreatedAt.IsZero() {
		v["time"], v["last"] = dayOfMessage.In(o.Language), dayOfMessage.In(o.Language)
	}
	if row.IPAddress == "" && row.Location.City == "" && row.Location.Country == "" {
		v["place"] = placeOfMessage.In(o.Language)
	}
}
