package render

import (
	"fmt"
	"io"

	"signin-diagnosis/handler/answer"
	"signin-diagnosis/handler/foreign"
	"signin-diagnosis/handler/wording"
)

var (
	uncoded         = book.Phrase("A message without a code")
	actsFirst       = book.Phrase("Who acts first")
	inTheText       = book.Phrase("In the text")
	errorTime       = book.Phrase("Time of the error")
	tokenIssued     = book.Phrase("Token issued at")
	allowedLifetime = book.Phrase("Allowed lifetime")
)

// ExplanationText writes what an error text means for a person at a terminal.
func ExplanationText(w io.Writer, e *answer.Explanation, options TextOptions) error {
	p := newTextWriter(options)
	for i := range e.Codes {
		if i > 0 {
			p.blank()
		}
		p.explained(&e.Codes[i])
	}
	p.ids(e)
	for _, gap := range e.Gaps {
		p.paragraph("", foreign.Plain(gap.Message+" "+string(gap.Fix)))
	}
	_, err := io.WriteString(w, p.String())
	return err
}

func (p *textWriter) explained(c *answer.ExplainedCode) {
	title := uncoded.In(p.language)
	if c.Code != nil {
		title = fmt.Sprintf("AADSTS%d", *c.Code)
		if c.Name != "" {
			title += " " + string(c.Name)
		}
	}
	p.line(p.paint(bold, title) + p.paint(dim, "  ["+string(c.Category)+"]"))
	p.paragraph("   ", foreign.Plain(c.Meaning))
	p.line("   " + doesRefreshHelp.In(p.language) + " " + yesNo(p.language, c.RefreshHelps))
	p.line("   " + actsFirst.In(p.language) + ": " + RoleName(p.language, c.Who))
	p.steps(whatToDo.In(p.language), c.Remediation)
	for _, doc := range c.Docs {
		p.line("   " + p.paint(dim, doc))
	}
}

func (p *textWriter) ids(e *answer.Explanation) {
	var lines []string
	for _, entry := range []struct {
		name  wording.Phrase
		value string
	}{
		{labelCorrelation, string(e.CorrelationID)},
		{labelRequest, string(e.RequestID)},
		{errorTime, e.Timestamp.String()},
		{tokenIssued, e.IssuedAt.String()},
		{allowedLifetime, string(e.Lifetime)},
	} {
		if entry.value != "" {
			lines = append(lines, entry.name.In(p.language)+": "+entry.value)
		}
	}
	p.section(inTheText.In(p.language), lines)
}
