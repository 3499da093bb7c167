package functionhost

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestAStagedAppRuns(t *testing.T) {
	t.Parallel()
	source := plainApp().write(t)
	staged := t.TempDir()
	if err := Stage(source, staged, standin); err != nil {
		t.Fatal(err)
	}
	host := start(t, App{Root: staged})
	send(t, "GET", host.URL()+"/api/ask", "").expectStatus(t, 200)
}

func TestAnExecutableOutsideTheAppIsNotStaged(t *testing.T) {
	t.Parallel()
	into := t.TempDir()
	overwrite(t, filepath.Join(into, "host.json"), `{"customHandler": {"description": {"defaultExecutablePath": "../handler"}}}`)
	if err := linkExecutable(into, standin); err == nil {
		t.Error("a link was made outside the app's folder")
	}
}

func TestLocalSettings(t *testing.T) {
	t.Parallel()
	cases := map[string]struct {
		content string
		want    []string
		fails   bool
	}{
		"values, sorted":        {`{"IsEncrypted": false, "Values": {"B": "2", "A": "1"}}`, []string{"A=1", "B=2"}, false},
		"no values":             {`{}`, []string{}, false},
		"an encrypted file":     {`{"IsEncrypted": true}`, nil, true},
		"a file that is broken": {`{`, nil, true},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			root := t.TempDir()
			overwrite(t, filepath.Join(root, "local.settings.json"), c.content)
			got, err := LocalSettings(root)
			if (err != nil) != c.fails {
				t.Fatal(err)
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Errorf("environment (-want +got):\n%s", diff)
			}
		})
	}
	if _, err := LocalSettings(t.TempDir()); !os.IsNotExist(err) {
		t.Errorf("error %v, want one that says that there is no file", err)
	}
}
