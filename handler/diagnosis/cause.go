package diagnosis

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"signin-diagnosis/handler/answer"
	"signin-diagnosis/handler/signin"
)

// mostEvidence is how many rows a cause shows.
const mostEvidence = 5

// draft is a cause in the making: the findings of one rule.
type draft struct {
	rule     *rule
	findings []*finding // what still stands first, newest first
	pasted   bool       // rests on the text that the caller pasted alone
	text     string     // what that text says of the token
}

// gatherDrafts puts the findings of one rule together. Troubles of an app stay
// apart by app, because each has its own cure.
func gatherDrafts(findings []*finding) []*draft {
	type key struct{ code, app string }
	var drafts []*draft
	byKey := map[key]*draft{}
	for _, f := range findings {
		k := key{code: f.rule.code}
		if perApp(f.rule.category) {
			k.app = f.AppID + "\x00" + f.ResourceID
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

func perApp(category answer.Category) bool {
	return areas[category] == answer.AreaApplication || category == answer.CategoryOther
}

func compareFindings(a, b *finding) int {
	return cmp.Or(
		cmp.Compare(b.relevance, a.relevance),
		cmp.Compare(stateRank[a.state()], stateRank[b.state()]),
		b.at().Compare(a.at()),
		strings.Compare(b.ID, a.ID),
	)
}

// lead is the finding whose facts fill the texts.
func (d *draft) lead() *finding { return d.findings[0] }

// state is active while one of the findings stands.
func (d *draft) state() answer.State {
	if /*guard:pasted-is-no-failure*/ d.pasted || d.rule.aside {
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
	case d.rule.aside:
		return 0
	case d.pasted:
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
	if d.pasted {
		return answer.ConfidenceLow
	}
	return d.rule.confidence(&d.lead().subject)
}

// policies are those that the rows which still stand name, or else all rows.
func (d *draft) policies(definitions map[string]signin.Policy) []answer.CausePolicy {
	if d.rule.policies == nil {
		return causePolicies(nil, definitions)
	}
	var chosen []signin.AppliedPolicy
	for _, f := range d.findings {
		if f.state() == d.state() {
			chosen = append(chosen, d.rule.policies(f.event)...)
		}
	}
	return causePolicies(chosen, definitions)
}

// cause writes the draft out.
func (d *draft) cause(evidence *signin.Evidence, options Options) answer.Cause {
	r, lead := d.rule, d.lead()
	policies := d.policies(evidence.Policies)
	v := lead.values(policies, options)
	cause := answer.Cause{
		Category: r.category, Area: areas[r.category], Code: r.code,
		State: d.state(), Confidence: d.confidence(),
		Title:            options.say(r.words.title, v),
		Explanation:      sentences(options.say(r.words.explanation, v), d.rhythmSentence(options), d.afterword(options), d.emergencyWord(options)),
		AdminExplanation: answer.OrNull(sentences(options.say(r.words.admin, v), d.policyFacts(policies, options), d.emergencyCaution(options))),
		RefreshHelps:     r.refreshHelps,
		Policies:         policies,
		Remediation:      remediation(stepsFor(r, evidence, len(policies) > 0), v, options),
		Evidence:         []answer.EvidenceEntry{},
		Docs:             orEmpty(slices.Clone(r.docs)),
	}
	d.addRows(&cause, options)
	return cause
}

func (d *draft) addRows(cause *answer.Cause, options Options) {
	if d.pasted {
		return
	}
	for _, f := range d.findings {
		if f.factOnly {
			continue
		}
		cause.Occurrences++
		cause.FirstSeen = earlier(cause.FirstSeen, f.at())
		cause.LastSeen = later(cause.LastSeen, f.at())
		if len(cause.Evidence) < mostEvidence {
			cause.Evidence = append(cause.Evidence, entry(f.event, options))
		}
	}
}

var (
	worksElsewhere = book.Phrase("It works elsewhere: on {time} the account signed in to the same resource from {place}.")
	worksOtherwise = book.Phrase("It works in another way: on {time} {app} let the account in to the same resource from the same address.")
	overPassed     = book.Phrase("It is over: on {time} the account got past this point.")
	overEnabled    = book.Phrase("It is over: the directory says that the account is enabled now.")
	overRestored   = book.Phrase("It is over: the directory knows the account again.")
	overChanged    = book.Phrase("It is over: the password has been changed since.")
	overOutlived   = book.Phrase("It is history: on {time} the account signed in to the same resource again.")
	overHealed     = book.Phrase("It has not happened again since, so it counts as over.")
)

// afterword says why a resolved cause is over, and of one that stands, where
// it does not.
func (d *draft) afterword(o Options) string {
	f := d.lead()
	switch {
	case d.pasted:
		return sentences(d.text, d.silence(o))
	case f.factOnly || d.rule.aside:
		return ""
	case d.state() == answer.StateActive && !f.resolved && f.elsewhere != nil && !d.rule.warns:
		if f.elsewhere.IPAddress == f.IPAddress {
			return worksOtherwise.Fill(o.Language, values{"time": o.when(f.elsewhere.CreatedAt), "app": o.named(namedApp, f.elsewhere.app(), theApp)})
		}
		place := (&subject{event: f.elsewhere, evidence: f.evidence}).place(o)
		return worksElsewhere.Fill(o.Language, values{"time": o.when(f.elsewhere.CreatedAt), "place": place})
	case d.state() == answer.StateActive:
		return ""
	case f.resolvedBy != nil:
		return overPassed.Fill(o.Language, values{"time": o.when(f.resolvedBy.CreatedAt)})
	case f.settled:
		return cureOf(f.rule).over.In(o.Language)
	case f.outlived:
		return overOutlived.Fill(o.Language, values{"time": o.when(f.elsewhere.CreatedAt)})
	default:
		return overHealed.In(o.Language)
	}
}

// remediation fills the steps in.
func remediation(steps []advice, v values, o Options) []answer.Step {
	out := make([]answer.Step, 0, len(steps))
	for _, s := range steps {
		out = append(out, answer.Step{
			Who: s.who, Step: o.say(s.text, v),
			Link: filledWhole(s.link, v), Command: filledWhole(s.command, v),
		})
	}
	return out
}

func entry(e *event, options Options) answer.EvidenceEntry {
	return answer.EvidenceEntry{
		SignInID: e.ID, CorrelationID: answer.OrNull(e.CorrelationID), Time: answer.At(e.CreatedAt),
		ErrorCode: e.Status.ErrorCode, FailureReason: answer.OrNull(e.Status.FailureReason),
		AppID: answer.OrNull(e.AppID), App: answer.OrNull(e.AppDisplayName),
		ResourceID: answer.OrNull(e.ResourceID), Resource: answer.OrNull(e.ResourceDisplayName),
		Interactive: e.Interactive, ClientApp: answer.OrNull(e.ClientAppUsed),
		IPAddress: answer.OrNull(maskAddress(e.IPAddress, options)),
		City:      answer.OrNull(e.Location.City), Country: answer.OrNull(e.Location.Country),
		DeviceID: answer.OrNull(e.Device.ID), Device: answer.OrNull(maskDevice(e.Device.DisplayName, options)),
		ConditionalAccessStatus: answer.OrNull(e.ConditionalAccessStatus),
	}
}

func earlier(t answer.Time, at time.Time) answer.Time {
	if t.IsZero() || at.Before(t.Instant()) {
		return answer.At(at)
	}
	return t
}

func later(t answer.Time, at time.Time) answer.Time {
	if at.After(t.Instant()) {
		return answer.At(at)
	}
	return t
}
