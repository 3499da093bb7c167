package render

import (
	"fmt"
	"io"
	"strings"

	"signin-diagnosis/handler/answer"
	"signin-diagnosis/handler/foreign"
	"signin-diagnosis/handler/wording"
)

// Markdown writes a diagnosis for a ticket or a wiki (CommonMark). Every text
// of the diagnosis is escaped: nothing in it becomes a link or a picture.
func Markdown(w io.Writer, d *answer.Diagnosis, l wording.Language) error {
	m := &markdownWriter{language: l}
	if d.Practice {
		m.paragraph("*" + practicePhrase.In(l) + "*")
	}
	m.paragraph("# " + joined(verdictWords(l, d)+":", escaped(d.Account.UserPrincipalName)))
	m.paragraph(escaped(d.Summary))
	for i := range d.Causes {
		m.cause(i+1, &d.Causes[i])
	}
	m.list("## "+harmlessTitle.In(l), harmless(l, d, mostHarmless))
	m.list("## "+reportOnlyTitle.In(l), trials(l, &d.ConditionalAccess))
	m.list("## "+notSeen.In(l), gapLines(d.Gaps))
	m.paragraph("---")
	m.paragraph(scope(l, &d.Window, wording.When))
	_, err := io.WriteString(w, strings.TrimSuffix(m.String(), "\n"))
	return err
}

// markdownWriter writes Markdown.
type markdownWriter struct {
	strings.Builder
	language wording.Language
}

func (m *markdownWriter) paragraph(text string) { m.WriteString(text + "\n\n") }

func (m *markdownWriter) cause(number int, c *answer.Cause) {
	l := m.language
	m.paragraph(fmt.Sprintf("## %d. %s", number, escaped(c.Title)))
	m.paragraph("*" + escaped(standing(l, c)) + "*")
	m.paragraph(escaped(c.Explanation))
	if c.AdminExplanation != "" {
		m.paragraph("**" + forAdministrator.In(l) + ":** " + escaped(string(c.AdminExplanation)))
	}
	m.paragraph("**" + doesRefreshHelp.In(l) + "** " + yesNo(l, c.RefreshHelps))
	for _, f := range facts(l, c) {
		m.WriteString("- " + f.label.In(l) + ": " + escaped(f.text(l)) + "\n")
	}
	m.WriteString("\n")
	m.steps(stepsTitle(l, c), c.Remediation)
	m.documents(c.Docs)
}

func (m *markdownWriter) steps(title string, steps []answer.Step) {
	if len(steps) == 0 {
		return
	}
	m.paragraph("### " + title)
	for _, s := range steps {
		m.WriteString("- **" + escaped(RoleName(m.language, s.Who)) + ":** " + joined(escaped(s.Step), markdownLink(string(s.Link), siteOf(string(s.Link)))) + "\n")
		if s.Command != "" {
			m.WriteString("  " + codeSpan(string(s.Command)) + "\n")
		}
	}
	m.WriteString("\n")
}

func (m *markdownWriter) documents(docs []string) {
	var links []string
	for _, doc := range docs {
		if link := markdownLink(doc, pageOf(doc)); link != "" {
			links = append(links, link)
		}
	}
	if len(links) > 0 {
		m.paragraph(documentation.In(m.language) + ": " + strings.Join(links, ", "))
	}
}

func (m *markdownWriter) list(title string, lines []string) {
	if len(lines) == 0 {
		return
	}
	m.paragraph(title)
	for _, line := range lines {
		m.WriteString("- " + escaped(line) + "\n")
	}
	m.WriteString("\n")
}

// markdownLink returns a link of ours under a name; it is empty for any other.
func markdownLink(link, name string) string {
	if link = ownLink(link); link == "" {
		return ""
	}
	return "[" + escaped(name) + "](<" + link + ">)"
}

// codeSpan returns a text as code, whatever backticks it holds.
func codeSpan(text string) string {
	text = foreign.OneLine(text)
	fence := "`"
	for strings.Contains(text, fence) {
		fence += "`"
	}
	if strings.HasPrefix(text, "`") || strings.HasSuffix(text, "`") {
		text = " " + text + " "
	}
	return fence + text + fence
}
