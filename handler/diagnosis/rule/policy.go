package rule

import (
	"slices"
	"strings"

	"signin-diagnosis/handler/diagnosis/timeline"
	"signin-diagnosis/handler/signin"
)

// BlockedBy reports that a failing policy says that this condition is why it applied.
func BlockedBy(condition string) func(*Subject) bool {
	return func(s *Subject) bool {
		return slices.ContainsFunc(Stopping(s.Event), func(p signin.AppliedPolicy) bool {
			return Meets(p.ConditionsSatisfied, condition)
		})
	}
}

// Meets looks a condition up in Graph's comma-joined flags.
func Meets(flags, condition string) bool {
	for flag := range strings.SplitSeq(flags, ",") {
		if strings.EqualFold(strings.TrimSpace(flag), condition) {
			return true
		}
	}
	return false
}

// RuledBy reports that a failing policy matched by this entry of its conditions
// (https://learn.microsoft.com/graph/api/resources/conditionalaccessrulesatisfied).
func RuledBy(entries ...string) func(*Subject) bool {
	return func(s *Subject) bool {
		return slices.ContainsFunc(Stopping(s.Event), func(p signin.AppliedPolicy) bool {
			return slices.ContainsFunc(p.IncludeRules, func(r signin.Rule) bool {
				return slices.ContainsFunc(entries, func(e string) bool { return Meets(r.Satisfied, e) })
			})
		})
	}
}

// Defines reports that the definition of a failing policy, as it stands now, says so.
func Defines(says func(*signin.Policy) bool) func(*Subject) bool {
	return func(s *Subject) bool {
		return slices.ContainsFunc(Stopping(s.Event), func(p signin.AppliedPolicy) bool {
			definition, known := s.Evidence.Policies[strings.ToLower(p.ID)]
			return known && says(&definition)
		})
	}
}

// FiltersDevices reports that the policy applied by its filter for devices.
func FiltersDevices(p *signin.AppliedPolicy) bool {
	return Meets(p.ConditionsSatisfied, "deviceState") ||
		slices.ContainsFunc(p.IncludeRules, func(r signin.Rule) bool {
			return Meets(r.Satisfied, "deviceFilter") || Meets(r.Satisfied, "deviceFilterIncludeRuleNotMatched")
		})
}

// Stopping are the policies that stopped the row: of a block those that block,
// because what failed beside them for want of MFA or a device did not.
func Stopping(e *timeline.Event) []signin.AppliedPolicy {
	//guard:blocking-policies
	if slices.Contains(timeline.BlockCodes, e.Status.ErrorCode) {
		return FailingWith("Block")(e)
	}
	return timeline.Failing(e)
}

// FailingWith narrows failing to the policies that demand one of the controls:
// what another policy demands is not what this code speaks of. Where none
// spells its controls so, all failing ones are named.
func FailingWith(controls ...string) func(*timeline.Event) []signin.AppliedPolicy {
	return func(e *timeline.Event) []signin.AppliedPolicy {
		if chosen := timeline.Choose(e, func(p *signin.AppliedPolicy) bool {
			return p.Result == signin.ResultFailure && HasControl(p.GrantControls, controls...)
		}); len(chosen) > 0 {
			return chosen
		}
		return timeline.Failing(e)
	}
}

// HasControl reports that one of the wanted controls is among them, without regard to case.
func HasControl(controls []string, wanted ...string) bool {
	return slices.ContainsFunc(controls, func(c string) bool {
		return slices.ContainsFunc(wanted, func(w string) bool { return strings.EqualFold(c, w) })
	})
}

// PolicyFailed makes a cause sure: the code and a policy's result agree.
func PolicyFailed(s *Subject) bool { return len(timeline.Failing(s.Event)) > 0 }
