package api

import (
	"strings"

	"golang.org/x/text/unicode/norm"

	"signin-diagnosis/handler/foreign"
	"signin-diagnosis/handler/signin"
)

// readAccount reads the field upn. What cannot be a user is refused here, before
// it costs a Graph request.
func readAccount(r *requestReader, value string) string {
	if flaw := flawOfName(value); flaw != "" {
		return flaw
	}
	name := normalizeName(value)
	r.Question.Account = name
	return flawOfAccount(name)
}

// flawOfAccount returns why no user can have that name, or nothing.
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

func readApp(r *requestReader, value string) string {
	r.Question.Complaint.App = normalizeName(value)
	return flawOfName(value)
}

// flawOfName returns what is wrong with a name, or nothing. It is called before the
// name is normalized, so that a trailing line break is seen.
func flawOfName(value string) string {
	//guard:control-characters
	if strings.ContainsFunc(value, foreign.RefusedInName) {
		return "holds a control character or another character that cannot be seen"
	}
	return ""
}

// normalizeName trims spaces and composes characters (NFC), as the directory stores
// names.
func normalizeName(value string) string { return norm.NFC.String(strings.TrimSpace(value)) }
