package telling

import (
	"signin-diagnosis/handler/aadsts"
	"signin-diagnosis/handler/answer"
	"signin-diagnosis/handler/diagnosis/rule"
)

// RuleDoc is what the documentation says of one rule. It is made from the rule
// itself, so that a page of all rules cannot drift from them.
type RuleDoc struct {
	Code         string // permanent; callers may store it
	Category     answer.Category
	Area         answer.Area
	Numbers      []int         // the AADSTS codes that it may claim; empty where the class or the text decides
	Demands      []rule.Demand // what it claims the codes of a block for, where the policy demands and does not block
	Title        string        // what the answer calls it
	Meaning      string        // what it means, with general words in the place of the evidence
	Admin        string        // what the administrator is told beside that, or empty
	RefreshHelps bool
	Sure         bool // a policy's result or a fact of the account can make its confidence high
	Aside        bool // worth knowing, and the reason of nothing: its state is informational
	Steps        []RuleStep
	Ends         string // what shows that it is over
	Docs         []string
}

// RuleStep is one step of a rule and who takes it.
type RuleStep struct {
	Who      answer.Who
	Text     string
	Presumes string // what has to be so for it to be possible, or empty
	Instead  bool   // it is said where the evidence contradicts what the step before it presumes
}

// Rules documents every rule, in the order in which causes stand in an answer.
func (t *Teller) Rules() []RuleDoc {
	all := t.book.InOrder()
	docs := make([]RuleDoc, 0, len(all))
	for _, r := range all {
		docs = append(docs, ruleDoc(r))
	}
	return docs
}

func ruleDoc(r *rule.Rule) RuleDoc {
	v, o := generalValues(aadsts.ErrorText{}, Options{}), Options{}
	v["time"], v["meaning"], v["code"] = "the day of the sign-in", "(the meaning of the code).", "…"
	doc := RuleDoc{
		Code: string(r.Code), Category: r.Category, Area: r.Category.Area(), Numbers: r.Numbers, Demands: r.Demands,
		Title: o.say(r.Words.Title, v), Meaning: o.say(r.Words.Explanation, v), Admin: o.say(r.Words.Admin, v),
		RefreshHelps: r.RefreshHelps, Sure: r.Sure != nil, Aside: r.Kind == rule.Notice, Ends: r.Ends.Why, Docs: r.Docs,
	}
	for i := range r.Steps {
		for s := &r.Steps[i]; s != nil; s = s.Otherwise {
			doc.Steps = append(doc.Steps, RuleStep{Who: s.Who, Text: o.say(s.Text, v), Presumes: s.Presumes.Words(), Instead: s != &r.Steps[i]})
		}
	}
	return doc
}
