package diagnosis

import (
	"cmp"
	"slices"

	"signin-diagnosis/handler/answer"
	"signin-diagnosis/handler/diagnosis/timeline"
	"signin-diagnosis/handler/foreign"
)

// WhyHarmless is why a row with a code is no trouble, or 0.
type WhyHarmless int

// The reasons why rows are harmless.
const (
	HarmlessAnswered      WhyHarmless = iota + 1 // a prompt after which the sign-in went on, to whatever end
	HarmlessAskedAgain                           // a prompt that a later one of the same sign-in stands for
	HarmlessPassedLater                          // a prompt; a later sign-in got past this point
	HarmlessOver                                 // a prompt that nobody waits for any more
	HarmlessStepOfBroker                         // a prompt of the authentication broker, and the user got in at once
	HarmlessPageOfRefusal                        // the page that tells of a refusal in the same sign-in
	HarmlessToldBeside                           // a block whose policy another row of the same sign-in names
	HarmlessOnTheWay                             // an error on the way of an attempt that succeeded
	HarmlessProbe                                // a silent check or retry, as a healthy day has many
	harmlessEnd
)

// WhysHarmless lists the reasons.
func WhysHarmless() []WhyHarmless {
	var all []WhyHarmless
	for why := HarmlessAnswered; why < harmlessEnd; why++ {
		all = append(all, why)
	}
	return all
}

// Harmless are the rows of one code and one app's name that look like errors and are
// none, and how many of them have each reason.
type Harmless struct {
	ErrorCode int
	App       foreign.Text // its name, or its id where it has none
	Rows      int
	Why       [harmlessEnd]int // rows by reason
}

// spare says why no cause rests on the row. The first reason stays.
func (j *judging) spare(e *timeline.Event, why WhyHarmless) {
	if j.why[e.Index] == 0 {
		j.why[e.Index] = why
	}
}

// sparePrompts says of the prompts of an attempt that do not wait why they are
// harmless; a loop may claim them all the same.
func (j *judging) sparePrompts(a *timeline.Attempt, waiting, askedAgain []*timeline.Event) {
	for _, e := range a.Events {
		if e.Interrupt {
			j.why[e.Index] = HarmlessAnswered
		}
	}
	for _, e := range askedAgain {
		j.why[e.Index] = HarmlessAskedAgain
	}
	for _, e := range waiting {
		j.why[e.Index] = 0
	}
}

// overHow is why nobody waits at a prompt that was the last of its attempt.
func (f *finding) overHow() WhyHarmless {
	if f.end == Passed {
		return HarmlessPassedLater
	}
	return HarmlessOver
}

// probeIn is what a probe of an app that works was in its attempt.
func probeIn(a *timeline.Attempt, e *timeline.Event) WhyHarmless {
	if e.Failed() && a.Outcome() == answer.OutcomeSucceeded {
		return HarmlessOnTheWay
	}
	return HarmlessProbe
}

// tellRows counts the rows, and lists those with a code on which no cause rests: each
// row is told once.
func (j *judging) tellRows(out *Judgement, drafts []*draft) {
	rests, lines := j.restedOn(drafts), harmlessLines{places: map[harmlessKey]int{}}
	out.Counts.SignIns = len(j.events)
	for _, e := range j.events {
		switch {
		case e.Succeeded():
			continue
		//guard:row-of-a-cause
		case rests[e.Index]:
			out.Counts.CauseRows++
		default:
			out.Counts.HarmlessRows++
			lines.add(e, j.why[e.Index])
		}
		out.Counts.FailedRows++
	}
	slices.SortFunc(lines.list, func(a, b Harmless) int {
		return cmp.Or(cmp.Compare(b.Rows, a.Rows), cmp.Compare(a.ErrorCode, b.ErrorCode), cmp.Compare(a.App, b.App))
	})
	out.Harmless = lines.list
}

// restedOn says of each row, by its place in the log, whether a cause rests on it.
func (j *judging) restedOn(drafts []*draft) []bool {
	rests := make([]bool, len(j.events))
	for _, d := range drafts {
		for _, f := range d.findings {
			if /*guard:text-has-no-row*/ d.basis != FromText && /*guard:fact-has-no-row*/ !f.factOnly {
				rests[f.Index] = true
			}
		}
	}
	return rests
}

// harmlessLines puts rows of one code and one app's name together.
type harmlessLines struct {
	list   []Harmless
	places map[harmlessKey]int
}

type harmlessKey struct {
	code int
	app  string
}

func (l *harmlessLines) add(e *timeline.Event, why WhyHarmless) {
	key := harmlessKey{e.Status.ErrorCode, e.App()}
	i, met := l.places[key]
	if !met {
		i = len(l.list)
		l.places[key] = i
		l.list = append(l.list, Harmless{ErrorCode: key.code, App: foreign.Text(key.app)})
	}
	l.list[i].Rows++
	l.list[i].Why[why]++
}
