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

// draft is a request under construction.
type draft struct {
	Request
	now time.Time
}

// readers put the value of a field, by its name, into the draft, or say what is
// wrong with it. It is not empty, and keeps to what the contract says of it.
var readers = map[string]func(d *draft, value string) (flaw string){
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

// platformFields belong to the Functions host, which passes its key on in the
// query and reads their names without case (Azure Functions host source): they
// are let through unread. The names are in lower case.
var platformFields = []string{"code", "clientid"}

// readFields checks values against the fields of a route. The first complaint,
// in the order of the contract, is returned.
func (d *draft) readFields(route contract.RouteName, values map[string]string) *InputError {
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
			flaw = readers[f.Name](d, value)
		}
		if flaw != "" {
			return &InputError{Field: f.Name, Reason: flaw, NextStep: f.NextStep()}
		}
	}
	return nil
}

// readAll reads the fields and checks that none is missing.
func (d *draft) readAll(route contract.RouteName, values map[string]string) error {
	if err := d.readFields(route, values); err != nil {
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

// flawOf says in what a value does not keep to the contract.
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

// quoteName makes a name that the caller chose fit for our own sentence.
func quoteName(name string) string {
	const most = 40
	quoted := strconv.QuoteToASCII(name)
	if len(quoted) > most {
		quoted = quoted[:most] + `…"`
	}
	return quoted
}
