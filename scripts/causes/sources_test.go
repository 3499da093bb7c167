package main

import (
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"signin-diagnosis/handler/aadsts"
	"signin-diagnosis/handler/answer"
	"signin-diagnosis/handler/diagnosis"
	"signin-diagnosis/handler/diagnosis/rule"
	"signin-diagnosis/handler/diagnosis/rules"
)

const top = "../.."

func everyRule() []*rule.Rule { return diagnosis.New(rules.Book()).InOrder() }

func everyCase(t *testing.T) []oneCase {
	t.Helper()
	cases, err := readCases(top)
	if err != nil {
		t.Fatal(err)
	}
	return cases
}

func TestThePageOfSourcesIsUpToDate(t *testing.T) {
	written, err := os.ReadFile(top + "/docs/sources.md")
	if err != nil {
		t.Fatal(err)
	}
	if string(written) != sourcesPage(everyRule(), everyCase(t)) {
		t.Error("docs/sources.md is not what the cases say; run go generate ./...")
	}
}

// TestEveryRuleIsFoundInACase, but for the last resort of a class in which every code has a finer rule today: no
// row can reach it before a code is added.
func TestEveryRuleIsFoundInACase(t *testing.T) {
	found := map[string]bool{}
	for _, c := range everyCase(t) {
		for _, code := range c.found {
			found[code] = true
		}
	}
	for _, r := range everyRule() {
		outOfReach := r.Claim == rule.ByClass && !slices.ContainsFunc(aadsts.All(), func(c aadsts.Code) bool {
			return c.Class == string(r.Category) && c.Number != 0 && !claimed(c.Number)
		})
		if found[string(r.Code)] == outOfReach {
			t.Errorf("%s: found in a case %v, out of reach %v", r.Code, found[string(r.Code)], outOfReach)
		}
	}
}

func claimed(number int) bool {
	return slices.ContainsFunc(rules.Book().Rules, func(r rule.Rule) bool { return slices.Contains(r.Numbers, number) })
}

// TestTheCasesNameWhatThereIs: a misspelt rule would always stay silent.
func TestTheCasesNameWhatThereIs(t *testing.T) {
	known := map[string]bool{string(answer.CategoryNone): true}
	for _, r := range everyRule() {
		known[string(r.Code)], known[string(r.Category)] = true, true
	}
	spelt := map[string]string{}
	for _, c := range everyCase(t) {
		for _, name := range append(c.about(), c.primary) {
			if !known[name] {
				t.Errorf("a case from %s names %q, which is no rule and no category", c.page, name)
			}
		}
		folded := strings.ToLower(c.page)
		if other, known := spelt[folded]; known && other != c.page {
			t.Errorf("one page is spelt in two ways: %s and %s", c.page, other)
		}
		spelt[folded] = c.page
	}
}

func TestADateOfReadingIsADate(t *testing.T) {
	for _, r := range everyRule() {
		if r.Verified == "" {
			continue
		}
		if _, err := time.Parse(time.DateOnly, r.Verified); err != nil {
			t.Errorf("%s: %v", r.Code, err)
		}
	}
}

const twoCases = `
# a remark
case: the one
source: learn.microsoft.com/one
event: -1h 53003 app=Word
expect: verdict=failing primary=ca-block says="code=made.up is said" causes=ca-block.location,ca-block.authFlow silent=credentials

case: the other
source: learn.microsoft.com/other
expect: verdict=recovered primary=ca-block
`

func TestAPageStandsWithWhatItsCaseNames(t *testing.T) {
	cases, err := parseCases(twoCases)
	if err != nil {
		t.Fatal(err)
	}
	page := sourcesPage([]*rule.Rule{
		{Code: "ca-block.location", Category: answer.CategoryCABlock, Verified: "2026-11-28"},
		{Code: "credentials.wrongPassword", Category: answer.CategoryCredentials},
	}, cases)
	want := `## ca-block

Cases about the category as a whole:

- <https://learn.microsoft.com/other>

### ca-block.location

Its documentation was last read on 2026-11-28.

- <https://learn.microsoft.com/one>

## credentials

Cases about the category as a whole:

- <https://learn.microsoft.com/one>

### credentials.wrongPassword

No case: every code of the category has a finer rule.
`
	if !strings.Contains(page, want) {
		t.Errorf("the page is\n%s\nwant in it\n%s", page, want)
	}
}

func TestACaseWithoutASourceIsRefused(t *testing.T) {
	_, err := parseCases(strings.ReplaceAll(twoCases, "source: learn.microsoft.com/other\n", ""))
	if err == nil {
		t.Error("a case without a source was given the page of the one before it")
	}
}
