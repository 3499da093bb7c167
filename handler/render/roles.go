package render

import (
	"slices"

	"signin-diagnosis/handler/diagnosis"
	"signin-diagnosis/handler/wording"
)

// rolePhrases are the roles as people call them; Microsoft's own names where
// there is one.
var rolePhrases = map[diagnosis.Who]wording.Phrase{
	diagnosis.WhoUser:                   book.Phrase("User"),
	diagnosis.WhoHelpdesk:               book.Phrase("Helpdesk"),
	diagnosis.WhoConditionalAccessAdmin: book.Phrase("Conditional Access Administrator"),
	diagnosis.WhoAuthenticationAdmin:    book.Phrase("Authentication Administrator"),
	diagnosis.WhoUserAdmin:              book.Phrase("User Administrator"),
	diagnosis.WhoSecurityOperator:       book.Phrase("Security Operator"),
	diagnosis.WhoDeviceAdmin:            book.Phrase("Device administrator"),
	diagnosis.WhoHybridIdentityAdmin:    book.Phrase("Hybrid Identity Administrator"),
	diagnosis.WhoApplicationAdmin:       book.Phrase("Application Administrator"),
	diagnosis.WhoExternalIdentityAdmin:  book.Phrase("External Identities administrator"),
	diagnosis.WhoExchangeAdmin:          book.Phrase("Exchange Administrator"),
	diagnosis.WhoNetworkAdmin:           book.Phrase("Network administrator"),
	diagnosis.WhoApplicationOwner:       book.Phrase("Owner of the app"),
	diagnosis.WhoApplicationDeveloper:   book.Phrase("Developer of the app"),
	diagnosis.WhoHomeTenant:             book.Phrase("The user's own organisation"),
	diagnosis.WhoMicrosoft:              book.Phrase("Microsoft"),
	diagnosis.WhoNobody:                 book.Phrase("Nobody"),
}

// RoleName is how people call the role that takes a step.
func RoleName(l wording.Language, who diagnosis.Who) string { return wordOf(l, rolePhrases, who) }

// duty is what one role does.
type duty struct {
	who   diagnosis.Who
	steps []diagnosis.Step
}

// duties groups steps by the role that takes them, in the order of their first
// steps.
func duties(steps []diagnosis.Step) []duty {
	var out []duty
	for _, s := range steps {
		at := slices.IndexFunc(out, func(d duty) bool { return d.who == s.Who })
		if at < 0 {
			at, out = len(out), append(out, duty{who: s.Who})
		}
		out[at].steps = append(out[at].steps, s)
	}
	return out
}
