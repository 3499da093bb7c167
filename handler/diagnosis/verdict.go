package diagnosis

import (
	"maps"
	"slices"
	"strconv"

	"signin-diagnosis/handler/answer"
	"signin-diagnosis/handler/signin"
	"signin-diagnosis/handler/wording"
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

// decideVerdict follows the order of the contract.
func decideVerdict(evidence *signin.Evidence, events []*event, drafts []*draft, gaps []signin.Gap) answer.Verdict {
	active := standing(drafts)
	pasted := slices.ContainsFunc(drafts, func(d *draft) bool { return d.pasted })
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
	case /*guard:gap-is-not-healthy*/ hidden || pasted || len(events) == 0:
		return answer.VerdictInconclusive
	case slices.ContainsFunc(drafts, func(d *draft) bool { return d.state() == answer.StateResolved }):
		return answer.VerdictRecovered
	default:
		return answer.VerdictHealthy
	}
}

// standing are the drafts that are not over.
func standing(drafts []*draft) []*draft {
	return slices.DeleteFunc(slices.Clone(drafts), func(d *draft) bool { return d.state() != answer.StateActive })
}

func wholeWindow(evidence *signin.Evidence) bool {
	unreadable := slices.ContainsFunc(evidence.Gaps, func(g signin.Gap) bool { return g.Code == signin.GapRowsNotReadable })
	return evidence.Sources.SignIns.Status == signin.SourceOK && /*guard:unreadable-rows*/ !unreadable && !evidence.Window.ReadFrom.After(evidence.Window.From)
}

// summarise writes the one sentence that a helpdesk can read out.
func summarise(verdict answer.Verdict, evidence *signin.Evidence, drafts []*draft, events []*event, c Complaint, o Options) string {
	v := accountValues(evidence, o)
	if d := spokenOf(verdict, drafts); d != nil {
		v = d.lead().values(d.policies(evidence.Policies), o)
		v["headline"] = o.sayIn(d.rule.words.headline, v)
		v["toApp"] = toApp(d, o)
		if d.rule.warns && verdict == answer.VerdictFailing {
			return sentences(summaryOfWarning.Fill(o.Language, v), retiredWord(drafts, o))
		}
	}
	v["from"], v["to"] = o.when(evidence.Window.From), o.when(evidence.Window.To)
	summary := summaryOf(verdict, drafts).Fill(o.Language, v)
	if verdict == answer.VerdictHealthy {
		summary = sentences(healthyWord(events, c, v, o), guessesWord(drafts, o), wouldBlock(events, o))
	}
	return sentences(summary, retiredWord(drafts, o))
}

var (
	healthyApp    = book.Phrase("Entra ID let {account} in to {app} each time from {from} to {to}, last on {time}. What {app} shows after that comes from the app itself: its owner has to look, or the app has to answer a demand for a fresh sign-in.")
	guessesBeside = book.Phrase("Strangers guess at the password ({guesses}); all were refused.")
)

// healthyWord says what was looked at. Where the caller asks about one app that
// let the user in each time, the trouble is the app's own.
func healthyWord(events []*event, c Complaint, v values, o Options) string {
	for _, e := range slices.Backward(events) {
		if c.App == "" || !namesApp(c.App, e.SignIn) || !e.Succeeded() {
			continue
		}
		v["app"] = o.named(namedApp, e.app(), theApp)
		v["time"] = o.when(e.CreatedAt)
		return healthyApp.Fill(o.Language, v)
	}
	return summaries[answer.VerdictHealthy].Fill(o.Language, v)
}

// guessesWord names the guesses of strangers beside a healthy account.
func guessesWord(drafts []*draft, o Options) string {
	for _, d := range drafts {
		if d.rule.aside && d.rule != &retiredService {
			return guessesBeside.Fill(o.Language, values{"guesses": d.lead().guessesPhrase(o)})
		}
	}
	return ""
}

var reportOnlyWould = book.Phrase("The report-only policy {policyName} would have stopped {number} of these sign-ins; it stops nobody as it is.")

