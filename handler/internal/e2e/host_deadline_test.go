package e2e

import (
	"context"
	"net/http"
	"net/http/httptest"
	"net/http/httputil"
	"net/url"
	"strings"
	"sync"
	"testing"

	"signin-diagnosis/handler/internal/functionhost"
	"signin-diagnosis/handler/practice"
)

// held makes the tenant keep the first report requests; arrived tells of each, release lets them go.
func held(tenant *practice.Tenant) (arrived <-chan struct{}, release func()) {
	came, gate := make(chan struct{}, 64), make(chan struct{})
	tenant.Inject(practice.Fault{Kind: practice.KindSignIns, Do: practice.Hold{Arrived: came, Release: gate}})
	return came, sync.OnceFunc(func() { close(gate) })
}

// later makes a call whose answer comes when it may.
func later(t *testing.T, target string) <-chan answered {
	answers := make(chan answered, 1)
	go func() {
		got, err := trySend(t, http.MethodGet, target, "")
		if err != nil {
			t.Error(err)
		}
		answers <- got
	}()
	return answers
}

func awaitAnswer(t *testing.T, answers <-chan answered) answered {
	t.Helper()
	select {
	case got := <-answers:
		return got
	case <-patience(t).Done():
		t.Fatal("no answer")
		return answered{}
	}
}

func TestPingsAreAnsweredWhileGraphIsSlow(t *testing.T) {
	t.Parallel()
	bothModes(t, func(t *testing.T, mode functionhost.Mode) {
		host, tenant := hostedOpen(t, mode)
		arrived, release := held(tenant)
		answer := later(t, question(host.URL(), dora))
		await(t, arrived, "the question at Graph")
		for range 5 {
			ping(t, host)
		}
		if lines := logLines(t, host); len(lines) > 0 {
			t.Errorf("a ping was logged: %v", lines)
		}
		release()
		awaitAnswer(t, answer).diagnosis(t)
	})
}

// TestOurDeadlineComesBeforeTheHosts, which would kill the process with all its questions.
func TestOurDeadlineComesBeforeTheHosts(t *testing.T) {
	t.Parallel()
	bothModes(t, func(t *testing.T, mode functionhost.Mode) {
		host, tenant := hostedOpen(t, mode, "DIAGNOSIS_TIMEOUT=1s")
		tenant.Inject(practice.Fault{Kind: practice.KindSignIns, Do: practice.Hold{}})
		get(t, question(host.URL(), dora)).wantProblem(t, http.StatusGatewayTimeout, "graphTimeout")
		if status := host.Status(); status.State != functionhost.Running || status.Restarts > 0 {
			t.Errorf("the host is %s after %d restarts", status.State, status.Restarts)
		}
		awaitLines(t, host)
		wantQuietHost(t, host)
	})
}

func TestACallerWhoLeavesEndsTheCallToGraph(t *testing.T) {
	t.Parallel()
	tenant := newTenant(t, practice.Options{Stories: true})
	graph, arrived, left := deafLog(t, tenant)
	host := hosted(t, functionhost.App{Mode: functionhost.Proxy, Env: openEnv(tenant, "DIAGNOSIS_GRAPH_ENDPOINT="+graph)})

	ctx, leave := context.WithCancel(patience(t))
	gone := make(chan error, 1)
	go func() {
		request, err := http.NewRequestWithContext(ctx, http.MethodGet, question(host.URL(), dora), nil)
		if err == nil {
			_, err = connections.Do(request)
		}
		gone <- err
	}()
	await(t, arrived, "the question at Graph")
	leave()
	await(t, left, "the end of the call to Graph")
	await(t, gone, "the caller's own end")
	if err := host.AwaitLog(patience(t), `"status":499`); err != nil {
		t.Error(err)
	}
}

// deafLog returns the tenant's Graph, but for the log, which never answers and tells when its caller comes
// and goes.
func deafLog(t *testing.T, tenant *practice.Tenant) (address string, arrived, left <-chan struct{}) {
	t.Helper()
	target, err := url.Parse(tenant.URL())
	if err != nil {
		t.Fatal(err)
	}
	came, went := make(chan struct{}, 8), make(chan struct{}, 8)
	others := httputil.NewSingleHostReverseProxy(target)
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if !strings.Contains(r.URL.Path, "signIns") {
			others.ServeHTTP(w, r)
			return
		}
		came <- struct{}{}
		<-r.Context().Done()
		went <- struct{}{}
	}))
	t.Cleanup(server.Close)
	return server.URL, came, went
}
