package telling

import (
	"strings"

	"signin-diagnosis/handler/answer"
	"signin-diagnosis/handler/diagnosis"
	"signin-diagnosis/handler/foreign"
	"signin-diagnosis/handler/signin"
)

// conditionalAccess lists every policy that the account met in the window.
func conditionalAccess(j *diagnosis.Judgement) answer.ConditionalAccess {
	policies := make([]answer.MetPolicy, 0, len(j.Met))
	for i := range j.Met {
		policies = append(policies, metPolicy(&j.Met[i], j.Evidence.Policies))
	}
	return answer.ConditionalAccess{Readable: j.PoliciesReadable, Policies: policies}
}

func metPolicy(m *diagnosis.MetPolicy, definitions map[string]signin.Policy) answer.MetPolicy {
	out := answer.MetPolicy{
		ID: string(m.ID), DisplayName: string(m.Name), CurrentName: renamed(string(m.ID), string(m.Name), definitions),
		State:   answer.OrNull(definitions[strings.ToLower(string(m.ID))].State),
		Results: make(map[string]int, len(m.Results)), ReportOnlyImpact: reportOnlyImpact(m.Results),
		Apps: make([]answer.PolicyApp, 0, len(m.Apps)),
	}
	for result, rows := range m.Results {
		out.Results[string(result)] = rows
	}
	for _, app := range m.Apps {
		out.Apps = append(out.Apps, answer.PolicyApp{App: string(app.App), Worst: string(app.Worst)})
	}
	return out
}

// reportOnlyImpact says what the policy would have done if it were on.
func reportOnlyImpact(results map[foreign.Text]int) answer.OrNull {
	switch {
	case results["reportOnlyFailure"] > 0:
		return "wouldFail"
	case results["reportOnlyInterrupted"] > 0:
		return "wouldInterrupt"
	case results["reportOnlySuccess"] > 0:
		return "wouldPass"
	}
	return ""
}
