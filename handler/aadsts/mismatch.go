package aadsts

import (
	"cmp"
	"regexp"
)

// quoted is a value between quotes; limited, because it is shown.
const quoted = `'([^']{1,200})'`

var (
	parameterForm = regexp.MustCompile(`(?i)value for the (?:input parameter )?'(\w{1,40})'`)

	realmForm  = regexp.MustCompile(`(?i)federation realm object ` + quoted)
	foundForm  = regexp.MustCompile(`(?i)(?:audience in the assertion was|authentication method) ` + quoted)
	wantedForm = regexp.MustCompile(`(?i)(?:expected audience is|requested authentication method) ` + quoted)
)

// findMismatch is what the text says was sent, and what was wanted in its place.
func findMismatch(plain string) (found, wanted string) {
	return cmp.Or(firstGroup(realmForm, plain), firstGroup(foundForm, plain)), firstGroup(wantedForm, plain)
}

func firstGroup(form *regexp.Regexp, plain string) string {
	if found := form.FindStringSubmatch(plain); found != nil {
		return found[1]
	}
	return ""
}
