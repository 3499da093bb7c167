package diagnosis_test

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"signin-diagnosis/handler/answer"
	"signin-diagnosis/handler/diagnosis"
	"signin-diagnosis/handler/signin"
)

func TestEveryPolicyThatWasMetIsSummedUp(t *testing.T) {
	stories, err := parseStories("here", `
case: met
event: -3h 53003 app=Teams policy="Block:failure:Block:location" policy="Trial:reportOnlyFailure:Block" policy="Off:notEnabled"
event: -2h 0 app=Teams policy="Block:notApplied" policy="Trial:reportOnlySuccess" policy="MFA:success:Mfa"
event: -1h 0 app=Word policy="Block:success" policy="Pages:reportOnlyInterrupted" policy="Ready:reportOnlySuccess"
definition: Block now="Block outside EU" state=enabled
definition: Trial state=enabledForReportingButNotEnforced
`)
	if err != nil {
		t.Fatal(err)
	}
	evidence, _, _, err := stories[0].build()
	if err != nil {
		t.Fatal(err)
	}
	result, _ := judge(evidence, diagnosis.Complaint{}, options{})
	met := func(name string, now, state answer.OrNull, results map[string]int, impact answer.OrNull, apps ...answer.PolicyApp) answer.MetPolicy {
		return answer.MetPolicy{
			ID: guidOf("policy", name), DisplayName: name, CurrentName: now, State: state, Results: results, ReportOnlyImpact: impact, Apps: apps,
		}
	}
	want := []answer.MetPolicy{
		met("Block", "Block outside EU", "enabled", map[string]int{"failure": 1, "notApplied": 1, "success": 1}, "", answer.PolicyApp{App: "Teams", Worst: "failure"}, answer.PolicyApp{App: "Word", Worst: "success"}),
		met("MFA", "", "", map[string]int{"success": 1}, "", answer.PolicyApp{App: "Teams", Worst: "success"}),
		met("Off", "", "", map[string]int{"notEnabled": 1}, "", answer.PolicyApp{App: "Teams", Worst: "notEnabled"}),
		met("Pages", "", "", map[string]int{"reportOnlyInterrupted": 1}, "wouldInterrupt", answer.PolicyApp{App: "Word", Worst: "reportOnlyInterrupted"}),
		met("Ready", "", "", map[string]int{"reportOnlySuccess": 1}, "wouldPass", answer.PolicyApp{App: "Word", Worst: "reportOnlySuccess"}),
		met("Trial", "", "enabledForReportingButNotEnforced", map[string]int{"reportOnlyFailure": 1, "reportOnlySuccess": 1}, "wouldFail", answer.PolicyApp{App: "Teams", Worst: "reportOnlyFailure"}),
	}
	if diff := cmp.Diff(want, result.ConditionalAccess.Policies); diff != "" || !result.ConditionalAccess.Readable {
		t.Errorf("summed up otherwise (-want +got):\n%s", diff)
	}
}

func TestARenamedPolicyIsListedOnceUnderItsNewestName(t *testing.T) {
	evidence, _, _, _ := story{}.build()
	for i, name := range []string{"New name", "Old name"} {
		b := builder{evidence: evidence}
		row := b.row(storyLine{number: i}, 0, caseNow.Add(-time.Duration(i+1)*time.Hour), 0)
		row.AppliedPolicies = []signin.AppliedPolicy{{ID: guidOf("policy", "one"), DisplayName: name, Result: signin.ResultSuccess}}
		evidence.SignIns = append(evidence.SignIns, row)
	}
	result, _ := judge(evidence, diagnosis.Complaint{}, options{})
	policies := result.ConditionalAccess.Policies
	if len(policies) != 1 || policies[0].DisplayName != "New name" || policies[0].Results[signin.ResultSuccess] != 2 {
		t.Errorf("listed %+v", policies)
	}
}
