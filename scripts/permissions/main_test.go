package main

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"signin-diagnosis/handler/permission"
)

const repository = "../.."

func TestWhatIsMadeOfTheListIsUpToDate(t *testing.T) {
	for name, content := range files {
		got, err := os.ReadFile(filepath.Join(repository, filepath.FromSlash(name)))
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(content(), string(got)); diff != "" {
			t.Errorf("%s is not what handler/permission says; run go generate ./... (-want +got):\n%s", name, diff)
		}
	}
}

// TestTheReadmeAsksForWhatIsGranted: the first page shows the same names, in the same order.
func TestTheReadmeAsksForWhatIsGranted(t *testing.T) {
	content, err := os.ReadFile(filepath.Join(repository, "README.md"))
	if err != nil {
		t.Fatal(err)
	}
	var shown, granted []string
	for _, row := range regexp.MustCompile("(?m)^\\| `([A-Za-z.]+\\.Read[A-Za-z.]*)` \\|").FindAllStringSubmatch(string(content), -1) {
		shown = append(shown, row[1])
	}
	for _, p := range permission.List() {
		if !p.OnDemand {
			granted = append(granted, p.Name)
		}
	}
	if !slices.Equal(shown, granted) {
		t.Errorf("the README's table shows %v, granted are %v", shown, granted)
	}
}
