package main

import (
	"os"
	"strings"
	"testing"

	"signin-diagnosis/handler/diagnosis"
	"signin-diagnosis/handler/diagnosis/rules"
	"signin-diagnosis/handler/telling"
)

func TestThePageOfCausesIsUpToDate(t *testing.T) {
	written, err := os.ReadFile("../../docs/causes.md")
	if err != nil {
		t.Fatal(err)
	}
	if string(written) != page() {
		t.Error("docs/causes.md is not what the rules say; run go generate ./...")
	}
}

func TestThePageOfCausesCoversEveryRule(t *testing.T) {
	text := page()
	rules := telling.New(diagnosis.New(rules.Book())).Rules()
	if len(rules) < 150 {
		t.Errorf("only %d rules", len(rules))
	}
	for _, r := range rules {
		for what, part := range map[string]string{"code": "### " + r.Code + "\n", "title": "**" + r.Title + ".**", "meaning": r.Meaning, "end": r.Ends} {
			if part == "" || !strings.Contains(text, part) && (what != "end" || !r.Aside) {
				t.Errorf("%s: the %s is missing", r.Code, what)
			}
		}
		if strings.ContainsAny(r.Meaning+r.Title+r.Admin, "{}") || len(r.Steps) == 0 {
			t.Errorf("%s has an open brace or no steps: %s", r.Code, r.Meaning)
		}
	}
}
