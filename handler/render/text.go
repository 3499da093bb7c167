package render

import (
	"fmt"
	"io"
	"strings"

	"signin-diagnosis/handler/answer"
	"signin-diagnosis/handler/foreign"
	"signin-diagnosis/handler/signin"
	"signin-diagnosis/handler/wording"
)

// TextOptions are the layout of a text.
type TextOptions struct {
	Color    bool // ANSI colours; for terminals only
	Width    int  // columns; 0 is 88
	Language wording.Language
}

// Text writes a diagnosis for a person at a terminal: the verdict, the causes,
// what to do and who does it, and what could not be seen.
func Text(w io.Writer, d *answer.Diagnosis, options TextOptions) error {
	p := newTextWriter(options)
	p.header(d)
	for i := range d.Causes {
		p.cause(i+1, &d.Causes[i])
	}
	p.section(harmlessTitle.In(p.language), harmless(p.language, d, mostHarmless))
	p.section(reportOnlyTitle.In(p.language), trials(p.language, &d.ConditionalAccess))
	p.section(notSeen.In(p.language), gapLines(d.Gaps))
	p.blank()
	p.paragraph("", p.paint(dim, scope(p.language, &d.Window, wording.When)))
	_, err := io.WriteString(w, p.String())
	return err
}

var toneColors = map[tone]string{toneBad: red, toneWaiting: yellow, toneGood: green}

func (p *textWriter) header(d *answer.Diagnosis) {
	if d.Practice {
		p.paragraph("", p.paint(dim, practicePhrase.In(p.language)))
		p.blank()
	}
	words := strings.ToUpper(verdictWords(p.language, d))
	p.line(p.paint(bold+toneColors[toneOf(d.Verdict)], words) + "  " + foreign.Plain(d.Account.UserPrincipalName))
	p.paragraph("", foreign.Plain(d.Summary))
}

func (p *textWriter) cause(number int, c *answer.Cause) {
	p.blank()
	p.line(p.paint(bold, fmt.Sprintf("%d. %s", number, foreign.Plain(c.Title))) + p.paint(dim, "  ["+standing(p.language, c)+"]"))
	p.paragraph("   ", foreign.Plain(c.Explanation))
	if c.AdminExplanation != "" {
		p.paragraph("   ", forAdministrator.In(p.language)+": "+foreign.Plain(string(c.AdminExplanation)))
	}
	p.line("   " + doesRefreshHelp.In(p.language) + " " + yesNo(p.language, c.RefreshHelps))
	if times := seen(p.language, c); times != "" {
		p.paragraph("   ", joined(times, correlationOf(p.language, c)))
	}
	p.steps(stepsTitle(p.language, c), c.Remediation)
}

// standing says in a few words what a cause is and how sure it is.
func standing(l wording.Language, c *answer.Cause) string {
	return strings.Join([]string{foreign.Plain(c.Code), wordOf(l, statePhrases, c.State), wordOf(l, confidencePhrases, c.Confidence)}, ", ")
}

var correlationIs = book.Phrase("Correlation id {id}.")

// correlationOf names the newest row of a cause, for a search in the log.
func correlationOf(l wording.Language, c *answer.Cause) string {
	if len(c.Evidence) == 0 || !signin.IsGUID(string(c.Evidence[0].CorrelationID)) {
		return ""
	}
	return correlationIs.Fill(l, values{"id": string(c.Evidence[0].CorrelationID)})
}

func (p *textWriter) steps(heading string, steps []answer.Step) {
	if len(steps) == 0 {
		return
	}
	p.line("   " + p.paint(bold, heading))
	for _, s := range steps {
		p.bullet("   - ", p.paint(cyan, RoleName(p.language, s.Who))+": "+foreign.Plain(s.Step))
		if s.Link != "" {
			p.line("     " + p.paint(dim, foreign.Plain(string(s.Link))))
		}
		if s.Command != "" {
			p.line("     " + p.paint(dim, "> "+foreign.Plain(string(s.Command))))
		}
	}
}

func (p *textWriter) section(title string, lines []string) {
	if len(lines) == 0 {
		return
	}
	p.blank()
	p.line(p.paint(bold, title))
	for _, line := range lines {
		p.bullet(" - ", foreign.Plain(line))
	}
}
