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
func listAttempts(attempts []*timeline.Attempt, findings []*finding) (listed []Attempt, omitted int) {
	codes := make(map[int]rule.Code, len(findings)) // by the row's place in the log
	for _, f := range findings {
		if !f.factOnly && codes[f.Index] == "" {
			codes[f.Index] = f.rule.Code
		}
	}
	newest := slices.Clone(attempts)
	slices.SortStableFunc(newest, func(a, b *timeline.Attempt) int { return b.Last().CreatedAt.Compare(a.Last().CreatedAt) })
	omitted = max(0, len(newest)-mostAttempts)
	for _, a := range newest[:len(newest)-omitted] {
		listed = append(listed, listedAttempt(a, codes))
	}
	return listed, omitted
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
