package render

import "signin-diagnosis/handler/wording"

// pagePhrases are the texts of the pages, by the names that the templates know.
var pagePhrases = map[string]wording.Phrase{
	"product":          book.Phrase("Sign-in Diagnosis for Microsoft Entra"),
	"skip":             book.Phrase("Skip to the answer"),
	"practice":         practicePhrase,
	"causes":           book.Phrase("Why"),
	"forAdministrator": forAdministrator,
	"refresh":          doesRefreshHelp,
	"evidence":         evidenceTitle,
	"documentation":    documentation,
	"trials":           reportOnlyTitle,
	"gaps":             notSeen,
	"ticket":           book.Phrase("For a ticket"),
	"showTicket":       book.Phrase("Show the text"),
	"ticketText":       book.Phrase("The diagnosis as text"),
	"copy":             book.Phrase("Copy for a ticket"),
	"copied":           book.Phrase("Copied."),
	"notCopied":        book.Phrase("The browser did not copy. Select the text and copy it."),
	"more":             book.Phrase("More"),
	"askAgain":         book.Phrase("Ask about another account"),

	"timeline":    book.Phrase("Attempts over time"),
	"drawing":     book.Phrase("Drawing of the attempts"),
	"succeeded":   outcomePhrases["succeeded"],
	"failed":      outcomePhrases["failed"],
	"interrupted": outcomePhrases["interrupted"],
	"quiet":       book.Phrase("Succeeded in the background"),
	"asTable":     book.Phrase("The attempts as a table"),
	"time":        book.Phrase("Time"),
	"app":         labelApp,
	"resource":    labelResource,
	"outcome":     book.Phrase("Outcome"),
	"code":        labelCode,
	"correlation": labelCorrelation,

	"matrix":      book.Phrase("Conditional Access policies by app"),
	"policyTable": book.Phrase("Table of the policies"),
	"matrixText":  book.Phrase("The worst result of each policy for each app. A report-only policy is not enforced."),
	"policy":      labelPolicy,

	"question":    book.Phrase("Why can this account not sign in?"),
	"intro":       book.Phrase("Name an account. Its sign-in log is read, and the answer says why it cannot sign in and who has to do what about it. Nothing is changed."),
	"ask":         book.Phrase("Diagnose"),
	"moreStories": book.Phrase("More stories"),
	"orAsk":       book.Phrase("Or ask about an account"),
	"askTitle":    book.Phrase("Ask about an account"),
	"stories":     book.Phrase("Choose a story of the practice tenant"),
	"problemCode": book.Phrase("Problem"),
	"invocation":  book.Phrase("Invocation id"),
}
