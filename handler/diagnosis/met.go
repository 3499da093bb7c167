package diagnosis

import (
	"cmp"
	"maps"
	"slices"

	"signin-diagnosis/handler/diagnosis/timeline"
	"signin-diagnosis/handler/foreign"
	"signin-diagnosis/handler/signin"
)

// weightOfResult orders results from worst to best for an app. Report-only
// results never stop anybody, so they stand behind a success.
var weightOfResult = map[string]int{
	signin.ResultFailure: 9, "unknown": 8, signin.ResultSuccess: 7,
	resultReportOnlyFailure: 6, "reportOnlyInterrupted": 5, "reportOnlySuccess": 4,
	"unknownFutureValue": 3, "notApplied": 2, "reportOnlyNotApplied": 1, "notEnabled": 0,
}

// metPolicies sums up every policy that the rows name, what failed most first.
func metPolicies(events []*timeline.Event) []MetPolicy {
	met := map[string]*metPolicy{}
	shown := map[string]string{} // cleaned names, because apps come again and again
	for _, e := range events {
		app, known := shown[e.App()]
		if !known {
			app = cmp.Or(foreign.Clean(e.App()), "unknown")
			shown[e.App()] = app
		}
		for i := range e.AppliedPolicies {
			p := &e.AppliedPolicies[i]
			if p.ID == "" || p.Result == "" {
				continue // nobody could look it up
			}
			m := met[p.ID]
			if m == nil {
				m = &metPolicy{results: map[string]int{}, worst: map[string]string{}}
				met[p.ID] = m
			}
			m.add(app, p)
		}
	}
	policies := make([]MetPolicy, 0, len(met))
	for id, m := range met {
		policies = append(policies, m.written(id))
	}
	slices.SortFunc(policies, func(a, b MetPolicy) int {
		return cmp.Or(
			cmp.Compare(b.Results[signin.ResultFailure], a.Results[signin.ResultFailure]),
			cmp.Compare(a.Name, b.Name), cmp.Compare(a.ID, b.ID))
	})
	return policies
}

// metPolicy is a policy while its rows are counted.
type metPolicy struct {
	name    string
	results map[string]int
	worst   map[string]string // by app
}

func (m *metPolicy) add(app string, p *signin.AppliedPolicy) {
	m.name = p.DisplayName // events are sorted: the newest name stays
	m.results[p.Result]++
	if worst := m.worst[app]; worst != p.Result && weightOfResult[p.Result] >= weightOfResult[worst] {
		m.worst[app] = p.Result
	}
}

func (m *metPolicy) written(id string) MetPolicy {
	out := MetPolicy{ID: foreign.Text(id), Name: foreign.Text(m.name), Results: make(map[foreign.Text]int, len(m.results))}
	for result, rows := range m.results {
		out.Results[foreign.Text(result)] = rows
	}
	for _, app := range slices.Sorted(maps.Keys(m.worst)) {
		out.Apps = append(out.Apps, AppResult{App: foreign.Text(app), Worst: foreign.Text(m.worst[app])})
	}
	return out
}

func policiesVisible(evidence *signin.Evidence) bool {
	return !slices.ContainsFunc(evidence.Gaps, func(g signin.Gap) bool { return g.Code == signin.GapPoliciesNotVisible })
}

const resultReportOnlyFailure = "reportOnlyFailure"

// worstReportOnly finds the report-only policy that would have stopped most
// sign-ins, or nil. Prompts are not counted: they are steps of a sign-in that
// stands as its end.
func worstReportOnly(events []*timeline.Event) *ReportOnly {
	stopped, names := map[string]int{}, map[string]string{}
	for _, e := range events {
		for i := range e.AppliedPolicies {
			if p := &e.AppliedPolicies[i]; !e.Interrupt && p.Result == resultReportOnlyFailure && p.ID != "" {
				stopped[p.ID]++
				names[p.ID] = p.DisplayName
			}
		}
	}
	worst := ""
	for _, id := range slices.Sorted(maps.Keys(stopped)) {
		if worst == "" || stopped[id] > stopped[worst] {
			worst = id
		}
	}
	if worst == "" {
		return nil
	}
	return &ReportOnly{Name: foreign.Text(names[worst]), Stopped: stopped[worst]}
}
