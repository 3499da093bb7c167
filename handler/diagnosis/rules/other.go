package rules

import (
	"signin-diagnosis/handler/answer"
	"signin-diagnosis/handler/diagnosis/rule"
	"signin-diagnosis/handler/diagnosis/timeline"
)

const unknownExplanation = "On {time} {app} was refused with code {code}, which this program does not know. Microsoft's page for the code may."

// unknownCode is for codes that are not in the table.
var unknownCode = rule.Rule{
	Code: "other.unknownCode", Category: answer.CategoryOther, Claim: rule.ByClass, Policies: timeline.Failing,
	Words: rule.Words{
		Title:       "An error code that is not known here",
		Headline:    "Entra ID refused it with a code that is not known here ({code})",
		Explanation: unknownExplanation,
		Admin:       "AADSTS{code} is not in the table of codes.",
	},
	Steps: []rule.Step{{Who: answer.WhoHelpdesk, Text: "Look the code up on Microsoft's page and open a ticket with the correlation id {correlation}.", Link: linkErrorPage}},
	Docs:  []string{docErrorCodes},
}
