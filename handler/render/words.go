package render

import (
	"strings"
	"time"

	"signin-diagnosis/handler/answer"
	"signin-diagnosis/handler/foreign"
	"signin-diagnosis/handler/wording"
)

// verdictPhrases are the verdicts as people say them.
var verdictPhrases = map[answer.Verdict]wording.Phrase{
	answer.VerdictFailing:         book.Phrase("Cannot sign in"),
	answer.VerdictWaitingOnUser:   book.Phrase("Waiting for the user"),
	answer.VerdictRecovered:       book.Phrase("Recovered"),
	answer.VerdictHealthy:         book.Phrase("Nothing wrong found"),
	answer.VerdictNoSignIns:       book.Phrase("No sign-ins in the log"),
	answer.VerdictAccountNotFound: book.Phrase("Account not found"),
	answer.VerdictInconclusive:    book.Phrase("Not certain"),
}

// tone is how a verdict is coloured: bad, waiting or good. The words say the
// same, because not everybody sees colours.
type tone string

const (
	toneBad     tone = "bad"
	toneWaiting tone = "waiting"
	toneGood    tone = "good"
)

func toneOf(v answer.Verdict) tone {
	switch v {
	case answer.VerdictFailing:
		return toneBad
	case answer.VerdictRecovered, answer.VerdictHealthy:
		return toneGood
	default:
		return toneWaiting
	}
}

var statePhrases = map[answer.State]wording.Phrase{
	answer.StateActive:        book.Phrase("active"),
	answer.StateResolved:      book.Phrase("resolved"),
	answer.StateInformational: book.Phrase("for information"),
}

var confidencePhrases = map[answer.Confidence]wording.Phrase{
	answer.ConfidenceHigh:   book.Phrase("high confidence"),
	answer.ConfidenceMedium: book.Phrase("medium confidence"),
	answer.ConfidenceLow:    book.Phrase("low confidence"),
}

var outcomePhrases = map[answer.Outcome]wording.Phrase{
	answer.OutcomeSucceeded:   book.Phrase("Succeeded"),
	answer.OutcomeFailed:      book.Phrase("Failed"),
	answer.OutcomeInterrupted: book.Phrase("Interrupted"),
}

// resultPhrases are Graph's words for a policy's result, as the sign-in log's
// own page in the portal shows them.
var resultPhrases = map[string]wording.Phrase{
	"success":               book.Phrase("Success"),
	"failure":               book.Phrase("Failure"),
	"notApplied":            book.Phrase("Not applied"),
	"notEnabled":            book.Phrase("Not enabled"),
	"unknown":               book.Phrase("Unknown"),
	"reportOnlySuccess":     book.Phrase("Report-only: would succeed"),
	"reportOnlyFailure":     book.Phrase("Report-only: would fail"),
	"reportOnlyInterrupted": book.Phrase("Report-only: would ask the user"),
	"reportOnlyNotApplied":  book.Phrase("Report-only: would not apply"),
}

// The words that several renderings share.
var (
	practicePhrase   = book.Phrase("Practice data: these people and policies do not exist.")
	whatToDo         = book.Phrase("What to do")
	ifItComesBack    = book.Phrase("If it comes back")
	forAdministrator = book.Phrase("For the administrator")
	doesRefreshHelp  = book.Phrase("Does refreshing the page help?")
	yesUsually       = book.Phrase("Yes, usually.")
	noPhrase         = book.Phrase("No.")
	notSeen          = book.Phrase("What could not be seen")
	seenOnce         = book.Phrase("Seen once, on {when}.")
	seenOften        = counted("Seen {n} time, last on {when}.", "Seen {n} times, last on {when}.")
	lookedAt         = counted("Looked at {n} sign-in from {from} to {to}.", "Looked at {n} sign-ins from {from} to {to}.")
	newestIsOf       = book.Phrase("The newest is of {when}.")
	reportOnlyTitle  = book.Phrase("Report-only policies (not enforced)")
	wouldHaveStopped = counted("{policy} would have stopped {n} sign-in", "{policy} would have stopped {n} sign-ins")
	namelessPolicy   = book.Phrase("A policy without a name")
	documentation    = book.Phrase("Documentation")
	evidenceTitle    = book.Phrase("Evidence")
)

