package api

import (
	"strings"

	"signin-diagnosis/handler/aadsts"
	"signin-diagnosis/handler/signin"
	"signin-diagnosis/handler/wording"
)

func readCorrelationID(r *requestReader, value string) string {
	return readID(&r.Question.Complaint.CorrelationID, value)
}

func readRequestID(r *requestReader, value string) string {
	return readID(&r.Question.Complaint.RequestID, value)
}

func readID(into *string, value string) string {
	id := strings.TrimSpace(value)
	if !signin.IsGUID(id) {
		return "is not a GUID"
	}
	*into = strings.ToLower(id)
	return ""
}

// readErrorText reads the error text that the user saw. Such a text may have line
// breaks.
func readErrorText(r *requestReader, value string) string {
	if strings.TrimSpace(value) == "" {
		return ""
	}
	r.Text = value
	r.Question.Complaint.Error = aadsts.Parse(value)
	r.Question.Complaint.HasError = true
	return ""
}

func readDetail(r *requestReader, value string) string {
	r.Question.Options.Attempts = value == "full"
	return ""
}

func readLanguage(r *requestReader, value string) string {
	r.Language = value
	r.Telling.Language = wording.Match(value)
	return ""
}

func readFormat(r *requestReader, value string) string {
	r.Format = value
	return ""
}
