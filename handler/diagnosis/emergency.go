package diagnosis

import (
	"cmp"
	"slices"
	"strings"

	"signin-diagnosis/handler/answer"
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

var (
	emergencySentence = book.Phrase("Most Conditional Access policies leave this account out by name, so it is likely an emergency access account.")

	emergencyCaution = book.Phrase("The policies could not be read, so it is not known whether this is an emergency access account. Make sure that it is none before anything of it is changed.")

	adviceEmergency = advice{
		who:  answer.WhoSecurityOperator,
		text: "Change nothing of this account before you have spoken with those who keep the emergency access accounts; their procedure says how it signs in. A passkey or a certificate is what Microsoft recommends for it.",
	}
)

// stepsFor are the steps of a rule, as far as they may be taken for the account.
// A policy that nobody could name has to be found before it can be opened.
func stepsFor(r *rule, evidence *signin.Evidence, named bool) []advice {
	steps := slices.Clone(r.steps)
	for i := range steps {
		if !named && steps[i].policy {
			steps[i] = adviceShowPolicies
		}
	}
	if !likelyEmergency(evidence) {
		return steps
	}
	kept := slices.DeleteFunc(steps, func(s advice) bool { return /*guard:emergency-unchanged false*/ s.changes })
	return append(kept, adviceEmergency)
}

func (d *draft) emergencyWord(o Options) string {
	if d.rule.aside || !likelyEmergency(d.lead().evidence) {
		return ""
	}
	return emergencySentence.In(o.Language)
}

// mayBeEmergency asks for the definitions before a step is advised that changes
// the account.
func mayBeEmergency(d *draft) bool {
	return slices.ContainsFunc(d.rule.steps, func(s advice) bool { return s.changes })
}

// emergencyCaution is said to the administrator where a step would change the
// account and the definitions, which were asked for, could not be read.
func (d *draft) emergencyCaution(o Options) string {
	asked := cmp.Or(d.lead().evidence.Sources.Policies.Status, signin.SourceNotAsked) != signin.SourceNotAsked
	//guard:unread-policies-told true
	if !asked || d.lead().evidence.Policies != nil || d.state() != answer.StateActive || !mayBeEmergency(d) {
		return ""
	}
	return emergencyCaution.In(o.Language)
}
