package house

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestThePictureOfTheHouseIsTrue: the arrows that docs/architecture.md lists are those that the source
// may have and has.
func TestThePictureOfTheHouseIsTrue(t *testing.T) {
	t.Parallel()
	drawn := drawnArrows(t)
	allowed := map[string][]string{}
	for folder, imports := range arrows {
		for _, imported := range imports {
			if _, ours := arrows[imported]; ours {
				allowed[folder] = append(allowed[folder], imported)
			}
		}
	}
	if diff := cmp.Diff(allowed, drawn); diff != "" {
		t.Errorf("allowed (-) and drawn (+):\n%s", diff)
	}
	if diff := cmp.Diff(usedArrows(t), sorted(drawn)); diff != "" {
		t.Errorf("used (-) and drawn (+):\n%s", diff)
	}
}

// drawnArrows returns the lines "folder -> folder folder" of docs/architecture.md.
func drawnArrows(t *testing.T) map[string][]string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(repository, "docs", "architecture.md"))
	if err != nil {
		t.Fatal(err)
	}
	drawn := map[string][]string{}
	for line := range strings.Lines(string(text)) {
		if words := strings.Fields(line); len(words) > 2 && words[1] == "->" {
			drawn[strings.Replace(words[0], "main", ".", 1)] = words[2:]
		}
	}
	return drawn
}

// usedArrows returns the imports of the folders of handler among themselves, without tests.
func usedArrows(t *testing.T) map[string][]string {
	t.Helper()
	used := map[string][]string{}
	forEachGoFile(t, func(file string, imports []string) {
		folder, inHandler := folderOf(file)
		for _, imported := range imports {
			if name, own := strings.CutPrefix(imported, module+"handler/"); own && inHandler {
				used[folder] = append(used[folder], name)
			}
		}
	})
	return sorted(used)
}

func sorted(arrows map[string][]string) map[string][]string {
	out := map[string][]string{}
	for from, to := range arrows {
		out[from] = slices.Compact(slices.Sorted(slices.Values(to)))
	}
	return out
}
