package e2e

import (
	"net/http"
	"strings"
	"syscall"
	"testing"

	"signin-diagnosis/handler/answer"
	"signin-diagnosis/handler/internal/functionhost"
	"signin-diagnosis/handler/practice"
)

func TestSIGTERMLetsAnAnswerFinish(t *testing.T) {
	t.Parallel()
	tenant := newTenant(t, practice.Options{Stories: true})
	served := startProcess(t, theHandler(t), openEnv(tenant)...)
	arrived, release := held(tenant)
	answered := later(t, question(served.url, dora))
	await(t, arrived, "the question at Graph")

	if err := served.cmd.Process.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	served.awaitRefusal(t) // nobody new comes in
	release()
	if d := awaitAnswer(t, answered).diagnosis(t); d.Verdict != answer.VerdictFailing {
		t.Errorf("verdict %s", d.Verdict)
	}
	await(t, served.exited, "the end of the process")
	if code := served.cmd.ProcessState.ExitCode(); code != 0 {
		t.Errorf("exit code %d, want 0", code)
	}
	if got := served.err.String(); got != "" {
		t.Errorf("stderr %q, want none", got)
	}
}

// TestSIGTERMCutsAnAnswerThatCannotFinish, which takes most of the time for draining: the caller is told
// to ask again, and the process still ends well.
func TestSIGTERMCutsAnAnswerThatCannotFinish(t *testing.T) {
	t.Parallel()
	tenant := newTenant(t, practice.Options{Stories: true})
	served := startProcess(t, theHandler(t), openEnv(tenant)...)
	arrived, release := held(tenant)
	t.Cleanup(release)
	answered := later(t, question(served.url, dora))
	await(t, arrived, "the question at Graph")

	if err := served.cmd.Process.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	got := awaitAnswer(t, answered)
	got.wantProblem(t, http.StatusServiceUnavailable, "busy")
	if wait := got.header.Get("Retry-After"); wait != "1" {
		t.Errorf("Retry-After %q, want 1", wait)
	}
	await(t, served.exited, "the end of the process")
	if code := served.cmd.ProcessState.ExitCode(); code != 0 {
		t.Errorf("exit code %d, want 0", code)
	}
}

func TestTheHostReplacesAKilledHandler(t *testing.T) {
	t.Parallel()
	host, _ := hostedOpen(t, functionhost.Auto)
	get(t, question(host.URL(), dora)).diagnosis(t)
	if err := host.Kill(); err != nil {
		t.Fatal(err)
	}
	again := func(s functionhost.Status) bool { return s.Restarts == 1 && s.State == functionhost.Running }
	if err := host.Await(patience(t), again); err != nil {
		t.Fatal(err)
	}
	get(t, question(host.URL(), dora)).diagnosis(t)
}

// TestWhatStopsTheStart tells the operator in one line, and with a code that is not 0: a host takes 0
// for a handler that is done.
func TestWhatStopsTheStart(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		env  string
		says string
	}{
		"a port that is none":          {"FUNCTIONS_CUSTOMHANDLER_PORT=s3cret", "FUNCTIONS_CUSTOMHANDLER_PORT"},
		"a port beyond the last":       {"FUNCTIONS_CUSTOMHANDLER_PORT=70000", "FUNCTIONS_CUSTOMHANDLER_PORT"},
		"an unknown directory":         {"DIAGNOSIS_DIRECTORY=s3cret", "DIAGNOSIS_DIRECTORY"},
		"a time limit beyond the host": {"DIAGNOSIS_TIMEOUT=10m", "DIAGNOSIS_TIMEOUT"},
		"a time limit that is none":    {"DIAGNOSIS_TIMEOUT=s3cret", "DIAGNOSIS_TIMEOUT"},
		"a lookback beyond the log":    {"DIAGNOSIS_LOOKBACK=721h", "DIAGNOSIS_LOOKBACK"},
		"a cache for a day":            {"DIAGNOSIS_CACHE_TTL=24h", "DIAGNOSIS_CACHE_TTL"},
		"an unknown authorisation":     {"DIAGNOSIS_AUTH=s3cret", "DIAGNOSIS_AUTH"},
		"an empty role":                {"DIAGNOSIS_AUTH_ROLE= ", "DIAGNOSIS_AUTH_ROLE"},
		"keys without function.json":   {"DIAGNOSIS_AUTH=functionKey", "function.json"},
		"redaction that is no bool":    {"DIAGNOSIS_REDACT=s3cret", "DIAGNOSIS_REDACT"},
		"an unknown log level":         {"DIAGNOSIS_LOG_LEVEL=s3cret", "DIAGNOSIS_LOG_LEVEL"},
		"plain http to elsewhere":      {"DIAGNOSIS_GRAPH_ENDPOINT=http://s3cret.example", "DIAGNOSIS_GRAPH_ENDPOINT"},
		"an unknown credential":        {"AZURE_TOKEN_CREDENTIALS=s3cret", "AZURE_TOKEN_CREDENTIALS"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got := command(t, []string{"FUNCTIONS_CUSTOMHANDLER_PORT=1", c.env})
			if got.code == 0 || got.out != "" {
				t.Errorf("exit code %d, stdout %q", got.code, got.out)
			}
			wantOneLine(t, got.err, c.says)
			if strings.Contains(got.err, "s3cret") {
				t.Errorf("the value is repeated: %q", got.err)
			}
		})
	}
}

func wantOneLine(t *testing.T, text, says string) {
	t.Helper()
	if strings.Count(text, "\n") != 1 || !strings.HasSuffix(text, "\n") || !strings.Contains(text, says) {
		t.Errorf("stderr %q, want one line that says %q", text, says)
	}
}

func TestWithoutAHostTheProgramSaysHowToAsk(t *testing.T) {
	t.Parallel()
	got := command(t, nil)
	if got.code == 0 || got.out != "" {
		t.Errorf("exit code %d, stdout %q", got.code, got.out)
	}
	wantOneLine(t, got.err, "handler diagnose --practice")
}

func TestAPortThatIsTakenStopsTheStart(t *testing.T) {
	t.Parallel()
	first := startProcess(t, theHandler(t), "DIAGNOSIS_DIRECTORY=practice")
	got := command(t, first.cmd.Env)
	if got.code != exitInternal || got.out != "" {
		t.Errorf("exit code %d, want %d; stdout %q", got.code, exitInternal, got.out)
	}
	wantOneLine(t, got.err, "FUNCTIONS_CUSTOMHANDLER_PORT")
}
