package e2e

import (
	"net"
	"net/http"
	"strings"
	"sync"
	"syscall"
	"testing"

	"signin-diagnosis/handler/practice"
)

// TestSIGTERMSendsWhatWaits: the batch of the last second is not lost.
func TestSIGTERMSendsWhatWaits(t *testing.T) {
	t.Parallel()
	tenant, traces := newTenant(t, practice.Options{Stories: true}), newCollector(t)
	served := startProcess(t, theHandler(t), openEnv(tenant, traces.env())...)
	get(t, question(served.url, dora)).diagnosis(t)
	if err := served.cmd.Process.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	await(t, served.exited, "the end of the process")
	if spans, _, _ := traces.now(); len(spans) != 4 {
		t.Errorf("%d spans had come when the process ended, want the question and its three calls", len(spans))
	}
	if code := served.cmd.ProcessState.ExitCode(); code != 0 || served.err.String() != "" {
		t.Errorf("exit code %d, stderr %q", code, served.err.String())
	}
}

// TestACollectorThatFailsHarmsNobody asks a hundred questions at once while the collector is dead, hangs
// or refuses: each gets its answer, one line tells the operator, and the end comes in time.
func TestACollectorThatFailsHarmsNobody(t *testing.T) {
	t.Parallel()
	hang := make(chan struct{})
	t.Cleanup(func() { close(hang) })
	for name, c := range map[string]struct {
		answer  http.HandlerFunc // nil: nobody listens
		timeout string           // in milliseconds; long where the answer decides, however busy the machine
		reason  string
	}{
		"dead":     {nil, "10000", "connectionFailed"},
		"hanging":  {func(_ http.ResponseWriter, r *http.Request) { <-hang }, "100", "timeout"},
		"refusing": {func(w http.ResponseWriter, _ *http.Request) { http.Error(w, "no", http.StatusUnauthorized) }, "10000", "status401"},
		"elsewhere": {func(w http.ResponseWriter, r *http.Request) {
			http.Redirect(w, r, "/other", http.StatusTemporaryRedirect)
		}, "10000", "redirected"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			endpoint := "http://127.0.0.1:1/s3cret"
			if c.answer != nil {
				endpoint = serveAway(t, c.answer) + "/s3cret"
			}
			tenant := newTenant(t, practice.Options{Stories: true})
			served := startProcess(t, theHandler(t), openEnv(tenant, "OTEL_EXPORTER_OTLP_ENDPOINT="+endpoint, "OTEL_EXPORTER_OTLP_TIMEOUT="+c.timeout,
				"OTEL_EXPORTER_OTLP_HEADERS=authorization=Bearer%20s3cret")...)
			var all sync.WaitGroup
			for range 100 {
				all.Go(func() {
					if got, err := trySend(t, "GET", question(served.url, dora), ""); err != nil || got.status != http.StatusOK {
						t.Errorf("status %d, %v", got.status, err)
					}
				})
			}
			all.Wait()
			if err := served.cmd.Process.Signal(syscall.SIGTERM); err != nil {
				t.Fatal(err)
			}
			await(t, served.exited, "the end of the process")
			if code := served.cmd.ProcessState.ExitCode(); code != 0 || served.err.String() != "" {
				t.Errorf("exit code %d, stderr %q", code, served.err.String())
			}
			log := served.out.String()
			if strings.Count(log, "the collector does not take traces") != 1 || !strings.Contains(log, `"reason":"`+c.reason+`"`) || strings.Contains(log, "s3cret") {
				t.Errorf("the log says\n%s", lineWith(log, "collector"))
			}
		})
	}
}

// TestACollectorThatHangsDoesNotHoldTheEnd beyond the time for draining, whatever its own time is.
func TestACollectorThatHangsDoesNotHoldTheEnd(t *testing.T) {
	t.Parallel()
	hang, came := make(chan struct{}), make(chan struct{}, 1)
	endpoint := serveAway(t, func(http.ResponseWriter, *http.Request) { came <- struct{}{}; <-hang })
	t.Cleanup(func() { close(hang) })
	served := startProcess(t, theHandler(t), "DIAGNOSIS_AUTH=none", "OTEL_EXPORTER_OTLP_ENDPOINT="+endpoint, "OTEL_EXPORTER_OTLP_TIMEOUT=60000")
	get(t, served.url+"/api/diagnose/explain?error=AADSTS50076")
	await(t, came, "the batch at the collector")
	if err := served.cmd.Process.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	await(t, served.exited, "the end of the process")
	if code := served.cmd.ProcessState.ExitCode(); code != 0 || served.err.String() != "" {
		t.Errorf("exit code %d, stderr %q", code, served.err.String())
	}
}

// serveAway serves until the test ends, whatever its handler still does.
func serveAway(t *testing.T, answer http.HandlerFunc) string {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	server := &http.Server{Handler: answer}
	go func() { _ = server.Serve(listener) }()
	t.Cleanup(func() { _ = server.Close() })
	return "http://" + listener.Addr().String()
}
