package api

import (
	"strings"

	"signin-diagnosis/handler/aadsts"
	"signin-diagnosis/handler/signin"
	"signin-diagnosis/handler/wording"
)

func readCorrelationID(d *draft, value string) string {
	return readID(&d.Question.Complaint.CorrelationID, value)
}

func readRequestID(d *draft, value string) string {
	return readID(&d.Question.Complaint.RequestID, value)
}

func readID(into *string, value string) string {
	id := strings.TrimSpace(value)
	if !signin.IsGUID(id) {
		return "is not a GUID"
	}
	*into = strings.ToLower(id)
	return ""
}

// readErrorText reads what the user saw. Line breaks belong to such a text.
func readErrorText(d *draft, value string) string {
	if strings.TrimSpace(value) == "" {
		return ""
	}
	d.Text = value
	d.Question.Complaint.Error = aadsts.Parse(value)
	d.Question.Complaint.HasError = true
	return ""
}

func readDetail(d *draft, value string) string {
	d.Question.Options.Attempts = value == "full"
	return ""
}

func readLanguage(d *draft, value string) string {
	d.Language = value
	d.Telling.Language = wording.Match(value)
	return ""
}

func readFormat(d *draft, value string) string {
	d.Format = value
	return ""
}
