package entra

import (
	"context"
	"errors"
	"io"
	"net/http"
	"strconv"

	"go.opentelemetry.io/otel/attribute"
	"go.opentelemetry.io/otel/codes"
	"go.opentelemetry.io/otel/trace"

	"signin-diagnosis/handler/foreign"
)

// operation names a request in a trace. The address itself is never used: filters
// hold names of people.
type operation struct{ name, template string }

// requestSpan is the span of one request to Graph. It begins when the request
// has its permit, so that the wait for the quota is not taken for Graph's time,
// and ends when the body has been read.
type requestSpan struct{ trace.Span }

func (t *transport) startSpan(ctx context.Context, call *clientCall) requestSpan {
	_, span := t.tracer.Start(ctx, call.operation.name, trace.WithSpanKind(trace.SpanKindClient), trace.WithAttributes(
		attribute.String("http.request.method", http.MethodGet), // all that is ever sent
		attribute.String("server.address", t.at.hostname),
		attribute.String("url.template", call.operation.template),
	))
	if call.requests > 0 {
		span.SetAttributes(attribute.Int("http.request.resend_count", call.requests))
	}
	return requestSpan{span}
}

// recordResponse notes the status, and the id that a ticket with Microsoft needs.
func (c requestSpan) recordResponse(response *http.Response) {
	c.SetAttributes(attribute.Int("http.response.status_code", response.StatusCode))
	if id := foreign.Code(response.Header.Get("request-id")); id != "" {
		c.SetAttributes(attribute.String("graph.request_id", id))
	}
	if response.StatusCode != http.StatusOK {
		c.setError(strconv.Itoa(response.StatusCode))
	}
}

// recordError notes why there is no answer, in a code of ours and never in the
// error's words, which hold the address.
func (c requestSpan) recordError(ctx context.Context, err error) {
	if ctx.Err() != nil {
		c.setError(string(contextFailure(ctx).Kind))
		return
	}
	c.setError(codeOf(err))
}

func (c requestSpan) setError(reason string) {
	c.SetAttributes(attribute.String("error.type", reason))
	c.SetStatus(codes.Error, "")
}

// spanBody ends the span with the body.
type spanBody struct {
	io.ReadCloser
	ctx  context.Context // the request's, whose end explains a read that fails
	span requestSpan
}

// Read reads the body, and notes an error that cuts it off.
func (w *spanBody) Read(p []byte) (int, error) {
	n, err := w.ReadCloser.Read(p)
	if err != nil && !errors.Is(err, io.EOF) {
		w.span.recordError(w.ctx, err)
	}
	return n, err
}

// Close closes the body.
func (w *spanBody) Close() error {
	defer w.span.End()
	return w.ReadCloser.Close()
}
