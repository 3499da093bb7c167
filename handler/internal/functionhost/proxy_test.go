package functionhost

import (
	"bufio"
	"context"
	"errors"
	"net"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

func TestAProxiedAddressStaysAsItIs(t *testing.T) {
	t.Parallel()
	host := start(t, App{Mode: Proxy})
	for _, sent := range []string{
		"/api/ask/a%20b", "/api/ask/x%23EXT%23@t", "/api/ask/a%2Fb", "/api/ask?a=1&b=2&a=3", "/api/ask?q=a+b&c;d=100%",
	} {
		if got := send(t, "GET", host.URL()+sent, "").echoed(t).URI; got != sent {
			t.Errorf("the handler saw %s, want %s", got, sent)
		}
	}
}

func TestProxiedHeaders(t *testing.T) {
	t.Parallel()
	host := start(t, App{Mode: Proxy})
	trace := strings.Repeat("a", 32)
	call := send(t, "POST", host.URL()+"/api/ask", "body",
		header("User-Agent", "caller/1"), header("Content-Encoding", "identity"), header("X-Forwarded-For", "192.0.2.1"),
		header(HeaderInvocationID, "forged"), header(HeaderInvocationIDShort, "forged"), header(HeaderHostVersion, "forged"),
		header("Traceparent", "00-"+trace+"-"+strings.Repeat("b", 16)+"-01"),
	).echoed(t)

	id := host.Invocations()[0]
	want := map[string][]string{
		"User-Agent":       {"caller/1"},
		"Content-Encoding": {"identity"},
		"X-Forwarded-For":  {"192.0.2.1"},
		http.CanonicalHeaderKey(HeaderInvocationID):      {id},
		http.CanonicalHeaderKey(HeaderInvocationIDShort): {id},
		http.CanonicalHeaderKey(HeaderHostVersion):       {HostVersion},
	}
	for name, values := range want {
		if diff := cmp.Diff(values, call.Header[name]); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
	got := call.Header.Get("Traceparent")
	if !strings.HasPrefix(got, "00-"+trace+"-") || strings.Contains(got, strings.Repeat("b", 16)) {
		t.Errorf("traceparent %q, want the caller's trace with a span of the host's", got)
	}
}

func TestEveryCallHasATrace(t *testing.T) {
	t.Parallel()
	bothModes(t, func(t *testing.T, mode Mode) {
		host := start(t, App{Mode: mode})
		if got := send(t, "GET", host.URL()+"/api/ask", "").echoed(t).Header.Get("Traceparent"); !traceParent.MatchString(got) {
			t.Errorf("traceparent %q, want one of the host's", got)
		}
	})
}

func TestAProxiedAnswerStreams(t *testing.T) {
	t.Parallel()
	host := start(t, App{Mode: Proxy})
	ctx, leave := context.WithCancel(patience(t))
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, host.URL()+"/api/ask/stream", http.NoBody)
	if err != nil {
		t.Fatal(err)
	}
	response, err := caller(t).Do(request)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	// The stand-in ends its answer only after the caller has left, so this line comes while it runs.
	line, err := bufio.NewReader(response.Body).ReadString('\n')
	if err != nil || line != "first\n" {
		t.Errorf("read %q, %v; want the first line of an unfinished answer", line, err)
	}
	leave()
}

func TestACallerWhoLeavesAProxiedCallEndsIt(t *testing.T) {
	t.Parallel()
	host := start(t, App{Mode: Proxy})
	ctx, leave := context.WithCancel(patience(t))
	ended := call(ctx, t, host.URL()+"/api/ask/hang")
	if err := host.AwaitLog(patience(t), "hanging"); err != nil {
		t.Fatal(err)
	}
	leave()
	<-ended
	if err := host.AwaitLog(patience(t), "the caller has gone"); err != nil {
		t.Error(err)
	}
}

func TestConnectingIsTriedAgain(t *testing.T) {
	t.Parallel()
	quick := Timing{ConnectPause: time.Microsecond, ConnectPauseMax: time.Microsecond}.withDefaults()
	errNobody := errors.New("nobody listens")
	cases := map[string]struct {
		listensAt int // the attempt that succeeds
		attempts  int
		err       error
	}{
		"until somebody listens":          {listensAt: 4, attempts: 4},
		"but not more than ten times":     {listensAt: 11, attempts: 10, err: errNobody},
		"and not at all when it succeeds": {listensAt: 1, attempts: 1},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			attempts := 0
			_, err := retrying(func(context.Context, string, string) (net.Conn, error) {
				if attempts++; attempts < c.listensAt {
					return nil, errNobody
				}
				return nil, nil
			}, quick)(patience(t), "tcp", "handler")
			if attempts != c.attempts || !errors.Is(err, c.err) {
				t.Errorf("%d attempts and %v, want %d and %v", attempts, err, c.attempts, c.err)
			}
		})
	}
}

func TestACallerWhoLeavesEndsTheAttempts(t *testing.T) {
	t.Parallel()
	ctx, leave := context.WithCancel(patience(t))
	hour := Timing{ConnectPause: time.Hour}.withDefaults()
	_, err := retrying(func(context.Context, string, string) (net.Conn, error) {
		leave()
		return nil, errors.New("nobody listens")
	}, hour)(ctx, "tcp", "handler")
	if !errors.Is(err, context.Canceled) {
		t.Errorf("error %v, want the caller's", err)
	}
}

// call makes a call in the background and hands over its status, 0 when it brought no answer.
func call(ctx context.Context, t *testing.T, url string) <-chan int {
	t.Helper()
	client := caller(t)
	result := make(chan int, 1)
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, url, http.NoBody)
	if err != nil {
		t.Fatal(err)
	}
	go func() {
		response, err := client.Do(request)
		if err != nil {
			result <- 0
			return
		}
		_ = response.Body.Close()
		result <- response.StatusCode
	}()
	return result
}
