package signinlog

import (
	"cmp"
	"sync"
	"time"

	"signin-diagnosis/handler/practice/org"
	"signin-diagnosis/handler/practice/plain"
)

// AppliedPolicies is the property of a row that lists the policies.
const AppliedPolicies = "appliedConditionalAccessPolicies"

// shownMeetings are one row's. Most rows meet most policies in the same way, so
// that the rows share what says so: each of them lists every policy.
func shownMeetings(met []Meeting, ago time.Duration) plain.Shared {
	list := make(plain.Shared, 0, len(met))
	for _, m := range met {
		list = append(list, m.shared(m.Policy.NameAt(ago)))
	}
	return list
}

// shownBefore holds what shared has made: by meeting and name.
var shownBefore sync.Map

type shownKey struct {
	Meeting
	name string
}

func (m Meeting) shared(name string) any {
	key := shownKey{m, name}
	if before, ok := shownBefore.Load(key); ok {
		return before
	}
	made, err := plain.Value(m.shown(name))
	if err != nil {
		panic(err) // shown holds texts and lists of texts only
	}
	shared, _ := shownBefore.LoadOrStore(key, made)
	return shared
}

// shown returns a meeting as the log shows it
// (https://learn.microsoft.com/graph/api/resources/appliedconditionalaccesspolicy?view=graph-rest-beta),
// under the name that the policy had at the time.
func (m Meeting) shown(name string) object {
	row := object{
		"id": m.Policy.ID(), "displayName": name, "result": m.outcome(),
		"enforcedGrantControls": plain.OrEmpty(m.Policy.LogGrant), "enforcedSessionControls": plain.OrEmpty(m.Policy.LogSession),
		"conditionsSatisfied": cmp.Or(m.Met, m.Policy.Decides), "conditionsNotSatisfied": cmp.Or(m.Unmet, "none"),
		"includeRulesSatisfied": []object{}, "excludeRulesSatisfied": []object{}, "sessionControlsNotSatisfied": []string{},
		"authenticationStrength": nil,
	}
	if m.outcome() == "failure" {
		row["sessionControlsNotSatisfied"] = plain.OrEmpty(m.Policy.LogSession)
		row["includeRulesSatisfied"] = m.Policy.RulesMatched()
		row["authenticationStrength"] = strengthFailed(m.Policy.Strength)
	}
	if m.Named {
		row["excludeRulesSatisfied"] = []object{org.Rule("users", "userId")}
	}
	return row
}

// strengthFailed returns an authentication strength that was not met.
func strengthFailed(s *org.Strength) any {
	if s == nil {
		return nil
	}
	return object{"authenticationStrengthId": s.ID, "displayName": s.Name, "authenticationStrengthResult": "singleRegistrationRequired"}
}
