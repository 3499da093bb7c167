package api

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"signin-diagnosis/handler/contract"
)

// requestReader fills a request from the fields of a caller.
type requestReader struct {
	Request
	now time.Time
}

// readers holds, by a field's name, the function that puts its value into the
// request, or returns what is wrong with it. The value is not empty and has been
// checked against the contract.
var readers = map[string]func(r *requestReader, value string) (flaw string){
	"upn":           readAccount,
	"app":           readApp,
	"lookback":      readLookback,
	"at":            readAt,
	"correlationId": readCorrelationID,
	"requestId":     readRequestID,
	"error":         readErrorText,
	"detail":        readDetail,
	"lang":          readLanguage,
	"format":        readFormat,
}

// platformFields are query parameters of the Functions host, which passes its key
// on in them and ignores the case of their names (Azure Functions host source).
// They are ignored. The names are in lower case.
var platformFields = []string{"code", "clientid"}

// readFields reads the values of a route's fields. It returns the first error, in
// the order of the contract.
func (r *requestReader) readFields(route contract.RouteName, values map[string]string) *InputError {
	known := contract.FieldsOf(route)
	//guard:unknown-field
	if err := refuseUnknown(known, values); err != nil {
		return err
	}
	for _, f := range known {
		value := values[f.Name]
		if value == "" {
			continue // what a form leaves empty is not given
		}
		flaw := flawOf(&f, value)
		if flaw == "" {
			flaw = readers[f.Name](r, value)
		}
		if flaw != "" {
			return &InputError{Field: f.Name, Reason: flaw, NextStep: f.NextStep()}
		}
	}
	return nil
}

// readAll reads the fields and checks that no required one is missing.
func (r *requestReader) readAll(route contract.RouteName, values map[string]string) error {
	if err := r.readFields(route, values); err != nil {
		return err
	}
	for _, f := range contract.FieldsOf(route) {
		//guard:account-required
		if f.Required && strings.TrimSpace(values[f.Name]) == "" {
			return &InputError{Field: f.Name, Reason: "is missing", NextStep: f.NextStep()}
		}
	}
	return nil
}

// flawOf returns how a value breaks the contract of its field, or nothing.
func flawOf(f *contract.Field, value string) string {
	switch {
	case len(f.Values) > 0 && !slices.Contains(f.Values, value):
		return "has a value that is not known"
	case f.MaxLength > 0 && !utf8.ValidString(value):
		return "is not valid UTF-8"
	case f.MaxLength > 0 && /*guard:limit-in-characters = len(value) > f.MaxLength*/ utf8.RuneCountInString(value) > f.MaxLength:
		return fmt.Sprintf("is longer than %d characters", f.MaxLength)
	default:
		return ""
	}
}

func refuseUnknown(known []contract.Field, values map[string]string) *InputError {
	for _, name := range slices.Sorted(maps.Keys(values)) {
		if !slices.ContainsFunc(known, func(f contract.Field) bool { return f.Name == name }) {
			return &InputError{Field: quoteName(name), Reason: "is not a field of this request", NextStep: nextFields(known)}
		}
	}
	return nil
}

func nextFields(known []contract.Field) string {
	if len(known) == 0 {
		return "Send no field."
	}
	names := make([]string, len(known))
	for i, f := range known {
		names[i] = f.Name
	}
	return "Names count upper and lower case. The fields are " + strings.Join(names, ", ") + "."
}

// quoteName quotes and shortens a name that the caller chose, for a sentence of
// ours.
func quoteName(name string) string {
	const most = 40
	quoted := strconv.QuoteToASCII(name)
	if len(quoted) > most {
		quoted = quoted[:most] + `…"`
	}
	return quoted
}
