package people

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"signin-diagnosis/handler/practice/org"
	"signin-diagnosis/handler/practice/plain"
	"signin-diagnosis/handler/practice/signinlog"
)

// TestEachPolicyStopsWhomItShould names the policies that fail in somebody's
// rows, under the names that they had then. Nobody else meets one that fails.
func TestEachPolicyStopsWhomItShould(t *testing.T) {
	const mfa, abroad, compliant = "Practice: MFA for everyone", "Practice: Block sign-ins from abroad", "Practice: Compliant device for mail"
	want := map[string]string{
		"chen.wei": org.FrequencyPolicy.Name, "noor.ahmadi": org.PayrollPolicy.Name, "rosa.delgado": org.EveryTimePolicy.Name, "bogdan.ionescu": mfa,
		"dora.lind": abroad, "leila.karimi": abroad, "farid.aziz": abroad, "desktop.onboarding": abroad, "minh.tran": org.RiskPolicy.Name + ", " + abroad,
		"clara.vogel": org.RiskPolicy.Name, "tomasz.zielinski": org.CodePolicy.Name, "mei.lin": org.PlantPolicy.Name, "kwame.mensah": "Practice: Linux pilot",
		"elena.popova": org.InsiderPolicy.Name, "sanna.koskinen": org.PlatformPolicy.Name, "haruto.ito": org.NetworkPolicy.Name, "emil.novak": compliant, "zanele.dube": compliant, "marcus.webb": compliant,
		"petra.jansen": compliant, "amara.obi": org.ProtectedPolicy.Name, "viktor.hansen": org.StrengthPolicy.Name, "lucia.moretti": org.TermsPolicy.Name,
		"oliver.grant": org.BindingPolicy.Name, "ruth.adeyemi": org.LegacyPolicy.Name, "quinn.taylor": mfa, "fatima.haddad": mfa, "george.papas": mfa,
		"priya.nair": mfa, "beatriz.lima": mfa, "nadia.rahman_fabrikam.example#EXT#": mfa, "tariq.mansour": mfa, "olga.kuznetsova": mfa, "hannah.schmidt": mfa,
	}
	held := tell(t)
	for _, story := range Stories() {
		local, _, _ := strings.Cut(story.UPN, "@")
		if got := failingPolicies(held.of(story.UPN)); got != want[local] {
			t.Errorf("%s is stopped by %q, want %q", local, got, want[local])
		}
	}
}

// failingPolicies returns their names, each once, in order.
func failingPolicies(rows []object) string {
	names := map[string]bool{}
	for _, row := range rows {
		list, _ := row[signinlog.AppliedPolicies].([]any)
		for _, item := range list {
			if policy := item.(object); policy["result"] == "failure" {
				names[plain.Text(policy["displayName"])] = true
			}
		}
	}
	return strings.Join(slices.Sorted(maps.Keys(names)), ", ")
}

// TestNoRowForgetsAPolicy: whoever comes from abroad meets the policy on
// places, and every phone meets the one on phones.
func TestNoRowForgetsAPolicy(t *testing.T) {
	for _, row := range tell(t).SignIns {
		results := map[string]string{}
		list, _ := row.Object[signinlog.AppliedPolicies].([]any)
		for _, item := range list {
			policy := item.(object)
			results[plain.Text(policy["id"])] = plain.Text(policy["result"])
		}
		if len(results) == 0 {
			continue // Conditional Access was not reached, or is hidden
		}
		abroad := plain.At(row.Object, "location/countryOrRegion") != "NL" && row.Object["userType"] != "guest"
		system := plain.Text(plain.At(row.Object, "deviceDetail/operatingSystem"))
		switch {
		case abroad != (results[org.LocationPolicy.ID()] == "failure"):
			t.Errorf("%s from %v: the policy on places says %s", row.Object["userPrincipalName"], plain.At(row.Object, "location/city"), results[org.LocationPolicy.ID()])
		case strings.HasPrefix(system, "Ios") && results[org.FrequencyPolicy.ID()] == "notApplied":
			t.Errorf("%s with %s: the policy on phones did not apply", row.Object["userPrincipalName"], system)
		case len(results) != len(org.Policies):
			t.Errorf("%s meets %d policies of %d", row.Object["userPrincipalName"], len(results), len(org.Policies))
		}
	}
}
