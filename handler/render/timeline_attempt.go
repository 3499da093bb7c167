package render

import (
	"slices"
	"strconv"
	"strings"

	"signin-diagnosis/handler/answer"
	"signin-diagnosis/handler/foreign"
	"signin-diagnosis/handler/wording"
)

func shapeOf(a *answer.Attempt) string {
	switch {
	case a.Outcome != answer.OutcomeSucceeded:
		return string(a.Outcome)
	case !a.Interactive:
		return "quiet"
	}
	return string(a.Outcome)
}

// lastCode returns the last error of an attempt, 0 where it had none.
func lastCode(a *answer.Attempt) int {
	for _, e := range slices.Backward(a.Events) {
		if e.ErrorCode != 0 {
			return e.ErrorCode
		}
	}
	return 0
}

func titleOf(l wording.Language, a *answer.Attempt) string {
	parts := []string{wordOf(l, outcomePhrases, a.Outcome), wording.When(l, a.StartedAt.Instant())}
	for _, part := range []string{nameIn(a.App), nameIn(a.Resource), codesOf(a)} {
		if part != "" {
			parts = append(parts, part)
		}
	}
	return strings.Join(parts, " · ")
}

// codesOf lists the error codes of an attempt, each once.
func codesOf(a *answer.Attempt) string {
	var codes []string
	for _, e := range a.Events {
		if code := strconv.Itoa(e.ErrorCode); e.ErrorCode != 0 && !slices.Contains(codes, code) {
			codes = append(codes, code)
		}
	}
	return strings.Join(codes, ", ")
}

var outcomeClasses = map[answer.Outcome]tone{
	answer.OutcomeFailed: toneBad, answer.OutcomeInterrupted: toneWaiting, answer.OutcomeSucceeded: toneGood,
}

func viewAttempt(l wording.Language, a *answer.Attempt) attemptView {
	return attemptView{
		Time: wording.When(l, a.StartedAt.Instant()), App: nameIn(a.App), Resource: nameIn(a.Resource),
		Class: string(outcomeClasses[a.Outcome]), Outcome: wordOf(l, outcomePhrases, a.Outcome),
		Codes: codesOf(a), Correlation: foreign.OneLine(string(a.CorrelationID)),
	}
}

func nameIn(name answer.OrNull) string {
	return foreign.Cut(foreign.OneLine(string(name)), maxCellChars)
}
