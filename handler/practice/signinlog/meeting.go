package signinlog

import (
	"slices"

	"signin-diagnosis/handler/practice/org"
)

// Meeting is how one row met one policy.
type Meeting struct {
	Policy *org.Policy
	Result string // Graph's word; empty: failure
	Met    string // conditionsSatisfied; empty: those of the policy
	Unmet  string // conditionsNotSatisfied; empty: none
	Named  bool   // the policy excludes the person by name
}

// Satisfied returns a policy that is content with the row.
func Satisfied(p *org.Policy) Meeting { return Meeting{Policy: p, Result: "success"} }

// OutOfScope returns a policy that leaves the row alone, and the condition why.
func OutOfScope(p *org.Policy, unmet string) Meeting {
	return Meeting{Policy: p, Result: "notApplied", Met: "application", Unmet: unmet}
}

// Excluded returns a person whom the definitions name under excludeUsers.
func Excluded(from ...*org.Policy) []Meeting {
	var list []Meeting
	for _, p := range from {
		m := OutOfScope(p, "users")
		m.Named = true
		list = append(list, m)
	}
	return list
}

// usual returns how a row from a device meets a policy that the story does not
// speak of.
func usual(p *org.Policy, on org.Device) Meeting {
	switch {
	case p.State == org.StateOff:
		return Meeting{Policy: p, Result: "notEnabled", Met: "none"}
	case p.State == org.StateReportOnly:
		return Meeting{Policy: p, Result: "reportOnlyNotApplied", Met: "application", Unmet: p.Unmet}
	case p.Phones && on.Phone():
		return Satisfied(p)
	case p.Unmet == "application":
		return Meeting{Policy: p, Result: "notApplied", Met: "none", Unmet: p.Unmet}
	case p.Unmet != "":
		return OutOfScope(p, p.Unmet)
	}
	return Satisfied(p)
}

// meetings returns those of one row with every policy of the tenant. What the
// event says comes before what is always so for its person. A sign-in that
// stopped before Conditional Access met none.
func (e Event) meetings(o outcome, always []Meeting) []Meeting {
	list := []Meeting{}
	if !o.reached {
		return list
	}
	if e.Decided != nil {
		e.Meets = append([]Meeting{{Policy: e.Decided, Result: e.Result}}, e.Meets...)
	}
	for i := range org.Policies {
		list = append(list, e.meeting(&org.Policies[i], always))
	}
	return list
}

func (e Event) meeting(p *org.Policy, always []Meeting) Meeting {
	for _, told := range [][]Meeting{e.Meets, always} {
		if i := slices.IndexFunc(told, func(m Meeting) bool { return m.Policy == p }); i >= 0 {
			return told[i]
		}
	}
	return usual(p, e.On)
}

// caStatus returns the sum of the policies' results.
func caStatus(meetings []Meeting) string {
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

func (m Meeting) outcome() string {
	if m.Result == "" {
		return "failure"
	}
	return m.Result
}

// demandsFactor reports whether a policy that applied to the row demands a second
// factor.
func demandsFactor(meetings []Meeting) bool {
	return slices.ContainsFunc(meetings, func(m Meeting) bool {
		inForce := m.outcome() == "success" || m.outcome() == "failure"
		return inForce && slices.Contains(m.Policy.LogGrant, "Mfa")
	})
}
