package render

import (
	"strconv"

	"signin-diagnosis/handler/answer"
	"signin-diagnosis/handler/foreign"
	"signin-diagnosis/handler/wording"
)

// How many lines of harmless rows a rendering and a card show; the rest are counted.
const (
	mostHarmless       = 10
	mostHarmlessOnCard = 3
)

var (
	harmlessTitle = book.Phrase("Rows that look like errors and are none")
	allHarmless   = counted("This is the only row with an error code.", "These are all {n} rows with an error code.")
	someHarmless  = book.Phrase("Of {n} rows with an error code, the causes above account for {causes} and these lines for {harmless}.")
	harmlessIn    = counted("{n} row of {code} at {app}: {text}", "{n} rows of {code} at {app}: {text}")
	harmlessRows  = counted("{n} row of {code}: {text}", "{n} rows of {code}: {text}")
	moreHarmless  = counted("{n} more row of other codes or apps.", "{n} more rows of other codes or apps.")
)

// harmless are the lines of rows that look like errors and are none, with the sum of the
// rows before them, so that who adds the page up gets what it says.
func harmless(l wording.Language, d *answer.Diagnosis, most int) []string {
	if len(d.Harmless) == 0 || most == 0 {
		return nil
	}
	lines, left := []string{harmlessSum(l, &d.Counts)}, 0
	for i := range d.Harmless {
		h := &d.Harmless[i]
		if i >= most {
			left += h.Rows
			continue
		}
		v, phrase := values{"code": codeOf(h.ErrorCode), "text": foreign.OneLine(h.Text)}, harmlessRows
		if v["app"] = foreign.Quote(string(h.App), ""); v["app"] != "" {
			phrase = harmlessIn
		}
		lines = append(lines, phrase.fill(l, h.Rows, v))
	}
	if left > 0 {
		lines = append(lines, moreHarmless.fill(l, left, nil))
	}
	return lines
}

func harmlessSum(l wording.Language, c *answer.Counts) string {
	if c.CauseRows == 0 {
		return allHarmless.fill(l, c.FailedRows, nil)
	}
	return someHarmless.FillIn(l, values{
		"n": strconv.Itoa(c.FailedRows), "causes": strconv.Itoa(c.CauseRows), "harmless": strconv.Itoa(c.HarmlessRows),
	})
}
