package api

import (
	"strings"

	"golang.org/x/text/unicode/norm"

	"signin-diagnosis/handler/foreign"
	"signin-diagnosis/handler/signin"
)

// readAccount reads upn. What cannot be a user is refused here, before it
// costs a Graph request.
func readAccount(d *draft, value string) string {
	if flaw := flawOfName(value); flaw != "" {
		return flaw
	}
	name := tidy(value)
	d.Question.Account = name
	return flawOfAccount(name)
}

func flawOfAccount(name string) string {
	if name == "" {
		return "is empty"
	}
	if signin.IsGUID(name) {
		return ""
	}
	local, domain, _ := strings.Cut(name, "@")
	switch strings.Count(name, "@") {
	case 0:
		return "is neither a name with an @ nor an object id"
	case 1:
		if local == "" || domain == "" {
			return "has nothing on one side of its @"
		}
		return ""
	default:
		return "holds more than one @"
	}
}

func readApp(d *draft, value string) string {
	d.Question.Complaint.App = tidy(value)
	return flawOfName(value)
}

// flawOfName says what no name may have. It looks before anything is cut off,
// so that a trailing line break is seen.
func flawOfName(value string) string {
	//guard:control-characters
	if strings.ContainsFunc(value, foreign.RefusedInName) {
		return "holds a control character or another character that cannot be seen"
	}
	return ""
}

// tidy cuts spaces at the ends and composes characters (NFC), as the directory
// stores them.
func tidy(value string) string { return norm.NFC.String(strings.TrimSpace(value)) }
