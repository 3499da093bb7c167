package render

import (
	"strconv"

	"signin-diagnosis/handler/answer"
	"signin-diagnosis/handler/wording"
)

// The measures of the drawing, in its own units.
const (
	drawnWidth = 800
	drawnEdge  = 12 // so that a mark at the window's end is whole
	laneHeight = 62
	laneTop    = 28
	labelWidth = 66 // of a code and its count
	maxLanes   = 12

	maxCellChars = 60 // characters of a name in the table and next to a mark
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

func drawTimeline(l wording.Language, d *answer.Diagnosis) *timelineView {
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

func countsText(l wording.Language, d *answer.Diagnosis) string {
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
