package diagnosis

import (
	"slices"
	"time"

	"signin-diagnosis/handler/answer"
	"signin-diagnosis/handler/diagnosis/rule"
	"signin-diagnosis/handler/diagnosis/timeline"
	"signin-diagnosis/handler/signin"
)

// finding is one row that a rule claims, and whether it still stands.
type finding struct {
	rule.Subject
	rule *rule.Rule
	ends *rule.Resolution
	// prompt: nothing was refused; a page waits for the user.
	prompt    bool
	burst     bool // a prompt that was asked again at once, by a client that loops
	end       End
	passedBy  *timeline.Event // the event that got past this point; nil unless it is so
	elsewhere *timeline.Event // the account's next success on the resource, which proves nothing here
	relevance int             // how well it fits the complaint; 0 is not at all
	// joined: the row bears another rule's code, and is of the same story.
	joined bool
	// factOnly: the directory says it, no row does.
	factOnly bool
}

func (f *finding) at() time.Time { return f.CreatedAt }

func (f *finding) state() answer.State {
	switch {
	case f.rule.Kind == rule.Notice:
		return answer.StateInformational
	case f.end != Stands:
		return answer.StateResolved
	default:
		return answer.StateActive
	}
}

// find lists what the attempts and the directory tell, oldest first.
func (j *judging) find() {
	for _, a := range j.attempts {
		waiting, askedAgain := a.Prompts()
		j.sparePrompts(a, waiting, askedAgain)
		for _, e := range a.Events {
			if e.Suspect && e.Succeeded() || e.Failed() || j.habits.Loops(e) && !slices.Contains(waiting, e) {
				j.claim(a, e, false)
			}
		}
		for _, e := range waiting {
			j.claim(a, e, true)
		}
	}
	j.claimAccount()
}

// claim lets the rules claim a row of the attempt. A prompt waits for the user.
func (j *judging) claim(a *timeline.Attempt, e *timeline.Event, prompt bool) {
	relevance := j.complaint.relevance(e) | j.complaint.names(a)
	row := rule.Subject{Event: e, Evidence: j.evidence, Habits: j.habits, Complained: names(relevance), Ours: j.ours}
	if relevance&(relevantByCode|relevantByID) != 0 && slices.Contains(j.complaint.Error.Codes, e.Status.ErrorCode) {
		row.Text = &j.complaint.Error
	}
	for _, s := range j.book.byRule(&row) {
		f := j.book.newFinding(s)
		f.prompt, f.relevance = prompt && f.pageWaits(), relevance
		f.burst = e.Interrupt && !prompt
		f.settle(j.past, j.complaint.moment(j.evidence))
		if why := f.harmless(a, prompt, j.past); why != 0 {
			j.spare(e, why)
			continue
		}
		j.findings = append(j.findings, f)
	}
}

func (b *Rulebook) newFinding(s rule.Subject) *finding {
	f := &finding{Subject: s}
	f.rule = b.ruleFor(&f.Subject)
	f.ends = f.rule.Ends
	//guard:ends-as-here
	if f.ends.AsHere {
		f.ends = b.endsThere(&f.Subject)
	}
	return f
}

// toldBefore: a mere page after a refusal of the same sign-in is the page that
// tells of it, and no trouble of its own.
func (f *finding) toldBefore(a *timeline.Attempt) bool {
	e := a.Deciding()
	//guard:page-of-refusal false
	return f.rule.Category == answer.CategoryInterrupt && e != nil && e.Failed() && e.CorrelationID == f.CorrelationID
}

// pageWaits: nobody answers the prompts of a loop or of a client without a page,
// nor those of a stranger while the account works elsewhere.
func (f *finding) pageWaits() bool {
	switch f.rule.Kind {
	case rule.Loop, rule.ProbeLoop, rule.Refuses:
		return false
	case rule.Warning:
		return /*guard:strangers-prompt = true*/ !f.Habits.AtHomeSince(f.Event)
	default:
		return true
	}
}

// names reports that the caller means this very attempt: by an id, by the flag on
// the error page, or by code, app and time together.
func names(relevance int) bool {
	const all = relevantByCode | relevantByApp | relevantByTime
	return relevance&(relevantByID|relevantByFlag) != 0 || relevance&all == all
}

