package diagnosis_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"strings"
	"testing"

	"signin-diagnosis/handler/wording"
)

// pastedText is a text that somebody published, and what is true of it. An empty
// category: nothing is known of it.
type pastedText struct {
	Source, Truth, Category, Text string
	Code                          *int
	Says, Step, Never             string // in the meaning; in a step; nowhere
}

func TestPublishedTextsAreExplainedAsTheyTurnedOut(t *testing.T) {
	data, err := os.ReadFile("testdata/error-texts.ndjson")
	if err != nil {
		t.Fatal(err)
	}
	for line := range bytes.Lines(data) {
		var p pastedText
		if err := json.Unmarshal(line, &p); err != nil {
			t.Fatal(err)
		}
		t.Run(p.Truth+" "+p.Source, func(t *testing.T) { p.check(t) })
	}
}

func (p *pastedText) check(t *testing.T) {
	got := teller.Explain(p.Text, wording.English)
	explanationFaults(t, got)
	if p.Category == "" {
		if len(got.Codes) != 0 || len(got.Gaps) != 1 {
			t.Errorf("explained as %+v", got)
		}
		return
	}
	if len(got.Codes) != 1 {
		t.Fatalf("%d entries, want 1: %+v", len(got.Codes), got.Codes)
	}
	entry := got.Codes[0]
	if string(entry.Category) != p.Category || codeText(entry.Code) != codeText(p.Code) {
		t.Errorf("%s of %s, want %s of %s", codeText(entry.Code), entry.Category, codeText(p.Code), p.Category)
	}
	var steps strings.Builder
	for _, s := range entry.Remediation {
		fmt.Fprintln(&steps, s.Step, s.Command)
	}
	if !strings.Contains(entry.Meaning, p.Says) || !strings.Contains(steps.String(), p.Step) {
		t.Errorf("want %q and %q in\n%s\n%s", p.Says, p.Step, entry.Meaning, steps.String())
	}
	if p.Never != "" && strings.Contains(entry.Meaning+steps.String(), p.Never) {
		t.Errorf("%q stands in\n%s\n%s", p.Never, entry.Meaning, steps.String())
	}
}

func codeText(code *int) string {
	if code == nil {
		return "no code"
	}
	return fmt.Sprint(*code)
}
