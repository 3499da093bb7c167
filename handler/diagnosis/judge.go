package diagnosis

import (
	"cmp"
	"slices"

	"signin-diagnosis/handler/aadsts"
	"signin-diagnosis/handler/answer"
	"signin-diagnosis/handler/diagnosis/rule"
	"signin-diagnosis/handler/diagnosis/timeline"
	"signin-diagnosis/handler/signin"
)

// Options say how much a judgement holds.
type Options struct {
	Attempts bool // the attempts are listed
}

// Needs are the facts that the rules still lack, for a second judging.
type Needs struct {
	Policies bool // the definitions of the Conditional Access policies
}

// judging is the work on one question: the evidence, and what was read out of it so far.
type judging struct {
	book      *Rulebook
	evidence  *signin.Evidence
	complaint *Complaint
	events    []*timeline.Event
	attempts  []*timeline.Attempt
	past      *timeline.History
	habits    *timeline.Habits
	findings  []*finding
	why       []WhyHarmless // by the row's place in the log; 0 while a cause may rest on it
	idFound   bool          // an id of the caller's is in the log
	ours      string        // the tenant whose log it is, as far as that can be told
}

// Judge reads the evidence and decides. It also says which facts would let it
// decide more; whoever gathers them asks it once again. The evidence is only read.
func (b *Rulebook) Judge(evidence signin.Evidence, complaint Complaint, options Options) (Judgement, Needs) {
	j := &judging{book: b, evidence: &evidence, complaint: &complaint, events: timeline.ReadEvents(evidence.SignIns)}
	j.attempts = timeline.GroupAttempts(j.events)
	timeline.MarkSuspects(j.events)
	j.past = timeline.NewHistory(j.events)
	j.habits = timeline.ReadHabits(j.events, j.past)
	j.idFound, j.ours = j.foundByID(), rule.OurTenant(&evidence, j.events)
	j.why = make([]WhyHarmless, len(j.events))
	j.find()
	drafts := j.drafts()
	out := j.judgement(drafts)
	if options.Attempts {
		out.Attempts, out.AttemptsOmitted = j.listAttempts()
	}
	return out, needs(&evidence, drafts)
}

// drafts are the causes, in the order in which the reader should act.
func (j *judging) drafts() []*draft {
	j.joinStories()
	drafts := gatherDrafts(j.findings)
	drafts = append(drafts, j.complaintDrafts(drafts)...)
	drafts = j.withoutProbes(drafts)
	j.setAside(drafts)
	for _, d := range drafts {
		d.rank = j.book.rank(d)
	}
	slices.SortStableFunc(drafts, compareDrafts)
	return drafts
}

// withoutProbes drops what belongs to a healthy day where something else stands.
func (j *judging) withoutProbes(drafts []*draft) []*draft {
	isProbe := func(d *draft) bool { return d.rule.Kind == rule.Probe && d.named() == 0 && d.basis != FromText }
	other := slices.ContainsFunc(drafts, func(d *draft) bool { return !isProbe(d) && d.state() == answer.StateActive })
	if !other {
		return drafts
	}
	return slices.DeleteFunc(drafts, func(d *draft) bool {
		if !isProbe(d) {
			return false
		}
		for _, f := range d.findings {
			j.spare(f.Event, HarmlessProbe)
		}
		return true
	})
}

// judgement puts together what was decided.
func (j *judging) judgement(drafts []*draft) Judgement {
	gaps := slices.Concat(j.evidence.Gaps, j.complaintGaps(), j.textGaps())
	verdict := decideVerdict(j.evidence, j.events, drafts, gaps, j.unread())
	out := Judgement{
		Evidence: j.evidence, Rows: len(j.events), Gaps: gaps,
		Verdict: verdict, PrimaryCause: answer.CategoryNone, Spoken: spokenOf(verdict, drafts),
		LikelyEmergency: likelyEmergency(j.evidence),
		Met:             metPolicies(j.events), PoliciesReadable: policiesVisible(j.evidence),
		Counts: count(j.attempts),
	}
	j.tellRows(&out, drafts)
	if len(j.events) > 0 {
		out.Newest = j.events[len(j.events)-1].CreatedAt
	}
	for _, d := range drafts {
		out.Causes = append(out.Causes, j.cause(d))
	}
	if len(drafts) > 0 && verdict != answer.VerdictHealthy {
		out.PrimaryCause = drafts[0].rule.Category
	}
	out.AppWorks = j.green()
	if verdict == answer.VerdictHealthy {
		out.AppWorks, out.ReportOnly = j.appWorks(), worstReportOnly(j.events)
	}
	return out
}

// appWorks is the newest success of what the caller speaks of, or nil.
func (j *judging) appWorks() *signin.SignIn {
	for _, e := range slices.Backward(j.events) {
		if e.Succeeded() && j.named(e) {
			return e.SignIn
		}
	}
	return nil
}

// textGaps: a pasted text without anything known in it is said to be so. Where an id
// beside it finds a row, the row decides, and nothing is left to ask.
func (j *judging) textGaps() []signin.Gap {
	c := j.complaint
	if c.HasError && !j.idFound && len(c.Error.Codes) == 0 && c.Error.Kind == aadsts.KindUnknown {
		return []signin.Gap{{Code: signin.GapNoCodeFound}}
	}
	return nil
}

// unread reports a complaint whose text says nothing that could be looked for. Where the
// app that it is about works, the text is the app's own.
func (j *judging) unread() bool {
	return len(j.textGaps()) > 0 && /*guard:text-of-the-app*/ (j.complaint.App == "" || j.appWorks() == nil)
}

// needs asks for the definitions when a policy is named, because its sign-in
// frequency, its present name and state are not in the log; and before a step is
// advised that nobody should take for an emergency account.
func needs(evidence *signin.Evidence, drafts []*draft) Needs {
	if policiesAsked(evidence) {
		return Needs{}
	}
	return Needs{Policies: slices.ContainsFunc(drafts, func(d *draft) bool {
		return d.state() == answer.StateActive && (len(d.namedPolicies()) > 0 || d.rule.Infer != nil || changesAccount(d.rule))
	})}
}

func policiesAsked(evidence *signin.Evidence) bool {
	return cmp.Or(evidence.Sources.Policies.Status, signin.SourceNotAsked) != signin.SourceNotAsked
}
