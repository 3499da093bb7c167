package diagnosis

import (
	"slices"

	"signin-diagnosis/handler/aadsts"
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
		if !slices.ContainsFunc(found, func(f *finding) bool { return f.state() == StateActive }) {
			return &notInLog, nil
		}
		return nil, nil
	}
	for _, number := range c.Error.Codes {
		if number == 0 || slices.ContainsFunc(events, func(e *event) bool { return e.Status.ErrorCode == number }) {
			continue
		}
		e := pastedEvent(evidence, number, c)
		return ruleFor(&subject{event: e, evidence: evidence}), e
	}
	return nil, nil
}

// pastedEvent is the row that the text speaks of, as far as it tells.
func pastedEvent(evidence *signin.Evidence, number int, c Complaint) *event {
	at := c.Error.Timestamp
	if at.IsZero() {
		at = c.At
	}
	if at.IsZero() {
		at = evidence.Window.To
	}
	return newEvent(&signin.SignIn{
		CreatedAt: at, Interactive: true, CorrelationID: c.CorrelationID,
		AppDisplayName: c.App, Status: signin.Status{ErrorCode: number},
	})
}
