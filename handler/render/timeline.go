package render

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"signin-diagnosis/handler/diagnosis"
	"signin-diagnosis/handler/wording"
)

// The measures of the drawing, in its own units.
const (
	drawnWidth = 800
	drawnEdge  = 12 // so that a mark at the window's end is whole
	laneHeight = 62
	laneTop    = 28
	labelWidth = 66 // of a code and its count
	mostLanes  = 12

	longestCell = 60 // characters of a name in the table and beside a mark
)

// timelineView is the drawing of attempts over the window: a lane for each app,
// a mark for each attempt.
type timelineView struct {
	W             map[string]string
	Counts        string
	Width, Height int
	Bottom, AxisY int
	Ticks         []tickView
	Unseen        []unseenView
	Lanes         []laneView
	Rows          []attemptView
}

type tickView struct{ X, Label string }

// unseenView is a part of the window that holds no marks because it was not
// read, or because its attempts are not listed.
type unseenView struct{ X, Width, TextX, Title string }

type laneView struct {
	App       string
	Y, LabelY int
	Marks     []markView
	Labels    []labelView
}

type markView struct{ X, Shape, Title string }

type labelView struct {
	X, Anchor, Text string
	Y               int
}

// attemptView is an attempt as a row of the table.
type attemptView struct{ Time, App, Resource, Class, Outcome, Codes, Correlation string }

var (
	attemptCounts = counted("{n} attempt: {succeeded} succeeded, {failed} failed, {interrupted} interrupted.",
		"{n} attempts: {succeeded} succeeded, {failed} failed, {interrupted} interrupted.")
	attemptsDrawn = counted("The newest one is drawn; {omitted} older ones are only counted.", "The newest {n} are drawn; {omitted} older ones are only counted.")
	inUTC         = book.Phrase("Times are in UTC.")
	noAttempts    = book.Phrase("There were no attempts.")
	notRead       = book.Phrase("not read")
	notDrawn      = book.Phrase("not drawn")
	otherApps     = book.Phrase("Other apps")
	unknownApp    = book.Phrase("An app without a name")
)

func drawTimeline(l wording.Language, d *diagnosis.Diagnosis) *timelineView {
	view := &timelineView{W: pageWords(l), Counts: countsText(l, d), Width: drawnWidth}
	scale := newScale(&d.Window)
	lanes := lanesOf(l, d.Attempts)
	for i, lane := range lanes {
		view.Lanes = append(view.Lanes, lane.draw(l, scale, laneTop+i*laneHeight))
	}
	view.Bottom = laneTop + len(lanes)*laneHeight
	view.AxisY, view.Height = view.Bottom+16, view.Bottom+24
	view.Ticks, view.Unseen = scale.ticks(l), scale.unseen(l, d)
	for i := range d.Attempts {
		view.Rows = append(view.Rows, viewAttempt(l, &d.Attempts[i]))
	}
	return view
}

func countsText(l wording.Language, d *diagnosis.Diagnosis) string {
	if d.Counts.Attempts == 0 {
		return noAttempts.In(l)
	}
	text := attemptCounts.fill(l, d.Counts.Attempts, values{
		"succeeded": strconv.Itoa(d.Counts.Succeeded), "failed": strconv.Itoa(d.Counts.Failed), "interrupted": strconv.Itoa(d.Counts.Interrupted),
	})
	if d.AttemptsOmitted > 0 {
		text += " " + attemptsDrawn.fill(l, len(d.Attempts), values{"omitted": strconv.Itoa(d.AttemptsOmitted)})
	}
	return text + " " + inUTC.In(l)
}

// lane is an app with its attempts, newest first.
type lane struct {
	app      string
	attempts []*diagnosis.AnswerAttempt
	failed   int
}

// lanesOf groups attempts by app: those that failed most first. What is beyond
// the last lane shares one.
func lanesOf(l wording.Language, attempts []diagnosis.AnswerAttempt) []*lane {
	byApp := map[string]*lane{}
	var lanes []*lane
	for i := range attempts {
		a := &attempts[i]
		app := cmp.Or(oneLine(string(a.App)), unknownApp.In(l))
		if byApp[app] == nil {
			byApp[app] = &lane{app: app}
			lanes = append(lanes, byApp[app])
		}
		byApp[app].add(a)
	}
	slices.SortStableFunc(lanes, func(a, b *lane) int {
		return cmp.Or(cmp.Compare(b.failed, a.failed), cmp.Compare(len(b.attempts), len(a.attempts)))
	})
	if len(lanes) <= mostLanes {
		return lanes
	}
	rest := &lane{app: otherApps.In(l)}
	for _, other := range lanes[mostLanes-1:] {
		for _, a := range other.attempts {
			rest.add(a)
		}
	}
	return append(lanes[:mostLanes-1], rest)
}

func (n *lane) add(a *diagnosis.AnswerAttempt) {
	n.attempts = append(n.attempts, a)
	if a.Outcome == diagnosis.OutcomeFailed {
		n.failed++
	}
}

func (n *lane) draw(l wording.Language, s scale, top int) laneView {
	view := laneView{App: shortened(n.app, 90), LabelY: top + 16, Y: top + 34}
	for _, a := range n.attempts {
		view.Marks = append(view.Marks, markView{X: decimal(s.x(a.StartedAt.Time)), Shape: shapeOf(a), Title: titleOf(l, a)})
	}
	slices.Reverse(view.Marks) // the newest on top
	view.Labels = n.labels(s, top+56)
	return view
}

