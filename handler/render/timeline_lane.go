package render

import (
	"cmp"
	"slices"
	"strconv"

	"signin-diagnosis/handler/answer"
	"signin-diagnosis/handler/foreign"
	"signin-diagnosis/handler/wording"
)

// lane is an app with its attempts, newest first.
type lane struct {
	app      string
	attempts []*answer.Attempt
	failed   int
}

// lanesOf groups attempts by app, those that failed most first. The apps beyond
// maxLanes share the last lane.
func lanesOf(l wording.Language, attempts []answer.Attempt) []*lane {
	byApp := map[string]*lane{}
	var lanes []*lane
	for i := range attempts {
		a := &attempts[i]
		app := cmp.Or(foreign.OneLine(string(a.App)), unknownApp.In(l))
		if byApp[app] == nil {
			byApp[app] = &lane{app: app}
			lanes = append(lanes, byApp[app])
		}
		byApp[app].add(a)
	}
	slices.SortStableFunc(lanes, func(a, b *lane) int {
		return cmp.Or(cmp.Compare(b.failed, a.failed), cmp.Compare(len(b.attempts), len(a.attempts)))
	})
	if len(lanes) <= maxLanes {
		return lanes
	}
	rest := &lane{app: otherApps.In(l)}
	for _, other := range lanes[maxLanes-1:] {
		for _, a := range other.attempts {
			rest.add(a)
		}
	}
	return append(lanes[:maxLanes-1], rest)
}

func (n *lane) add(a *answer.Attempt) {
	n.attempts = append(n.attempts, a)
	if a.Outcome == answer.OutcomeFailed {
		n.failed++
	}
}

func (n *lane) draw(l wording.Language, s scale, top int) laneView {
	view := laneView{App: foreign.Cut(n.app, 90), LabelY: top + 16, Y: top + 34}
	for _, a := range n.attempts {
		view.Marks = append(view.Marks, markView{X: decimal(s.x(a.StartedAt.Instant())), Shape: shapeOf(a), Title: titleOf(l, a)})
	}
	slices.Reverse(view.Marks) // the newest on top
	view.Labels = n.labels(s, top+56)
	return view
}

// labels returns the codes of failures where there is room. A failure without room
// is counted with its neighbour of the same code.
func (n *lane) labels(s scale, y int) []labelView {
	type label struct {
		x     float64
		code  int
		count int
	}
	var placed []*label
	for _, a := range n.attempts {
		code := lastCode(a)
		if a.Outcome != answer.OutcomeFailed || code == 0 {
			continue
		}
		x := s.x(a.StartedAt.Instant())
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

// anchored returns where a text goes, so that it stays inside the drawing.
func anchored(x float64) (at, anchor string) {
	switch {
	case x < labelWidth:
		return decimal(max(x-drawnEdge, 0)), "start"
	case x > drawnWidth-labelWidth:
		return decimal(min(x+drawnEdge, drawnWidth)), "end"
	}
	return decimal(x), "middle"
}
