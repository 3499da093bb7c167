package main

import (
	"strings"
	"testing"

	"signin-diagnosis/handler/telling"
)

func TestStepsThatPresumeNothingAreLeftOutAndOthersKeepWhatStandsInForThem(t *testing.T) {
	page := stepsPage([]telling.RuleDoc{
		{Code: "a.one", Steps: []telling.RuleStep{
			{Who: "user", Text: "Lock Windows.", Presumes: "system: windows"},
			{Who: "user", Text: "Lock the Mac.", Presumes: "system: macOS", Instead: true},
			{Who: "helpdesk", Text: "Ask."},
		}},
		{Code: "a.two", Steps: []telling.RuleStep{{Who: "user", Text: "Lock Windows.", Presumes: "system: windows"}, {Who: "user", Text: "Lock the Mac.", Presumes: "system: macOS", Instead: true}}},
	})
	want := "- `user`: Lock Windows. *(presumes system: windows)*\n  - otherwise `user`: Lock the Mac. *(presumes system: macOS)*\n  - advised by `a.one`, `a.two`\n"
	if !strings.HasSuffix(page, want) {
		t.Errorf("the page ends with\n%s\nwant\n%s", page[strings.Index(page, "- `"):], want)
	}
}
