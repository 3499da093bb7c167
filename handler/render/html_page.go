package render

import (
	"io"
	"strings"

	"signin-diagnosis/handler/answer"
	"signin-diagnosis/handler/foreign"
	"signin-diagnosis/handler/wording"
)

// Page writes a diagnosis as a page for a browser: one file that loads nothing.
// It draws the attempts, so it needs a Diagnosis that lists them. It must be
// sent with PageHeaders.
func Page(w io.Writer, d *answer.Diagnosis, l wording.Language) error {
	ticket, err := ticketText(d, l)
	if err != nil {
		return err
	}
	verdict := verdictWords(l, d)
	view := pageView{
		frame: newFrame(l, joined(verdict+":", foreign.OneLine(d.Account.UserPrincipalName)), d.Practice),
		Mood:  toneOf(d.Verdict), Verdict: verdict, Account: foreign.OneLine(d.Account.UserPrincipalName),
		Name: foreign.OneLine(string(d.Account.DisplayName)), Summary: foreign.OneLine(d.Summary),
		Timeline: drawTimeline(l, d), Matrix: drawMatrix(l, &d.ConditionalAccess),
		Harmless: oneLines(harmless(l, d, mostHarmless)),
		Trials:   oneLines(trials(l, &d.ConditionalAccess)), Gaps: oneLines(gapLines(d.Gaps)),
		Ticket: ticket, Scope: scope(l, &d.Window, wording.When),
	}
	for i := range d.Causes {
		view.Causes = append(view.Causes, viewCause(l, &d.Causes[i], i == 0))
	}
	return write(w, "page.gohtml", view)
}

// maxFullCauses is how many causes the text to copy has in full.
const maxFullCauses = 3

// ticketText returns the diagnosis as a text to copy. Causes beyond the first few
// are only counted.
func ticketText(d *answer.Diagnosis, l wording.Language) (string, error) {
	brief, more := *d, len(d.Causes)-maxFullCauses
	brief.Causes = d.Causes[:min(len(d.Causes), maxFullCauses)]
	var out strings.Builder
	err := Text(&out, &brief, TextOptions{Language: l})
	if more > 0 {
		out.WriteString(moreCauses.fill(l, more, nil) + "\n")
	}
	return out.String(), err
}

type pageView struct {
	frame
	Mood                            tone
	Verdict, Account, Name, Summary string
	Causes                          []causeView
	Timeline                        *timelineView
	Matrix                          *matrixView
	Harmless, Trials, Gaps          []string
	Ticket, Scope                   string
}

// causeView is a cause as the page shows it. The steps of the first one are right
// below the verdict.
type causeView struct {
	W                         map[string]string
	Lead                      bool
	Title, Standing           string
	Explanation, Admin        string
	Refresh, Seen, StepsTitle string
	Duties                    []roleStepsView
	Facts                     []factView
	Docs                      []linkView
}

type roleStepsView struct {
	Role  string
	Steps []stepView
}

type stepView struct {
	Text, Command string
	Link          *linkView
}

type factView struct{ Label, Value string }

type linkView struct{ URL, Text string }

func viewCause(l wording.Language, c *answer.Cause, lead bool) causeView {
	view := causeView{
		W: pageWords(l), Lead: lead, Title: foreign.OneLine(c.Title), Standing: standing(l, c), Explanation: foreign.OneLine(c.Explanation),
		Admin: foreign.OneLine(string(c.AdminExplanation)), Refresh: yesNo(l, c.RefreshHelps), Seen: seen(l, c), StepsTitle: stepsTitle(l, c),
	}
	for _, d := range stepsByRole(c.Remediation) {
		view.Duties = append(view.Duties, viewRoleSteps(l, d))
	}
	for _, f := range facts(l, c) {
		view.Facts = append(view.Facts, factView{f.label.In(l), f.text(l)})
	}
	for _, doc := range c.Docs {
		if link := viewLink(doc); link != nil {
			view.Docs = append(view.Docs, linkView{link.URL, pageOf(link.URL)})
		}
	}
	return view
}

func viewRoleSteps(l wording.Language, d roleSteps) roleStepsView {
	view := roleStepsView{Role: RoleName(l, d.who)}
	for _, s := range d.steps {
		view.Steps = append(view.Steps, stepView{Text: foreign.OneLine(s.Step), Command: foreign.OneLine(string(s.Command)), Link: viewLink(string(s.Link))})
	}
	return view
}

// viewLink returns a link of ours, or nil.
func viewLink(link string) *linkView {
	if link = ownLink(link); link == "" {
		return nil
	}
	return &linkView{URL: link, Text: addressOf(link)}
}

func oneLines(texts []string) []string {
	var out []string
	for _, text := range texts {
		out = append(out, foreign.OneLine(text))
	}
	return out
}
