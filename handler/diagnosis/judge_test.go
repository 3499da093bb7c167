package diagnosis_test

import (
	"signin-diagnosis/handler/answer"
	"signin-diagnosis/handler/diagnosis"
	"signin-diagnosis/handler/diagnosis/rules"
	"signin-diagnosis/handler/signin"
	"signin-diagnosis/handler/telling"
	"signin-diagnosis/handler/wording"
)

// book and teller are what the program judges by and words its answers with.
var (
	book   = diagnosis.New(rules.Book())
	teller = telling.New(book)
)

// options say how a case is judged and told.
type options struct {
	Attempts, Redact bool
	Language         wording.Language
}

// judge judges by the program's rules and tells what came of it.
func judge(evidence signin.Evidence, c diagnosis.Complaint, o options) (answer.Diagnosis, diagnosis.Needs) {
	return judgeBy(book, evidence, c, o)
}

func judgeBy(book *diagnosis.Rulebook, evidence signin.Evidence, c diagnosis.Complaint, o options) (answer.Diagnosis, diagnosis.Needs) {
	judgement, needs := book.Judge(evidence, c, diagnosis.Options{Attempts: o.Attempts})
	return telling.New(book).Tell(&judgement, telling.Options{Redact: o.Redact, Language: o.Language}), needs
}
