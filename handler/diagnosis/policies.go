package diagnosis

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"signin-diagnosis/handler/answer"
	"signin-diagnosis/handler/signin"
	"signin-diagnosis/handler/wording"
)

// failing are the policies of the row whose own result is failure: the only
// ones that stopped it. Report-only never blocks.
func failing(e *event) []signin.AppliedPolicy {
	return choose(e, func(p *signin.AppliedPolicy) bool {
		return /*guard:report-only-blocks-nobody = _ || p.Result == "reportOnlyFailure"*/ p.Result == signin.ResultFailure
	})
}

// stopping are the policies that stopped the row: of a block those that block,
// because what failed beside them for want of MFA or a device did not.
func stopping(e *event) []signin.AppliedPolicy {
	//guard:blocking-policies
	if slices.Contains(blockNumbers, e.Status.ErrorCode) {
		return failingWith("Block")(e)
	}
	return failing(e)
}

// failingWith narrows failing to the policies that demand one of the controls:
// what another policy demands is not what this code speaks of. Where none
// spells its controls so, all failing ones are named.
func failingWith(controls ...string) func(*event) []signin.AppliedPolicy {
	return func(e *event) []signin.AppliedPolicy {
		if chosen := choose(e, func(p *signin.AppliedPolicy) bool {
			return p.Result == signin.ResultFailure && hasControl(p.GrantControls, controls...)
		}); len(chosen) > 0 {
			return chosen
		}
		return failing(e)
	}
}

// limitingSession are the policies that limit the age of the session: failed
// ones, else those that were met at sign-in and act on the session later.
func limitingSession(e *event) []signin.AppliedPolicy {
	limits := func(p *signin.AppliedPolicy) bool { return hasControl(p.SessionControls, "SignInFrequency") }
	if failed := choose(e, func(p *signin.AppliedPolicy) bool {
		return p.Result == signin.ResultFailure && limits(p)
	}); len(failed) > 0 {
		return failed
	}
	if met := choose(e, func(p *signin.AppliedPolicy) bool { return p.Result == signin.ResultSuccess && limits(p) }); len(met) > 0 {
		return met
	}
	return failing(e)
}

func choose(e *event, wanted func(*signin.AppliedPolicy) bool) []signin.AppliedPolicy {
	var chosen []signin.AppliedPolicy
	for i := range e.AppliedPolicies {
		if e.AppliedPolicies[i].ID != "" && wanted(&e.AppliedPolicies[i]) {
			chosen = append(chosen, e.AppliedPolicies[i])
		}
	}
	return chosen
}

func hasControl(controls []string, wanted ...string) bool {
	return slices.ContainsFunc(controls, func(c string) bool {
		return slices.ContainsFunc(wanted, func(w string) bool { return strings.EqualFold(c, w) })
	})
}

// policyFailed makes a cause sure: the code and a policy's result agree.
func policyFailed(s *subject) bool { return len(failing(s.event)) > 0 }

// causePolicies lists the policies that the rows of a cause name, by name.
func causePolicies(chosen []signin.AppliedPolicy, definitions map[string]signin.Policy) []answer.CausePolicy {
	policies, listed := []answer.CausePolicy{}, map[string]bool{}
	for _, p := range chosen {
		if listed[p.ID] {
			continue
		}
		listed[p.ID] = true
		policies = append(policies, answer.CausePolicy{
			ID:              p.ID,
			DisplayName:     p.DisplayName,
			CurrentName:     renamed(p.ID, p.DisplayName, definitions),
			Result:          p.Result,
			GrantControls:   orEmpty(p.GrantControls),
			SessionControls: orEmpty(p.SessionControls),
		})
	}
	slices.SortFunc(policies, func(a, b answer.CausePolicy) int {
		return cmp.Or(strings.Compare(a.DisplayName, b.DisplayName), strings.Compare(a.ID, b.ID))
	})
	return policies
}

// renamed is the policy's name of today when the log knows it under another.
func renamed(id, name string, definitions map[string]signin.Policy) answer.OrNull {
	if now := definitions[strings.ToLower(id)].DisplayName; now != name {
		return answer.OrNull(now)
	}
	return ""
}

func orEmpty(items []string) []string {
	if items == nil {
		return []string{}
	}
	return items
}

var (
	everyTimePhrase = book.Phrase("every time")
	everyHour       = book.Phrase("every hour")
	everyDay        = book.Phrase("every day")
	everyHours      = book.Phrase("every {number} hours")
	everyDays       = book.Phrase("every {number} days")
	afterSetTime    = book.Phrase("after a set time")
)

// signInFrequencyPhrase says how often the policies demand a new sign-in.
func signInFrequencyPhrase(policies []answer.CausePolicy, definitions map[string]signin.Policy, o Options) string {
	for _, p := range policies {
		if phrase, ok := frequencyPhrase(definitions[strings.ToLower(p.ID)].SessionControls.SignInFrequency); ok {
			number := definitions[strings.ToLower(p.ID)].SessionControls.SignInFrequency.Value
			return phrase.FillIn(o.Language, values{"number": strconv.Itoa(number)})
		}
	}
	return afterSetTime.In(o.Language)
}

func frequencyPhrase(f signin.Frequency) (wording.Phrase, bool) {
	switch {
	case !f.Enabled:
		return wording.Phrase{}, false
	case strings.EqualFold(f.Interval, "everyTime"):
		return everyTimePhrase, true
	case f.Type == "hours" && f.Value == 1:
		return everyHour, true
	case f.Type == "days" && f.Value == 1:
		return everyDay, true
	case f.Type == "hours" && f.Value > 1:
		return everyHours, true
	case f.Type == "days" && f.Value > 1:
		return everyDays, true
	}
	return wording.Phrase{}, false
}
