package diagnosis

import (
	"signin-diagnosis/handler/diagnosis/rule"
)

// StepsFor are the steps of a rule, as far as they may be taken for the account. A
// policy that nobody could name has to be found before it can be opened, an emergency
// access account is not changed, and what the evidence contradicts is not advised.
func (b *Rulebook) StepsFor(r *rule.Rule, in rule.Situation, policyNamed, emergency bool) []StepRef {
	steps := make([]StepRef, 0, len(r.Steps)+1)
	for i := range r.Steps {
		s, passed := r.Steps[i].In(in)
		switch {
		case s == nil:
		case !policyNamed && s.Policy:
			steps = append(steps, StepFindPolicy)
		//guard:emergency-unchanged
		case emergency && s.Changes:
		default:
			steps = append(steps, StepRef{i, passed})
		}
	}
	if emergency {
		steps = append(steps, StepKeepHands)
	}
	if len(steps) == 0 {
		steps = append(steps, StepNothingHere)
	}
	return steps
}

// Step is the step that a reference of the rule names.
func (b *Rulebook) Step(r *rule.Rule, ref StepRef) *rule.Step {
	switch ref {
	case StepFindPolicy:
		return &b.book.FindPolicy
	case StepKeepHands:
		return &b.book.KeepHands
	case StepNothingHere:
		return &b.book.NothingHere
	default:
		return r.Steps[ref.Place].Instead(ref.Passed)
	}
}
