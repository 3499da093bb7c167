package graph

import (
	"strings"
	"testing"
	"time"
)

var filterNow = time.Date(2026, 3, 1, 12, 0, 0, 0, time.UTC)

// sample is one row, as JSON gives it.
var sample = object{
	"id": "1", "userId": "u1", "userPrincipalName": "rory.o'brien@contoso.example", "appDisplayName": "One Outlook Web",
	"createdDateTime": "2026-03-01T10:00:00.5Z", "status": object{"errorCode": float64(53003)},
	"signInEventTypes": []any{"nonInteractiveUser"}, "location": object{"city": "Utrecht"},
}

func TestFilters(t *testing.T) {
	for source, want := range map[string]bool{
		"":                    true,
		"userId eq 'u1'":      true,
		"userId eq 'U1'":      false, // the log compares with case
		"  userId  eq 'u1'  ": true,
		"userPrincipalName eq 'rory.o''brien@contoso.example'":                         true,
		"userPrincipalName eq 'Rory.O''Brien@contoso.example'":                         false,
		"userPrincipalName eq '' or userId eq 'u1'":                                    true,
		"startsWith(userPrincipalName,'rory.')":                                        true,
		"startswith(appDisplayName, 'One')":                                            true,
		"startsWith(appDisplayName,'Two')":                                             false,
		"status/errorCode eq 53003":                                                    true,
		"status/errorCode eq 0":                                                        false,
		"location/city eq 'Utrecht'":                                                   true,
		"createdDateTime ge 2026-03-01T10:00:00Z":                                      true,
		"createdDateTime ge 2026-03-01T10:00:01Z":                                      false,
		"createdDateTime le 2026-03-01T11:00:01+01:00":                                 true,
		"createdDateTime eq 2026-03-01T10:00:00.5000000Z":                              true,
		"signInEventTypes/any(t: t eq 'nonInteractiveUser')":                           true,
		"signInEventTypes/any(t:t eq 'interactiveUser')":                               false,
		"signInEventTypes/any(x: x eq 'interactiveUser' or x eq 'nonInteractiveUser')": true,
		"signInEventTypes/any(t: t ne 'interactiveUser')":                              true,
		"userId eq 'u1' and status/errorCode eq 0":                                     false,
		"userId eq 'u2' and status/errorCode eq 0 or id eq '1'":                        true, // and binds closer
		"userId eq 'u2' and (status/errorCode eq 0 or id eq '1')":                      false,
		"(userId eq 'u1') and createdDateTime ge 2026-02-28T00:00:00Z and signInEventTypes/any(t: t eq 'nonInteractiveUser')": true,
	} {
		filter, err := parseFilter(source, logSchema("beta", filterNow))
		if err != nil {
			t.Errorf("%q is refused", source)
		} else if got := filter.match(sample); got != want {
			t.Errorf("%q: %v, want %v", source, got, want)
		}
	}
}

func TestFiltersThatTheLogRefuses(t *testing.T) {
	for name, source := range map[string]string{
		"a property that cannot be filtered":    "isInteractive eq true",
		"a property that does not exist":        "nickname eq 'x'",
		"applied policies":                      "appliedConditionalAccessPolicies/any(p: p eq 'x')",
		"another case of a property's name":     "userid eq 'u1'",
		"a date in quotes":                      "createdDateTime ge '2026-03-01T00:00:00Z'",
		"a date alone":                          "createdDateTime ge 2026-03-01",
		"a date of more than 90 days ago":       "createdDateTime ge 2025-11-30T00:00:00Z",
		"an operator that dates do not have":    "createdDateTime gt 2026-03-01T00:00:00Z",
		"an operator that texts do not have":    "userId ne 'u1'",
		"an operator that numbers do not have":  "status/errorCode ne 0",
		"a number in quotes":                    "status/errorCode eq '0'",
		"a number that is none":                 "status/errorCode eq 1-2",
		"a text without quotes":                 "userId eq u1",
		"a text that does not end":              "userId eq 'u1",
		"a quote that is not doubled":           "userPrincipalName eq 'rory.o'brien@contoso.example'",
		"nothing after and":                     "userId eq 'u1' and",
		"nothing between":                       "userId eq 'u1' userId eq 'u1'",
		"an operator in capitals":               "userId EQ 'u1'",
		"not":                                   "not (userId eq 'u1')",
		"a parenthesis that does not close":     "(userId eq 'u1'",
		"a parenthesis that was not opened":     "userId eq 'u1')",
		"startsWith of a property without it":   "startsWith(userId,'u')",
		"startsWith of a text":                  "startsWith('appDisplayName','One')",
		"startsWith without a comma":            "startsWith(appDisplayName 'One')",
		"startsWith that does not close":        "startsWith(appDisplayName,'One'",
		"any of a property that is no list":     "userId/any(t: t eq 'x')",
		"any with another variable":             "signInEventTypes/any(t: u eq 'x')",
		"any without a colon":                   "signInEventTypes/any(t t eq 'x')",
		"any with another operator":             "signInEventTypes/any(t: t ge 'x')",
		"a list without any":                    "signInEventTypes eq 'interactiveUser'",
		"a character that belongs nowhere":      "userId eq 'u1' & id eq '1'",
		"a name that begins with a parenthesis": ")",
		"too many parentheses":                  strings.Repeat("(", deepest+1) + "userId eq 'u1'" + strings.Repeat(")", deepest+1),
	} {
		if _, err := parseFilter(source, logSchema("beta", filterNow)); err == nil {
			t.Errorf("%s: %q is let through", name, source)
		}
	}
	if _, err := parseFilter("signInEventTypes/any(t: t eq 'interactiveUser')", logSchema("v1.0", filterNow)); err == nil {
		t.Error("v1.0 knows event types")
	}
}

// FuzzFilter: whatever a caller sends, the parser ends, and a text that is
// quoted right is compared as it is.
func FuzzFilter(f *testing.F) {
	for _, seed := range []string{
		"userId eq 'u1' and (status/errorCode eq 0 or signInEventTypes/any(t: t eq 'x'))", "startsWith(appDisplayName,'O''x')",
		"createdDateTime ge 2026-03-01T00:00:00Z", "((((", "'", "a/any(", "\x00é-1",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, source string) {
		if filter, err := parseFilter(source, logSchema("beta", filterNow)); err == nil {
			filter.match(sample)
			filter.match(object{})
		}
		quoted := "userId eq '" + strings.ReplaceAll(source, "'", "''") + "'"
		filter, err := parseFilter(quoted, logSchema("beta", filterNow))
		if err != nil || !filter.match(object{"userId": source}) || filter.match(object{"userId": source + "x"}) {
			t.Errorf("%q does not find its own text", quoted)
		}
	})
}

// FuzzSkipToken: a token that is not the tenant's own never panics, and its
// own is read back.
func FuzzSkipToken(f *testing.F) {
	f.Add("", "id", 2)
	f.Add(position{page: 3, at: filterNow, id: "7"}.token("x"), "a b_c", 9)
	f.Fuzz(func(t *testing.T, token, id string, page int) {
		positionOf(token, "x")
		pageOf(token)
		if page < 2 {
			return
		}
		want := position{page: page, at: filterNow, id: id}
		if got, ok := positionOf(want.token(token), token); !ok || got != want || pageOf(want.token(token)) != page {
			t.Errorf("%+v comes back as %+v", want, got)
		}
	})
}
