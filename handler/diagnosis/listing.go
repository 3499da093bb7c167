package diagnosis

import (
	"slices"

	"signin-diagnosis/handler/answer"
)

func count(attempts []*attempt) answer.Counts {
	counts := answer.Counts{Attempts: len(attempts)}
	for _, a := range attempts {
		switch a.outcome() {
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

// listAttempts writes the attempts, newest first, when they were asked for.
func listAttempts(d *answer.Diagnosis, attempts []*attempt, findings []*finding, options Options) {
	if !options.Attempts {
		return
	}
	codes := make(map[int]string, len(findings)) // by the row's place in the log
	for _, f := range findings {
		if !f.factOnly && codes[f.index] == "" {
			codes[f.index] = f.rule.code
		}
	}
	newest := slices.Clone(attempts)
	slices.SortStableFunc(newest, func(a, b *attempt) int { return b.last().CreatedAt.Compare(a.last().CreatedAt) })
	d.AttemptsOmitted = max(0, len(newest)-mostAttempts)
	for _, a := range newest[:min(len(newest), mostAttempts)] {
		d.Attempts = append(d.Attempts, a.write(codes))
	}
}

func (a *attempt) write(codes map[int]string) answer.Attempt {
	shown := a.telling()
	out := answer.Attempt{
		StartedAt: answer.At(a.first().CreatedAt), EndedAt: answer.At(a.last().CreatedAt), Outcome: a.outcome(),
		AppID: answer.OrNull(shown.AppID), App: answer.OrNull(shown.AppDisplayName),
		ResourceID: answer.OrNull(shown.ResourceID), Resource: answer.OrNull(shown.ResourceDisplayName),
		Interactive: shown.Interactive, CorrelationID: answer.OrNull(shown.CorrelationID),
	}
	if out.Outcome != answer.OutcomeSucceeded {
		out.CauseCode = answer.OrNull(codes[shown.index])
	}
	for _, e := range a.events {
		out.Events = append(out.Events, answer.AttemptEvent{
			SignInID: e.ID, Time: answer.At(e.CreatedAt), ErrorCode: e.Status.ErrorCode, Interrupt: e.interrupt,
		})
	}
	return out
}

// telling is the event that the attempt is known by.
func (a *attempt) telling() *event {
	if e := a.deciding(); e != nil {
		return e
	}
	return a.last()
}
