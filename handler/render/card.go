package render

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"time"

	"signin-diagnosis/handler/diagnosis"
	"signin-diagnosis/handler/wording"
)

// MaxCard is the size of the largest card in bytes. Teams takes 28 KB from a
// webhook and refuses bot messages from about 30 KB on, all of the message
// counted (https://learn.microsoft.com/microsoftteams/platform/bots/how-to/format-your-bot-messages).
const MaxCard = 20_000

// Card writes a diagnosis as an Adaptive Card, version 1.5, with nothing in it
// that Teams does not show: no tables, no media, no inputs. It is never larger
// than MaxCard: what matters least is left out first, and the card says so.
func Card(w io.Writer, d *diagnosis.Diagnosis, l wording.Language) error {
	card, err := fitCard(d, l)
	if err != nil {
		return err
	}
	_, err = w.Write(card)
	return err
}

// element is one object of a card.
type element map[string]any

// cardWriter makes the elements of one card within the bounds of a plan.
type cardWriter struct {
	cardPlan
	language wording.Language
}

func (c *cardWriter) card(d *diagnosis.Diagnosis, leftOut string) element {
	return element{
		"type": "AdaptiveCard", "$schema": "http://adaptivecards.io/schemas/adaptive-card.json", "version": "1.5",
		"lang": c.language, "msteams": element{"width": "Full"},
		"fallbackText": c.fallback(d), "body": c.body(d, leftOut), "actions": c.actions(d),
	}
}

func (c *cardWriter) body(d *diagnosis.Diagnosis, leftOut string) []element {
	body := c.head(d)
	if len(d.Causes) > 0 {
		body = append(body, c.cause(&d.Causes[0]), c.duties(&d.Causes[0]), c.evidence(&d.Causes[0]))
	}
	body = append(body, c.section(notSeen, gapLines(d.Gaps), c.gaps), c.section(reportOnlyTitle, trials(c.language, &d.ConditionalAccess), c.trials), c.more(d))
	foot := small(scope(c.language, &d.Window, readersZone) + " " + timesAreYours.In(c.language))
	return present(append(body, group([]element{foot, small(leftOut)})))
}

var styles = map[mood]struct{ container, color string }{
	moodBad: {"attention", "Attention"}, moodWaiting: {"warning", "Warning"}, moodGood: {"good", "Good"},
}

func (c *cardWriter) head(d *diagnosis.Diagnosis) []element {
	style := styles[moodOf(d.Verdict)]
	verdict := element{"type": "TextBlock", "text": verdictWords(c.language, d.Verdict), "size": "Large", "weight": "Bolder", "color": style.color, "wrap": true, "style": "heading"}
	account := paragraph(c.text(d.Account.UserPrincipalName))
	if account != nil {
		account["spacing"] = "None"
	}
	head := []element{
		{"type": "Container", "style": style.container, "bleed": true, "items": present([]element{verdict, account})},
		paragraph(c.text(d.Summary)),
	}
	if d.Practice {
		head = append([]element{small(practicePhrase.In(c.language))}, head...)
	}
	return head
}

func (c *cardWriter) cause(cause *diagnosis.Cause) element {
	l := c.language
	return group([]element{
		heading(c.text(cause.Title)), paragraph(c.text(cause.Explanation)),
		paragraph("**" + doesRefreshHelp.In(l) + "** " + yesNo(l, cause.RefreshHelps)),
	})
}

// evidence is what an administrator checks: the facts of the newest row, and
// what they mean.
func (c *cardWriter) evidence(cause *diagnosis.Cause) element {
	items := []element{c.factSet(cause)}
	if c.admin && cause.AdminExplanation != "" {
		items = append(items, paragraph("**"+forAdministrator.In(c.language)+":** "+c.text(string(cause.AdminExplanation))))
	}
	if items = present(items); len(items) == 0 {
		return nil
	}
	return group(append([]element{heading(evidenceTitle.In(c.language))}, items...))
}

func (c *cardWriter) factSet(cause *diagnosis.Cause) element {
	var set []element
	for _, f := range facts(c.language, cause) {
		value := c.text(f.value)
		if !f.at.IsZero() {
			value = readersZone(c.language, f.at)
		}
		if len(set) < c.facts && f.label != labelReason { // the explanation says it better
			set = append(set, element{"title": f.label.In(c.language), "value": value})
		}
	}
	if set == nil {
		return nil
	}
	return element{"type": "FactSet", "facts": set}
}

