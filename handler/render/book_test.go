package render

import "testing"

func TestTheCatalogueIsComplete(t *testing.T) {
	for _, fault := range book.Faults(nil) {
		t.Error(fault)
	}
}