// The names of facts.
var (
	labelPolicy      = book.Phrase("Policy")
	labelApp         = book.Phrase("App")
	labelResource    = book.Phrase("Resource")
	labelTime        = book.Phrase("Last seen")
	labelTimes       = book.Phrase("Times seen")
	labelPlace       = book.Phrase("Location")
	labelAddress     = book.Phrase("IP address")
	labelDevice      = book.Phrase("Device")
	labelClient      = book.Phrase("Client app")
	labelCode        = book.Phrase("Error code")
	labelReason      = book.Phrase("Failure reason")
	labelCorrelation = book.Phrase("Correlation id")
	labelRequest     = book.Phrase("Request id")
)

// verdictWords say the verdict. Where the cause that stands is a warning, the
// user may well sign in, and the words must not deny it.
func verdictWords(l wording.Language, d *answer.Diagnosis) string {
	if d.Verdict == answer.VerdictFailing && onlyWarned(d) {
		return actionNeeded.In(l)
	}
	return wordOf(l, verdictPhrases, d.Verdict)
}

var actionNeeded = book.Phrase("Action needed")

// onlyWarned reports whether the first cause which stands is a warning: the summary
// speaks of that one.
func onlyWarned(d *answer.Diagnosis) bool {
	for i := range d.Causes {
		if d.Causes[i].State == answer.StateActive {
			return !d.Causes[i].Blocks
		}
	}
	return false
}

// wordOf returns the phrase for a value, or the value itself where it is new.
func wordOf[K ~string](l wording.Language, phrases map[K]wording.Phrase, key K) string {
	if phrase, ok := phrases[key]; ok {
		return phrase.In(l)
	}
	return foreign.Plain(string(key))
}

func yesNo(l wording.Language, yes bool) string {
	if yes {
		return yesUsually.In(l)
	}
	return noPhrase.In(l)
}

// stepsTitle stands over the steps of a cause.
func stepsTitle(l wording.Language, c *answer.Cause) string {
	if c.State == answer.StateResolved {
		return ifItComesBack.In(l)
	}
	return whatToDo.In(l)
}

// seen says how often a cause was met; it is empty for one that no row has.
func seen(l wording.Language, c *answer.Cause) string {
	when := values{"when": wording.When(l, c.LastSeen.Instant())}
	switch c.Occurrences {
	case 0:
		return ""
	case 1:
		return seenOnce.Fill(l, when)
	default:
		return seenOften.fill(l, c.Occurrences, when)
	}
}

// scope says what was looked at; when writes its times.
func scope(l wording.Language, w *answer.Window, when func(wording.Language, time.Time) string) string {
	text := lookedAt.fill(l, w.SignInsRead, values{"from": when(l, w.From.Instant()), "to": when(l, w.To.Instant())})
	if !w.NewestSignIn.IsZero() {
		text += " " + newestIsOf.Fill(l, values{"when": when(l, w.NewestSignIn.Instant())})
	}
	return text
}

// trials names what report-only policies would have done; policies that did
// stop somebody stand with their causes.
func trials(l wording.Language, ca *answer.ConditionalAccess) []string {
	var lines []string
	for i := range ca.Policies {
		if m := &ca.Policies[i]; m.ReportOnlyImpact == "wouldFail" {
			name := foreign.Quote(m.DisplayName, namelessPolicy.In(l))
			lines = append(lines, wouldHaveStopped.fill(l, m.Results["reportOnlyFailure"], values{"policy": name}))
		}
	}
	return lines
}

// gapLines returns what could not be seen, each with what makes it visible.
func gapLines(gaps []answer.Gap) []string {
	var lines []string
	for _, g := range gaps {
		lines = append(lines, joined(g.Message, string(g.Fix)))
	}
	return lines
}

// joined puts texts one after the other; empty ones are left out.
func joined(texts ...string) string { return strings.TrimSpace(strings.Join(texts, " ")) }
