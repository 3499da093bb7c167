package render_test

import (
	"fmt"
	"strings"
	"testing"

	"signin-diagnosis/handler/answer"
	"signin-diagnosis/handler/render"
	"signin-diagnosis/handler/wording"
)

// noisy is a diagnosis with rows that look like errors and are none.
func noisy(lines int) answer.Diagnosis {
	d := blocked()
	d.Counts.CauseRows = 3
	for i := range lines {
		d.Harmless = append(d.Harmless, answer.Harmless{ErrorCode: 50074 + i, Rows: 2, App: "Outlook", Text: "Prompts that were answered."})
		d.Counts.HarmlessRows += 2
	}
	d.Counts.FailedRows = d.Counts.CauseRows + d.Counts.HarmlessRows
	return d
}

func TestHarmlessRowsStandBelowTheCausesWithTheirSum(t *testing.T) {
	d := noisy(2)
	d.Harmless[1].App, d.Harmless[1].Rows, d.Harmless[0].Rows = "", 1, 3
	wantLines(t, textOf(t, d, render.TextOptions{}),
		"Rows that look like errors and are none",
		" - Of 7 rows with an error code, the causes above account for 3 and these lines for 4.",
		" - 3 rows of AADSTS50074 at “Outlook”: Prompts that were answered.",
		" - 1 row of AADSTS50075: Prompts that were answered.")
	wantLines(t, textOf(t, d, render.TextOptions{Language: wording.Korean, Width: 200}),
		" - 오류 코드가 있는 로그 항목은 7개입니다. 3개는 위의 원인에 해당하고, 4개는 여기에 해당합니다.")
	if text := textOf(t, blocked(), render.TextOptions{}); strings.Contains(text, "look like errors") {
		t.Errorf("nothing is harmless in\n%s", text)
	}
}

func TestWithoutACauseAllRowsWithACodeAreHarmless(t *testing.T) {
	for rows, want := range map[int]string{1: " - This is the only row with an error code.", 4: " - These are all 4 rows with an error code."} {
		d := noisy(1)
		d.Causes, d.Counts.CauseRows, d.Counts.HarmlessRows, d.Counts.FailedRows = nil, 0, rows, rows
		wantLines(t, textOf(t, d, render.TextOptions{}), want)
	}
}

// TestEachRenderingCountsTheHarmlessRowsThatItDoesNotShow wants the lines to add up to
// the sum before them, however few a rendering shows.
func TestEachRenderingCountsTheHarmlessRowsThatItDoesNotShow(t *testing.T) {
	d := noisy(14)
	for name, c := range map[string]struct {
		told  string
		shown int
	}{
		"text":     {textOf(t, d, render.TextOptions{}), 10},
		"markdown": {markdownOf(t, d, wording.English), 10},
		"card":     {strings.Join(textsOf(cardOf(t, d, wording.English)), "\n"), 3},
		"page":     {visibleText(parsed(t, pageOf(t, d, wording.English))), 10 + 10}, // and in the text to copy
	} {
		left := fmt.Sprintf("%d more rows of other codes or apps.", 2*(14-min(c.shown, 10)))
		if shown := strings.Count(c.told, "2 rows of AADSTS"); shown != c.shown || !strings.Contains(c.told, left) {
			t.Errorf("%s shows %d lines, and %q is missing in\n%s", name, shown, left, c.told)
		}
	}
}
