package timeline

import (
	"signin-diagnosis/handler/signin"
)

// BlockCodes are the AADSTS codes of a sign-in that Conditional Access blocks.
var BlockCodes = []int{53003, 530031}

// Failing are the policies of the row whose own result is failure: the only
// ones that stopped it. Report-only never blocks.
func Failing(e *Event) []signin.AppliedPolicy {
	return Choose(e, func(p *signin.AppliedPolicy) bool {
		return /*guard:report-only-blocks-nobody = _ || p.Result == "reportOnlyFailure"*/ p.Result == signin.ResultFailure
	})
}

// Choose picks policies of the row; those without an id cannot be looked up and are left out.
func Choose(e *Event, wanted func(*signin.AppliedPolicy) bool) []signin.AppliedPolicy {
	var chosen []signin.AppliedPolicy
	for i := range e.AppliedPolicies {
		if e.AppliedPolicies[i].ID != "" && wanted(&e.AppliedPolicies[i]) {
			chosen = append(chosen, e.AppliedPolicies[i])
		}
	}
	return chosen
}
