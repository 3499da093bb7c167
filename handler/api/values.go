package api

import (
	"maps"
	"net/http"
	"net/url"
	"slices"
	"strings"
)

// readValues returns the values of query and body by name. A field in both is
// refused, because one of its values would be lost.
func (s *server) readValues(w http.ResponseWriter, r *http.Request) (map[string]string, error) {
	values, err := readQuery(r.URL.RawQuery)
	if err != nil {
		return nil, err
	}
	if r.Method != http.MethodPost {
		return values, refuseBody(r)
	}
	body, err := s.readBody(w, r)
	if err != nil {
		return nil, err
	}
	if body == nil && len(values) == 0 {
		return nil, errEmptyBody
	}
	for _, name := range slices.Sorted(maps.Keys(body)) {
		//guard:query-and-body
		if _, twice := values[name]; twice {
			return nil, &InputError{Field: quoteName(name), Reason: "is in the query and in the body", NextStep: "Send it once."}
		}
		values[name] = body[name]
	}
	return values, nil
}

// refuseBody returns an error for a GET with a body, which would not be read.
func refuseBody(r *http.Request) error {
	if r.ContentLength == 0 {
		return nil
	}
	return &InputError{Reason: "A GET request has no body", NextStep: "Send the fields in the query, or use POST."}
}

// readQuery returns the values of the query. Hosts that forward join repeated keys with a
// comma before we see them; a repeat that does arrive is refused.
func readQuery(raw string) (map[string]string, error) {
	query, err := url.ParseQuery(raw)
	if err != nil {
		return nil, &InputError{Reason: "The query is not readable", NextStep: "Write % and ; inside values as %25 and %3B."}
	}
	values := map[string]string{}
	for _, name := range slices.Sorted(maps.Keys(query)) {
		//guard:platform-key
		if slices.Contains(platformFields, strings.ToLower(name)) {
			continue
		}
		if len(query[name]) > 1 {
			return nil, &InputError{Field: quoteName(name), Reason: "is given more than once", NextStep: "Send it once."}
		}
		values[name] = query[name][0]
	}
	return values, nil
}
