package infra

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

const (
	source       = "../../infra"
	subscription = "11111111-1111-4111-8111-111111111111"
	tenant       = "22222222-2222-4222-8222-222222222222"
)

// compiler returns the path of bicep; without one the test is skipped.
func compiler(t *testing.T) string {
	t.Helper()
	path, err := exec.LookPath("bicep")
	if err != nil {
		t.Skip("SKIPPED: there is no bicep on PATH, so nothing was checked here (https://aka.ms/bicep-install)")
	}
	return path
}

var parameter = regexp.MustCompile(`readEnvironmentVariable\('([A-Z_]+)'`)

// environment returns this process's, without what main.bicepparam would read, and with what the case says.
func environment(t *testing.T, set []string) []string {
	t.Helper()
	content, err := os.ReadFile(filepath.Join(source, "main.bicepparam"))
	if err != nil {
		t.Fatal(err)
	}
	ours := map[string]bool{}
	for _, found := range parameter.FindAllStringSubmatch(string(content), -1) {
		ours[found[1]] = true
	}
	var env []string
	for _, variable := range os.Environ() {
		if name, _, _ := strings.Cut(variable, "="); !ours[name] {
			env = append(env, variable)
		}
	}
	return append(append(env, "AZURE_ENV_NAME=demo", "AZURE_LOCATION=koreacentral"), set...)
}

// bicep runs the compiler in a folder, and gives what it said on stderr. It exits with 0 also when it warns.
func bicep(t *testing.T, folder string, env []string, arguments ...string) (said string, failed bool) {
	t.Helper()
	command := exec.CommandContext(t.Context(), compiler(t), arguments...)
	command.Dir, command.Env = folder, environment(t, env)
	var stderr bytes.Buffer
	command.Stderr = &stderr
	err := command.Run()
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		t.Fatal(err)
	}
	return strings.TrimSpace(stderr.String()), err != nil
}

// copied returns a copy of infra/, because a snapshot is written next to its source.
func copied(t *testing.T) string {
	t.Helper()
	folder := t.TempDir()
	if err := os.CopyFS(folder, os.DirFS(source)); err != nil {
		t.Fatal(err)
	}
	return folder
}

func TestBicepHasNothingToSay(t *testing.T) {
	t.Parallel()
	compiler(t)
	folder := copied(t)
	silent(t, folder, "build", "--pattern", "**/*.bicep")
	silent(t, folder, "lint", "--pattern", "**/*.bicep")
	silent(t, folder, "build-params", "main.bicepparam", "--stdout")
	silent(t, folder, "lint", "--pattern", "**/*.bicepparam")
	sources, built := count(t, folder, ".bicep"), count(t, folder, ".json")
	if sources < 15 || built != sources+1 { // and bicepconfig.json
		t.Errorf("%d files became %d", sources, built)
	}
}

// count returns how many files of a kind there are.
func count(t *testing.T, folder, extension string) (files int) {
	t.Helper()
	err := filepath.WalkDir(folder, func(path string, _ fs.DirEntry, err error) error {
		if filepath.Ext(path) == extension {
			files++
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

func silent(t *testing.T, folder string, arguments ...string) {
	t.Helper()
	if said, failed := bicep(t, folder, nil, arguments...); failed || said != "" {
		t.Errorf("bicep %s: failed %v, said:\n%s", arguments[0], failed, said)
	}
}

// TestTheLinterIsStrict: without these settings the test above would pass for less.
func TestTheLinterIsStrict(t *testing.T) {
	t.Parallel()
	content, err := os.ReadFile(filepath.Join(source, "bicepconfig.json"))
	if err != nil {
		t.Fatal(err)
	}
	for _, wanted := range []string{
		`"use-recent-api-versions": { "level": "warning" }`,
		`"br:mcr.microsoft.com/bicep/extensions/microsoftgraph/v1.0:1.0.0"`,
	} {
		if !strings.Contains(string(content), wanted) {
			t.Errorf("bicepconfig.json does not say %s", wanted)
		}
	}
}
