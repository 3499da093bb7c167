package api

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"signin-diagnosis/handler/signin"
)

const (
	maxAccountBytes = 1024
	maxAppBytes     = 256

	nextAccount = "Send the user's UPN, mail address or object id; only user sign-ins are read."
)

// readAccount reads upn. What cannot be a user is refused here, before it
// costs a Graph request.
func readAccount(d *draft, value string) *InputError {
	if reason := flawOfName(value, maxAccountBytes); reason != "" {
		return &InputError{Reason: reason, NextStep: nextAccount}
	}
	name := tidy(value)
	if reason := flawOfAccount(name); reason != "" {
		return &InputError{Reason: reason, NextStep: nextAccount}
	}
	d.Question.Account = name
	return nil
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

func readApp(d *draft, value string) *InputError {
	if reason := flawOfName(value, maxAppBytes); reason != "" {
		return &InputError{Reason: reason, NextStep: "Send an application id, or a part of the name of a client or a resource."}
	}
	d.Question.Complaint.App = tidy(value)
	return nil
}

// flawOfName says what no name may have. It looks before anything is cut off,
// so that a trailing line break is seen.
func flawOfName(value string, most int) string {
	switch {
	case !utf8.ValidString(value):
		return "is not valid UTF-8"
	case len(value) > most:
		return fmt.Sprintf("is longer than %d bytes", most)
	//guard:control-characters
	case strings.ContainsFunc(value, invisible):
		return "holds a control character or another character that cannot be seen"
	default:
		return ""
	}
}

// invisible reports control and format characters and line separators: pasted
// names often carry some, and no directory knows them.
func invisible(r rune) bool {
	return unicode.In(r, unicode.Cc, unicode.Cf, unicode.Zl, unicode.Zp)
}

// tidy cuts spaces at the ends and composes characters (NFC), as the directory
// stores them.
func tidy(value string) string { return norm.NFC.String(strings.TrimSpace(value)) }
