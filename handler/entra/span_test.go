package entra

import (
	"testing"
	"time"

	"go.opentelemetry.io/otel/attribute"
	"go.opentelemetry.io/otel/codes"
	"go.opentelemetry.io/otel/sdk/trace"
	"go.opentelemetry.io/otel/sdk/trace/tracetest"
)

// traced reads the fake Graph and keeps the spans.
func (g *graph) traced() (*Client, *tracetest.SpanRecorder) {
	g.t.Helper()
	spans := tracetest.NewSpanRecorder()
	provider := trace.NewTracerProvider(trace.WithSpanProcessor(spans))
	clock := &leapingClock{now: time.Now()}
	c, err := New(Options{Endpoint: g.URL, Credential: &credential{}, Clock: clock.clock(), Tracer: provider.Tracer("test")})
	if err != nil {
		g.t.Fatal(err)
	}
	return c, spans
}

func attributeOf(s trace.ReadOnlySpan, key attribute.Key) string {
	for _, a := range s.Attributes() {
		if a.Key == key {
			return a.Value.String()
		}
	}
	return ""
}

func TestEveryRequestIsASpanThatEnds(t *testing.T) {
	g := newGraph(t,
		refuse(503, "serviceUnavailable", "for adele@contoso.example", "request-id", "one"),
		answer(200, `{"value":[`+row("a")+`]}`, "request-id", "two adele@contoso.example"))
	c, spans := g.traced()
	if _, _, err := c.SignIns(t.Context(), lastDay); err != nil {
		t.Fatal(err)
	}
	ended := spans.Ended()
	if len(ended) != 2 || len(spans.Started()) != 2 {
		t.Fatalf("%d spans began and %d ended, want one for each request", len(spans.Started()), len(ended))
	}
	for i, want := range []struct {
		status          codes.Code
		fault, id, sent string
	}{
		{codes.Error, "503", "one", ""},
		{codes.Unset, "", "two", "1"}, // an id ends where it stops being one
	} {
		s := ended[i]
		got := struct {
			status          codes.Code
			fault, id, sent string
		}{s.Status().Code, attributeOf(s, "error.type"), attributeOf(s, "graph.request_id"), attributeOf(s, "http.request.resend_count")}
		if got != want || s.Name() != "list sign-ins" {
			t.Errorf("%s: %+v, want %+v", s.Name(), got, want)
		}
	}
}

// TestTheFallbackToV1HasItsOwnAddress, because it means that half of the log is missing.
func TestTheFallbackToV1HasItsOwnAddress(t *testing.T) {
	g := newGraph(t, refuse(400, "BadRequest", "not here"), value(row("a")))
	c, spans := g.traced()
	if _, _, err := c.SignIns(t.Context(), lastDay); err != nil {
		t.Fatal(err)
	}
	for i, want := range []string{"/beta/auditLogs/signIns", "/v1.0/auditLogs/signIns"} {
		if got := attributeOf(spans.Ended()[i], "url.template"); got != want {
			t.Errorf("request %d is at %s, want %s", i+1, got, want)
		}
	}
}

// TestNoTurnNoSpan: what waits in our own queue has not asked Graph.
func TestNoTurnNoSpan(t *testing.T) {
	c, spans := newGraph(t).traced()
	c.log.limiter.close(time.Hour)
	if _, _, err := c.SignIns(deadline(t, time.Minute), lastDay); err == nil {
		t.Fatal("there was a permit")
	}
	if n := len(spans.Started()); n != 0 {
		t.Errorf("%d spans", n)
	}
}