// byRule takes a blocked row apart where several policies stopped it for
// reasons of different rules: curing one of them does not lift the others.
func (b *Rulebook) byRule(s *rule.Subject) []rule.Subject {
	failed := rule.Stopping(s.Event)
	//guard:block-by-block true
	if len(failed) < 2 || !slices.Contains(timeline.BlockCodes, s.Status.ErrorCode) {
		return []rule.Subject{*s}
	}
	var parts []rule.Subject
	places := map[*rule.Rule]int{}
	for _, p := range failed {
		alone := withPolicies(s, []signin.AppliedPolicy{p})
		r := b.ruleFor(&alone)
		i, met := places[r]
		if !met {
			places[r] = len(parts)
			parts = append(parts, alone)
			continue
		}
		parts[i] = withPolicies(s, append(slices.Clone(parts[i].AppliedPolicies), p))
	}
	return parts
}

// withPolicies is the row as if it had met these policies only.
func withPolicies(s *rule.Subject, policies []signin.AppliedPolicy) rule.Subject {
	return altered(s, func(row *signin.SignIn) { row.AppliedPolicies = policies })
}

// altered is the subject as if the log held its row otherwise.
func altered(s *rule.Subject, change func(*signin.SignIn)) rule.Subject {
	row, event, other := *s.SignIn, *s.Event, *s
	change(&row)
	event.SignIn, other.Event = &row, &event
	return other
}

// settle decides whether the finding is over, from the events after it, from
// time, and from what the directory says now.
func (f *finding) settle(past *timeline.History, moment time.Time) {
	ends := f.ends
	f.passedBy = past.ResolvedBy(f.Event, ends.Gate, ends.Reach)
	f.elsewhere = past.LaterSuccess(f.Event, timeline.OnResource)
	switch {
	case f.passedBy != nil:
		f.end = Passed
	case ends.Settled != nil && ends.Settled(&f.Subject):
		f.end = Settled
	//guard:outlived-failure
	case /*guard:known-password*/ !ends.OnlySettled() && moment.Sub(f.CreatedAt) > timeline.OutlivedAfter && f.livedOn(past):
		f.end = Outlived
	case timeline.Healed(f.Event, ends.Heals, f.Evidence.Window.To):
		f.end = Healed
	}
}

// livedOn reports that the account has got in to the same resource since. Where the
// credential is the trouble, a token from before does not show it.
func (f *finding) livedOn(past *timeline.History) bool {
	if /*guard:lives-on-claims false*/ slices.Contains(ofCredential, f.rule.Category) {
		return past.LaterSuccess(f.Event, timeline.OnResourceUnclaimed) != nil
	}
	return f.elsewhere != nil
}

// ofCredential are the troubles of what a person shows to say who they are.
var ofCredential = []answer.Category{answer.CategoryCredentials, answer.CategoryAccountLocked, answer.CategoryPasswordExpired}

// harmless says why the row is no trouble, or 0 where it is worth telling: a prompt
// that was answered later, and probes of an app that works, are not.
func (f *finding) harmless(a *timeline.Attempt, prompt bool, past *timeline.History) WhyHarmless {
	switch {
	case f.burst && !f.rule.Kind.Loops():
		return HarmlessAskedAgain // repeated prompts that no rule calls a loop
	//guard:told-beside
	case f.Habits.ToldBeside(f.Event):
		return HarmlessToldBeside // the row beside it names the policy
	case f.relevance >= relevantByCode:
		return 0
	//guard:prompt-answered-later
	case f.prompt && f.end != Stands:
		return f.overHow()
	//guard:step-of-broker
	case f.prompt && f.OfBroker() && past.WentOn(f.Event):
		return HarmlessStepOfBroker
	case f.rule.Kind.Probes() && past.Working[f.AppID]:
		return probeIn(a, f.Event)
	case prompt && f.toldBefore(a):
		return HarmlessPageOfRefusal
	}
	return 0
}

// claimAccount adds what the directory says though no row does: a disabled
// account that nobody tried yet.
func (j *judging) claimAccount() {
	account := j.evidence.Account
	if account == nil || account.Enabled == nil || *account.Enabled {
		return
	}
	for _, f := range j.findings {
		if f.rule.Category == answer.CategoryAccountDisabled && f.end == Stands {
			return
		}
	}
	code := rule.CodeDisabled
	if account.Guest() {
		code = rule.CodeGuestDisabled
	}
	row := &signin.SignIn{CreatedAt: j.evidence.Window.To, UserID: account.ID, Status: signin.Status{ErrorCode: code}}
	f := j.book.newFinding(rule.Subject{Event: timeline.NewEvent(row), Evidence: j.evidence})
	f.factOnly = true
	j.findings = append(j.findings, f)
}
