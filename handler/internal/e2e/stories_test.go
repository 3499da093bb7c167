package e2e

import (
	"net/http"
	"strings"
	"testing"

	"signin-diagnosis/handler/answer"
	"signin-diagnosis/handler/practice"
)

// TestEveryStoryIsToldRight asks about each person of the practice tenant over HTTP. Each gets a
// process of its own, because one process keeps Graph's quota of five reports in ten seconds.
func TestEveryStoryIsToldRight(t *testing.T) {
	t.Parallel()
	for _, story := range practice.Stories() {
		t.Run(story.Title, func(t *testing.T) {
			t.Parallel()
			served := startProcess(t, theHandler(t), "DIAGNOSIS_DIRECTORY=practice")
			told := get(t, question(served.url, story.UPN)).diagnosis(t)
			if string(told.Verdict) != story.Verdict || string(told.PrimaryCause) != story.PrimaryCause {
				t.Errorf("%s: %s, %s; the story wants %s, %s", story.UPN, told.Verdict, told.PrimaryCause, story.Verdict, story.PrimaryCause)
			}
			if !told.Practice {
				t.Error("practice is false, though nobody of these people exists")
			}
			wantToldIn(t, get(t, question(served.url, story.UPN, "format", "text")), told)
		})
	}
}

// wantToldIn wants the text that a person reads to hold what the JSON says.
func wantToldIn(t *testing.T, got answered, d answer.Diagnosis) {
	t.Helper()
	if got.status != http.StatusOK || !strings.HasPrefix(got.header.Get("Content-Type"), "text/plain") {
		t.Fatalf("status %d, %s", got.status, got.header.Get("Content-Type"))
	}
	text := oneLine(string(got.body))
	if !strings.Contains(text, oneLine(d.Summary)) {
		t.Errorf("the summary is missing: %s\n%s", d.Summary, got.body)
	}
	for _, c := range d.Causes {
		if !strings.Contains(text, oneLine(c.Title)) {
			t.Errorf("the cause %s is missing\n%s", c.Code, got.body)
		}
		for _, step := range c.Remediation {
			if !strings.Contains(text, oneLine(step.Step)) {
				t.Errorf("a step of %s is missing: %s", c.Code, step.Step)
			}
		}
	}
	for _, gap := range d.Gaps {
		if !strings.Contains(text, oneLine(gap.Message)) {
			t.Errorf("the gap %s is missing", gap.Code)
		}
	}
}

// oneLine undoes the wrapping of a text.
func oneLine(text string) string { return strings.Join(strings.Fields(text), " ") }

func TestAnUnknownNameIsAnAnswer(t *testing.T) {
	t.Parallel()
	got := command(t, nil, "diagnose", "--practice", "--json", "nobody@contoso.example")
	if got.code != exitOK || got.err != "" {
		t.Fatalf("exit code %d, stderr %q", got.code, got.err)
	}
	if d := readDiagnosis(t, []byte(got.out)); d.Verdict != answer.VerdictAccountNotFound || d.Account.Found == nil || *d.Account.Found {
		t.Errorf("verdict %s, found %v", d.Verdict, d.Account.Found)
	}
}
