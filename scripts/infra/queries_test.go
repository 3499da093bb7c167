package infra

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// read returns a file of the repository, by its path from the top.
func read(t *testing.T, name string) string {
	t.Helper()
	content, err := os.ReadFile(filepath.Join("../..", filepath.FromSlash(name)))
	if err != nil {
		t.Fatal(err)
	}
	return string(content)
}

func queries(t *testing.T) map[string]string {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(source, "queries", "*.kql"))
	if err != nil || len(files) < 5 {
		t.Fatalf("%d queries, %v", len(files), err)
	}
	all := map[string]string{}
	for _, file := range files {
		all[filepath.Base(file)] = read(t, "infra/queries/"+filepath.Base(file))
	}
	return all
}

// TestQueriesReadWhatTheLogLineHolds: a key that no line has would make an alert that never fires.
func TestQueriesReadWhatTheLogLineHolds(t *testing.T) {
	t.Parallel()
	var keys []string
	for _, match := range regexp.MustCompile(`slog\.\w+\("(\w+)"`).FindAllStringSubmatch(read(t, "handler/api/log.go"), -1) {
		keys = append(keys, match[1])
	}
	if len(keys) < 15 {
		t.Fatalf("keys of the log line: %v", keys)
	}
	used := 0
	for name, query := range queries(t) {
		for _, match := range regexp.MustCompile(`\bline\.(\w+)`).FindAllStringSubmatch(query, -1) {
			if used++; match[1] != "msg" && !slices.Contains(keys, match[1]) {
				t.Errorf("%s reads line.%s, which no log line has", name, match[1])
			}
		}
		if strings.Contains(query, "line") && !strings.Contains(query, `tostring(line.msg) == "question answered"`) {
			t.Errorf("%s does not look for the line of a question", name)
		}
	}
	if used < 20 {
		t.Errorf("only %d uses of the line were found", used)
	}
}

// TestAlertsLookForWordsThatSomebodySays: of the handler's own words, and of the codes of problems and gaps.
func TestAlertsLookForWordsThatSomebodySays(t *testing.T) {
	t.Parallel()
	all := queries(t)
	for _, c := range []struct{ query, word, file, as string }{
		{"graph-access.kql", `"graphPermissionMissing"`, "handler/contract/code.go", `"graphPermissionMissing"`},
		{"graph-access.kql", `"entraLicenceMissing"`, "handler/contract/code.go", `"entraLicenceMissing"`},
		{"graph-access.kql", `"identityUnavailable"`, "handler/contract/code.go", `"identityUnavailable"`},
		{"throttled.kql", `"graphThrottled"`, "handler/contract/code.go", `"graphThrottled"`},
		{"throttled.kql", `"busy"`, "handler/contract/code.go", `"busy"`},
		{"graph-holes.kql", `"policiesNotVisible"`, "handler/signin/evidence.go", `"policiesNotVisible"`},
		{"restarts.kql", `"cannot start:"`, "handler/serve.go", `"cannot start: "`},
		{"audit.kql", `"question answered"`, "handler/api/log.go", `"question answered"`},
	} {
		if !strings.Contains(all[c.query], c.word) || !strings.Contains(read(t, c.file), c.as) {
			t.Errorf("%s looks for %s: %v; %s says it: %v", c.query, c.word, strings.Contains(all[c.query], c.word), c.file, strings.Contains(read(t, c.file), c.as))
		}
	}
}

// TestEveryAlertIsExplained: whoever is woken finds what it means and what to do.
func TestEveryAlertIsExplained(t *testing.T) {
	t.Parallel()
	page := read(t, "docs/operations.md")
	names := regexp.MustCompile(`(?m)^    name: '([a-z-]+)'`).FindAllStringSubmatch(read(t, "infra/app/alerts.bicep"), -1)
	if len(names) != 6 {
		t.Fatalf("alerts %v", names)
	}
	for _, name := range names {
		if !strings.Contains(page, "### `"+name[1]+"`") {
			t.Errorf("docs/operations.md has no heading for the alert %s", name[1])
		}
	}
}

// TestNoLogHoldsQueryStrings: they hold the names of accounts.
func TestNoLogHoldsQueryStrings(t *testing.T) {
	t.Parallel()
	if strings.Contains(strings.ToLower(read(t, "host.json")), "enablequerystringtracing") {
		t.Error("host.json lets the host log query strings")
	}
	if strings.Contains(read(t, "infra/app/function.bicep"), "'AppServiceHTTPLogs'") {
		t.Error("the template logs every address with its query string")
	}
	if !strings.Contains(read(t, "host.json"), `"excludedTypes": "Request;Exception;Trace"`) {
		t.Error("host.json lets the host drop lines of the audit trail")
	}
}