// duties are the steps of a cause by the role that takes them, each role with
// its links.
func (c *cardWriter) duties(cause *diagnosis.Cause) element {
	steps := cause.Remediation[:min(len(cause.Remediation), c.steps)]
	if len(steps) == 0 {
		return nil
	}
	items := []element{heading(stepsTitle(c.language, cause))}
	for _, duty := range duties(steps) {
		items = append(items, element{"type": "TextBlock", "text": c.text(RoleName(c.language, duty.who)), "weight": "Bolder", "color": "Accent", "wrap": true})
		for _, s := range duty.steps {
			items = append(items, c.step(s)...)
		}
		items = append(items, linkSet(duty.steps))
	}
	return group(items)
}

func (c *cardWriter) step(s diagnosis.Step) []element {
	out := []element{paragraph(c.text(s.Step))}
	if command := small(c.text(string(s.Command))); c.commands && command != nil {
		command["fontType"] = "Monospace"
		out = append(out, command)
	}
	return out
}

// more holds the further causes, hidden until somebody asks for them.
func (c *cardWriter) more(d *diagnosis.Diagnosis) element {
	var items []element
	for i := 1; i < min(len(d.Causes), 1+c.causes); i++ {
		cause := &d.Causes[i]
		items = append(items, heading(c.text(cause.Title)), small(c.text(standing(c.language, cause))), paragraph(c.text(cause.Explanation)))
		if c.moreSteps {
			items = append(items, c.duties(cause))
		}
	}
	if items == nil {
		return nil
	}
	hidden := group(items)
	hidden["id"], hidden["isVisible"] = moreID, false
	return hidden
}

func (c *cardWriter) section(title wording.Phrase, lines []string, most int) element {
	if len(lines) == 0 || most == 0 {
		return nil
	}
	items := []element{heading(title.In(c.language))}
	for _, line := range lines[:min(len(lines), most)] {
		items = append(items, paragraph(c.text(line)))
	}
	return group(items)
}

const moreID = "more"

var (
	moreCauses    = counted("{n} more cause", "{n} more causes")
	timesAreYours = book.Phrase("These times are in your time zone; those in the sentences are in UTC.")
)

// actions stand below the card: the toggle, and the pages to read.
func (c *cardWriter) actions(d *diagnosis.Diagnosis) []element {
	actions := []element{}
	if further := min(len(d.Causes)-1, c.causes); further > 0 {
		actions = append(actions, element{
			"type": "Action.ToggleVisibility", "title": moreCauses.fill(c.language, further, nil), "targetElements": []string{moreID},
		})
	}
	if len(d.Causes) > 0 {
		actions = append(actions, readings(d.Causes[0].Docs, documentation.In(c.language))...)
	}
	return actions[:min(len(actions), mostActions)]
}

// readings open pages of documentation; several are numbered.
func readings(docs []string, title string) []element {
	var actions []element
	for i, doc := range docs {
		numbered := title
		if len(docs) > 1 {
			numbered = fmt.Sprintf("%s %d", title, i+1)
		}
		if open := openURL(doc, numbered); open != nil {
			actions = append(actions, open)
		}
	}
	return actions
}

// mostActions is how many actions Teams shows side by side without a menu.
const mostActions = 4

// fallback is what a client shows that shows no cards.
func (c *cardWriter) fallback(d *diagnosis.Diagnosis) string {
	lines := []string{verdictWords(c.language, d.Verdict) + ": " + c.unescaped(d.Account.UserPrincipalName), c.unescaped(d.Summary)}
	if len(d.Causes) > 0 {
		steps := d.Causes[0].Remediation
		for _, s := range steps[:min(len(steps), 3)] {
			lines = append(lines, c.unescaped(RoleName(c.language, s.Who)+": "+s.Step))
		}
	}
	return strings.Join(lines, "\n")
}

// text is a text of the diagnosis that the card can show: escaped, and within
// the plan's length.
func (c *cardWriter) text(text string) string { return escaped(shortened(oneLine(text), c.longest)) }

func (c *cardWriter) unescaped(text string) string {
	return shortened(oneLine(text), min(c.longest, 300))
}

// readersZone lets the reader's client write a time in the reader's zone and
// language (https://learn.microsoft.com/adaptive-cards/authoring-cards/text-features).
func readersZone(l wording.Language, at time.Time) string {
	if at.IsZero() {
		return wording.When(l, at)
	}
	wire := diagnosis.Time{Time: at}.String()
	return "{{DATE(" + wire + ", SHORT)}} {{TIME(" + wire + ")}}"
}

func encodeCard(card element) ([]byte, error) {
	var out bytes.Buffer
	encoder := json.NewEncoder(&out)
	encoder.SetEscapeHTML(false)
	err := encoder.Encode(card)
	return bytes.TrimSuffix(out.Bytes(), []byte("\n")), err
}
