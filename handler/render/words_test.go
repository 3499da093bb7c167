package render

import (
	"testing"

	"signin-diagnosis/handler/diagnosis"
)

// TestTheHeadingDeniesNobodyTheSignIn: somebody whose password is known to others
// may sign in as ever.
func TestTheHeadingDeniesNobodyTheSignIn(t *testing.T) {
	const active, resolved = diagnosis.StateActive, diagnosis.StateResolved
	for _, c := range []struct {
		about   string
		verdict diagnosis.Verdict
		causes  []diagnosis.Cause
		want    string
	}{
		{"a warning stands", diagnosis.VerdictFailing, []diagnosis.Cause{{Code: "mfa-failed.stranger", State: active}}, "Action needed"},
		{"an intruder may be in", diagnosis.VerdictFailing, []diagnosis.Cause{{Code: "risk.successAfterGuesses", State: active}}, "Action needed"},
		{"a block stands", diagnosis.VerdictFailing, []diagnosis.Cause{{Code: "ca-block.location", State: active}}, "Cannot sign in"},
		{"a block stands before a warning", diagnosis.VerdictFailing, []diagnosis.Cause{{Code: "ca-block.location", State: active}, {Code: "mfa-failed.stranger", State: active}}, "Cannot sign in"},
		{"what leads is over, and a warning stands", diagnosis.VerdictFailing, []diagnosis.Cause{{Code: "ca-block.location", State: resolved}, {Code: "mfa-failed.stranger", State: active}}, "Action needed"},
		{"a warning is over", diagnosis.VerdictRecovered, []diagnosis.Cause{{Code: "mfa-failed.stranger", State: resolved}}, "Recovered"},
		{"a code of a later version", diagnosis.VerdictFailing, []diagnosis.Cause{{Code: "new.code", State: active}}, "Cannot sign in"},
		{"no cause", diagnosis.VerdictHealthy, nil, "Nothing wrong found"},
	} {
		if got := verdictWords("en", &diagnosis.Diagnosis{Verdict: c.verdict, Causes: c.causes}); got != c.want {
			t.Errorf("%s: the heading is %q, want %q", c.about, got, c.want)
		}
	}
}
