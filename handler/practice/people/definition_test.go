package people

import (
	"encoding/json"
	"slices"
	"testing"

	"signin-diagnosis/handler/practice/org"
	"signin-diagnosis/handler/practice/plain"
	"signin-diagnosis/handler/practice/signinlog"
	"signin-diagnosis/handler/signin"
)

// definitions returns those of the stories' policies, by name.
func definitions(t *testing.T) map[string]signin.Policy {
	t.Helper()
	found := map[string]signin.Policy{}
	for _, object := range tell(t).Policies {
		raw, _ := json.Marshal(object)
		var read signin.Policy
		if err := json.Unmarshal(raw, &read); err != nil {
			t.Fatal(err)
		}
		found[read.DisplayName] = read
	}
	return found
}

func TestTheDefinitionsSayWhatTheLogShows(t *testing.T) {
	defined := definitions(t)
	for name, hours := range map[string]int{
		"Practice: Sign in again every 12 hours on phones": 12,
		"Practice: Payroll asks again after 12 hours":      12,
		"Practice: MFA for everyone":                       0,
	} {
		if got := defined[name].SessionControls.SignInFrequency.Value; got != hours {
			t.Errorf("%s: every %d hours, want %d", name, got, hours)
		}
	}
	if got := defined["Practice: Every time for the vault"].SessionControls.SignInFrequency.Interval; got != "everyTime" {
		t.Errorf("the vault's interval is %q", got)
	}
}

func TestARenamedPolicyKeepsItsIDAndItsOldNameInOldRows(t *testing.T) {
	defined := definitions(t)[org.PlatformPolicy.Name]
	names := map[string]bool{}
	for _, row := range tell(t).of("kwame.mensah@contoso.example") {
		for _, item := range row[signinlog.AppliedPolicies].([]any) {
			if policy := item.(object); policy["id"] == defined.ID {
				names[plain.Text(policy["displayName"])] = true
			}
		}
	}
	if !names[org.PlatformPolicy.Former] || defined.ID == "" {
		t.Errorf("the rows know policy %s as %v", defined.ID, names)
	}
}

func TestWhoIsExcludedByNameStandsInTheDefinition(t *testing.T) {
	emergency := plain.ID("person", "emergency.access01@contoso.example")
	outside, inForce := 0, 0
	for _, policy := range definitions(t) {
		if policy.State == org.StateOn {
			inForce++
			if slices.Contains(policy.Conditions.Users.Exclude, emergency) {
				outside++
			}
		}
	}
	if outside*2 < inForce || outside == inForce {
		t.Errorf("the emergency account stands outside %d of %d policies", outside, inForce)
	}
	for _, row := range tell(t).of("emergency.access01@contoso.example") {
		if row["conditionalAccessStatus"] != "notApplied" || plain.At(row, "authenticationRequirement") != "multiFactorAuthentication" {
			t.Errorf("Conditional Access is %v, the demand %v", row["conditionalAccessStatus"], row["authenticationRequirementPolicies"])
		}
	}
}

func TestAStoryThatRepeatsKeepsItsBeat(t *testing.T) {
	var times []string
	for _, row := range tell(t).of("henrik.larsen@contoso.example") {
		if plain.At(row, "status/errorCode") == float64(50126) {
			times = append(times, plain.Text(row["createdDateTime"])[11:16])
		}
	}
	if len(times) != 22 || times[0] != "11:40" || times[1] != "11:25" || times[21] != "06:25" {
		t.Errorf("the phone asks at %v", times)
	}
}
