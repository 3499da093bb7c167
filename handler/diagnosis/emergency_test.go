package diagnosis_test

import (
	"regexp"
	"slices"
	"strings"
	"testing"
)

// changing are the words of steps that change an account, its password, its
// methods or its risk.
var changing = regexp.MustCompile(`(?i)\b(reset|revoked|dismiss|unlock|restore|enable|set one|set up|new password|change the password|try the change|access pass|lasting method|longer password)\b`)

// harmless are steps that use such a word and change nothing of the account, by
// how they begin.
var harmless = []string{
	"Ask whoever gave you access at {organisation}", "Open {resource} in a browser", "If the set-up cannot be done, name", "Check the external", "Enable the device", "Find the device", "If nobody expected",
	"Investigate the user under Risky users. Give no", "Sign in to {app} again with the new password", "Sign in with the password", "In Windows, lock the screen", "Use the new password",
}

// TestEveryStepThatChangesTheAccountIsMarked: such steps are kept back where the
// account looks like an emergency access account, so none may be forgotten.
func TestEveryStepThatChangesTheAccountIsMarked(t *testing.T) {
	used := map[string]bool{}
	for _, r := range everyRule() {
		for _, s := range r.EveryStep() {
			if s.Changes || !changing.MatchString(s.Text) {
				continue
			}
			i := slices.IndexFunc(harmless, func(begin string) bool { return strings.HasPrefix(s.Text, begin) })
			if i < 0 {
				t.Errorf("%s: is this step harmless to an emergency access account? %q", string(r.Code), s.Text)
				continue
			}
			used[harmless[i]] = true
		}
	}
	for _, begin := range harmless {
		if !used[begin] {
			t.Errorf("no step begins with %q", begin)
		}
	}
}
