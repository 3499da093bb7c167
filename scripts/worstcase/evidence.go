package main

import (
	"fmt"
	"strings"
	"time"

	"signin-diagnosis/handler/signin"
)

// The size of the worst case.
const (
	attempts = 5000
	policies = 40
	apps     = 40
)

var until = time.Date(2026, 11, 23, 8, 0, 0, 0, time.UTC)

// longName is as long as names get, in characters of three bytes and with signs that must be escaped.
func longName(kind string, number int) string {
	name := fmt.Sprintf("%s %d ", kind, number) + strings.Repeat("가장 긴 이름 *_[]<>\\ ", 40)
	return string([]rune(name)[:120])
}

// codes are failures of many kinds, so that there are many causes; 0 is a success.
var codes = []int{0, 53003, 0, 50074, 50126, 0, 70043, 53000, 0, 700082, 50053, 0, 50105, 65001, 0, 500121, 50173, 0, 50076, 50079, 0, 50055, 530032, 0, 50158, 90072, 0}

// month returns what the log holds of an account that signs in 5,000 times within 30 days, under 40 policies
// of which each does something, to 40 apps.
func month() signin.Evidence {
	e := signin.Evidence{
		Asked: longUPN(), Lookup: signin.LookupFound, Account: &signin.Account{ID: id(1), UserPrincipalName: longUPN(), DisplayName: longName("User", 0)},
		Window: signin.Window{From: until.Add(-30 * 24 * time.Hour), To: until, ReadFrom: until.Add(-30 * 24 * time.Hour)},
		Gaps: []signin.Gap{
			{Code: signin.GapNonInteractiveNotVisible}, {Code: signin.GapPolicyDetailsNotReadable, Detail: "Policy.Read.All"},
			{Code: signin.GapAppNotSeen, Detail: longName("App", 99)}, {Code: signin.GapRowsNotReadable, Detail: "17"},
		},
	}
	for i := range attempts {
		e.SignIns = append(e.SignIns, row(i))
	}
	return e
}

func longUPN() string { return strings.Repeat("가", 60) + "@contoso.example" }

func id(n int) string { return fmt.Sprintf("%08x-0000-4000-8000-000000000000", n) }

// row is one attempt, ten minutes or so after the one before.
func row(i int) signin.SignIn {
	const apart = 30 * 24 * time.Hour / attempts
	app := i % apps
	return signin.SignIn{
		ID: id(i), CorrelationID: id(1<<20 + i), CreatedAt: until.Add(-time.Duration(attempts-i) * apart), UserID: id(1),
		AppID: id(100 + app), AppDisplayName: longName("App", app), ResourceID: id(200 + app), ResourceDisplayName: longName("Resource", app),
		ClientAppUsed: "Mobile Apps and Desktop clients", IPAddress: fmt.Sprintf("2001:db8:ffff:ffff:ffff:ffff:ffff:%x", i%5000),
		Location: signin.Location{City: longName("City", i), Country: "KR"}, Device: signin.Device{ID: id(300), DisplayName: longName("Device", i)},
		Interactive: i%3 != 0, Status: signin.Status{ErrorCode: codes[i%len(codes)], FailureReason: longName("Reason", i)},
		ConditionalAccessStatus: "failure", AppliedPolicies: applied(i),
	}
}

var results = []string{"success", "failure", "reportOnlyFailure", "reportOnlySuccess", "reportOnlyInterrupted"}

func applied(row int) []signin.AppliedPolicy {
	list := make([]signin.AppliedPolicy, policies)
	for i := range list {
		list[i] = signin.AppliedPolicy{
			ID: id(400 + i), DisplayName: longName("Policy", i), Result: results[(i+row)%len(results)],
			GrantControls: []string{"Block", "Mfa", "RequireCompliantDevice"}, ConditionsSatisfied: "application,users,location",
		}
	}
	return list
}
