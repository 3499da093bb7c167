package timeline

import (
	"slices"
	"strings"
)

// The words of the log for a request that was declined, and for one that was
// not answered.
var (
	Declining = []string{"denied", "declined", "rejected"}
	Silent    = []string{"timed out", "timeout", "did not respond", "no response", "no answer", "not answered", "did not complete"}
)

// StepSays looks for words in what the log says of the step that failed.
func (e *Event) StepSays(words []string) bool {
	detail := strings.ToLower(e.StepDetail())
	return slices.ContainsFunc(words, func(word string) bool { return strings.Contains(detail, word) })
}

// StepDetail is what the log says of the last step that failed, or of the row.
func (e *Event) StepDetail() string {
	for _, step := range slices.Backward(e.AuthenticationSteps) {
		if !step.Succeeded && step.ResultDetail != "" {
			return step.ResultDetail
		}
	}
	return e.Status.AdditionalDetails
}

// UsesPasswordGrant reports that the client sent the password itself, without a page.
func (e *Event) UsesPasswordGrant() bool { return strings.EqualFold(e.AuthenticationProtocol, "ropc") }
