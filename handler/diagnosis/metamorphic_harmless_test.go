package diagnosis_test

import (
	"fmt"
	"slices"
	"strconv"
	"time"

	"signin-diagnosis/handler/answer"
	"signin-diagnosis/handler/diagnosis"
	"signin-diagnosis/handler/signin"
	"signin-diagnosis/handler/wording"
)

var harmlessRows = property{
	name: "harmless",
	says: "a row that belongs to no cause changes the counts and nothing else",
	try: func(t *trial) {
		t.takeOutAnsweredPrompts()
		for _, code := range []int{50074, 50097, 50140} {
			t.putInAnsweredPrompts(code)
		}
		t.putInEarlierSuccess()
	},
	fault: "only the newest five rows are read",
	broken: func(evidence signin.Evidence, c diagnosis.Complaint, l wording.Language) answer.Diagnosis {
		rows := slices.Clone(evidence.SignIns)
		slices.SortStableFunc(rows, func(a, b signin.SignIn) int { return b.CreatedAt.Compare(a.CreatedAt) })
		return theEngine(withRows(evidence, rows[:min(5, len(rows))]), c, l)
	},
}

// takeOutAnsweredPrompts takes each prompt out that a success of the same sign-in answered.
func (t *trial) takeOutAnsweredPrompts() {
	before := t.plain()
	for _, a := range before.Attempts {
		if a.Outcome != answer.OutcomeSucceeded {
			continue
		}
		for _, e := range a.Events {
			if !e.Interrupt || !t.answered(e.SignInID) || inACause(before, e.ErrorCode) || t.asksFor(e) {
				continue
			}
			rows := slices.DeleteFunc(slices.Clone(t.evidence.SignIns), func(row signin.SignIn) bool { return row.ID == e.SignInID })
			t.sameButCounts(fmt.Sprintf("without %d of %s", e.ErrorCode, e.Time), t.ask(withRows(t.evidence, rows), t.complaint), before, tally{rows: 1})
		}
	}
}

// answered reports that a success by hand of the row's own sign-in came after it.
func (t *trial) answered(id string) bool {
	at := slices.IndexFunc(t.evidence.SignIns, func(row signin.SignIn) bool { return row.ID == id })
	prompt := t.evidence.SignIns[at]
	return slices.ContainsFunc(t.evidence.SignIns, func(row signin.SignIn) bool {
		return row.Succeeded() && row.Interactive && row.CorrelationID == prompt.CorrelationID &&
			row.AppID == prompt.AppID && row.ResourceID == prompt.ResourceID && !row.CreatedAt.Before(prompt.CreatedAt)
	})
}

// inACause reports that a cause rests on rows of the code.
func inACause(result answer.Diagnosis, code int) bool {
	return slices.ContainsFunc(result.Causes, func(c answer.Cause) bool {
		return slices.ContainsFunc(c.Evidence, func(e answer.EvidenceEntry) bool { return e.ErrorCode == code })
	})
}

// asksFor reports that the caller asks for this very row, or its code.
func (t *trial) asksFor(e answer.AttemptEvent) bool {
	return t.complaint.RequestID == e.SignInID || slices.Contains(t.complaint.Error.Codes, e.ErrorCode)
}

// putInAnsweredPrompts puts a prompt before each success by hand, of the same sign-in and
// the same second.
func (t *trial) putInAnsweredPrompts(code int) {
	if slices.Contains(t.complaint.Error.Codes, code) {
		return
	}
	rows := slices.Clone(t.evidence.SignIns)
	for _, row := range t.evidence.SignIns {
		if row.Succeeded() && row.Interactive {
			row.ID, row.FlaggedForReview = guidOf("row", "prompt before "+row.ID), false
			row.Status, row.AuthenticationSteps = signin.Status{ErrorCode: code}, nil
			rows = append(rows, row)
		}
	}
	if put := len(rows) - len(t.evidence.SignIns); put > 0 {
		t.sameButCounts("with "+strconv.Itoa(code), t.plain(), t.ask(withRows(t.evidence, rows), t.complaint), tally{rows: put})
	}
}

// putInEarlierSuccess puts a success before everything, like the first that there is:
// the same client at the same place, so that it shows nothing that the log did not show.
func (t *trial) putInEarlierSuccess() {
	const before = 2 * time.Hour
	var first *signin.SignIn
	start := caseNow
	for i := range t.evidence.SignIns {
		row := &t.evidence.SignIns[i]
		if row.CreatedAt.Before(start) {
			start = row.CreatedAt
		}
		if row.Succeeded() && (first == nil || row.CreatedAt.Before(first.CreatedAt)) {
			first = row
		}
	}
	start = start.Add(-before)
	if first == nil || start.Before(t.evidence.Window.From) {
		return
	}
	if namesCode(t.plain(), "risk.successAfterGuesses") {
		return // a success before the tries is news there: the place would be the user's own
	}
	row := *first
	row.ID, row.CorrelationID, row.CreatedAt = guidOf("row", "before everything"), guidOf("correlation", "before everything"), start
	// which policies the account meets, and what a report-only one would do, is told by itself
	row.AppliedPolicies = slices.Clip(row.AppliedPolicies[:0])
	rows := append(slices.Clone(t.evidence.SignIns), row)
	t.sameButCounts("with a success before everything", t.plain(), t.ask(withRows(t.evidence, rows), t.complaint), tally{rows: 1, succeeded: 1})
}

func namesCode(result answer.Diagnosis, code string) bool {
	return slices.ContainsFunc(result.Causes, func(c answer.Cause) bool { return c.Code == code })
}

// tally is what harmless rows add to the counts of an answer.
type tally struct{ rows, succeeded int }

// sameButCounts wants an answer with harmless rows to say what the one without them
// says, and its counts to grow by those rows.
func (t *trial) sameButCounts(name string, without, with answer.Diagnosis, more tally) {
	t.compare(name,
		differs("the verdict", without.Verdict, with.Verdict),
		differs("the primary cause", without.PrimaryCause, with.PrimaryCause),
		otherText(causesOf(without), causesOf(with)),
		miscounted(without, with, more),
	)
}

// miscounted is the equation of counts: a harmless row is read, belongs to an attempt
// that ended well, and is counted nowhere else.
func miscounted(without, with answer.Diagnosis, more tally) string {
	want, prompts := without.Counts, more.rows-more.succeeded
	want.Attempts, want.Succeeded = want.Attempts+more.succeeded, want.Succeeded+more.succeeded
	want.SignIns, want.FailedRows, want.HarmlessRows = want.SignIns+more.rows, want.FailedRows+prompts, want.HarmlessRows+prompts
	return differs("the count", want, with.Counts)
}
