package diagnosis

import "slices"

func count(attempts []*attempt) Counts {
	counts := Counts{Attempts: len(attempts)}
	for _, a := range attempts {
		switch a.outcome() {
		case OutcomeSucceeded:
			counts.Succeeded++
		case OutcomeFailed:
			counts.Failed++
		case OutcomeInterrupted:
			counts.Interrupted++
		}
	}
	return counts
}

// listAttempts writes the attempts, newest first, when they were asked for.
func (d *Diagnosis) listAttempts(attempts []*attempt, findings []*finding, options Options) {
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

func (a *attempt) write(codes map[int]string) AnswerAttempt {
	shown := a.telling()
	out := AnswerAttempt{
		StartedAt: Time{a.first().CreatedAt}, EndedAt: Time{a.last().CreatedAt}, Outcome: a.outcome(),
		AppID: OrNull(shown.AppID), App: OrNull(shown.AppDisplayName),
		ResourceID: OrNull(shown.ResourceID), Resource: OrNull(shown.ResourceDisplayName),
		Interactive: shown.Interactive, CorrelationID: OrNull(shown.CorrelationID),
	}
	if out.Outcome != OutcomeSucceeded {
		out.CauseCode = OrNull(codes[shown.index])
	}
	for _, e := range a.events {
		out.Events = append(out.Events, AttemptEvent{
			SignInID: e.ID, Time: Time{e.CreatedAt}, ErrorCode: e.Status.ErrorCode, Interrupt: e.interrupt,
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
