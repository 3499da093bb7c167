package api

import (
	"time"

	"signin-diagnosis/handler/contract"
	"signin-diagnosis/handler/investigate"
	"signin-diagnosis/handler/telling"
	"signin-diagnosis/handler/wording"
)

// Request is what a caller asks for, after all checks.
type Request struct {
	Question investigate.Question
	Telling  telling.Options
	Text     string // the error text as it was pasted
	Format   string // the field format, or empty
	Language string // the field lang, or empty
}

// Defaults are the values of what a caller may leave out.
type Defaults struct {
	Lookback time.Duration // DIAGNOSIS_LOOKBACK; 24 hours when zero
	Redact   bool          // DIAGNOSIS_REDACT
}

// ParseQuestion checks the fields of a diagnosis, by their names in the API,
// at the time now. The error is an *InputError that names the field and the
// next step. The command line asks by the same function.
func ParseQuestion(values map[string]string, now time.Time, defaults Defaults) (Request, error) {
	r := newRequestReader(now, defaults)
	if err := r.readAll(contract.RouteDiagnose, values); err != nil {
		return Request{}, err
	}
	r.completeFromText()
	return r.Request, nil
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
	r := newRequestReader(now, Defaults{})
	if err := r.readAll(route, values); err != nil {
		return Request{}, err
	}
	return r.Request, nil
}

func newRequestReader(now time.Time, defaults Defaults) *requestReader {
	r := &requestReader{now: now}
	r.Question.Lookback = defaults.Lookback
	if r.Question.Lookback == 0 {
		r.Question.Lookback = 24 * time.Hour
	}
	r.Telling = telling.Options{Redact: defaults.Redact, Language: wording.English}
	return r
}

// completeFromText takes from the pasted text what no field says. Its timestamp
// counts only if the log can still hold that moment; the issue dates in such texts
// are about tokens, not about the error.
func (r *requestReader) completeFromText() {
	complaint := &r.Question.Complaint
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
	if r.Question.At.IsZero() && !text.Timestamp.IsZero() && r.flawOfTime(text.Timestamp) == "" {
		r.setAt(text.Timestamp)
	}
}

func (r *requestReader) setAt(at time.Time) {
	r.Question.At = at.UTC()
	r.Question.Complaint.At = at.UTC()
}
