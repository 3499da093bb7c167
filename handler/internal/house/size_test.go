package house

import (
	"path"
	"strings"
	"testing"
)

// mostFiles is how many files of source a folder may hold. Whoever opens a larger one finds nothing by its name.
const mostFiles = 30

func TestNoFolderHasGrownTooLarge(t *testing.T) {
	t.Parallel()
	files := map[string]int{}
	forEachGoFile(t, func(file string, _ []string) {
		if !strings.HasSuffix(file, "_test.go") {
			files[path.Dir(file)]++
		}
	})
	for folder, count := range files {
		if count > mostFiles {
			t.Errorf("%s holds %d files of source, want at most %d", folder, count, mostFiles)
		}
	}
}
