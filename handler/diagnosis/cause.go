package diagnosis

import (
	"slices"
	"time"

	"signin-diagnosis/handler/answer"
	"signin-diagnosis/handler/diagnosis/rule"
	"signin-diagnosis/handler/diagnosis/timeline"
	"signin-diagnosis/handler/signin"
)

// mostShown is how many rows a cause shows.
const mostShown = 5

// cause writes the draft out.
func (j *judging) cause(d *draft) Cause {
	r, lead := d.rule, d.lead()
	inferred := d.policies()
	policies := inferred.Policies
	out := Cause{
		Code: r.Code, Category: r.Category, State: d.state(), Confidence: d.confidence(), Basis: d.basis,
		Blocks: r.Kind.Blocks() && d.state() != answer.StateResolved, Aside: r.Kind == rule.Notice,
		Row: lead.SignIn, Facts: factsOf(&lead.Subject), End: lead.end,
		PassedBy: rowOf(lead.passedBy), Elsewhere: rowOf(lead.elsewhere),
		Lifetime: d.lifetime, Policies: policies, PoliciesFrom: inferred.From, PoliciesAt: inferred.At,
		Steps:            j.book.StepsFor(r, rule.SituationOf(&lead.Subject), len(policies) > 0, likelyEmergency(j.evidence)),
		EmergencyUnknown: d.emergencyUnknown(j.evidence),
	}
	if lead.factOnly {
		out.Basis = FromDirectory
	}
	if r.Kind != rule.Notice {
		out.Rhythm = d.rhythm()
	} else if out.Facts.Guesses > 0 {
		out.Facts.Guesses, out.Facts.GuessAddresses = d.counted()
	}
	out.Facts.OfStrangers = d.basis == FromText && j.ofStrangers(lead.Status.ErrorCode)
	out.Owner = j.book.ownerOf(r, out.State, out.Steps)
	d.addRows(&out)
	return out
}

func rowOf(e *timeline.Event) *signin.SignIn {
	if e == nil {
		return nil
	}
	return e.SignIn
}

// ownerOf is who has to act first.
func (b *Rulebook) ownerOf(r *rule.Rule, state answer.State, steps []StepRef) answer.Who {
	if state == answer.StateResolved || len(steps) == 0 {
		return answer.WhoNobody
	}
	return b.Step(r, steps[0]).Who
}

func (d *draft) addRows(out *Cause) {
	if d.basis == FromText {
		return
	}
	for _, f := range d.findings {
		if f.factOnly {
			continue
		}
		out.Occurrences++
		out.FirstSeen, out.LastSeen = earlier(out.FirstSeen, f.at()), later(out.LastSeen, f.at())
		if len(out.Shown) < mostShown {
			out.Shown = append(out.Shown, f.SignIn)
		}
	}
}

func earlier(t, at time.Time) time.Time {
	if t.IsZero() || at.Before(t) {
		return at
	}
	return t
}

func later(t, at time.Time) time.Time {
	if at.After(t) {
		return at
	}
	return t
}

// counted are the rows of the cause and the addresses that they came from: what a notice
// says of guesses is of the rows that it counts.
func (d *draft) counted() (rows, addresses int) {
	from := map[string]bool{}
	for _, f := range d.findings {
		from[f.IPAddress] = true
	}
	return len(d.findings), len(from)
}

// rhythm is how regularly the rows of the cause come from one client, that of the lead,
// or nil. Only rows that the cause counts take part, so that its numbers agree.
func (d *draft) rhythm() *Rhythm {
	var times []time.Time
	client := timeline.ClientOf(d.lead().Event)
	for _, f := range d.findings {
		if !f.factOnly && timeline.ClientOf(f.Event) == client {
			times = append(times, f.at())
		}
	}
	slices.SortFunc(times, time.Time.Compare)
	every := timeline.Rhythm(times)
	if every == 0 {
		return nil
	}
	return &Rhythm{Every: every, Times: len(times), First: times[0], Part: len(times) < len(d.findings)}
}
