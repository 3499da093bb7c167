package render

import (
	"io"
	"strings"

	"signin-diagnosis/handler/answer"
	"signin-diagnosis/handler/foreign"
	"signin-diagnosis/handler/signin"
)

var checkColors = map[signin.CheckStatus]string{
	signin.CheckOK: green, signin.CheckMissing: red, signin.CheckUnknown: yellow,
}

// CheckText writes a check report, one line each with the next step, and which
// build looked.
func CheckText(w io.Writer, report *answer.CheckReport, options TextOptions) error {
	p := newTextWriter(options)
	for _, c := range report.Checks {
		text := p.paint(bold+checkColors[c.Status], string(c.Status)) + "  " + named(c)
		if c.Fix != "" {
			text += " " + foreign.Plain(string(c.Fix))
		}
		p.line(text)
	}
	p.line(p.paint(dim, versionPhrase.Fill(p.language, values{"version": orUnknown(p.language, report.Version.Version)})))
	_, err := io.WriteString(w, p.String())
	return err
}

// named returns the message with the name of what it speaks of before it.
func named(c answer.Check) string {
	if strings.HasPrefix(c.Message, c.Name) {
		return foreign.Plain(c.Message)
	}
	return foreign.Plain(c.Name) + ": " + foreign.Plain(c.Message)
}
