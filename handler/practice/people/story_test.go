package people

import (
	"encoding/json"
	"net/netip"
	"slices"
	"strings"
	"testing"
	"time"

	"signin-diagnosis/handler/practice/graph"
	"signin-diagnosis/handler/practice/plain"
	"signin-diagnosis/handler/practice/signinlog"
	"signin-diagnosis/handler/signin"
)

// toldAt is when the stories are told.
var toldAt = time.Date(2026, 3, 1, 12, 0, 0, 0, time.UTC)

// told are the stories as a reader of the tenant gets them.
type told struct{ graph.Contents }

func tell(t *testing.T) told {
	t.Helper()
	held, err := graph.Collect(Users(toldAt), Policies(toldAt), SignIns(toldAt))
	if err != nil {
		t.Fatal(err)
	}
	return told{held}
}

func (s told) of(name string) (rows []object) {
	var id any
	for _, user := range s.Users {
		if user["userPrincipalName"] == any(name) {
			id = user["id"]
		}
	}
	for _, row := range s.SignIns {
		if row.Object["userId"] == id {
			rows = append(rows, row.Object)
		}
	}
	return rows
}

func TestEveryStoryIsToldWhole(t *testing.T) {
	stories := Stories()
	if len(stories) < 16 {
		t.Fatalf("%d stories", len(stories))
	}
	held := tell(t)
	seen := map[string]bool{}
	for _, story := range stories {
		if seen[story.UPN] || story.Title == "" || story.What == "" || story.Verdict == "" || story.PrimaryCause == "" {
			t.Errorf("%+v is not whole or is told twice", story)
		}
		seen[story.UPN] = true
		rows := held.of(story.UPN)
		if (story.Verdict == "noSignIns") != (len(rows) == 0) {
			t.Errorf("%s has %d rows", story.UPN, len(rows))
		}
	}
	if len(held.Users) != len(stories) {
		t.Errorf("%d users for %d stories", len(held.Users), len(stories))
	}
}

func TestEachStoryHoldsTheCodesOfItsTitle(t *testing.T) {
	held := tell(t)
	for name, want := range map[string][]float64{
		"anna.berg@contoso.example":                          {0},
		"ben.okafor@contoso.example":                         {0, 700082},
		"chen.wei@contoso.example":                           {0, 70043},
		"dora.lind@contoso.example":                          {0, 53003},
		"emil.novak@contoso.example":                         {0, 53000},
		"fatima.haddad@contoso.example":                      {0, 50074, 50076},
		"george.papas@contoso.example":                       {0, 500121},
		"hana.sato@contoso.example":                          {0, 50126},
		"ivan.petrov@contoso.example":                        {0, 50053, 50126},
		"julia.costa@contoso.example":                        {0, 50057},
		"karl.meyer@contoso.example":                         {0, 50173},
		"lena.frost@contoso.example":                         {},
		"mateo.ruiz@contoso.example":                         {0, 53003},
		"omar.said@contoso.example":                          {0, 50105},
		"paula.kim@contoso.example":                          {0},
		"quinn.taylor@contoso.example":                       {0, 50074, 50140},
		"Rory.O'Brien@contoso.example":                       {0},
		"nadia.rahman_fabrikam.example#EXT#@contoso.example": {0, 50072, 50079},
	} {
		codes := []float64{}
		for _, row := range held.of(name) {
			codes = append(codes, plain.At(row, "status/errorCode").(float64))
		}
		slices.Sort(codes)
		if codes = slices.Compact(codes); !slices.Equal(codes, want) {
			t.Errorf("%s: codes %v, want %v", name, codes, want)
		}
	}
}

func TestEveryStoryRowIsOneThatGraphCouldSend(t *testing.T) {
	held := tell(t)
	defined := listed(anyOf(held.Policies), "id")
	documentation := []netip.Prefix{
		netip.MustParsePrefix("192.0.2.0/24"), netip.MustParsePrefix("198.51.100.0/24"),
		netip.MustParsePrefix("203.0.113.0/24"), netip.MustParsePrefix("2001:db8::/32"),
	}
	ids := map[string]bool{}
	for _, row := range held.SignIns {
		raw, _ := json.Marshal(row.Object)
		var read signin.SignIn
		if err := json.Unmarshal(raw, &read); err != nil {
			t.Fatalf("a row cannot be decoded: %v", err)
		}
		if ids[read.ID] || !signin.IsGUID(read.ID) || !signin.IsGUID(read.CorrelationID) || !signin.IsGUID(read.UserID) || !signin.IsGUID(read.AppID) {
			t.Errorf("ids of %s", raw)
		}
		ids[read.ID] = true
		// No row slips out of the last day while the stories wait to be told anew.
		if age := toldAt.Sub(read.CreatedAt); age < 0 || age > 24*time.Hour-StayFresh && age < 24*time.Hour {
			t.Errorf("a row is %v old", age)
		}
		if address := netip.MustParseAddr(read.IPAddress); !slices.ContainsFunc(documentation, func(p netip.Prefix) bool { return p.Contains(address) }) {
			t.Errorf("%s is not an address for documentation", address)
		}
		if read.UserPrincipalName != strings.ToLower(read.UserPrincipalName) || strings.Contains(read.UserPrincipalName, "#") {
			t.Errorf("the log does not write the name %s", read.UserPrincipalName)
		}
		if read.Status.FailureReason == "" || read.ResourceDisplayName == "" || len(read.EventTypes) != 1 || read.Interactive != (read.EventTypes[0] == "interactiveUser") {
			t.Errorf("the row is not full: %s", raw)
		}
		for _, policy := range read.AppliedPolicies {
			if !slices.Contains(defined, policy.ID) {
				t.Errorf("policy %s is not defined", policy.DisplayName)
			}
		}
	}
}