// labels name the codes of failures where there is room. A failure without
// room counts with its neighbour of the same code.
func (n *lane) labels(s scale, y int) []labelView {
	type label struct {
		x     float64
		code  int
		count int
	}
	var placed []*label
	for _, a := range n.attempts {
		code := lastCode(a)
		if a.Outcome != diagnosis.OutcomeFailed || code == 0 {
			continue
		}
		x := s.x(a.StartedAt.Time)
		near := slices.IndexFunc(placed, func(p *label) bool { return abs(p.x-x) < labelWidth })
		switch {
		case near < 0:
			placed = append(placed, &label{x, code, 1})
		case placed[near].code == code:
			placed[near].count++
		}
	}
	var out []labelView
	for _, p := range placed {
		text := strconv.Itoa(p.code)
		if p.count > 1 {
			text += " ×" + strconv.Itoa(p.count)
		}
		x, anchor := anchored(p.x)
		out = append(out, labelView{X: x, Y: y, Anchor: anchor, Text: text})
	}
	return out
}

// anchored keeps a text inside the drawing.
func anchored(x float64) (at, anchor string) {
	switch {
	case x < labelWidth:
		return decimal(max(x-drawnEdge, 0)), "start"
	case x > drawnWidth-labelWidth:
		return decimal(min(x+drawnEdge, drawnWidth)), "end"
	}
	return decimal(x), "middle"
}

func shapeOf(a *diagnosis.AnswerAttempt) string {
	switch {
	case a.Outcome != diagnosis.OutcomeSucceeded:
		return string(a.Outcome)
	case !a.Interactive:
		return "quiet"
	}
	return string(a.Outcome)
}

// lastCode is the last error of an attempt, 0 where it had none.
func lastCode(a *diagnosis.AnswerAttempt) int {
	for _, e := range slices.Backward(a.Events) {
		if e.ErrorCode != 0 {
			return e.ErrorCode
		}
	}
	return 0
}

func titleOf(l wording.Language, a *diagnosis.AnswerAttempt) string {
	parts := []string{wordOf(l, outcomePhrases, a.Outcome), wording.When(l, a.StartedAt.Time)}
	for _, part := range []string{nameIn(a.App), nameIn(a.Resource), codesOf(a)} {
		if part != "" {
			parts = append(parts, part)
		}
	}
	return strings.Join(parts, " · ")
}

// codesOf lists the error codes of an attempt, each once.
func codesOf(a *diagnosis.AnswerAttempt) string {
	var codes []string
	for _, e := range a.Events {
		if code := strconv.Itoa(e.ErrorCode); e.ErrorCode != 0 && !slices.Contains(codes, code) {
			codes = append(codes, code)
		}
	}
	return strings.Join(codes, ", ")
}

var outcomeClasses = map[diagnosis.Outcome]mood{
	diagnosis.OutcomeFailed: moodBad, diagnosis.OutcomeInterrupted: moodWaiting, diagnosis.OutcomeSucceeded: moodGood,
}

func viewAttempt(l wording.Language, a *diagnosis.AnswerAttempt) attemptView {
	return attemptView{
		Time: wording.When(l, a.StartedAt.Time), App: nameIn(a.App), Resource: nameIn(a.Resource),
		Class: string(outcomeClasses[a.Outcome]), Outcome: wordOf(l, outcomePhrases, a.Outcome),
		Codes: codesOf(a), Correlation: oneLine(string(a.CorrelationID)),
	}
}

func nameIn(name diagnosis.OrNull) string { return shortened(oneLine(string(name)), longestCell) }

func decimal(x float64) string { return strconv.FormatFloat(x, 'f', 1, 64) }

func abs(x float64) float64 { return max(x, -x) }

// scale leads from times to places in the drawing.
type scale struct{ from, to, readFrom time.Time }

func newScale(w *diagnosis.AnswerWindow) scale {
	s := scale{w.From.Time, w.To.Time, w.ReadFrom.Time}
	if !s.to.After(s.from) {
		s.to = s.from.Add(time.Hour)
	}
	return s
}

func (s scale) x(at time.Time) float64 {
	part := float64(at.Sub(s.from)) / float64(s.to.Sub(s.from))
	return drawnEdge + min(max(part, 0), 1)*(drawnWidth-2*drawnEdge)
}

// steps are the distances of ticks.
var tickSteps = []time.Duration{
	10 * time.Minute, 30 * time.Minute, time.Hour, 2 * time.Hour, 4 * time.Hour, 6 * time.Hour, 12 * time.Hour, 24 * time.Hour, 48 * time.Hour, 5 * 24 * time.Hour,
}

const mostTicks = 8

func (s scale) ticks(l wording.Language) []tickView {
	span, step := s.to.Sub(s.from), tickSteps[len(tickSteps)-1]
	for _, candidate := range slices.Backward(tickSteps) {
		if span/candidate <= mostTicks {
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

// tickLabel is an hour, or at midnight the day.
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

// unseen are the parts of the window without marks that may have had attempts.
func (s scale) unseen(l wording.Language, d *diagnosis.Diagnosis) []unseenView {
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
		add(d.Attempts[n-1].StartedAt.Time, notDrawn.In(l))
	}
	return out
}
