package diagnosis

import (
	"slices"
	"strings"

	"signin-diagnosis/handler/answer"
	"signin-diagnosis/handler/diagnosis/rule"
	"signin-diagnosis/handler/signin"
)

// Organisations keep an account or two for the day on which everybody is locked
// out, and leave them out of their policies by name
// (https://learn.microsoft.com/entra/identity/role-based-access-control/security-emergency-access).
// An answer must never lead somebody to change such an account.

// likelyEmergency reports that most policies which are on leave the account out
// by name: two at least, and more than half.
func likelyEmergency(evidence *signin.Evidence) bool {
	if evidence.Account == nil {
		return false
	}
	on, without := 0, 0
	for _, p := range evidence.Policies {
		//guard:enabled-policies
		if p.State != policyEnabled {
			continue
		}
		on++
		if slices.ContainsFunc(p.Conditions.Users.Exclude, func(id string) bool { return strings.EqualFold(id, evidence.Account.ID) }) {
			without++
		}
	}
	//guard:several-exclusions = without >= 1
	return without >= 2 && without*2 > on
}

const policyEnabled = "enabled"

// changesAccount reports that a step of the rule would change the account.
func changesAccount(r *rule.Rule) bool {
	return slices.ContainsFunc(r.EveryStep(), func(s *rule.Step) bool { return s.Changes })
}

// emergencyUnknown: a step would change the account, and the definitions, which
// were asked for, could not be read.
func (d *draft) emergencyUnknown(evidence *signin.Evidence) bool {
	//guard:unread-policies-told false
	return policiesAsked(evidence) && evidence.Policies == nil && d.state() == answer.StateActive && changesAccount(d.rule)
}
