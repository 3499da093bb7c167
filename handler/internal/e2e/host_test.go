package e2e

import (
	"encoding/json"
	"net/http"
	"testing"

	"signin-diagnosis/handler/internal/functionhost"
	"signin-diagnosis/handler/practice"
)

// bothModes runs a test behind a host that forwards, as hosts did before 2025, and behind one that
// proxies.
func bothModes(t *testing.T, test func(*testing.T, functionhost.Mode)) {
	t.Helper()
	for name, mode := range map[string]functionhost.Mode{"forwarding": functionhost.Forward, "proxying": functionhost.Proxy} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			test(t, mode)
		})
	}
}

// staged returns the function app as it is deployed: its real files around the compiled program.
func staged(t *testing.T) string {
	t.Helper()
	root := t.TempDir()
	if err := functionhost.Stage(repository, root, theHandler(t)); err != nil {
		t.Fatal(err)
	}
	return root
}

// hosted starts a host; without a Root it is given the function app.
func hosted(t *testing.T, app functionhost.App) *functionhost.Host {
	t.Helper()
	if app.Root == "" {
		app.Root = staged(t)
	}
	host, err := functionhost.Start(patience(t), app)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(host.Close)
	return host
}

// openEnv returns the smallest environment of a program that answers everybody.
func openEnv(tenant *practice.Tenant, more ...string) []string {
	return identityEnv(tenant, append([]string{"DIAGNOSIS_AUTH=none"}, more...)...)
}

// hostedOpen starts a host whose handler answers everybody about the tenant's people.
func hostedOpen(t *testing.T, mode functionhost.Mode, more ...string) (*functionhost.Host, *practice.Tenant) {
	t.Helper()
	tenant := newTenant(t, practice.Options{Stories: true})
	return hosted(t, functionhost.App{Mode: mode, Env: openEnv(tenant, more...)}), tenant
}

// wantQuietHost wants a console with nothing but JSON lines on stdout.
func wantQuietHost(t *testing.T, host *functionhost.Host) {
	t.Helper()
	for _, line := range host.Logs() {
		if line.Level != functionhost.Information || line.Reserved() {
			t.Errorf("%s: %s", line.Level, line.Text)
		}
		var entry map[string]any
		if err := json.Unmarshal([]byte(line.Text), &entry); err != nil {
			t.Errorf("no JSON object on one line: %q", line.Text)
		}
	}
}

// awaitLines waits for the log lines of the calls so far, each of which has one.
func awaitLines(t *testing.T, host *functionhost.Host) []map[string]any {
	t.Helper()
	ids := host.Invocations()
	for _, id := range ids {
		if err := host.AwaitLog(patience(t), id); err != nil {
			t.Fatal(err)
		}
	}
	return logLines(t, host)
}

// logLines returns the log's lines so far without that of the start.
func logLines(t *testing.T, host *functionhost.Host) (lines []map[string]any) {
	t.Helper()
	for _, line := range host.Logs() {
		var entry map[string]any
		if err := json.Unmarshal([]byte(line.Text), &entry); err != nil {
			t.Fatalf("not JSON: %q", line.Text)
		}
		if entry["msg"] != "started" {
			lines = append(lines, entry)
		}
	}
	return lines
}

func ping(t *testing.T, host *functionhost.Host) {
	t.Helper()
	if status, err := host.Ping(patience(t)); err != nil || status != http.StatusOK {
		t.Errorf("GET / gives %d, %v; want 200", status, err)
	}
}
