package render

import (
	"testing"

	"signin-diagnosis/handler/practice"
)

// The form shows the titles of the practice tenant's stories, so they are texts of ours, too.
func TestTheCatalogueIsComplete(t *testing.T) {
	var titles []string
	for _, story := range practice.Stories() {
		titles = append(titles, story.Title)
	}
	for _, fault := range book.Faults(titles) {
		t.Error(fault)
	}
}
