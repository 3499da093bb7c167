package render

import (
	"cmp"
	"slices"

	"signin-diagnosis/handler/answer"
	"signin-diagnosis/handler/foreign"
	"signin-diagnosis/handler/wording"
)

const (
	maxApps     = 10
	maxPolicies = 60
)

// matrixView is a table of policies and apps with the worst result of each
// pair. Policies that applied to nothing are only named.
type matrixView struct {
	W                        map[string]string
	Apps                     []string
	Rows                     []policyView
	AppsLeftOut, RowsLeftOut string
	Idle                     []string
	IdleTitle                string
}

type policyView struct {
	Name, State string
	Cells       []cellView
}

type cellView struct{ Word, Class string }

// severities rank the results, in Graph's words; an unknown one counts as serious.
var severities = map[string]int{
	"failure": 5, "reportOnlyFailure": 4, "reportOnlyInterrupted": 3, "reportOnlySuccess": 2, "success": 2,
	"reportOnlyNotApplied": 0, "notApplied": 0, "notEnabled": 0,
}

func severityOf(result string) int {
	if severity, known := severities[result]; known {
		return severity
	}
	return 1
}

var resultClasses = map[string]string{
	"failure": string(toneBad), "reportOnlyFailure": string(toneWaiting), "reportOnlyInterrupted": string(toneWaiting),
	"success": string(toneGood), "reportOnlySuccess": string(toneGood),
}

var (
	appsLeftOut = counted("{n} more app is not shown.", "{n} more apps are not shown.")
	rowsLeftOut = counted("{n} more policy is not shown.", "{n} more policies are not shown.")
	idleTitle   = counted("{n} policy applied to none of these sign-ins", "{n} policies applied to none of these sign-ins")
	reportOnly  = book.Phrase("report-only")
	switchedOff = book.Phrase("off")
)

// drawMatrix returns the table of policies and apps, or nil when no policy was met.
func drawMatrix(l wording.Language, ca *answer.ConditionalAccess) *matrixView {
	if len(ca.Policies) == 0 {
		return nil
	}
	view := &matrixView{W: pageWords(l)}
	var active []*answer.MetPolicy
	for i := range ca.Policies {
		if p := &ca.Policies[i]; worstOf(p) > 0 {
			active = append(active, p)
		} else {
			view.Idle = append(view.Idle, nameOf(l, p))
		}
	}
	slices.SortStableFunc(active, func(a, b *answer.MetPolicy) int { return cmp.Compare(worstOf(b), worstOf(a)) })
	apps := appsOf(active)
	if n := len(apps) - maxApps; n > 0 {
		apps, view.AppsLeftOut = apps[:maxApps], appsLeftOut.fill(l, n, nil)
	}
	if n := len(active) - maxPolicies; n > 0 {
		active, view.RowsLeftOut = active[:maxPolicies], rowsLeftOut.fill(l, n, nil)
	}
	view.Apps = oneLines(apps)
	for _, p := range active {
		view.Rows = append(view.Rows, viewPolicy(l, p, apps))
	}
	view.IdleTitle = idleTitle.fill(l, len(view.Idle), nil)
	return view
}

func nameOf(l wording.Language, p *answer.MetPolicy) string {
	name := cmp.Or(foreign.OneLine(p.DisplayName), noName.In(l))
	if p.CurrentName != "" {
		return nowCalled.FillIn(l, values{"then": name, "now": foreign.OneLine(string(p.CurrentName))})
	}
	return name
}

func worstOf(p *answer.MetPolicy) int {
	worst := 0
	for _, a := range p.Apps {
		worst = max(worst, severityOf(a.Worst))
	}
	return worst
}

// appsOf returns the apps of policies, those with the worst results first.
func appsOf(policies []*answer.MetPolicy) []string {
	worst := map[string]int{}
	var apps []string
	for _, p := range policies {
		for _, a := range p.Apps {
			if _, known := worst[a.App]; !known {
				apps = append(apps, a.App)
			}
			worst[a.App] = max(worst[a.App], severityOf(a.Worst))
		}
	}
	slices.SortStableFunc(apps, func(a, b string) int { return cmp.Compare(worst[b], worst[a]) })
	return apps
}

func viewPolicy(l wording.Language, p *answer.MetPolicy, apps []string) policyView {
	view := policyView{Name: nameOf(l, p), State: stateOf(l, p)}
	for _, app := range apps {
		view.Cells = append(view.Cells, cellOf(l, p, app))
	}
	return view
}

func cellOf(l wording.Language, p *answer.MetPolicy, app string) cellView {
	at := slices.IndexFunc(p.Apps, func(a answer.PolicyApp) bool { return a.App == app })
	if at < 0 {
		return cellView{Word: "–", Class: "idle"}
	}
	worst := p.Apps[at].Worst
	return cellView{Word: foreign.OneLine(wordOf(l, resultPhrases, worst)), Class: cmp.Or(resultClasses[worst], "idle")}
}

// stateOf marks a policy that stops nobody: by its present state, or, where
// that is not known, by rows that only report.
func stateOf(l wording.Language, p *answer.MetPolicy) string {
	enforced := p.Results["failure"]+p.Results["success"] > 0
	switch {
	case p.State == "disabled":
		return switchedOff.In(l)
	case p.State == "enabledForReportingButNotEnforced", p.State == "" && p.ReportOnlyImpact != "" && !enforced:
		return reportOnly.In(l)
	}
	return ""
}
