package functionhost

import (
	"strconv"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestTheCallerGetsTheHandlersAnswer(t *testing.T) {
	t.Parallel()
	bothModes(t, func(t *testing.T, mode Mode) {
		host := start(t, App{Mode: mode})
		for _, status := range []int{200, 302, 404, 418, 429, 500, 503} {
			got := send(t, "GET", host.URL()+"/api/ask/answer/"+strconv.Itoa(status), "")
			got.expectStatus(t, status)
			want := map[string][]string{
				"Content-Type": {"application/problem+json"},
				"Location":     {"/elsewhere"},
				"Retry-After":  {"7"},
				"Set-Cookie":   {"a=1", "b=2"},
			}
			for name, values := range want {
				if diff := cmp.Diff(values, got.header[name]); diff != "" {
					t.Errorf("status %d, %s (-want +got):\n%s", status, name, diff)
				}
			}
			if got.body != `{"code":"teapot"}` {
				t.Errorf("status %d has the body %q", status, got.body)
			}
		}
	})
}

func TestSixteenCallsReachTheHandlerAtOnce(t *testing.T) {
	t.Parallel()
	bothModes(t, func(t *testing.T, mode Mode) {
		host := start(t, App{Mode: mode})
		var ends []<-chan int
		for range 16 {
			ends = append(ends, call(patience(t), t, host.URL()+"/api/ask/meet/16"))
		}
		for _, end := range ends {
			if status := <-end; status != 200 {
				t.Errorf("status %d, want 200 after all sixteen met", status)
			}
		}
	})
}

func TestConnectionsToTheHandlerAreReused(t *testing.T) {
	t.Parallel()
	bothModes(t, func(t *testing.T, mode Mode) {
		host := start(t, App{Mode: mode})
		connections := map[string]bool{}
		const calls = 20
		for range calls {
			connections[send(t, "GET", host.URL()+"/api/ask", "").echoed(t).Caller] = true
		}
		// A call may come before the last one's connection is free again, but not every call can.
		if len(connections) == calls {
			t.Errorf("%d calls in a row used as many connections", calls)
		}
	})
}

func TestPingsGoOnWhileCallsRun(t *testing.T) {
	t.Parallel()
	host := start(t, App{})
	first, second := call(patience(t), t, host.URL()+"/api/ask/hang"), patience(t)
	if err := host.AwaitLog(second, "hanging"); err != nil {
		t.Fatal(err)
	}
	for range 3 {
		if status, err := host.Ping(second); err != nil || status != 418 {
			t.Errorf("ping answered %d, %v; want the stand-in's 418", status, err)
		}
	}
	host.Close()
	<-first
}
