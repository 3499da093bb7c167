package practice

import "slices"

// meeting is how one row met one policy.
type meeting struct {
	policy *policy
	result string // Graph's word; empty: failure
	met    string // conditionsSatisfied; empty: those of the policy
	unmet  string // conditionsNotSatisfied; empty: none
	named  bool   // the policy excludes the person by name
}

// The ways in which a policy comes to leave a row alone, or to be content.
func satisfied(p *policy) meeting { return meeting{policy: p, result: "success"} }
func outOfScope(p *policy, unmet string) meeting {
	return meeting{policy: p, result: "notApplied", met: "application", unmet: unmet}
}

// excluded is a person whom the definitions name under excludeUsers.
func excluded(from ...*policy) []meeting {
	var list []meeting
	for _, p := range from {
		m := outOfScope(p, "users")
		m.named = true
		list = append(list, m)
	}
	return list
}

// usual is how a row from a device meets a policy that the story does not
// speak of.
func usual(p *policy, on device) meeting {
	switch {
	case p.state == stateOff:
		return meeting{policy: p, result: "notEnabled", met: "none"}
	case p.state == stateReportOnly:
		return meeting{policy: p, result: "reportOnlyNotApplied", met: "application", unmet: p.unmet}
	case p.phones && on.phone():
		return satisfied(p)
	case p.unmet == "application":
		return meeting{policy: p, result: "notApplied", met: "none", unmet: p.unmet}
	case p.unmet != "":
		return outOfScope(p, p.unmet)
	}
	return satisfied(p)
}

// meetings are those of one row with every policy of the tenant. What the
// event says comes before what is always so for its person. A sign-in that
// stopped before Conditional Access met none.
func (e event) meetings(o outcome, always []meeting) []meeting {
	list := []meeting{}
	if !o.reached {
		return list
	}
	if e.decided != nil {
		e.meets = append([]meeting{{policy: e.decided, result: e.result}}, e.meets...)
	}
	for i := range policies {
		list = append(list, e.meeting(&policies[i], always))
	}
	return list
}

func (e event) meeting(p *policy, always []meeting) meeting {
	for _, told := range [][]meeting{e.meets, always} {
		if i := slices.IndexFunc(told, func(m meeting) bool { return m.policy == p }); i >= 0 {
			return told[i]
		}
	}
	return usual(p, e.on)
}

// caStatus is the sum of the policies' results.
func caStatus(meetings []meeting) string {
	status := "notApplied"
	for _, m := range meetings {
		switch m.outcome() {
		case "failure":
			return "failure"
		case "success":
			status = "success"
		}
	}
	return status
}

func (m meeting) outcome() string {
	if m.result == "" {
		return "failure"
	}
	return m.result
}

// demandsFactor: a policy that the row came under wants a second factor.
func demandsFactor(meetings []meeting) bool {
	return slices.ContainsFunc(meetings, func(m meeting) bool {
		inForce := m.outcome() == "success" || m.outcome() == "failure"
		return inForce && slices.Contains(m.policy.logGrant, "Mfa")
	})
}
