package telling

import (
	"signin-diagnosis/handler/answer"
	"signin-diagnosis/handler/diagnosis"
	"signin-diagnosis/handler/diagnosis/rule"
	"signin-diagnosis/handler/wording"
)

// What shows a policy that the row itself does not name.
var shownPhrases = map[rule.Showing]wording.Phrase{
	rule.BySuccessAt:    book.Phrase("The row does not say which policy asked. The log shows {policyNames} at a success of the same client on the same resource, on {time}."),
	rule.ByDefinitions:  book.Phrase("The row does not say which policy asked. Going by the definitions as they stand now, {policyNames} limits the age of a sign-in to this resource for this user."),
	rule.ByOnlyPossible: book.Phrase("The row does not say which policy asked. Going by the definitions as they stand now, only {policyNames} can have; whether the user is one of those that it names was not looked at."),
}

// shownBy says how the policies of the cause are known, where not by its row.
func shownBy(c *diagnosis.Cause, policies []answer.CausePolicy, o Options) string {
	phrase, inferred := shownPhrases[c.PoliciesFrom]
	if !inferred || len(policies) == 0 {
		return ""
	}
	names := make([]string, 0, len(policies))
	for _, p := range policies {
		names = append(names, p.DisplayName)
	}
	return phrase.Fill(o.Language, values{"policyNames": quotedList(names, o), "time": o.when(c.PoliciesAt)})
}

// Whose risk made policies ask, beside a cause that is not about risk.
var riskPhrases = map[rule.Risk]wording.Phrase{
	rule.SignInRisk:                 book.Phrase("Entra ID sees a risk in this sign-in; {policyNames} asked because of that."),
	rule.UserRisk:                   book.Phrase("Entra ID sees the account at risk; {policyNames} asked because of that."),
	rule.UserRisk | rule.SignInRisk: book.Phrase("Entra ID sees the account or this sign-in at risk; {policyNames} asked because of that."),
}

func riskBeside(c *diagnosis.Cause, o Options) string {
	phrase, asked := riskPhrases[c.Facts.RiskOf]
	names := quotedList(c.Facts.AtRisk, o)
	if !asked || names == "" || c.Category == answer.CategoryRisk {
		return ""
	}
	return phrase.Fill(o.Language, values{"policyNames": names})
}
