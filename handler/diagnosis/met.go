package diagnosis

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"signin-diagnosis/handler/answer"
	"signin-diagnosis/handler/signin"
)

// weightOfResult orders results from worst to best for an app. Report-only
// results never stop anybody, so they stand behind a success.
var weightOfResult = map[string]int{
	signin.ResultFailure: 9, "unknown": 8, signin.ResultSuccess: 7,
	resultReportOnlyFailure: 6, "reportOnlyInterrupted": 5, "reportOnlySuccess": 4,
	"unknownFutureValue": 3, "notApplied": 2, "reportOnlyNotApplied": 1, "notEnabled": 0,
}

// metPolicies sums up every policy that the rows name.
func metPolicies(evidence *signin.Evidence, events []*event) answer.ConditionalAccess {
	met := map[string]*answer.MetPolicy{}
	worst := map[string]map[string]string{}
	for _, e := range events {
		app := cmp.Or(clean(e.app()), "unknown")
		for i := range e.AppliedPolicies {
			p := &e.AppliedPolicies[i]
			if p.ID == "" || p.Result == "" {
				continue // nobody could look it up
			}
			m := met[p.ID]
			if m == nil {
				m = &answer.MetPolicy{ID: p.ID, Results: map[string]int{}}
				met[p.ID], worst[p.ID] = m, map[string]string{}
			}
			m.DisplayName = p.DisplayName // events are sorted: the newest name stays
			m.Results[p.Result]++
			if weightOfResult[p.Result] >= weightOfResult[worst[p.ID][app]] {
				worst[p.ID][app] = p.Result
			}
		}
	}
	return answer.ConditionalAccess{Readable: policiesVisible(evidence), Policies: finishPolicies(met, worst, evidence.Policies)}
}

func finishPolicies(met map[string]*answer.MetPolicy, worst map[string]map[string]string, definitions map[string]signin.Policy) []answer.MetPolicy {
	policies := make([]answer.MetPolicy, 0, len(met))
	for id, m := range met {
		m.CurrentName = renamed(id, m.DisplayName, definitions)
		m.State = answer.OrNull(definitions[strings.ToLower(id)].State)
		m.ReportOnlyImpact = reportOnlyImpact(m.Results)
		m.Apps = []answer.PolicyApp{}
		for _, app := range slices.Sorted(maps.Keys(worst[id])) {
			m.Apps = append(m.Apps, answer.PolicyApp{App: app, Worst: worst[id][app]})
		}
		policies = append(policies, *m)
	}
	slices.SortFunc(policies, func(a, b answer.MetPolicy) int {
		return cmp.Or(
			cmp.Compare(b.Results[signin.ResultFailure], a.Results[signin.ResultFailure]),
			strings.Compare(a.DisplayName, b.DisplayName), strings.Compare(a.ID, b.ID))
	})
	return policies
}

// reportOnlyImpact says what the policy would have done if it were on.
func reportOnlyImpact(results map[string]int) answer.OrNull {
	switch {
	case results[resultReportOnlyFailure] > 0:
		return "wouldFail"
	case results["reportOnlyInterrupted"] > 0:
		return "wouldInterrupt"
	case results["reportOnlySuccess"] > 0:
		return "wouldPass"
	}
	return ""
}

func policiesVisible(evidence *signin.Evidence) bool {
	return !slices.ContainsFunc(evidence.Gaps, func(g signin.Gap) bool { return g.Code == signin.GapPoliciesNotVisible })
}
