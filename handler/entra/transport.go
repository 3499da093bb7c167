package entra

import (
	"context"
	"errors"
	"io"
	"net/http"

	"go.opentelemetry.io/otel/trace"
	"go.opentelemetry.io/otel/trace/noop"

	"signin-diagnosis/handler/signin"
)

// bodyLimit is the most that a page may hold after decompression. A page of
// 1,000 rows with dozens of policies each stays under a quarter of it.
const bodyLimit = 64 << 20

// mostConnections bounds the sockets to Graph: a function app on the
// Consumption plan has 600 for everything
// (https://learn.microsoft.com/azure/azure-functions/manage-connections), and
// no quota of ours bounds the directory's requests.
const mostConnections = 24

var errOversized = errors.New("the body is larger than any page of Graph's")

// transport stands under the SDK's adapter and keeps what the adapter does not:
// the quota, the host, the size of a body, and the form of an error.
type transport struct {
	at     endpoint
	base   http.RoundTripper
	tracer trace.Tracer
}

func newTransport(at endpoint, base http.RoundTripper, tracer trace.Tracer) *transport {
	if base == nil {
		own := http.DefaultTransport.(*http.Transport).Clone()
		own.MaxConnsPerHost, own.MaxIdleConnsPerHost = mostConnections, mostConnections
		base = own
	}
	if tracer == nil {
		tracer = noop.Tracer{}
	}
	return &transport{at, base, tracer}
}

// RoundTrip sends one request when its turn has come. It runs for every
// request that leaves, those that the adapter repeats by itself (a claims
// challenge) among them.
func (t *transport) RoundTrip(request *http.Request) (*http.Response, error) {
	//guard:token-host
	if !t.at.owns(request.URL) {
		return nil, &signin.Failure{Kind: signin.KindUnavailable, Code: codeForeignHost}
	}
	trip := tripOf(request.Context())
	if err := trip.limiter.turn(request.Context()); err != nil {
		return nil, err
	}
	span := t.begin(request.Context(), trip)
	trip.requests++
	response, err := t.base.RoundTrip(request)
	if err != nil {
		span.fail(request.Context(), err)
		span.End()
		return nil, err
	}
	span.answered(response)
	response.Body = &watched{&limited{response.Body, bodyLimit}, request.Context(), span}
	switch {
	case response.StatusCode >= http.StatusBadRequest:
		//guard:tidy-error
		tidyError(response)
	//guard:no-redirect
	case response.StatusCode != http.StatusOK:
		// A redirect would carry the token elsewhere; Graph sends none.
		_ = response.Body.Close()
		return nil, &signin.Failure{Kind: signin.KindUnavailable, Status: response.StatusCode, Code: codeUnexpectedStatus}
	}
	return response, nil
}

// trip is one call of the client on its way through the adapter.
type trip struct {
	limiter   *limiter
	operation operation
	requests  int
}

type tripKey struct{}

func (t *trip) in(ctx context.Context) context.Context { return context.WithValue(ctx, tripKey{}, t) }

func tripOf(ctx context.Context) *trip { return ctx.Value(tripKey{}).(*trip) }

// limited fails a body that goes on after its limit, because a page that was
// cut silently would look whole to nobody.
type limited struct {
	io.ReadCloser
	left int64
}

// Read reads on until the limit.
func (l *limited) Read(p []byte) (int, error) {
	n, err := l.ReadCloser.Read(p)
	//guard:graph-body-limit
	if l.left -= int64(n); l.left < 0 {
		return 0, errOversized
	}
	return n, err
}
