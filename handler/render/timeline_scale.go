package render

import (
	"fmt"
	"slices"
	"strconv"
	"time"

	"signin-diagnosis/handler/answer"
	"signin-diagnosis/handler/wording"
)

// scale converts times into places in the drawing.
type scale struct{ from, to, readFrom time.Time }

func newScale(w *answer.Window) scale {
	s := scale{w.From.Instant(), w.To.Instant(), w.ReadFrom.Instant()}
	if !s.to.After(s.from) {
		s.to = s.from.Add(time.Hour)
	}
	return s
}

func (s scale) x(at time.Time) float64 {
	part := float64(at.Sub(s.from)) / float64(s.to.Sub(s.from))
	return drawnEdge + min(max(part, 0), 1)*(drawnWidth-2*drawnEdge)
}

// tickSteps are the possible distances between ticks.
var tickSteps = []time.Duration{
	10 * time.Minute, 30 * time.Minute, time.Hour, 2 * time.Hour, 4 * time.Hour, 6 * time.Hour, 12 * time.Hour, 24 * time.Hour, 48 * time.Hour, 5 * 24 * time.Hour,
}

const maxTicks = 8

func (s scale) ticks(l wording.Language) []tickView {
	span, step := s.to.Sub(s.from), tickSteps[len(tickSteps)-1]
	for _, candidate := range slices.Backward(tickSteps) {
		if span/candidate <= maxTicks {
			step = candidate
		}
	}
	var out []tickView
	const room = 24.0
	for at := s.from.UTC().Truncate(step).Add(step); at.Before(s.to); at = at.Add(step) {
		if x := s.x(at); x > room && x < drawnWidth-room {
			out = append(out, tickView{decimal(x), tickLabel(l, at)})
		}
	}
	return out
}

// tickLabel returns an hour, or at midnight the day.
func tickLabel(l wording.Language, at time.Time) string {
	switch {
	case at.Hour() != 0 || at.Minute() != 0:
		return at.Format("15:04")
	case l == wording.Korean:
		return fmt.Sprintf("%d월 %d일", at.Month(), at.Day())
	default:
		return at.Format("2 Jan")
	}
}

// unseen returns the parts of the window without marks that may have had attempts.
func (s scale) unseen(l wording.Language, d *answer.Diagnosis) []unseenView {
	var out []unseenView
	begin := s.from
	add := func(until time.Time, title string) {
		if from, to := s.x(begin), s.x(until); to-from > 1 {
			out = append(out, unseenView{decimal(from), decimal(to - from), decimal((from + to) / 2), title})
			begin = until
		}
	}
	if !s.readFrom.IsZero() {
		add(s.readFrom, notRead.In(l))
	}
	if n := len(d.Attempts); d.AttemptsOmitted > 0 && n > 0 {
		add(d.Attempts[n-1].StartedAt.Instant(), notDrawn.In(l))
	}
	return out
}

func decimal(x float64) string { return strconv.FormatFloat(x, 'f', 1, 64) }

func abs(x float64) float64 { return max(x, -x) }
