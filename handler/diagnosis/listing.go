package diagnosis

import (
	"slices"

	"signin-diagnosis/handler/answer"
	"signin-diagnosis/handler/diagnosis/rule"
	"signin-diagnosis/handler/diagnosis/timeline"
)

func count(attempts []*timeline.Attempt) answer.Counts {
	counts := answer.Counts{Attempts: len(attempts)}
	for _, a := range attempts {
		switch a.Outcome() {
		case answer.OutcomeSucceeded:
			counts.Succeeded++
		case answer.OutcomeFailed:
			counts.Failed++
		case answer.OutcomeInterrupted:
			counts.Interrupted++
		}
	}
	return counts
}

// mostAttempts is how many attempts a judgement lists.
const mostAttempts = 500

// listAttempts lists the attempts, newest first, and says how many are left out.
func (j *judging) listAttempts() (listed []Attempt, omitted int) {
	codes := j.codesOfRows()
	newest := slices.Clone(j.attempts)
	slices.SortStableFunc(newest, func(a, b *timeline.Attempt) int { return b.Last().CreatedAt.Compare(a.Last().CreatedAt) })
	omitted = max(0, len(newest)-mostAttempts)
	for _, a := range newest[:len(newest)-omitted] {
		listed = append(listed, listedAttempt(a, codes))
	}
	return listed, omitted
}

// codesOfRows gives each claimed row, by its place in the log, the rule that comes
// first in an answer: a row may be claimed for each of several policies, and the order
// in which Graph lists those says nothing.
func (j *judging) codesOfRows() map[int]rule.Code {
	first := make(map[int]*rule.Rule, len(j.findings))
	for _, f := range j.findings {
		if r := first[f.Index]; !f.factOnly && (r == nil || j.book.before(f.rule, r)) {
			first[f.Index] = f.rule
		}
	}
	codes := make(map[int]rule.Code, len(first))
	for place, r := range first {
		codes[place] = r.Code
	}
	return codes
}

func listedAttempt(a *timeline.Attempt, codes map[int]rule.Code) Attempt {
	shown := a.Known()
	out := Attempt{
		StartedAt: a.First().CreatedAt, EndedAt: a.Last().CreatedAt, Outcome: a.Outcome(),
		Shown: shown.SignIn, Rows: make([]AttemptRow, 0, len(a.Events)),
	}
	if out.Outcome != answer.OutcomeSucceeded {
		out.Code = codes[shown.Index]
	}
	for _, e := range a.Events {
		out.Rows = append(out.Rows, AttemptRow{SignIn: e.SignIn, Interrupt: e.Interrupt})
	}
	return out
}
