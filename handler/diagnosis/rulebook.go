package diagnosis

import (
	"slices"

	"signin-diagnosis/handler/aadsts"
	"signin-diagnosis/handler/answer"
)

// RuleDoc is what the documentation says of one rule. It is made from the rule
// itself, so that a page of all rules cannot drift from them.
type RuleDoc struct {
	Code         string // permanent; callers may store it
	Category     answer.Category
	Area         answer.Area
	Numbers      []int  // the AADSTS codes that it may claim; empty where the class or the text decides
	Title        string // what the answer calls it
	Meaning      string // what it means, with general words in the place of the evidence
	Admin        string // what the administrator is told beside that, or empty
	RefreshHelps bool
	Sure         bool // a policy's result or a fact of the account can make its confidence high
	Aside        bool // worth knowing, and the reason of nothing: its state is informational
	Steps        []RuleStep
	Ends         string // what shows that it is over
	Docs         []string
}

// RuleStep is one step of a cure and who takes it.
type RuleStep struct {
	Who  answer.Who
	Text string
}

// loneRules are those that no AADSTS code calls for.
var loneRules = []*rule{&unknownCode, &notInLog, &claimsChallenge, &retiredService, &successAfterGuesses}

// Warns reports a cause by which the user may well sign in, though somebody has to
// act: somebody else knows the password. Code is a cause's; an unknown one warns
// of nothing.
func Warns(code string) bool {
	warns := func(r *rule) bool { return r.warns && r.code == code }
	return slices.ContainsFunc(loneRules, warns) || slices.ContainsFunc(rules(), func(r rule) bool { return warns(&r) })
}

// Rulebook lists every rule, in the order in which causes stand in an answer.
func Rulebook() []RuleDoc {
	var docs []RuleDoc
	for i := range rules() {
		docs = append(docs, rules()[i].doc())
	}
	for _, entry := range precedence {
		for _, category := range entry.categories {
			if r, ok := classRules()[category]; ok {
				docs = append(docs, r.doc())
			}
		}
	}
	for _, r := range loneRules {
		docs = append(docs, r.doc())
	}
	slices.SortStableFunc(docs, func(a, b RuleDoc) int { return rankOf(a.Category) - rankOf(b.Category) })
	return docs
}

func (r *rule) doc() RuleDoc {
	v, o := generalValues(aadsts.ErrorText{}, Options{}), Options{}
	v["time"], v["meaning"], v["code"] = "the day of the sign-in", "(the meaning of the code).", "…"
	doc := RuleDoc{
		Code: r.code, Category: r.category, Area: areas[r.category], Numbers: r.numbers,
		Title: o.say(r.words.title, v), Meaning: o.say(r.words.explanation, v), Admin: o.say(r.words.admin, v),
		RefreshHelps: r.refreshHelps, Sure: r.sure != nil, Aside: r.aside, Ends: cureOf(r).why, Docs: r.docs,
	}
	for _, s := range r.steps {
		doc.Steps = append(doc.Steps, RuleStep{Who: s.who, Text: o.say(s.text, v)})
	}
	return doc
}

// Precedence is one step of the order of causes, and its reason.
type Precedence struct {
	Categories []answer.Category
	Why        string
}

// Exception is a case in which causes, by category or code, rank with another
// category. When is empty where that is always so.
type Exception struct {
	Causes []string
	When   string
	With   answer.Category
	Why    string
}

// Order lists what goes before what among causes that stand.
func Order() []Precedence {
	order := make([]Precedence, 0, len(precedence))
	for _, entry := range precedence {
		order = append(order, Precedence{Categories: entry.categories, Why: entry.why})
	}
	return order
}

// Exceptions lists the cases in which a cause ranks with another category.
func Exceptions() []Exception {
	exceptions := make([]Exception, 0, len(adjustments))
	for _, a := range adjustments {
		exceptions = append(exceptions, Exception{Causes: a.causes, When: a.where, With: a.with, Why: a.why})
	}
	return exceptions
}
