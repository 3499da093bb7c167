package functionhost

import (
	"encoding/json"
	"errors"
	"net/http"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

func TestTheHandlerStartsAsTheHostStartsIt(t *testing.T) {
	t.Parallel()
	root := plainApp().write(t)
	host := start(t, App{Root: root, Env: []string{"DIAGNOSIS_DIRECTORY=practice"}})

	var process struct {
		Arguments   []string
		Directory   string
		Environment []string
	}
	if err := json.Unmarshal([]byte(send(t, "GET", host.URL()+"/api/ask/process", "").body), &process); err != nil {
		t.Fatal(err)
	}
	if len(process.Arguments) > 0 {
		t.Errorf("arguments %q, want none", process.Arguments)
	}
	if want, err := filepath.EvalSymlinks(root); err != nil || process.Directory != want {
		t.Errorf("working directory %s, want the app's folder %s (%v)", process.Directory, want, err)
	}
	var names []string
	values := map[string]string{}
	for _, entry := range process.Environment {
		name, value, _ := strings.Cut(entry, "=")
		names, values[name] = append(names, name), value
	}
	slices.Sort(names)
	want := []string{
		"DIAGNOSIS_DIRECTORY", "FUNCTIONS_APP_ROOT_PATH", "FUNCTIONS_CUSTOMHANDLER_PORT",
		"FUNCTIONS_CUSTOMHANDLER_WORKER_ID", "FUNCTIONS_HTTPWORKER_ID", "FUNCTIONS_HTTPWORKER_PORT",
	}
	// PWD is the exec package's; it always names the working directory.
	names = slices.DeleteFunc(names, func(name string) bool { return name == "PWD" })
	if diff := cmp.Diff(want, names); diff != "" {
		t.Errorf("environment, of which the test's own is no part (-want +got):\n%s", diff)
	}
	if values["FUNCTIONS_CUSTOMHANDLER_PORT"] != values["FUNCTIONS_HTTPWORKER_PORT"] {
		t.Error("the two names of the port disagree")
	}
	if values["FUNCTIONS_APP_ROOT_PATH"] != root {
		t.Errorf("FUNCTIONS_APP_ROOT_PATH = %s, want %s", values["FUNCTIONS_APP_ROOT_PATH"], root)
	}
}

func TestAnyStatusOnTheRootCountsAsReady(t *testing.T) {
	t.Parallel()
	status, err := start(t, App{}).Ping(patience(t))
	if err != nil || status != http.StatusTeapot {
		t.Errorf("GET / answered %d, %v; want the stand-in's 418, with which the host was content", status, err)
	}
}

func TestAHandlerThatIsNotReady(t *testing.T) {
	t.Parallel()
	cases := map[string]struct {
		env   string
		codes []int
		says  string
	}{
		"crashes at its start: three processes, then the host stops": {
			env: "STANDIN_START=exit=2", codes: []int{2, 2, 2}, says: "exit code 2 (the settings are wrong",
		},
		"never listens: it is killed and replaced, then the host stops": {
			env: "STANDIN_START=deaf", says: "did not answer GET /",
		},
		"ends with code 0: the host asks on until its time is up": {
			env: "STANDIN_START=exit=0", says: "did not answer GET /",
		},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			timing := Timing{}
			if c.codes == nil {
				timing.ReadyTimeout = 50 * time.Millisecond
			}
			_, err := Start(patience(t), App{Root: plainApp().write(t), Env: []string{c.env}, Timing: timing})
			var failure *StartError
			if !errors.As(err, &failure) {
				t.Fatalf("error %v, want a *StartError", err)
			}
			if diff := cmp.Diff(c.codes, failure.ExitCodes); diff != "" {
				t.Errorf("exit codes (-want +got):\n%s", diff)
			}
			if !strings.Contains(err.Error(), c.says) {
				t.Errorf("error %q, want one that says %q", err, c.says)
			}
		})
	}
}

func TestAnAppThatCannotBeHosted(t *testing.T) {
	t.Parallel()
	cases := map[string]struct {
		host string
		mode Mode
		says string
	}{
		"host.json is no JSON":                {host: `{`, says: "host.json"},
		"no executable is named":              {host: `{}`, says: "defaultExecutablePath is missing"},
		"the executable was not built":        {host: strings.Replace(plainHost, "bin/handler", "bin/other", 1), says: "build it first"},
		"the executable is a folder":          {host: strings.Replace(plainHost, "bin/handler", "ask", 1), says: "is no file"},
		"the time limit is no time span":      {host: strings.Replace(plainHost, `"2.0"`, `"2.0", "functionTimeout": "2m"`, 1), says: "functionTimeout"},
		"routes stand in host.json":           {host: `{"customHandler": {"http": {"routes": [{"route": "ask"}]}}}`, says: "routes is not imitated"},
		"an old host cannot forward":          {host: neitherFlag, mode: Forward, says: "enableForwardingHttpRequest"},
		"a current host is not told to proxy": {host: neitherFlag, mode: Proxy, says: "enableProxyingHttpRequest"},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			root := plainApp().write(t)
			overwrite(t, filepath.Join(root, "host.json"), c.host)
			_, err := Start(patience(t), App{Root: root, Mode: c.mode})
			if err == nil || !strings.Contains(err.Error(), c.says) {
				t.Errorf("error %v, want one that says %q", err, c.says)
			}
		})
	}
}
