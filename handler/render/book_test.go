package render

import (
	"strings"
	"testing"

	"signin-diagnosis/handler/practice"
)

func TestTheCatalogueIsComplete(t *testing.T) {
	for _, fault := range book.Faults(nil) {
		t.Error(fault)
	}
}

// A title that the practice tenant has no more does no harm; one without a translation does.
func TestEveryStoryHasATitleInKorean(t *testing.T) {
	var titles []string
	for _, story := range practice.Stories() {
		titles = append(titles, story.Title)
	}
	for _, fault := range storyBook.Faults(titles) {
		if !strings.HasPrefix(fault, "a translation of a text that is nowhere") {
			t.Error(fault)
		}
	}
}