// wouldBlock names the report-only policy that would have stopped most sign-ins.
// Prompts are not counted: they are steps of a sign-in that stands as its end.
func wouldBlock(events []*event, o Options) string {
	stopped, names := map[string]int{}, map[string]string{}
	for _, e := range events {
		for i := range e.AppliedPolicies {
			if p := &e.AppliedPolicies[i]; !e.interrupt && p.Result == resultReportOnlyFailure && p.ID != "" {
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
		return ""
	}
	return reportOnlyWould.Fill(o.Language, values{
		"policyName": Quote(names[worst], policyNameless.In(o.Language)), "number": strconv.Itoa(stopped[worst]),
	})
}

const resultReportOnlyFailure = "reportOnlyFailure"

// spokenOf is the draft that the summary speaks of: the first, but where the
// verdict is about what stands now, the first that stands. What the complaint
// is about may lead though it is over.
func spokenOf(verdict answer.Verdict, drafts []*draft) *draft {
	if verdict == answer.VerdictRecovered {
		drafts = slices.DeleteFunc(slices.Clone(drafts), func(d *draft) bool { return d.state() != answer.StateResolved })
	}
	if verdict == answer.VerdictFailing || verdict == answer.VerdictWaitingOnUser {
		drafts = standing(drafts)
	}
	if len(drafts) == 0 {
		return nil
	}
	return drafts[0]
}

var toTheApp = book.Phrase(" to {appName}")

func toApp(d *draft, o Options) string {
	name := Quote(d.lead().app(), "")
	if name == "" {
		return ""
	}
	return toTheApp.FillIn(o.Language, values{"appName": name})
}

var (
	summaries = map[answer.Verdict]wording.Phrase{
		answer.VerdictFailing:         book.Phrase("{account} cannot sign in{toApp}: {headline}."),
		answer.VerdictWaitingOnUser:   book.Phrase("{account} has not finished signing in{toApp}: {headline}."),
		answer.VerdictRecovered:       book.Phrase("{account} could not sign in{toApp} on {time}; the reason then: {headline}. Since then it has worked again."),
		answer.VerdictHealthy:         book.Phrase("Nothing wrong was found for {account}: the sign-ins from {from} to {to} were looked at. The log may lag some minutes behind. If the user still sees an error, ask again with its text, its time and the app."),
		answer.VerdictNoSignIns:       book.Phrase("The sign-in log holds no sign-in of {account} from {from} to {to}. Rows arrive some minutes late; if the user has just tried, ask again in a quarter of an hour, with the text of the error."),
		answer.VerdictAccountNotFound: book.Phrase("The directory does not know {account}. Check the spelling and the organisation; only users' sign-ins are read."),
		answer.VerdictInconclusive:    book.Phrase("No failure of {account} that still stands was found, but a part of the log could not be seen where one may be; see what could not be seen below."),
	}
	summaryOfHealed   = book.Phrase("{account} could not sign in{toApp} on {time}; the reason then: {headline}. It has not happened again since.")
	summaryOfSettled  = book.Phrase("{account} could not sign in{toApp} on {time}; the reason then: {headline}. The directory says that this is over.")
	summaryOfWarning  = book.Phrase("Somebody has to act for {account}, who may sign in as ever: {headline}.")
	summaryOfEmptyLog = book.Phrase("The sign-in log holds no sign-in of {account} from {from} to {to}, so this rests on the message alone: {headline}. Rows arrive some minutes late; if the user has just tried, ask again in a quarter of an hour.")
	summaryOfMessage  = book.Phrase("The log does not show the failure of {account}; going by the message alone, {headline}.")
)

func summaryOf(verdict answer.Verdict, drafts []*draft) wording.Phrase {
	switch {
	case verdict == answer.VerdictInconclusive && len(drafts) > 0 && drafts[0].pasted:
		return summaryOfMessage
	case verdict == answer.VerdictNoSignIns && len(drafts) > 0 && drafts[0].pasted:
		return summaryOfEmptyLog
	case verdict == answer.VerdictRecovered:
		return summaryOfRecovery(spokenOf(verdict, drafts).lead())
	default:
		return summaries[verdict]
	}
}

// summaryOfRecovery says how it is known to be over.
func summaryOfRecovery(f *finding) wording.Phrase {
	switch {
	case f.resolvedBy != nil || f.outlived:
		return summaries[answer.VerdictRecovered]
	case f.settled:
		return summaryOfSettled
	default:
		return summaryOfHealed
	}
}
