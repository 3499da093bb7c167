package render

import (
	"slices"

	"signin-diagnosis/handler/answer"
	"signin-diagnosis/handler/wording"
)

// rolePhrases are the roles as people call them; Microsoft's own names where
// there is one.
var rolePhrases = map[answer.Who]wording.Phrase{
	answer.WhoUser:                   book.Phrase("User"),
	answer.WhoHelpdesk:               book.Phrase("Helpdesk"),
	answer.WhoConditionalAccessAdmin: book.Phrase("Conditional Access Administrator"),
	answer.WhoAuthenticationAdmin:    book.Phrase("Authentication Administrator"),
	answer.WhoUserAdmin:              book.Phrase("User Administrator"),
	answer.WhoSecurityOperator:       book.Phrase("Security Operator"),
	answer.WhoDeviceAdmin:            book.Phrase("Device administrator"),
	answer.WhoHybridIdentityAdmin:    book.Phrase("Hybrid Identity Administrator"),
	answer.WhoApplicationAdmin:       book.Phrase("Application Administrator"),
	answer.WhoExternalIdentityAdmin:  book.Phrase("External Identities administrator"),
	answer.WhoExchangeAdmin:          book.Phrase("Exchange Administrator"),
	answer.WhoNetworkAdmin:           book.Phrase("Network administrator"),
	answer.WhoApplicationOwner:       book.Phrase("Owner of the app"),
	answer.WhoApplicationDeveloper:   book.Phrase("Developer of the app"),
	answer.WhoHomeTenant:             book.Phrase("The user's own organisation"),
	answer.WhoMicrosoft:              book.Phrase("Microsoft"),
	answer.WhoNobody:                 book.Phrase("Nobody"),
}

// RoleName returns how people call the role that takes a step.
func RoleName(l wording.Language, who answer.Who) string { return wordOf(l, rolePhrases, who) }

// roleSteps is what one role does.
type roleSteps struct {
	who   answer.Who
	steps []answer.Step
}

// stepsByRole groups steps by the role that takes them, in the order of their first
// steps.
func stepsByRole(steps []answer.Step) []roleSteps {
	var out []roleSteps
	for _, s := range steps {
		at := slices.IndexFunc(out, func(d roleSteps) bool { return d.who == s.Who })
		if at < 0 {
			at, out = len(out), append(out, roleSteps{who: s.Who})
		}
		out[at].steps = append(out[at].steps, s)
	}
	return out
}
