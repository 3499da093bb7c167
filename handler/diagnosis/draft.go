package diagnosis

import (
	"cmp"
	"slices"
	"strings"

	"signin-diagnosis/handler/answer"
	"signin-diagnosis/handler/diagnosis/rule"
	"signin-diagnosis/handler/signin"
)

// draft is a cause in the making: the findings of one rule.
type draft struct {
	rule     *rule.Rule
	findings []*finding // what still stands first, newest first
	basis    Basis
	lifetime *Lifetime // what a pasted text says of the token
	leads    bool      // a text that leads over what stands in the log
	rank     int       // its place in the order
	// elsewhere: a page waits, though what the caller speaks of got in.
	elsewhere bool
}

// gatherDrafts puts the findings of one rule together. Troubles of an app stay
// apart by app, because each has its own cure, other organisations' by organisation,
// and an agent's from the person's.
func gatherDrafts(findings []*finding) []*draft {
	type key struct {
		code   rule.Code
		app    string
		tenant string // another organisation's
		agent  bool
	}
	var drafts []*draft
	byKey := map[key]*draft{}
	for _, f := range findings {
		k := key{code: f.rule.Code, agent: /*guard:agents-cause = false*/ f.OfAgent()}
		//guard:cause-of-each-organisation
		if f.Whose() != rule.Ours {
			k.tenant = f.ResourceTenantID
		}
		if perApp(f.rule.Category) {
			k.app = clientOf(f) + "\x00" + f.ResourceID
		}
		d := byKey[k]
		if d == nil {
			d = &draft{rule: f.rule}
			byKey[k] = d
			drafts = append(drafts, d)
		}
		d.findings = append(d.findings, f)
	}
	for _, d := range drafts {
		slices.SortStableFunc(d.findings, compareFindings)
	}
	return drafts
}

// clientOf is the client to which the trouble belongs. Some clients come under several
// ids, and names that differ in what stands in brackets; where the cure is the same for
// all of them, they are one.
func clientOf(f *finding) string {
	name, _, _ := strings.Cut(f.AppDisplayName, " (")
	if !f.rule.Family || name == "" {
		return f.AppID
	}
	return strings.ToLower(name)
}

func perApp(category answer.Category) bool {
	return category.Area() == answer.AreaApplication || category == answer.CategoryOther
}

// compareFindings puts first what the texts are to speak of: a row that is over tells
// nothing of a cause that stands, whatever the caller names.
func compareFindings(a, b *finding) int {
	return cmp.Or(
		cmp.Compare(stateRank[a.state()], stateRank[b.state()]),
		cmp.Compare(b.relevance, a.relevance),
		// the rule's own rows tell of it better than those of its story, which bear another code
		cmp.Compare(lastIf(a.joined), lastIf(b.joined)),
		b.at().Compare(a.at()),
		strings.Compare(b.ID, a.ID),
	)
}

// lead is the finding whose facts fill the texts.
func (d *draft) lead() *finding { return d.findings[0] }

// state is active while one of the findings stands.
func (d *draft) state() answer.State {
	if /*guard:pasted-is-no-failure*/ d.basis == FromText || d.rule.Kind == rule.Notice || d.elsewhere {
		return answer.StateInformational
	}
	for _, f := range d.findings {
		if f.state() == answer.StateActive {
			return answer.StateActive
		}
	}
	return answer.StateResolved
}

// relevance is the best fit among the findings. A text that named its own
// cause leads, because it is what the caller asks about.
func (d *draft) relevance() int {
	switch {
	case d.rule.Kind == rule.Notice:
		return 0
	case d.basis == FromText && !d.leads:
		return 0
	case d.basis == FromText:
		return relevantByCode
	}
	best := 0
	for _, f := range d.findings {
		best = max(best, f.relevance)
	}
	return best
}

// waits reports that all that stands is a page that waits for the user.
func (d *draft) waits() bool {
	for _, f := range d.findings {
		if f.state() == answer.StateActive && !f.prompt {
			return false
		}
	}
	return true
}

func (d *draft) confidence() answer.Confidence {
	if d.basis == FromText {
		return answer.ConfidenceLow
	}
	return d.rule.Confidence(&d.lead().Subject)
}

// policies are those that the rows name, or else those that the lead's rule infers.
func (d *draft) policies() rule.Inferred {
	named := d.namedPolicies()
	if len(named) == 0 && d.rule.Infer != nil && d.basis != FromText {
		inferred := d.rule.Infer(&d.lead().Subject)
		inferred.Policies = byName(inferred.Policies)
		return inferred
	}
	return rule.Inferred{Policies: named}
}

// namedPolicies are those that the rows which still stand name, or else all rows: each
// once, by name.
func (d *draft) namedPolicies() []signin.AppliedPolicy {
	if d.rule.Policies == nil {
		return nil
	}
	var chosen []signin.AppliedPolicy
	listed, state := map[string]bool{}, d.state()
	for _, f := range d.findings {
		if f.state() != state {
			continue
		}
		for _, p := range d.rule.Policies(f.Event) {
			if !listed[p.ID] {
				listed[p.ID] = true
				chosen = append(chosen, p)
			}
		}
	}
	return byName(chosen)
}

// byName are the policies in an order of their own: that of the row is an accident.
func byName(policies []signin.AppliedPolicy) []signin.AppliedPolicy {
	return slices.SortedFunc(slices.Values(policies), func(a, b signin.AppliedPolicy) int {
		return cmp.Or(strings.Compare(a.DisplayName, b.DisplayName), strings.Compare(a.ID, b.ID))
	})
}
