package diagnosis

import (
	"slices"
	"strings"
	"time"

	"signin-diagnosis/handler/aadsts"
	"signin-diagnosis/handler/diagnosis/timeline"
	"signin-diagnosis/handler/signin"
)

// Complaint is what the caller knows of the trouble. It decides which attempt
// leads and never hides rows. Its zero value complains of nothing.
type Complaint struct {
	App           string           // an id, or part of a client's or resource's name, without case
	At            time.Time        // when the user saw the error
	CorrelationID string           // from the error page
	RequestID     string           // from the error page; equals the row's id
	Error         aadsts.ErrorText // the text that the user saw, read
	HasError      bool             // a text was pasted, even if nothing in it was known
}

// How well a row fits the complaint. An id names one sign-in and outweighs all
// else; a code outweighs the flag that the user set on the error page, the flag
// an app, an app a time.
const (
	relevantByTime = 1 << iota
	relevantByApp
	relevantByFlag
	relevantByCode
	relevantByID
)

// complaintReach is how far from the time of the complaint a row may lie:
// people read clocks loosely, and the log's time is that of the request.
const complaintReach = 15 * time.Minute

// relevance says how well the row fits what the caller knows.
func (c *Complaint) relevance(e *timeline.Event) int {
	fit := 0
	if c.namesID(e.SignIn) {
		fit |= relevantByID
	}
	if slices.Contains(c.Error.Codes, e.Status.ErrorCode) {
		fit |= relevantByCode
	}
	if e.FlaggedForReview {
		fit |= relevantByFlag
	}
	if c.App != "" && namesApp(c.App, e.SignIn) {
		fit |= relevantByApp
	}
	if !c.At.IsZero() && e.CreatedAt.Sub(c.At).Abs() <= complaintReach {
		fit |= relevantByTime
	}
	return fit
}

// names says how well any row of the attempt fits an id or a code: the caller
// may have copied it from a page before the one that failed.
func (c *Complaint) names(a *timeline.Attempt) int {
	fit := 0
	if !c.hasID() && len(c.Error.Codes) == 0 {
		return fit
	}
	for _, e := range a.Events {
		fit |= c.relevance(e) & (relevantByID | relevantByCode)
	}
	return fit
}

func (c *Complaint) namesID(row *signin.SignIn) bool {
	return c.RequestID != "" && (strings.EqualFold(c.RequestID, row.ID) || strings.EqualFold(c.RequestID, row.OriginalRequestID)) ||
		c.CorrelationID != "" && strings.EqualFold(c.CorrelationID, row.CorrelationID)
}

// fits reports that the app and the time that the caller names, where they name any,
// are the finding's.
func (c *Complaint) fits(f *finding) bool {
	return (c.App == "" || f.relevance&relevantByApp != 0) && (c.At.IsZero() || f.relevance&relevantByTime != 0)
}

// moment is when the trouble is: when the user saw the error, or now.
func (c *Complaint) moment(evidence *signin.Evidence) time.Time {
	if c.At.IsZero() {
		return evidence.Window.To
	}
	return c.At
}

func (c *Complaint) hasID() bool { return c.RequestID != "" || c.CorrelationID != "" }

// namesApp: an id in full, or a part of a name, of the client or the resource.
func namesApp(app string, row *signin.SignIn) bool {
	if strings.EqualFold(app, row.AppID) || strings.EqualFold(app, row.ResourceID) {
		return true
	}
	part := strings.ToLower(app)
	return strings.Contains(strings.ToLower(row.AppDisplayName), part) ||
		strings.Contains(strings.ToLower(row.ResourceDisplayName), part)
}

// complaintGaps says what of the complaint the log does not hold.
func (j *judging) complaintGaps() []signin.Gap {
	c := j.complaint
	var gaps []signin.Gap
	seen := func(fits func(*signin.SignIn) bool) bool {
		return slices.ContainsFunc(j.events, func(e *timeline.Event) bool { return fits(e.SignIn) })
	}
	if c.App != "" && !seen(func(row *signin.SignIn) bool { return namesApp(c.App, row) }) {
		gaps = append(gaps, signin.Gap{Code: signin.GapAppNotSeen, Detail: c.App})
	}
	if c.hasID() && !seen(c.namesID) {
		gaps = append(gaps, signin.Gap{Code: signin.GapComplaintNotInLog})
	}
	return gaps
}
