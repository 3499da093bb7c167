package functionhost

import (
	"context"
	"io"
	"log"
	"net"
	"net/http"
	"net/http/httputil"
	"net/url"
	"time"
)

// newProxy streams calls to the handler as a proxying host does. The second result holds the
// connections that it keeps.
func newProxy(handler *url.URL, timing Timing) (*httputil.ReverseProxy, *http.Transport) {
	connections := newConnections()
	connections.DialContext = retrying((&net.Dialer{}).DialContext, timing)
	return &httputil.ReverseProxy{
		Rewrite:       func(call *httputil.ProxyRequest) { rewriteCall(call, handler) },
		Transport:     sendOnce{connections},
		FlushInterval: -1,
		ErrorHandler: func(w http.ResponseWriter, _ *http.Request, _ error) {
			w.WriteHeader(http.StatusInternalServerError)
		},
		ErrorLog: log.New(io.Discard, "", 0),
	}, connections
}

// rewriteCall addresses the call to the handler, with path and query letter for letter. ReverseProxy drops
// what it thinks forged or unreadable; the host does not.
func rewriteCall(call *httputil.ProxyRequest, handler *url.URL) {
	call.Out.URL.Scheme = handler.Scheme
	call.Out.URL.Host = handler.Host
	call.Out.URL.RawQuery = call.In.URL.RawQuery
	for _, name := range []string{"Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto"} {
		if values := call.In.Header.Values(name); len(values) > 0 {
			call.Out.Header[name] = values
		}
	}
	id := invocation(call.In.Context())
	call.Out.Header.Set(HeaderInvocationID, id)
	call.Out.Header.Set(HeaderInvocationIDShort, id)
	call.Out.Header.Set(HeaderHostVersion, HostVersion)
	continueTrace(call.Out.Header)
}

// dial opens a connection; net.Dialer's DialContext is one.
type dial func(ctx context.Context, network, address string) (net.Conn, error)

// retrying tries again while nobody listens, with growing pauses, as the host does while a handler
// restarts.
func retrying(once dial, timing Timing) dial {
	return func(ctx context.Context, network, address string) (net.Conn, error) {
		pause := timing.ConnectPause
		for attempt := 1; ; attempt++ {
			connection, err := once(ctx, network, address)
			if err == nil || attempt >= timing.ConnectAttempts {
				return connection, err
			}
			select {
			case <-time.After(pause):
			case <-ctx.Done():
				return nil, ctx.Err()
			}
			pause = min(2*pause, timing.ConnectPauseMax)
		}
	}
}

// invocationKey is where a proxied call carries its id.
type invocationKey struct{}

func withInvocation(r *http.Request, id string) *http.Request {
	return r.WithContext(context.WithValue(r.Context(), invocationKey{}, id))
}

func invocation(ctx context.Context) string {
	id, _ := ctx.Value(invocationKey{}).(string)
	return id
}
