package render

import (
	"fmt"
	"io"
	"strings"

	"signin-diagnosis/handler/diagnosis"
	"signin-diagnosis/handler/signin"
	"signin-diagnosis/handler/wording"
)

// TextOptions say how a text is laid out.
type TextOptions struct {
	Color    bool // ANSI colours; for terminals only
	Width    int  // columns; 0 is 88
	Language wording.Language
}

// Text writes a diagnosis for a person at a terminal: the verdict, the causes,
// what to do and who does it, and what could not be seen.
func Text(w io.Writer, d *diagnosis.Diagnosis, options TextOptions) error {
	p := newPage(options)
	p.header(d)
	for i := range d.Causes {
		p.cause(i+1, &d.Causes[i])
	}
	p.policies(&d.ConditionalAccess)
	p.gaps(d.Gaps)
	p.footer(d)
	_, err := io.WriteString(w, p.String())
	return err
}

var verdictWords = map[diagnosis.Verdict]struct{ words, color string }{
	diagnosis.VerdictFailing:         {"CANNOT SIGN IN", red},
	diagnosis.VerdictWaitingOnUser:   {"WAITING FOR THE USER", yellow},
	diagnosis.VerdictRecovered:       {"RECOVERED", green},
	diagnosis.VerdictHealthy:         {"NOTHING WRONG FOUND", green},
	diagnosis.VerdictNoSignIns:       {"NO SIGN-INS IN THE LOG", yellow},
	diagnosis.VerdictAccountNotFound: {"ACCOUNT NOT FOUND", yellow},
	diagnosis.VerdictInconclusive:    {"NOT CERTAIN", yellow},
}

func (p *page) header(d *diagnosis.Diagnosis) {
	if d.Practice {
		p.paragraph("", p.paint(dim, "Practice data: these people and policies do not exist."))
		p.blank()
	}
	verdict := verdictWords[d.Verdict]
	p.line(p.paint(bold+verdict.color, verdict.words) + "  " + plain(d.Account.UserPrincipalName))
	p.paragraph("", plain(d.Summary))
}

func (p *page) cause(number int, c *diagnosis.Cause) {
	p.blank()
	p.line(p.paint(bold, fmt.Sprintf("%d. %s", number, plain(c.Title))) +
		p.paint(dim, fmt.Sprintf("  [%s, %s, %s confidence]", c.Code, c.State, c.Confidence)))
	p.paragraph("   ", plain(c.Explanation))
	if c.AdminExplanation != "" {
		p.paragraph("   ", "For the administrator: "+plain(string(c.AdminExplanation)))
	}
	p.line("   Does refreshing the page help? " + yesNo(c.RefreshHelps))
	p.seen(c)
	heading := "What to do"
	if c.State == diagnosis.StateResolved {
		heading = "If it comes back"
	}
	p.steps(heading, c.Remediation)
}

func (p *page) seen(c *diagnosis.Cause) {
	if c.Occurrences == 0 {
		return
	}
	times := fmt.Sprintf("Seen %s, last on %s.", wording.Counted(c.Occurrences, "time"), wording.When(p.language, c.LastSeen.Time))
	if c.Occurrences == 1 {
		times = fmt.Sprintf("Seen once, on %s.", wording.When(p.language, c.LastSeen.Time))
	}
	if len(c.Evidence) > 0 && signin.IsGUID(string(c.Evidence[0].CorrelationID)) {
		times += " Correlation id " + string(c.Evidence[0].CorrelationID) + "."
	}
	p.paragraph("   ", times)
}

func (p *page) steps(heading string, steps []diagnosis.Step) {
	if len(steps) == 0 {
		return
	}
	p.line("   " + p.paint(bold, heading))
	for _, s := range steps {
		p.bullet("   - ", p.paint(cyan, RoleName(s.Who))+": "+plain(s.Step))
		if s.Link != "" {
			p.line("     " + p.paint(dim, plain(string(s.Link))))
		}
		if s.Command != "" {
			p.line("     " + p.paint(dim, "> "+plain(string(s.Command))))
		}
	}
}

// policies names what report-only policies would have done; policies that did
// stop somebody stand with their causes.
func (p *page) policies(ca *diagnosis.ConditionalAccess) {
	var lines []string
	for i := range ca.Policies {
		if m := &ca.Policies[i]; m.ReportOnlyImpact == "wouldFail" {
			lines = append(lines, fmt.Sprintf("%s would have stopped %s", diagnosis.Quote(m.DisplayName, "A policy without a name"), wording.Counted(m.Results["reportOnlyFailure"], "sign-in")))
		}
	}
	p.section("Report-only policies (they block nobody)", lines)
}

func (p *page) gaps(gaps []diagnosis.Gap) {
	var lines []string
	for _, g := range gaps {
		lines = append(lines, strings.TrimSpace(g.Message+" "+string(g.Fix)))
	}
	p.section("What could not be seen", lines)
}

func (p *page) section(title string, lines []string) {
	if len(lines) == 0 {
		return
	}
	p.blank()
	p.line(p.paint(bold, title))
	for _, line := range lines {
		p.bullet(" - ", plain(line))
	}
}

func (p *page) footer(d *diagnosis.Diagnosis) {
	p.blank()
	text := fmt.Sprintf("Looked at %s from %s to %s", wording.Counted(d.Window.SignInsRead, "sign-in"),
		wording.When(p.language, d.Window.From.Time), wording.When(p.language, d.Window.To.Time))
	if !d.Window.NewestSignIn.IsZero() {
		text += "; the newest is of " + wording.When(p.language, d.Window.NewestSignIn.Time)
	}
	p.paragraph("", p.paint(dim, text+"."))
}

func yesNo(yes bool) string {
	if yes {
		return "Yes, usually."
	}
	return "No."
}
