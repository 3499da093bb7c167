package render

import (
	"fmt"
	"io"

	"signin-diagnosis/handler/diagnosis"
)

// ExplanationText writes what an error text means for a person at a terminal.
func ExplanationText(w io.Writer, e *diagnosis.Explanation, options TextOptions) error {
	p := newPage(options)
	for i := range e.Codes {
		if i > 0 {
			p.blank()
		}
		p.explained(&e.Codes[i])
	}
	p.ids(e)
	for _, gap := range e.Gaps {
		p.paragraph("", plain(gap.Message+" "+string(gap.Fix)))
	}
	_, err := io.WriteString(w, p.String())
	return err
}

func (p *page) explained(c *diagnosis.ExplainedCode) {
	title := "A message without a code"
	if c.Code != nil {
		title = fmt.Sprintf("AADSTS%d", *c.Code)
		if c.Name != "" {
			title += " " + string(c.Name)
		}
	}
	p.line(p.paint(bold, title) + p.paint(dim, "  ["+string(c.Category)+"]"))
	p.paragraph("   ", plain(c.Meaning))
	p.line("   Does refreshing the page help? " + yesNo(c.RefreshHelps))
	p.line("   Who acts first: " + RoleName(c.Who))
	p.steps("What to do", c.Remediation)
	for _, doc := range c.Docs {
		p.line("   " + p.paint(dim, doc))
	}
}

func (p *page) ids(e *diagnosis.Explanation) {
	var lines []string
	for _, entry := range []struct{ name, value string }{
		{"Correlation id", string(e.CorrelationID)},
		{"Request id", string(e.RequestID)},
		{"Time of the error", e.Timestamp.String()},
		{"Token issued at", e.IssuedAt.String()},
		{"Allowed lifetime", string(e.Lifetime)},
	} {
		if entry.value != "" {
			lines = append(lines, entry.name+": "+entry.value)
		}
	}
	p.section("In the text", lines)
}
