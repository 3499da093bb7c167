package functionhost

// These tests hold the files of our own function app together: what the host reads at the top of the
// repository and in diagnose/.

import (
	"bytes"
	"encoding/json"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// repository is the top level, seen from this folder.
const repository = "../../.."

// defaultDeadline is the handler's own limit for a question unless DIAGNOSIS_TIMEOUT changes it.
const defaultDeadline = 25 * time.Second

func TestTheTopLevelFunctionJSONIsTheFunctionsOwn(t *testing.T) {
	top, own := readRepository(t, "function.json"), readRepository(t, "diagnose/function.json")
	if !bytes.Equal(top, own) {
		t.Error("function.json and diagnose/function.json differ; the first should be a link to the second")
	}
}

func TestTheAppHasOneFunctionAndNoFaults(t *testing.T) {
	functions, faults, err := discover(repository, "api")
	if err != nil || len(faults) > 0 {
		t.Fatal(err, faults)
	}
	if len(functions) != 1 {
		t.Fatalf("%d functions, want one", len(functions))
	}
	fn := functions[0]
	if fn.name != "diagnose" {
		t.Errorf("the function is called %q, want diagnose", fn.name)
	}
	if !fn.httpOnly {
		t.Error("without exactly one httpTrigger and one http output the host neither forwards nor proxies")
	}
	if fn.authLevel != "anonymous" {
		t.Errorf("authLevel %q; Easy Auth and managed identities need anonymous", fn.authLevel)
	}
	if diff := cmp.Diff([]string{"GET", "POST"}, fn.methods); diff != "" {
		t.Errorf("methods (-want +got):\n%s", diff)
	}
}

func TestTheBindingsOfTheFunction(t *testing.T) {
	var got any
	if err := json.Unmarshal(readRepository(t, "diagnose/function.json"), &got); err != nil {
		t.Fatal(err)
	}
	want := map[string]any{"bindings": []any{
		map[string]any{
			"type": "httpTrigger", "direction": "in", "name": "req", "authLevel": "anonymous",
			"methods": []any{"get", "post"}, "route": "diagnose/{*path}",
		},
		map[string]any{"type": "http", "direction": "out", "name": "res"},
	}}
	if diff := cmp.Diff(any(want), got); diff != "" {
		t.Errorf("diagnose/function.json (-want +got):\n%s", diff)
	}
}

func TestEveryAddressOfTheAPIReachesTheFunction(t *testing.T) {
	functions, _, err := discover(repository, ourHost(t).routePrefix())
	if err != nil {
		t.Fatal(err)
	}
	cases := map[string]bool{
		"/api/diagnose":              true,
		"/api/diagnose/":             true,
		"/api/diagnose/explain":      true,
		"/api/diagnose/check":        true,
		"/api/diagnose/openapi.json": true,
		"/api/diagnose/swagger.json": true,
		"/diagnose":                  false,
		"/api":                       false,
	}
	for path, want := range cases {
		for _, method := range []string{"GET", "POST"} {
			if _, found := match(functions, method, path); found != want {
				t.Errorf("%s %s reaches the function: %v, want %v", method, path, found, want)
			}
		}
	}
}

func TestHostJSONFitsOldAndNewHosts(t *testing.T) {
	host := ourHost(t)
	if !host.CustomHandler.EnableForwarding || !host.CustomHandler.EnableProxying {
		t.Error("both flags must be on: hosts since 2025 proxy, older ones know forwarding only")
	}
	if got := host.CustomHandler.Description.DefaultExecutablePath; got != "bin/handler" {
		t.Errorf("defaultExecutablePath %q; Core Tools marks the zip entry of exactly this name as executable", got)
	}
	if got := host.routePrefix(); got != "api" {
		t.Errorf("route prefix %q, want api", got)
	}
	timeout, err := readTimeout(host.FunctionTimeout)
	if err != nil || timeout <= defaultDeadline {
		t.Errorf("functionTimeout %s, %v; the host kills the process then, so the handler's %s must come first",
			timeout, err, defaultDeadline)
	}
	if len(host.CustomHandler.HTTP.Routes) > 0 {
		t.Error("a host refuses routes in host.json next to a function.json")
	}
	var keys map[string]any
	if err := json.Unmarshal(readRepository(t, "host.json"), &keys); err != nil {
		t.Fatal(err)
	}
	if _, found := keys["extensionBundle"]; found {
		t.Error("an app with HTTP triggers only needs no extensionBundle, and func would download it")
	}
}

// secretName and secretValue are how a secret in a settings file tends to look.
var (
	secretName  = regexp.MustCompile(`(?i)secret|password|connection|storage|key|token`)
	secretValue = regexp.MustCompile(`(?i)accountkey=|sharedaccess|sig=|^ey[a-z0-9_-]{10}|[a-z0-9+/_~.-]{32,}`)
)

func TestLocalSettingsStartThePracticeTenantAndHoldNoSecret(t *testing.T) {
	env, err := LocalSettings(repository)
	if err != nil {
		t.Fatal(err) // an encrypted file would end here
	}
	for _, wanted := range []string{"FUNCTIONS_WORKER_RUNTIME=custom", "DIAGNOSIS_DIRECTORY=practice"} {
		if !slices.Contains(env, wanted) {
			t.Errorf("%s is missing", wanted)
		}
	}
	for _, setting := range env {
		name, value, _ := strings.Cut(setting, "=")
		if secretName.MatchString(name) || secretValue.MatchString(value) {
			t.Errorf("%s looks like a secret, and this file is in the repository", name)
		}
	}
	if !bytes.Contains(readRepository(t, "local.settings.json"), []byte(`"IsEncrypted": false`)) {
		t.Error("IsEncrypted is not false")
	}
}

func TestFuncignoreKeepsWhatTheHostNeeds(t *testing.T) {
	for _, name := range []string{"bin/handler", "diagnose/function.json", "function.json", "host.json"} {
		for _, pattern := range ignored(t) {
			if gitLeaves(pattern, name) || coreToolsLeaves(pattern, name) {
				t.Errorf("%q in .funcignore leaves %s at home", pattern, name)
			}
		}
	}
}

func TestFuncignoreLeavesEverythingElseAtHome(t *testing.T) {
	needed := []string{"bin", "diagnose", "function.json", "host.json"}
	paths := []string{"handler/main.go", "docs/api.md", "infra/main.bicep", "go.mod", "local.settings.json", "README.md"}
	entries, err := os.ReadDir(repository)
	if err != nil {
		t.Fatal(err)
	}
	for _, entry := range entries {
		if name := entry.Name(); !slices.Contains(needed, name) {
			paths = append(paths, pathOf(entry))
		}
	}
	for _, path := range paths {
		leaves := func(pattern string) bool { return gitLeaves(pattern, path) }
		if !slices.ContainsFunc(ignored(t), leaves) {
			t.Errorf("%s would be deployed; add it to .funcignore", path)
		}
	}
}

// pathOf returns a path that a pattern for the entry has to cover: something inside a folder, or a file.
func pathOf(entry fs.DirEntry) string {
	if entry.IsDir() {
		return entry.Name() + "/anything"
	}
	return entry.Name()
}

// ignored returns the patterns of .funcignore. Only the forms on which git and Core Tools agree pass:
// "/folder/", "/name" and "*.ext", all at the top.
func ignored(t *testing.T) []string {
	t.Helper()
	form := regexp.MustCompile(`^(/[\w.-]+/?|\*\.\w+)$`)
	var patterns []string
	for line := range strings.Lines(string(readRepository(t, ".funcignore"))) {
		line = strings.TrimSpace(line)
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		if !form.MatchString(line) {
			t.Errorf(".funcignore: %q: write /folder/, /name or *.ext", line)
		}
		patterns = append(patterns, line)
	}
	return patterns
}

// gitLeaves reads a pattern as git does, and azd with it.
func gitLeaves(pattern, path string) bool {
	if extension, isExtension := strings.CutPrefix(pattern, "*"); isExtension {
		return strings.HasSuffix(path, extension)
	}
	name, isFolder := strings.CutSuffix(pattern[1:], "/")
	return !isFolder && path == name || strings.HasPrefix(path, name+"/")
}

// coreToolsLeaves reads a pattern as Azure Functions Core Tools does: as the beginning of a path.
func coreToolsLeaves(pattern, path string) bool {
	if extension, isExtension := strings.CutPrefix(pattern, "*"); isExtension {
		first, _, _ := strings.Cut(path, "/")
		return strings.Contains(first, extension)
	}
	return strings.HasPrefix(path, pattern[1:])
}

func ourHost(t *testing.T) hostJSON {
	t.Helper()
	var host hostJSON
	if err := readJSON(filepath.Join(repository, "host.json"), &host); err != nil {
		t.Fatal(err)
	}
	return host
}

func readRepository(t *testing.T, name string) []byte {
	t.Helper()
	content, err := os.ReadFile(filepath.Join(repository, name))
	if err != nil {
		t.Fatal(err)
	}
	return content
}
