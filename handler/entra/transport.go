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

// maxConnections bounds the sockets to Graph: a function app on the
// Consumption plan has 600 for everything
// (https://learn.microsoft.com/azure/azure-functions/manage-connections), and
// no quota of ours bounds the directory's requests.
const maxConnections = 24

var errOversized = errors.New("the body is larger than any page of Graph's")

// transport is below the SDK's adapter and enforces what the adapter does not: the
// quota, the host, the size of a body, and the form of an error.
type transport struct {
	at     endpoint
	base   http.RoundTripper
	tracer trace.Tracer
}

func newTransport(at endpoint, base http.RoundTripper, tracer trace.Tracer) *transport {
	if base == nil {
		own := http.DefaultTransport.(*http.Transport).Clone()
		own.MaxConnsPerHost, own.MaxIdleConnsPerHost = maxConnections, maxConnections
		base = own
	}
	if tracer == nil {
		tracer = noop.Tracer{}
	}
	return &transport{at, base, tracer}
}

// RoundTrip sends one request when the quota permits it. It runs for every request
// that leaves, those among them that the adapter repeats by itself (after a claims
// challenge).
func (t *transport) RoundTrip(request *http.Request) (*http.Response, error) {
	//guard:token-host
	if !t.at.owns(request.URL) {
		return nil, &signin.Failure{Kind: signin.KindUnavailable, Code: codeForeignHost}
	}
	call := callOf(request.Context())
	if err := call.limiter.wait(request.Context()); err != nil {
		return nil, err
	}
	span := t.startSpan(request.Context(), call)
	call.requests++
	response, err := t.base.RoundTrip(request)
	if err != nil {
		span.recordError(request.Context(), err)
		span.End()
		return nil, err
	}
	span.recordResponse(response)
	response.Body = &spanBody{&limitedBody{response.Body, bodyLimit}, request.Context(), span}
	switch {
	case response.StatusCode >= http.StatusBadRequest:
		//guard:tidy-error
		normalizeError(response)
	//guard:no-redirect
	case response.StatusCode != http.StatusOK:
		// A redirect would carry the token elsewhere; Graph sends none.
		_ = response.Body.Close()
		return nil, &signin.Failure{Kind: signin.KindUnavailable, Status: response.StatusCode, Code: codeUnexpectedStatus}
	}
	return response, nil
}

// clientCall is one call of the client, handed through the adapter in the context.
type clientCall struct {
	limiter   *limiter
	operation operation
	requests  int
}

type callKey struct{}

func (t *clientCall) attachTo(ctx context.Context) context.Context {
	return context.WithValue(ctx, callKey{}, t)
}

func callOf(ctx context.Context) *clientCall { return ctx.Value(callKey{}).(*clientCall) }

// limitedBody fails when a body is longer than the limit. It does not cut it, because
// a page that is cut could not be decoded and nobody would see why.
type limitedBody struct {
	io.ReadCloser
	left int64
}

// Read reads the body up to the limit.
func (l *limitedBody) Read(p []byte) (int, error) {
	n, err := l.ReadCloser.Read(p)
	//guard:graph-body-limit
	if l.left -= int64(n); l.left < 0 {
		return 0, errOversized
	}
	return n, err
}
