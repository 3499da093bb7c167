package functionhost

import (
	"context"
	"encoding/json"
	"io"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"go.uber.org/goleak"
)

// standin is the compiled handler under testdata, built once for all tests.
var standin string

func TestMain(m *testing.M) {
	folder, err := os.MkdirTemp("", "standin")
	if err != nil {
		panic(err)
	}
	standin = filepath.Join(folder, "standin")
	build := exec.Command("go", "build", "-o", standin, "./testdata/standin")
	if out, err := build.CombinedOutput(); err != nil {
		panic(string(out))
	}
	goleak.VerifyTestMain(m, goleak.Cleanup(func(code int) {
		_ = os.RemoveAll(folder)
		os.Exit(code)
	}))
}

// The host.json of most tests, and its parts that some tests change.
const (
	bothFlags   = `"enableForwardingHttpRequest": true, "enableProxyingHttpRequest": true`
	plainHost   = `{"version": "2.0", "customHandler": {"description": {"defaultExecutablePath": "bin/handler"}, ` + bothFlags + `}}`
	neitherFlag = `{"version": "2.0", "customHandler": {"description": {"defaultExecutablePath": "bin/handler"}}}`
)

// httpFunction returns a function.json with one HTTP trigger, whose further keys are given, and one output.
func httpFunction(triggerKeys string) string {
	return `{"bindings": [{"type": "httpTrigger", "direction": "in", "name": "req"` + triggerKeys + `},
		{"type": "http", "direction": "out", "name": "res"}]}`
}

const openFunction = `, "authLevel": "anonymous", "route": "ask/{*path}"`

// files are an app's files by their path; the stand-in is added as bin/handler.
type files map[string]string

// plainApp returns an app with one open function under /api/ask/.
func plainApp() files {
	return files{"host.json": plainHost, "ask/function.json": httpFunction(openFunction)}
}

// write puts the app into a folder of its own.
func (f files) write(t *testing.T) string {
	t.Helper()
	root := t.TempDir()
	for name, content := range f {
		path := filepath.Join(root, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if err := linkExecutable(root, standin); err != nil {
		t.Fatal(err)
	}
	return root
}

// patience bounds every wait of a test. It is far longer than any wait takes, so it decides nothing
// but when a broken test gives up.
func patience(t *testing.T) context.Context {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	t.Cleanup(cancel)
	return ctx
}

// start runs an app whose Root may be left out for plainApp's.
func start(t *testing.T, app App) *Host {
	t.Helper()
	if app.Root == "" {
		app.Root = plainApp().write(t)
	}
	host, err := Start(patience(t), app)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(host.Close)
	return host
}

// bothModes runs a test once per way of calling the handler.
func bothModes(t *testing.T, test func(t *testing.T, mode Mode)) {
	t.Helper()
	for name, mode := range map[string]Mode{"forwarding": Forward, "proxying": Proxy} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			test(t, mode)
		})
	}
}

// caller returns a client that follows no redirect and leaves no connection behind.
func caller(t *testing.T) *http.Client {
	t.Helper()
	connections := &http.Transport{DisableCompression: true}
	t.Cleanup(connections.CloseIdleConnections)
	return &http.Client{
		Transport:     connections,
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}
}

type answered struct {
	status int
	header http.Header
	body   string
}

// send makes the call; its edits are made to the request before it leaves.
func send(t *testing.T, method, url, body string, edits ...func(*http.Request)) answered {
	t.Helper()
	request, err := http.NewRequestWithContext(patience(t), method, url, strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	for _, edit := range edits {
		edit(request)
	}
	response, err := caller(t).Do(request)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	content, err := io.ReadAll(response.Body)
	if err != nil {
		t.Fatal(err)
	}
	return answered{response.StatusCode, response.Header, string(content)}
}

func header(name, value string) func(*http.Request) {
	return func(r *http.Request) { r.Header.Add(name, value) }
}

// echoed is what the stand-in saw of a call.
type echoed struct {
	Method, URI, Host, Body, Caller string
	Header                          http.Header
	ContentLength                   int64
}

func (a answered) echoed(t *testing.T) echoed {
	t.Helper()
	if a.status != http.StatusOK {
		t.Fatalf("status %d %q, want the echo", a.status, a.body)
	}
	var e echoed
	if err := json.Unmarshal([]byte(a.body), &e); err != nil {
		t.Fatal(err)
	}
	return e
}

// expectStatus fails the test when the answer has another status, or a body where none may be.
func (a answered) expectStatus(t *testing.T, want int) {
	t.Helper()
	if a.status != want {
		t.Errorf("status %d %q, want %d", a.status, a.body, want)
	}
}
