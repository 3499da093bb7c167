package api

import (
	"cmp"
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"
)

// field is one thing that a caller may send. Its read function checks a value
// that is not empty and puts it into the draft.
type field struct {
	name   string
	routes []routeName
	read   func(*draft, string) *InputError
}

// draft is a request under construction.
type draft struct {
	Request
	now time.Time
}

// fields is the whole input of the API; what is not in it is refused.
var fields = []field{
	{"upn", []routeName{routeDiagnose}, readAccount},
	{"app", []routeName{routeDiagnose}, readApp},
	{"lookback", []routeName{routeDiagnose}, readLookback},
	{"at", []routeName{routeDiagnose}, readAt},
	{"correlationId", []routeName{routeDiagnose}, readCorrelationID},
	{"requestId", []routeName{routeDiagnose}, readRequestID},
	{"error", []routeName{routeDiagnose, routeExplain}, readErrorText},
	{"detail", []routeName{routeDiagnose}, readDetail},
	{"lang", []routeName{routeDiagnose, routeExplain, routeCheck}, readLanguage},
	{"format", []routeName{routeDiagnose, routeExplain}, readFormat},
}

// platformFields belong to the Functions host, which passes its key on in the
// query and reads their names without case (Azure Functions host source): they
// are let through unread. The names are in lower case.
var platformFields = []string{"code", "clientid"}

func fieldsOf(route routeName) []field {
	return slices.DeleteFunc(slices.Clone(fields), func(f field) bool { return !slices.Contains(f.routes, route) })
}

// readFields checks values against the fields of a route. The first complaint,
// in the order of the table, is returned.
func (d *draft) readFields(route routeName, values map[string]string) *InputError {
	known := fieldsOf(route)
	//guard:unknown-field
	if err := refuseUnknown(known, values); err != nil {
		return err
	}
	for _, f := range known {
		value := values[f.name]
		if value == "" {
			continue // what a form leaves empty is not given
		}
		if err := f.read(d, value); err != nil {
			err.Field = cmp.Or(err.Field, f.name)
			return err
		}
	}
	return nil
}

func refuseUnknown(known []field, values map[string]string) *InputError {
	for _, name := range slices.Sorted(maps.Keys(values)) {
		if !slices.ContainsFunc(known, func(f field) bool { return f.name == name }) {
			return &InputError{Field: quoteName(name), Reason: "is not a field of this request", NextStep: nextFields(known)}
		}
	}
	return nil
}

func nextFields(known []field) string {
	if len(known) == 0 {
		return "Send no field."
	}
	names := make([]string, len(known))
	for i, f := range known {
		names[i] = f.name
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
