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

// operation is what a request is called in a trace. Its address is never:
// filters hold names of people.
type operation struct{ name, template string }

// call is the span of one request to Graph. It begins when the request's turn
// has come, so that the wait for the quota is not taken for Graph's time, and
// ends when the body has been read.
type call struct{ trace.Span }

func (t *transport) begin(ctx context.Context, trip *trip) call {
	_, span := t.tracer.Start(ctx, trip.operation.name, trace.WithSpanKind(trace.SpanKindClient), trace.WithAttributes(
		attribute.String("http.request.method", http.MethodGet), // all that is ever sent
		attribute.String("server.address", t.at.hostname),
		attribute.String("url.template", trip.operation.template),
	))
	if trip.requests > 0 {
		span.SetAttributes(attribute.Int("http.request.resend_count", trip.requests))
	}
	return call{span}
}

// answered notes the status, and the id that a ticket with Microsoft asks for.
func (c call) answered(response *http.Response) {
	c.SetAttributes(attribute.Int("http.response.status_code", response.StatusCode))
	if id := foreign.Code(response.Header.Get("request-id")); id != "" {
		c.SetAttributes(attribute.String("graph.request_id", id))
	}
	if response.StatusCode != http.StatusOK {
		c.failed(strconv.Itoa(response.StatusCode))
	}
}

// fail notes why there is no answer, in a code of ours and never in the
// error's words, which hold the address.
func (c call) fail(ctx context.Context, err error) {
	if ctx.Err() != nil {
		c.failed(string(contextFailure(ctx).Kind))
		return
	}
	c.failed(codeOf(err))
}

func (c call) failed(reason string) {
	c.SetAttributes(attribute.String("error.type", reason))
	c.SetStatus(codes.Error, "")
}

// watched ends the span with the body.
type watched struct {
	io.ReadCloser
	ctx  context.Context // the request's, whose end explains a read that fails
	call call
}

// Read reads on, and notes what breaks the body off.
func (w *watched) Read(p []byte) (int, error) {
	n, err := w.ReadCloser.Read(p)
	if err != nil && !errors.Is(err, io.EOF) {
		w.call.fail(w.ctx, err)
	}
	return n, err
}

// Close closes the body.
func (w *watched) Close() error {
	defer w.call.End()
	return w.ReadCloser.Close()
}
