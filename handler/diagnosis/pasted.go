package diagnosis

import (
	"slices"

	"signin-diagnosis/handler/aadsts"
	"signin-diagnosis/handler/answer"
	"signin-diagnosis/handler/diagnosis/rule"
	"signin-diagnosis/handler/diagnosis/timeline"
	"signin-diagnosis/handler/signin"
)

// complaintDrafts are the causes that rest on what the caller says.
func (j *judging) complaintDrafts(drafts []*draft) []*draft {
	var own []*draft
	retired := j.retiredDraft(drafts)
	if retired != nil {
		own = append(own, retired)
	}
	r, number := j.pastedRule()
	if r == nil || r.Code == j.book.notInLog().Code && retired != nil {
		return own
	}
	d := j.textDraft(r.Rule, number)
	d.lifetime = LifetimeOf(number, j.complaint.Error)
	d.leads = r.leads
	return append(own, d)
}

// pasted is the rule that a text speaks for, and whether it leads over what stands
// in the log.
type pasted struct {
	*rule.Rule
	leads bool
}

// textDraft is a cause that rests on the text alone. The text is evidence, but
// alone it is weak: low confidence, and no more than informational.
func (j *judging) textDraft(r *rule.Rule, number int) *draft {
	f := &finding{Subject: rule.Subject{Event: pastedEvent(number, *j.complaint), Evidence: j.evidence, Text: &j.complaint.Error}, rule: r}
	return &draft{rule: r, findings: []*finding{f}, basis: FromText, leads: true}
}

// pastedRule judges the text that the user saw when the log does not hold its
// cause, and names the code that it goes by; 0 is none. Where an id of the caller's
// finds a row, the row decides, and not what was copied beside the id.
func (j *judging) pastedRule() (*pasted, int) {
	said := &rule.Subject{Event: pastedEvent(0, *j.complaint), Evidence: j.evidence, Text: &j.complaint.Error}
	r := j.book.textRule(j.complaint.Error.Kind, said)
	switch {
	case r == nil:
	case j.saysLittle(r) && j.stands(anything):
		return nil, 0
	//guard:text-beside-its-rows
	case j.stands(func(f *finding) bool { return f.rule.Category == r.Category }): // rows tell of it better than a text does
		return nil, 0
	default:
		return &pasted{r, true}, 0
	}
	if j.idFound {
		return nil, 0
	}
	for _, number := range j.complaint.Error.Telling() {
		if number == 0 || j.held(number) {
			continue
		}
		r := j.book.ruleFor(&rule.Subject{Event: pastedEvent(number, *j.complaint), Evidence: j.evidence, Text: &j.complaint.Error})
		return &pasted{r, j.pastedLeads(number, r)}, number
	}
	return nil, 0
}

// saysLittle reports a rule for a text that gives no reason of its own, so that whatever
// stands in the log tells more.
func (j *judging) saysLittle(r *rule.Rule) bool {
	return r.Code == j.book.notInLog().Code || slices.Contains(r.Says, aadsts.KindWindowsBroker)
}

// foundByID reports that an id of the caller's is in the log.
func (j *judging) foundByID() bool {
	return j.complaint.hasID() && slices.ContainsFunc(j.events, func(e *timeline.Event) bool { return j.complaint.namesID(e.SignIn) })
}

// pastedLeads reports that a code which no row bears leads over what stands in the
// log: it says why somebody was refused, and nothing that stands is of its kind at
// the app and the time that the caller names.
func (j *judging) pastedLeads(number int, r *rule.Rule) bool {
	//guard:deciding-codes
	if !aadsts.DecidesWhy(number) {
		return false
	}
	return !j.stands(func(f *finding) bool { return f.rule.Category == r.Category && j.complaint.fits(f) })
}

// stands reports that something of this kind in the log still stands.
func (j *judging) stands(kind func(*finding) bool) bool {
	return slices.ContainsFunc(j.findings, func(f *finding) bool { return f.state() == answer.StateActive && kind(f) })
}

func anything(*finding) bool { return true }

// held reports that a row of the user's own holds the code: somebody else's
// guesses are not what the user saw.
func (j *judging) held(number int) bool {
	others := map[*timeline.Event]bool{}
	for _, f := range j.findings {
		//guard:strangers-code
		others[f.Event] = f.rule.Kind == rule.Notice
	}
	return slices.ContainsFunc(j.events, func(e *timeline.Event) bool { return e.Status.ErrorCode == number && !others[e] })
}

// ofStrangers reports that rows hold the code, and none of them is the user's own.
func (j *judging) ofStrangers(number int) bool {
	return number != 0 && !j.held(number) && slices.ContainsFunc(j.events, func(e *timeline.Event) bool { return e.Status.ErrorCode == number })
}

// pastedEvent is the row that the text speaks of, as far as it tells.
func pastedEvent(number int, c Complaint) *timeline.Event {
	at := c.Error.Timestamp
	if at.IsZero() {
		at = c.At // zero when nobody says when it was
	}
	row := &signin.SignIn{
		CreatedAt: at, Interactive: true, CorrelationID: c.CorrelationID,
		AppDisplayName: c.App, Status: signin.Status{ErrorCode: number},
	}
	if c.Error.Context != "" {
		row.AuthenticationContexts = []signin.Context{{ID: c.Error.Context, Detail: "required"}}
	}
	return timeline.NewEvent(row)
}

// lifetimeCodes carry dates in the text that the log does not have.
var lifetimeCodes = map[int]bool{70043: true, 70044: true, 700081: true, 700082: true, 700083: true, 700084: true, 50173: true}

// codeUnused: the token was not used for too long. Its text counts the time unused.
const codeUnused = 700082

// LifetimeOf is what a text with this code says of the age of the token, or nil.
func LifetimeOf(number int, read aadsts.ErrorText) *Lifetime {
	if !lifetimeCodes[number] || read.IssuedAt.IsZero() {
		return nil
	}
	return &Lifetime{IssuedAt: read.IssuedAt, ValidFrom: read.TokensValidFrom, Lasts: read.Lifetime, Unused: number == codeUnused}
}
