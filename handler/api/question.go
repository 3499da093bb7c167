package api

import (
	"time"

	"signin-diagnosis/handler/contract"
	"signin-diagnosis/handler/investigate"
	"signin-diagnosis/handler/telling"
	"signin-diagnosis/handler/wording"
)

// Request is what a caller asks, checked.
type Request struct {
	Question investigate.Question
	Telling  telling.Options
	Text     string // the error text as it was pasted
	Format   string // the field format, or empty
	Language string // the field lang, or empty
}

// Defaults fill what a caller may leave out.
type Defaults struct {
	Lookback time.Duration // DIAGNOSIS_LOOKBACK; 24 hours when zero
	Redact   bool          // DIAGNOSIS_REDACT
}

// ParseQuestion checks the fields of a diagnosis, by their names in the API,
// at the time now. The error is an *InputError that names the field and the
// next step. The command line asks by the same function.
func ParseQuestion(values map[string]string, now time.Time, defaults Defaults) (Request, error) {
	d := newDraft(now, defaults)
	if err := d.readAll(contract.RouteDiagnose, values); err != nil {
		return Request{}, err
	}
	d.completeFromText()
	return d.Request, nil
}

// ParseExplain checks the fields of an explanation, as ParseQuestion does for
// a diagnosis.
func ParseExplain(values map[string]string, now time.Time) (Request, error) {
	return parse(contract.RouteExplain, values, now)
}

// ParseCheck checks the fields of a check of the deployment.
func ParseCheck(values map[string]string, now time.Time) (Request, error) {
	return parse(contract.RouteCheck, values, now)
}

func parse(route contract.RouteName, values map[string]string, now time.Time) (Request, error) {
	d := newDraft(now, Defaults{})
	if err := d.readAll(route, values); err != nil {
		return Request{}, err
	}
	return d.Request, nil
}

func newDraft(now time.Time, defaults Defaults) *draft {
	d := &draft{now: now}
	d.Question.Lookback = defaults.Lookback
	if d.Question.Lookback == 0 {
		d.Question.Lookback = 24 * time.Hour
	}
	d.Telling = telling.Options{Redact: defaults.Redact, Language: wording.English}
	return d
}

// completeFromText takes over what the pasted text says and no field does. Its
// timestamp counts only where the log can still hold that moment; the issue
// dates in such texts are about tokens, not about the error.
func (d *draft) completeFromText() {
	complaint := &d.Question.Complaint
	if !complaint.HasError {
		return
	}
	text := complaint.Error
	if complaint.CorrelationID == "" {
		complaint.CorrelationID = text.CorrelationID
	}
	if complaint.RequestID == "" {
		complaint.RequestID = text.RequestID
	}
	if d.Question.At.IsZero() && !text.Timestamp.IsZero() && d.inLog(text.Timestamp) == "" {
		d.setAt(text.Timestamp)
	}
}

func (d *draft) setAt(at time.Time) {
	d.Question.At = at.UTC()
	d.Question.Complaint.At = at.UTC()
}
