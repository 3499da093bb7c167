package render

import (
	"bytes"
	"encoding/json"
	"io"
	"math"
	"strings"
	"time"

	"signin-diagnosis/handler/answer"
	"signin-diagnosis/handler/foreign"
	"signin-diagnosis/handler/wording"
)

// MaxCard is the size of the largest card in bytes. Teams takes 28 KB from a
// webhook and refuses bot messages from about 30 KB on, all of the message
// counted (https://learn.microsoft.com/microsoftteams/platform/bots/how-to/format-your-bot-messages).
const MaxCard = 20_000

// Card writes a diagnosis as an Adaptive Card, version 1.5, with nothing in it
// that Teams does not show: no tables, no media, no inputs. It is never larger
// than MaxCard: the least important parts are left out first, and the card says so.
func Card(w io.Writer, d *answer.Diagnosis, l wording.Language) error {
	card, err := fitCard(d, l)
	if err != nil {
		return err
	}
	_, err = w.Write(card)
	return err
}

// element is one object of a card.
type element map[string]any

// cardWriter builds the elements of one card within the bounds of a plan.
type cardWriter struct {
	cardPlan
	language wording.Language
}

func (c *cardWriter) card(d *answer.Diagnosis, leftOut string) element {
	return element{
		"type": "AdaptiveCard", "$schema": "http://adaptivecards.io/schemas/adaptive-card.json", "version": "1.5",
		"lang": c.language, "msteams": element{"width": "Full"},
		"fallbackText": c.fallback(d), "body": c.body(d, leftOut), "actions": c.actions(d),
	}
}

func (c *cardWriter) body(d *answer.Diagnosis, leftOut string) []element {
	body := c.head(d)
	if len(d.Causes) > 0 {
		body = append(body, c.cause(&d.Causes[0]), c.roleSteps(&d.Causes[0]), c.evidence(&d.Causes[0]))
	}
	body = append(body, c.section(harmlessTitle, harmless(c.language, d, c.harmless), math.MaxInt32))
	body = append(body, c.section(notSeen, gapLines(d.Gaps), c.gaps), c.section(reportOnlyTitle, trials(c.language, &d.ConditionalAccess), c.trials), c.more(d))
	foot := small(scope(c.language, &d.Window, readersZone) + " " + timesAreYours.In(c.language))
	return present(append(body, group([]element{foot, small(leftOut)})))
}

var styles = map[tone]struct{ container, color string }{
	toneBad: {"attention", "Attention"}, toneWaiting: {"warning", "Warning"}, toneGood: {"good", "Good"},
}

func (c *cardWriter) head(d *answer.Diagnosis) []element {
	style := styles[toneOf(d.Verdict)]
	verdict := element{"type": "TextBlock", "text": verdictWords(c.language, d), "size": "Large", "weight": "Bolder", "color": style.color, "wrap": true, "style": "heading"}
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

// fallback returns the text for a client that shows no cards.
func (c *cardWriter) fallback(d *answer.Diagnosis) string {
	lines := []string{verdictWords(c.language, d) + ": " + c.unescaped(d.Account.UserPrincipalName), c.unescaped(d.Summary)}
	if len(d.Causes) > 0 {
		steps := d.Causes[0].Remediation
		for _, s := range steps[:min(len(steps), 3)] {
			lines = append(lines, c.unescaped(RoleName(c.language, s.Who)+": "+s.Step))
		}
	}
	return strings.Join(lines, "\n")
}

// text returns a text of the diagnosis that the card can show: escaped, and within
// the plan's length.
func (c *cardWriter) text(text string) string {
	return escaped(foreign.Cut(foreign.OneLine(text), c.longest))
}

func (c *cardWriter) unescaped(text string) string {
	return foreign.Cut(foreign.OneLine(text), min(c.longest, 300))
}

// readersZone lets the reader's client write a time in the reader's zone and
// language (https://learn.microsoft.com/adaptive-cards/authoring-cards/text-features).
func readersZone(l wording.Language, at time.Time) string {
	if at.IsZero() {
		return wording.When(l, at)
	}
	wire := answer.At(at).String()
	return "{{DATE(" + wire + ", SHORT)}} {{TIME(" + wire + ")}}"
}

func encodeCard(card element) ([]byte, error) {
	var out bytes.Buffer
	encoder := json.NewEncoder(&out)
	encoder.SetEscapeHTML(false)
	err := encoder.Encode(card)
	return bytes.TrimSuffix(out.Bytes(), []byte("\n")), err
}
