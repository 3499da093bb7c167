package api

import (
	"slices"
	"strings"
	"unicode/utf8"

	"signin-diagnosis/handler/aadsts"
	"signin-diagnosis/handler/signin"
	"signin-diagnosis/handler/wording"
)

const maxErrorBytes = 8 << 10

func readCorrelationID(d *draft, value string) *InputError {
	return readID(&d.Question.Complaint.CorrelationID, value)
}

func readRequestID(d *draft, value string) *InputError {
	return readID(&d.Question.Complaint.RequestID, value)
}

func readID(into *string, value string) *InputError {
	id := strings.TrimSpace(value)
	if !signin.IsGUID(id) {
		return &InputError{Reason: "is not a GUID", NextStep: "Copy the id from the error page, such as 2c1d7a5e-0000-4000-8000-7b9f3a60d1e4."}
	}
	*into = strings.ToLower(id)
	return nil
}

// readErrorText reads what the user saw. Line breaks belong to such a text.
func readErrorText(d *draft, value string) *InputError {
	switch {
	case !utf8.ValidString(value):
		return &InputError{Reason: "is not valid UTF-8", NextStep: "Send the text in UTF-8."}
	case len(value) > maxErrorBytes:
		return &InputError{Reason: "is longer than 8 KiB", NextStep: "Send the sentence with the code and the ids below it."}
	case strings.TrimSpace(value) == "":
		return nil
	}
	d.Text = value
	d.Question.Complaint.Error = aadsts.Parse(value)
	d.Question.Complaint.HasError = true
	return nil
}

func readDetail(d *draft, value string) *InputError {
	if err := oneOf(value, "summary", "full"); err != nil {
		return err
	}
	d.Question.Options.Attempts = value == "full"
	return nil
}

func readLanguage(d *draft, value string) *InputError {
	d.Language = value
	d.Telling.Language = wording.Match(value)
	return oneOf(value, languageNames()...)
}

func languageNames() []string {
	names := make([]string, 0, len(wording.Languages()))
	for _, l := range wording.Languages() {
		names = append(names, string(l))
	}
	return names
}

func readFormat(d *draft, value string) *InputError {
	d.Format = value
	return oneOf(value, knownFormats...)
}

func oneOf(value string, known ...string) *InputError {
	if slices.Contains(known, value) {
		return nil
	}
	return &InputError{Reason: "has a value that is not known", NextStep: "Send " + strings.Join(known, " or ") + "."}
}
