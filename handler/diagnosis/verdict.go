package diagnosis

import (
	"slices"

	"signin-diagnosis/handler/answer"
	"signin-diagnosis/handler/diagnosis/timeline"
	"signin-diagnosis/handler/signin"
)

// hiding are the gaps behind which a failure may lie: with one of them,
// “nothing found” would be a guess.
var hiding = map[signin.GapCode]bool{
	signin.GapWindowNotCovered:         true,
	signin.GapNonInteractiveNotVisible: true,
	signin.GapRowsNotReadable:          true,
	signin.GapAppNotSeen:               true,
	signin.GapComplaintNotInLog:        true,
}

// OnlyTextUnread reports that nothing but a pasted text without a code leaves the answer open.
func (j *Judgement) OnlyTextUnread() bool {
	unread := false
	for _, g := range j.Gaps {
		if hiding[g.Code] {
			return false
		}
		unread = unread || g.Code == signin.GapNoCodeFound
	}
	return unread
}

// decideVerdict follows the order of the contract.
func decideVerdict(evidence *signin.Evidence, events []*timeline.Event, drafts []*draft, gaps []signin.Gap, unread bool) answer.Verdict {
	active := active(drafts)
	pasted := slices.ContainsFunc(drafts, func(d *draft) bool { return d.basis == FromText })
	hidden := slices.ContainsFunc(gaps, func(g signin.Gap) bool { return hiding[g.Code] })
	switch {
	case len(active) > 0 && !slices.ContainsFunc(active, func(d *draft) bool { return !d.waits() }):
		return answer.VerdictWaitingOnUser
	case len(active) > 0:
		return answer.VerdictFailing
	case evidence.Lookup == signin.LookupNotFound:
		return answer.VerdictAccountNotFound
	case len(events) == 0 && wholeWindow(evidence):
		return answer.VerdictNoSignIns
	case /*guard:gap-is-not-healthy*/ hidden || pasted || unread || len(events) == 0:
		return answer.VerdictInconclusive
	case slices.ContainsFunc(drafts, func(d *draft) bool { return d.state() == answer.StateResolved }):
		return answer.VerdictRecovered
	default:
		return answer.VerdictHealthy
	}
}

// active are the drafts that are not over.
func active(drafts []*draft) []*draft {
	return slices.DeleteFunc(slices.Clone(drafts), func(d *draft) bool { return d.state() != answer.StateActive })
}

func wholeWindow(evidence *signin.Evidence) bool {
	unreadable := slices.ContainsFunc(evidence.Gaps, func(g signin.Gap) bool { return g.Code == signin.GapRowsNotReadable })
	return evidence.Sources.SignIns.Status == signin.SourceOK && /*guard:unreadable-rows*/ !unreadable && !evidence.Window.ReadFrom.After(evidence.Window.From)
}

// spokenOf is the cause that the summary speaks of, or -1: the first, but where the
// verdict is about what stands now, the first that stands. What the complaint
// is about may lead though it is over.
func spokenOf(verdict answer.Verdict, drafts []*draft) int {
	of := func(state answer.State) int {
		return slices.IndexFunc(drafts, func(d *draft) bool { return d.state() == state })
	}
	switch {
	case verdict == answer.VerdictRecovered:
		return of(answer.StateResolved)
	case verdict == answer.VerdictFailing || verdict == answer.VerdictWaitingOnUser:
		return of(answer.StateActive)
	case len(drafts) == 0:
		return -1
	default:
		return 0
	}
}
