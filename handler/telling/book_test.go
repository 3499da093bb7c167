package telling

import (
	"testing"

	"signin-diagnosis/handler/permission"
)

func TestTheCheckIsTranslated(t *testing.T) {
	var texts []string
	for _, p := range permission.List() {
		texts = append(texts, p.Purpose, p.Without, p.Lesser.Part)
	}
	for _, fault := range book.Faults(texts) {
		t.Error(fault)
	}
}
