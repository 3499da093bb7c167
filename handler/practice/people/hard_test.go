package people

import (
	"testing"

	"signin-diagnosis/handler/aadsts"
	"signin-diagnosis/handler/practice/plain"
)

// TestEveryFamilyHasAHardStory: a tool that names the last error code is wrong
// about one story of every family at least.
func TestEveryFamilyHasAHardStory(t *testing.T) {
	held := tell(t)
	for _, family := range Families() {
		hard := 0
		for _, story := range family.Stories {
			if lastError(held.of(story.UPN)) != story.PrimaryCause {
				hard++
			}
		}
		if hard == 0 {
			t.Errorf("%s has no hard story", family.Name)
		}
	}
}

// TestTheLastRowIsNoBetter: a tool that trusts the last row calls a dozen
// people fine who are not.
func TestTheLastRowIsNoBetter(t *testing.T) {
	held := tell(t)
	calm := 0
	for _, story := range Stories() {
		rows := held.of(story.UPN) // newest first
		stopped := story.Verdict == "failing" || story.Verdict == "waitingOnUser"
		if stopped && succeeded(rows[0]) {
			calm++
		}
	}
	if calm < 12 {
		t.Errorf("the last row is a success for %d people who cannot sign in", calm)
	}
}

func succeeded(row object) bool { return plain.At(row, "status/errorCode") == float64(0) }

// lastError returns the category of the newest code that is none of success.
func lastError(rows []object) string {
	for _, row := range rows {
		if !succeeded(row) {
			code, _ := aadsts.Lookup(int(plain.At(row, "status/errorCode").(float64)))
			return code.Class
		}
	}
	return "none"
}
