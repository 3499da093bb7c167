package practice

import (
	"maps"
	"slices"
	"strings"
	"testing"
)

// TestEachPolicyStopsWhomItShould names the policies that fail in somebody's
// rows, under the names that they had then. Nobody else meets one that fails.
func TestEachPolicyStopsWhomItShould(t *testing.T) {
	const mfa, abroad, compliant = "Practice: MFA for everyone", "Practice: Block sign-ins from abroad", "Practice: Compliant device for mail"
	want := map[string]string{
		"chen.wei": frequencyPolicy.name, "noor.ahmadi": payrollPolicy.name, "rosa.delgado": everyTimePolicy.name, "bogdan.ionescu": mfa,
		"dora.lind": abroad, "leila.karimi": abroad, "farid.aziz": abroad, "desktop.onboarding": abroad, "minh.tran": riskPolicy.name + ", " + abroad,
		"clara.vogel": riskPolicy.name, "tomasz.zielinski": codePolicy.name, "mei.lin": plantPolicy.name, "kwame.mensah": "Practice: Linux pilot",
		"elena.popova": insiderPolicy.name, "haruto.ito": networkPolicy.name, "emil.novak": compliant, "zanele.dube": compliant, "marcus.webb": compliant,
		"petra.jansen": compliant, "amara.obi": protectedPolicy.name, "viktor.hansen": strengthPolicy.name, "lucia.moretti": termsPolicy.name,
		"oliver.grant": bindingPolicy.name, "ruth.adeyemi": legacyPolicy.name, "quinn.taylor": mfa, "fatima.haddad": mfa, "george.papas": mfa,
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

// failingPolicies are their names, each once, in order.
func failingPolicies(rows []Object) string {
	names := map[string]bool{}
	for _, row := range rows {
		list, _ := row[appliedPolicies].([]any)
		for _, item := range list {
			if policy := item.(Object); policy["result"] == "failure" {
				names[text(policy["displayName"])] = true
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
		list, _ := row.Object[appliedPolicies].([]any)
		for _, item := range list {
			policy := item.(Object)
			results[text(policy["id"])] = text(policy["result"])
		}
		if len(results) == 0 {
			continue // Conditional Access was not reached, or is hidden
		}
		abroad := at(row.Object, "location/countryOrRegion") != "NL" && row.Object["userType"] != "guest"
		system := text(at(row.Object, "deviceDetail/operatingSystem"))
		switch {
		case abroad != (results[locationPolicy.id()] == "failure"):
			t.Errorf("%s from %v: the policy on places says %s", row.Object["userPrincipalName"], at(row.Object, "location/city"), results[locationPolicy.id()])
		case strings.HasPrefix(system, "Ios") && results[frequencyPolicy.id()] == "notApplied":
			t.Errorf("%s with %s: the policy on phones did not apply", row.Object["userPrincipalName"], system)
		case len(results) != len(policies):
			t.Errorf("%s meets %d policies of %d", row.Object["userPrincipalName"], len(results), len(policies))
		}
	}
}
