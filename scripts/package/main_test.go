package main

import (
	"archive/zip"
	"bytes"
	"encoding/json"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// The repository, seen from this folder.
const repository = "../.."

func TestThePackageHoldsWhatTheHostNeedsAndNothingElse(t *testing.T) {
	archive := readZip(t, pack(t, stageWithBinary(t)))

	type packed struct {
		Name string
		Mode fs.FileMode
	}
	var got []packed
	for _, f := range archive.File {
		got = append(got, packed{f.Name, f.Mode()})
	}
	want := []packed{
		{"bin/handler", 0o755},
		{"diagnose/function.json", 0o644},
		{"host.json", 0o644},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("entries of the zip (-want +got):\n%s", diff)
	}
}

func TestTheBinaryLiesWhereHostJSONLooksForIt(t *testing.T) {
	archive := readZip(t, pack(t, stageWithBinary(t)))
	content, err := fs.ReadFile(archive, "host.json")
	if err != nil {
		t.Fatal(err)
	}
	var host struct {
		CustomHandler struct {
			Description struct {
				DefaultExecutablePath string `json:"defaultExecutablePath"`
			} `json:"description"`
		} `json:"customHandler"`
	}
	if err := json.Unmarshal(content, &host); err != nil {
		t.Fatal(err)
	}
	binary := host.CustomHandler.Description.DefaultExecutablePath
	if !slices.ContainsFunc(archive.File, func(f *zip.File) bool { return f.Name == binary }) {
		t.Errorf("no entry is named exactly %q", binary)
	}
}

func TestTheSameInputGivesTheSameBytes(t *testing.T) {
	first, err := os.ReadFile(pack(t, stageWithBinary(t)))
	if err != nil {
		t.Fatal(err)
	}
	second, err := os.ReadFile(pack(t, stageWithBinary(t)))
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(first, second) {
		t.Error("two packages of the same files differ")
	}
}

func TestEntriesAreSorted(t *testing.T) {
	if !slices.IsSortedFunc(contents, func(a, b entry) int { return strings.Compare(a.name, b.name) }) {
		t.Error("contents is not sorted by name")
	}
}

func TestAPackageIsRefused(t *testing.T) {
	cases := map[string]struct {
		spoil func(t *testing.T, stage string)
		says  string
	}{
		"when the binary was not built": {
			spoil: func(t *testing.T, stage string) { remove(t, filepath.Join(stage, "bin", "handler")) },
			says:  "build it first",
		},
		"when a stray file lies in the staging folder": {
			spoil: func(t *testing.T, stage string) { write(t, filepath.Join(stage, "local.settings.json"), "{}") },
			says:  "local.settings.json is no part of the package",
		},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			stage := stageWithBinary(t)
			c.spoil(t, stage)
			out := filepath.Join(t.TempDir(), "app.zip")
			err := run(repository, stage, out)
			if err == nil || !strings.Contains(err.Error(), c.says) {
				t.Fatalf("error = %v, want one that says %q", err, c.says)
			}
			if _, err := os.Stat(out); err == nil {
				t.Error("a zip was written all the same")
			}
		})
	}
}

// stageWithBinary returns a staging folder as `go build` leaves it, with a stand-in for the binary whose
// mode is too narrow on purpose.
func stageWithBinary(t *testing.T) string {
	t.Helper()
	stage := t.TempDir()
	write(t, filepath.Join(stage, "bin", "handler"), "a binary")
	return stage
}

func pack(t *testing.T, stage string) string {
	t.Helper()
	out := filepath.Join(t.TempDir(), "app.zip")
	if err := run(repository, stage, out); err != nil {
		t.Fatal(err)
	}
	return out
}

func readZip(t *testing.T, path string) *zip.ReadCloser {
	t.Helper()
	archive, err := zip.OpenReader(path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = archive.Close() })
	return archive
}

func write(t *testing.T, path, content string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
}

func remove(t *testing.T, path string) {
	t.Helper()
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
}
