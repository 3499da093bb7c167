package render_test

import (
	"bytes"
	"strings"
	"testing"
	"time"

	"signin-diagnosis/handler/answer"
	"signin-diagnosis/handler/render"
)

var (
	morning = answer.At(time.Date(2026, 11, 23, 8, 0, 0, 0, time.UTC))
	noon    = answer.At(time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC))
)

const correlation = "33333333-3333-4333-8333-333333333333"

// blocked returns a diagnosis with something in every part.
func blocked() answer.Diagnosis {
	return answer.Diagnosis{
		Account: answer.Account{UserPrincipalName: "kim@contoso.example"},
		Window:  answer.Window{From: morning, To: noon, SignInsRead: 37, NewestSignIn: noon},
		Verdict: answer.VerdictFailing,
		Summary: "A policy blocks Kim.",
		Causes: []answer.Cause{{
			Code: "ca-block.location", State: answer.StateActive, Blocks: true, Owner: answer.WhoUser, Confidence: answer.ConfidenceHigh,
			Title: "A policy blocks this location", Explanation: "The sign-in came from abroad.", AdminExplanation: "The location condition applied.",
			Remediation: []answer.Step{
				{Who: answer.WhoUser, Step: "Sign in from the office."},
				{Who: answer.WhoConditionalAccessAdmin, Step: "Look at the policy.", Link: "https://entra.microsoft.com/policy", Command: "Get-MgPolicy"},
			},
			Evidence:    []answer.EvidenceEntry{{CorrelationID: correlation}},
			Occurrences: 3, FirstSeen: morning, LastSeen: noon,
		}},
		ConditionalAccess: answer.ConditionalAccess{Policies: []answer.MetPolicy{
			{DisplayName: "Trial", ReportOnlyImpact: "wouldFail", Results: map[string]int{"reportOnlyFailure": 1}},
			{DisplayName: "Harmless trial", ReportOnlyImpact: "wouldPass", Results: map[string]int{"reportOnlySuccess": 1}},
		}},
		Gaps: []answer.Gap{{Code: "windowNotCovered", Message: "The log was read in part.", Fix: "Ask with a shorter lookback."}},
	}
}

func textOf(t *testing.T, d answer.Diagnosis, options render.TextOptions) string {
	t.Helper()
	var out bytes.Buffer
	if err := render.Text(&out, &d, options); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func checkTextOf(t *testing.T, report answer.CheckReport, options render.TextOptions) string {
	t.Helper()
	var out bytes.Buffer
	if err := render.CheckText(&out, &report, options); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func explanationTextOf(t *testing.T, e answer.Explanation, options render.TextOptions) string {
	t.Helper()
	var out bytes.Buffer
	if err := render.ExplanationText(&out, &e, options); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func wantLines(t *testing.T, text string, lines ...string) {
	t.Helper()
	for _, line := range lines {
		if !strings.Contains("\n"+text, "\n"+line+"\n") {
			t.Errorf("the line %q is missing in\n%s", line, text)
		}
	}
}
