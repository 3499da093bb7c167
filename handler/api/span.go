package api

import (
	"net/http"
	"slices"

	"go.opentelemetry.io/otel/attribute"
	"go.opentelemetry.io/otel/codes"
	"go.opentelemetry.io/otel/propagation"
	"go.opentelemetry.io/otel/trace"

	"signin-diagnosis/handler/investigate"
)

// startSpan starts the span of one request, as a child of the span that the host
// names in traceparent (W3C Trace Context). Baggage is not read: its text is the
// caller's.
func (s *server) startSpan(r *http.Request) (*http.Request, trace.Span) {
	ctx := propagation.TraceContext{}.Extract(r.Context(), propagation.HeaderCarrier(r.Header))
	ctx, span := s.Tracer.Start(ctx, spanMethod(r.Method), trace.WithSpanKind(trace.SpanKindServer))
	return r.WithContext(ctx), span
}

// traceID returns the id of the trace that the request belongs to, or an empty text.
func traceID(span trace.Span) string {
	if id := span.SpanContext().TraceID(); id.IsValid() {
		return id.String()
	}
	return ""
}

// methods are those that a span may name. Any other is a caller's free text.
var methods = []string{
	http.MethodGet, http.MethodHead, http.MethodPost, http.MethodPut, http.MethodPatch,
	http.MethodDelete, http.MethodOptions, http.MethodConnect, http.MethodTrace,
}

func spanMethod(method string) string {
	if slices.Contains(methods, method) {
		return method
	}
	return "HTTP" // the conventions' name for a method that is not known
}

// endSpan ends the request's span with what the log line says, except what
// identifies a person: the ids of the caller and of the account stay in the audit
// trail, where the invocation's id finds them.
func (line *logLine) endSpan(span trace.Span, method string) {
	defer span.End()
	if !span.IsRecording() {
		return
	}
	if line.path != "" {
		span.SetName(spanMethod(method) + " " + line.path)
	}
	span.SetAttributes(line.attributes(method)...)
	if line.status >= http.StatusInternalServerError {
		span.SetAttributes(attribute.String("error.type", string(line.problem)))
		span.SetStatus(codes.Error, "")
	}
}

func (line *logLine) attributes(method string) []attribute.KeyValue {
	//guard:known-method
	if !slices.Contains(methods, method) {
		method = "_OTHER"
	}
	all := []attribute.KeyValue{
		attribute.String("http.request.method", method),
		attribute.Int("http.response.status_code", line.status),
		attribute.String("faas.invocation_id", line.invocationID),
	}
	if line.path != "" {
		all = append(all, attribute.String("http.route", line.path))
	}
	if line.problem != "" {
		all = append(all, attribute.String("diagnosis.problem", string(line.problem)))
	}
	if j := &line.result.Judgement; j.Verdict != "" {
		all = append(all,
			attribute.String("diagnosis.verdict", string(j.Verdict)),
			attribute.String("diagnosis.primary_cause", string(j.PrimaryCause)),
			attribute.String("diagnosis.evidence", origin(line.result)),
			attribute.Int("diagnosis.graph_requests", line.result.Requests),
		)
	}
	return all
}

// origin returns where the evidence of an answer came from.
func origin(answer investigate.Answer) string {
	switch {
	case answer.Cached:
		return "cached"
	case answer.Shared:
		return "shared"
	default:
		return "read"
	}
}
