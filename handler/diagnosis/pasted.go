package diagnosis

import (
	"slices"

	"signin-diagnosis/handler/aadsts"
	"signin-diagnosis/handler/answer"
	"signin-diagnosis/handler/signin"
)

// pastedCause judges the text that the user saw when the log does not hold its
// cause. The text is evidence, but alone it is weak: low confidence, and no
// more than informational.
func pastedCause(evidence *signin.Evidence, events []*event, found []*finding, c Complaint) (*rule, *event) {
	switch c.Error.Kind {
	case aadsts.KindClaimsChallenge:
		return &claimsChallenge, nil
	case aadsts.KindTokenExpired:
		if !slices.ContainsFunc(found, func(f *finding) bool { return f.state() == answer.StateActive }) {
			return &notInLog, nil
		}
		return nil, nil
	}
	for _, number := range c.Error.Codes {
		if number == 0 || held(number, events, found) {
			continue
		}
		e := pastedEvent(number, c)
		return ruleFor(&subject{event: e, evidence: evidence}), e
	}
	return nil, nil
}

// held reports that a row of the user's own holds the code: somebody else's
// guesses are not what the user saw.
func held(number int, events []*event, found []*finding) bool {
	others := map[*event]bool{}
	for _, f := range found {
		//guard:strangers-code
		others[f.event] = f.rule.aside
	}
	return slices.ContainsFunc(events, func(e *event) bool { return e.Status.ErrorCode == number && !others[e] })
}

// complaintDrafts are the causes that rest on what the caller says.
func complaintDrafts(evidence *signin.Evidence, events []*event, found []*finding, drafts []*draft, c Complaint, o Options) []*draft {
	var own []*draft
	retired := retiredDraft(evidence, drafts, c)
	if retired != nil {
		own = append(own, retired)
	}
	r, e := pastedCause(evidence, events, found, c)
	if r == nil || r == &notInLog && retired != nil {
		return own
	}
	d := &draft{rule: r, pasted: true}
	if e == nil {
		e = pastedEvent(0, c)
	} else {
		d.text = lifetimeSentence(&e.Status.ErrorCode, c.Error, o)
	}
	d.findings = []*finding{{subject: subject{event: e, evidence: evidence}, rule: r}}
	return append(own, d)
}

// pastedEvent is the row that the text speaks of, as far as it tells.
func pastedEvent(number int, c Complaint) *event {
	at := c.Error.Timestamp
	if at.IsZero() {
		at = c.At // zero when nobody says when it was
	}
	return newEvent(&signin.SignIn{
		CreatedAt: at, Interactive: true, CorrelationID: c.CorrelationID,
		AppDisplayName: c.App, Status: signin.Status{ErrorCode: number},
	})
}
