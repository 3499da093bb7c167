package rule

import (
	"slices"

	"signin-diagnosis/handler/aadsts"
	"signin-diagnosis/handler/answer"
	"signin-diagnosis/handler/diagnosis/timeline"
	"signin-diagnosis/handler/signin"
)

// AnyTrue holds where one of the conditions does.
func AnyTrue(conditions ...func(*Subject) bool) func(*Subject) bool {
	return func(s *Subject) bool {
		return slices.ContainsFunc(conditions, func(holds func(*Subject) bool) bool { return holds(s) })
	}
}

// Code is the permanent code of a rule: callers may store it.
type Code string

// Rule says what one kind of row means, in data beside small functions.
type Rule struct {
	Code     Code
	Category answer.Category
	Kind     Kind
	Claim    Claim
	Numbers  []int // the AADSTS codes that it claims
	// Demands are those for which it claims the rows that bear the code of a block and
	// whose policies do not block but demand.
	Demands []Demand
	Says    []aadsts.Kind       // the kinds of pasted text that it claims, which name no code
	When    func(*Subject) bool // a further condition; nil is none
	// Reads is a further condition on a pasted text that speaks of the row; nil is none.
	Reads func(*aadsts.ErrorText) bool
	// Sure is the fact that makes the confidence high: a policy result or an
	// account fact that agrees with the code. nil is never.
	Sure func(*Subject) bool
	// Policies chooses the policies that the cause names; nil is none.
	Policies func(*timeline.Event) []signin.AppliedPolicy
	// Infer finds the policies where the rows name none; nil finds none.
	Infer func(*Subject) Inferred
	// Ends is the rule's own resolution, where its category's does not fit; nil is the category's.
	Ends         *Resolution
	RefreshHelps bool
	// Family: clients of one name, and what stands behind it in brackets, have one cure.
	Family bool
	Words  Words
	Steps  []Step
	Docs   []string
	// Verified is the day on which somebody last read the rule's documentation pages,
	// written 2026-11-28. Only a rule that is written or changed from now on has one.
	Verified string
}

// Words are the texts of a rule: templates, whose braces are filled from the
// evidence. The engine never reads them. Headline completes "… cannot sign in to …: ".
type Words struct {
	Title, Headline, Explanation, Admin string
	// Beside is said by a summary that speaks of another cause; BesideHealthy by
	// one that finds nothing wrong.
	Beside, BesideHealthy string
}

// Step is one step of what to do and who takes it. A link or command whose
// braces cannot be filled is left out.
type Step struct {
	Who                 answer.Who
	Text, Link, Command string
	Policy              bool // it opens the policy that the cause names
	Changes             bool // it changes the account, its password or its methods
	// Presumes is what has to be so for the step to be possible. Where the evidence
	// contradicts it, Otherwise is said instead; nil drops the step.
	Presumes  Presumption
	Otherwise *Step
}

// Confidence of what the rule says about the row.
func (r *Rule) Confidence(s *Subject) answer.Confidence {
	switch {
	case r.Sure != nil && r.Sure(s):
		return answer.ConfidenceHigh
	case r.Claim == ByCode || r.Claim == BySuccess:
		return answer.ConfidenceMedium
	default:
		return answer.ConfidenceLow
	}
}

// Fits reports that the rule's conditions hold.
func (r *Rule) Fits(s *Subject) bool {
	return (r.When == nil || r.When(s)) && r.FitsText(s.Text)
}

// FitsText reports that the rule's condition on the text holds.
func (r *Rule) FitsText(text *aadsts.ErrorText) bool {
	return r.Reads == nil || text != nil && r.Reads(text)
}
