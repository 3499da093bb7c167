package functionhost

import (
	"net/url"
	"slices"
	"strings"
)

// forwardedQuery returns the query after the host has read it into a dictionary and written it again:
// names are equal without regard to case, and the values of a repeated name are joined by commas.
func forwardedQuery(raw string) string {
	type parameter struct{ name, value string }
	var parameters []parameter
	for pair := range strings.SplitSeq(raw, "&") {
		if pair == "" {
			continue
		}
		name, value, _ := strings.Cut(pair, "=")
		name, value = decode(name), decode(value)
		same := func(p parameter) bool { return strings.EqualFold(p.name, name) }
		if i := slices.IndexFunc(parameters, same); i >= 0 {
			parameters[i].value += "," + value
			continue
		}
		parameters = append(parameters, parameter{name, value})
	}
	pairs := make([]string, len(parameters))
	for i, p := range parameters {
		pairs[i] = encode(p.name) + "=" + encode(p.value)
	}
	return strings.Join(pairs, "&")
}

// decode leaves text as it is when it holds a broken escape; the host does not refuse it either.
func decode(text string) string {
	if decoded, err := url.QueryUnescape(text); err == nil {
		return decoded
	}
	return text
}

// encode writes a space as %20, as .NET does.
func encode(text string) string {
	return strings.ReplaceAll(url.QueryEscape(text), "+", "%20")
}
