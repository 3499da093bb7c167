package practice

import (
	"cmp"
	"sync"
	"time"
)

// appliedPolicies is the property of a row that lists the policies.
const appliedPolicies = "appliedConditionalAccessPolicies"

// shownMeetings are one row's. Most rows meet most policies in the same way, so
// that the rows share what says so: each of them lists every policy.
func shownMeetings(met []meeting, ago time.Duration) sharedList {
	list := make(sharedList, 0, len(met))
	for _, m := range met {
		list = append(list, m.shared(m.policy.nameAt(ago)))
	}
	return list
}

// shownBefore holds what shared has made: by meeting and name.
var shownBefore sync.Map

type shownKey struct {
	meeting
	name string
}

func (m meeting) shared(name string) any {
	key := shownKey{m, name}
	if before, ok := shownBefore.Load(key); ok {
		return before
	}
	made, err := plainValue(m.shown(name))
	if err != nil {
		panic(err) // shown holds texts and lists of texts only
	}
	shared, _ := shownBefore.LoadOrStore(key, made)
	return shared
}

// shown is a meeting as the log shows it
// (https://learn.microsoft.com/graph/api/resources/appliedconditionalaccesspolicy?view=graph-rest-beta),
// under the name that the policy had at the time.
func (m meeting) shown(name string) Object {
	row := Object{
		"id": m.policy.id(), "displayName": name, "result": m.outcome(),
		"enforcedGrantControls": orEmpty(m.policy.logGrant), "enforcedSessionControls": orEmpty(m.policy.logSession),
		"conditionsSatisfied": cmp.Or(m.met, m.policy.decides), "conditionsNotSatisfied": cmp.Or(m.unmet, "none"),
		"includeRulesSatisfied": []Object{}, "excludeRulesSatisfied": []Object{}, "sessionControlsNotSatisfied": []string{},
		"authenticationStrength": nil,
	}
	if m.outcome() == "failure" {
		row["sessionControlsNotSatisfied"] = orEmpty(m.policy.logSession)
		row["includeRulesSatisfied"] = m.policy.rulesMatched()
		row["authenticationStrength"] = strengthFailed(m.policy.strength)
	}
	if m.named {
		row["excludeRulesSatisfied"] = []Object{rule("users", "userId")}
	}
	return row
}

// strengthFailed is an authentication strength that was not met.
func strengthFailed(s *strength) any {
	if s == nil {
		return nil
	}
	return Object{"authenticationStrengthId": s.id, "displayName": s.name, "authenticationStrengthResult": "singleRegistrationRequired"}
}
