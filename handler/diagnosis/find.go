package diagnosis

import (
	"slices"
	"strings"
	"time"

	"signin-diagnosis/handler/answer"
	"signin-diagnosis/handler/signin"
)

// finding is one row that a rule claims, and whether it still stands.
type finding struct {
	subject
	rule *rule
	// prompt: nothing was refused; a page waits for the user.
	prompt     bool
	burst      bool // a prompt that was asked again at once, by a client that loops
	resolved   bool
	resolvedBy *event // nil when it healed by itself or the directory says so
	settled    bool   // the directory says that it is over
	elsewhere  *event // the account's next success on the resource, which proves nothing here
	outlived   bool   // it is history: elsewhere was long enough ago
	relevance  int    // how well it fits the complaint; 0 is not at all
	// factOnly: the directory says it, no row does.
	factOnly bool
}

func (f *finding) at() time.Time { return f.CreatedAt }

func (f *finding) state() answer.State {
	switch {
	case f.rule.aside:
		return answer.StateInformational
	case f.resolved:
		return answer.StateResolved
	default:
		return answer.StateActive
	}
}

// find lists what the attempts and the directory tell, oldest first.
func find(evidence *signin.Evidence, events []*event, attempts []*attempt, complaint Complaint) []*finding {
	markSuspects(events)
	past := newHistory(events)
	seen := readHabits(events, past)
	var findings []*finding
	add := func(a *attempt, e *event, prompt bool) {
		relevance := complaint.relevance(e) | complaint.names(a)
		row := subject{event: e, evidence: evidence, habits: seen, complained: names(relevance)}
		for _, s := range row.byRule() {
			f := newFinding(s)
			f.prompt, f.relevance = prompt && f.pageWaits(), relevance
			f.burst = e.interrupt && !prompt
			f.settle(past, complaint.moment(evidence))
			if f.worthTelling(past) && (!prompt || !a.refusedBefore(f)) {
				findings = append(findings, f)
			}
		}
	}
	for _, a := range attempts {
		waiting := a.unanswered()
		for _, e := range a.events {
			if e.suspect && e.Succeeded() || e.failed() || seen.loops(e) && e != waiting {
				add(a, e, false)
			}
		}
		if waiting != nil {
			add(a, waiting, true)
		}
	}
	return append(findings, accountFindings(evidence, findings)...)
}

func newFinding(s subject) *finding {
	f := &finding{subject: s}
	f.rule = ruleFor(&f.subject)
	return f
}

// refusedBefore: a mere page after a refusal of the same sign-in is the page that
// tells of it, and no trouble of its own.
func (a *attempt) refusedBefore(f *finding) bool {
	e := a.deciding()
	//guard:page-of-refusal false
	return f.rule.category == answer.CategoryInterrupt && e != nil && e.failed() && e.CorrelationID == f.CorrelationID && f.relevance < relevantByCode
}

// pageWaits: nobody answers the prompts of a loop or of a client without a page,
// nor those of a stranger while the account works elsewhere.
func (f *finding) pageWaits() bool {
	return !f.rule.loop && !f.rule.pageless && /*guard:strangers-prompt*/ (!f.rule.warns || !f.habits.atHomeSince(f.event))
}

// names reports that the caller means this very attempt: by an id, by the flag on
// the error page, or by code, app and time together.
func names(relevance int) bool {
	const all = relevantByCode | relevantByApp | relevantByTime
	return relevance&(relevantByID|relevantByFlag) != 0 || relevance&all == all
}

// byRule takes a blocked row apart where several policies blocked it for
// reasons of different rules: curing one of them does not lift the others.
func (s *subject) byRule() []subject {
	failed := stopping(s.event)
	//guard:block-by-block true
	if len(failed) < 2 || !slices.Contains(blockNumbers, s.Status.ErrorCode) {
		return []subject{*s}
	}
	var parts []subject
	byRule := map[*rule]int{}
	for _, p := range failed {
		alone := s.with([]signin.AppliedPolicy{p})
		r := ruleFor(&alone)
		i, met := byRule[r]
		if !met {
			byRule[r] = len(parts)
			parts = append(parts, alone)
			continue
		}
		parts[i] = s.with(append(slices.Clone(parts[i].AppliedPolicies), p))
	}
	return parts
}

// with is the row as if it had met these policies only.
func (s *subject) with(policies []signin.AppliedPolicy) subject {
	row, part := *s.SignIn, *s.event
	row.AppliedPolicies = policies
	part.SignIn = &row
	alone := *s
	alone.event = &part
	return alone
}

// settle decides whether the finding is over, from the events after it, from
// time, and from what the directory says now.
func (f *finding) settle(past *history, moment time.Time) {
	c := cureOf(f.rule)
	f.resolvedBy = past.resolvedBy(f.event, c)
	f.elsewhere = past.laterSuccess(f.event)
	//guard:outlived-failure
	f.outlived = /*guard:known-password*/ !f.rule.warns && f.elsewhere != nil && moment.Sub(f.CreatedAt) > outlivedAfter
	f.settled = c.settled != nil && c.settled(&f.subject)
	f.resolved = f.resolvedBy != nil || f.settled || f.outlived ||
		healed(f.event, c, f.evidence.Window.To)
}

// worthTelling drops what is no trouble: a prompt that was answered later, and
// probes of an app that works.
func (f *finding) worthTelling(past *history) bool {
	switch {
	case f.burst && !f.rule.loop:
		return false // repeated prompts that no rule calls a loop
	//guard:told-beside
	case f.habits.toldBeside(f.event):
		return false // the row beside it names the policy
	}
	if f.relevance >= relevantByCode {
		return true
	}
	if f.prompt && ( /*guard:prompt-answered-later*/ f.resolved || /*guard:step-of-broker*/ plumbing(f.event)) {
		return false
	}
	return !f.rule.quiet || !past.working[f.AppID]
}

// plumbing: the authentication broker's own rows are steps of what another app
// asked for.
func plumbing(e *event) bool { return strings.EqualFold(e.AppID, authenticationBroker) }

// The Microsoft Authentication Broker, by its id: anybody may call an app so.
const authenticationBroker = "29d9ed98-a469-4536-ade2-f981bc1d605e"

// accountFindings adds what the directory says though no row does: a disabled
// account that nobody tried yet.
func accountFindings(evidence *signin.Evidence, found []*finding) []*finding {
	account := evidence.Account
	if account == nil || account.Enabled == nil || *account.Enabled {
		return nil
	}
	for _, f := range found {
		if f.rule.category == answer.CategoryAccountDisabled && !f.resolved {
			return nil
		}
	}
	code := codeDisabled
	if account.Guest() {
		code = codeGuestDisabled
	}
	row := &signin.SignIn{CreatedAt: evidence.Window.To, UserID: account.ID, Status: signin.Status{ErrorCode: code}}
	f := newFinding(subject{event: newEvent(row), evidence: evidence})
	f.factOnly = true
	return []*finding{f}
}

// The account is disabled: AADSTS50057 the user's own, AADSTS500571 the guest
// object of this tenant.
const (
	codeDisabled      = 50057
	codeGuestDisabled = 500571
)