// listed returns the texts at a path of each row.
func listed(rows []any, path string) []string {
	list := []string{}
	for _, row := range rows {
		list = append(list, plain.Text(plain.At(row.(object), path)))
	}
	return list
}

func anyOf(objects []object) (list []any) {
	for _, object := range objects {
		list = append(list, object)
	}
	return list
}

func TestThePolicyThatDecidedFailsAndReportOnlyNeverDoes(t *testing.T) {
	held := tell(t)
	for name, want := range map[string]string{
		"chen.wei@contoso.example":   "Practice: Sign in again every 12 hours on phones",
		"dora.lind@contoso.example":  "Practice: Block sign-ins from abroad",
		"emil.novak@contoso.example": "Practice: Compliant device for mail",
		"paula.kim@contoso.example":  "",
	} {
		var failing, reportOnly string
		for _, row := range held.of(name) {
			list, _ := row[signinlog.AppliedPolicies].([]any)
			for _, item := range list {
				switch policy := item.(object); policy["result"] {
				case "failure":
					failing = plain.Text(policy["displayName"])
				case "reportOnlyFailure":
					reportOnly = plain.Text(policy["displayName"])
				}
			}
			if (row["conditionalAccessStatus"] == "failure") != (plain.At(row, "status/errorCode") != float64(0)) {
				t.Errorf("%s: status %v with code %v", name, row["conditionalAccessStatus"], plain.At(row, "status/errorCode"))
			}
		}
		if failing != want || (reportOnly != "") != (want == "") {
			t.Errorf("%s: %q fails, report-only %q", name, failing, reportOnly)
		}
	}
	for _, row := range held.of("mateo.ruiz@contoso.example") {
		if _, shown := row[signinlog.AppliedPolicies]; shown {
			t.Error("Mateo's rows show policies")
		}
	}
}

func TestTheDirectoryAgreesWithTheStories(t *testing.T) {
	held := tell(t)
	disabled := []string{"julia.costa", "grace.mutua"}
	guests := []string{"nadia.rahman", "theo.martin"}
	newPasswords := []string{"karl.meyer", "farid.aziz", "henrik.larsen", "clara.vogel"}
	for _, user := range held.Users {
		local, _, _ := strings.Cut(plain.Text(user["userPrincipalName"]), "@")
		local, _, _ = strings.Cut(local, "_")
		raw, _ := json.Marshal(user)
		var read signin.Account
		if err := json.Unmarshal(raw, &read); err != nil {
			t.Fatal(err)
		}
		switch {
		case !strings.Contains(read.DisplayName, "practice") || !strings.HasSuffix(read.UserPrincipalName, ".example"):
			t.Errorf("%s does not say that it is practice data", raw)
		case *read.Enabled == slices.Contains(disabled, local):
			t.Errorf("%s: enabled %v", read.UserPrincipalName, *read.Enabled)
		case read.Guest() != slices.Contains(guests, local):
			t.Errorf("%s: user type %s", read.UserPrincipalName, read.UserType)
		case toldAt.Sub(read.LastPasswordChange) < 24*time.Hour != slices.Contains(newPasswords, local):
			t.Errorf("%s: password of %v", read.UserPrincipalName, read.LastPasswordChange)
		}
	}
}

func TestTheRenamedAndTheGuestAreLoggedUnderOtherNames(t *testing.T) {
	held := tell(t)
	names := func(account string) []string {
		list := listed(anyOf(held.of(account)), "userPrincipalName")
		slices.Sort(list)
		return slices.Compact(list)
	}
	if got := names("Rory.O'Brien@contoso.example"); !slices.Equal(got, []string{"rory.byrne@contoso.example", "rory.o'brien@contoso.example"}) {
		t.Errorf("Rory is logged as %v", got)
	}
	if got := names("nadia.rahman_fabrikam.example#EXT#@contoso.example"); !slices.Equal(got, []string{"nadia.rahman@fabrikam.example"}) {
		t.Errorf("Nadia is logged as %v", got)
	}
}

func TestAnInterruptAndWhatEndedItAreOneAttempt(t *testing.T) {
	byCode := map[float64]string{}
	for _, row := range tell(t).of("quinn.taylor@contoso.example") {
		if id := plain.Text(row["correlationId"]); plain.At(row, "status/errorCode") != float64(0) {
			byCode[plain.At(row, "status/errorCode").(float64)] = id
		} else if byCode[0] == "" && row["isInteractive"] == true {
			byCode[0] = id // the newest
		}
	}
	if byCode[50074] == "" || byCode[50074] != byCode[50140] || byCode[50074] != byCode[0] {
		t.Errorf("correlation ids %v", byCode)
	}
}
