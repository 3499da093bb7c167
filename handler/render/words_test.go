package render

import (
	"testing"

	"signin-diagnosis/handler/answer"
)

// TestTheHeadingDeniesNobodyTheSignIn: somebody whose password is known to others
// may sign in as ever.
func TestTheHeadingDeniesNobodyTheSignIn(t *testing.T) {
	const active, resolved = answer.StateActive, answer.StateResolved
	for _, c := range []struct {
		about   string
		verdict answer.Verdict
		causes  []answer.Cause
		want    string
	}{
		{"a warning stands", answer.VerdictFailing, []answer.Cause{{Code: "mfa-failed.stranger", State: active}}, "Action needed"},
		{"an intruder may be in", answer.VerdictFailing, []answer.Cause{{Code: "risk.successAfterGuesses", State: active}}, "Action needed"},
		{"a block stands", answer.VerdictFailing, []answer.Cause{{Code: "ca-block.location", State: active, Blocks: true}}, "Cannot sign in"},
		{"a block stands before a warning", answer.VerdictFailing, []answer.Cause{{Code: "ca-block.location", State: active, Blocks: true}, {Code: "mfa-failed.stranger", State: active}}, "Cannot sign in"},
		{"what leads is over, and a warning stands", answer.VerdictFailing, []answer.Cause{{Code: "ca-block.location", State: resolved}, {Code: "mfa-failed.stranger", State: active}}, "Action needed"},
		{"a warning is over", answer.VerdictRecovered, []answer.Cause{{Code: "mfa-failed.stranger", State: resolved}}, "Recovered"},
		{"a code that is not known here", answer.VerdictFailing, []answer.Cause{{Code: "new.code", State: active, Blocks: true}}, "Cannot sign in"},
		{"no cause", answer.VerdictHealthy, nil, "Nothing wrong found"},
	} {
		if got := verdictWords("en", &answer.Diagnosis{Verdict: c.verdict, Causes: c.causes}); got != c.want {
			t.Errorf("%s: the heading is %q, want %q", c.about, got, c.want)
		}
	}
}
