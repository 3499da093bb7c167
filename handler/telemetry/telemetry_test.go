package telemetry

import (
	"bytes"
	"context"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"testing"
	"time"

	"go.opentelemetry.io/otel"
	"go.opentelemetry.io/otel/attribute"
	"go.opentelemetry.io/otel/codes"
	"go.opentelemetry.io/otel/trace"
	otlp "go.opentelemetry.io/proto/otlp/trace/v1"
	"google.golang.org/protobuf/proto"
)

// collect returns traces that go to a collector of the test's, and what it took when they were shut down.
func collect(t *testing.T, config Config) (*Telemetry, func() []byte) {
	t.Helper()
	var taken bytes.Buffer
	collector := httptest.NewServer(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) { _, _ = io.Copy(&taken, r.Body) }))
	t.Cleanup(collector.Close)
	config.Endpoint, config.Timeout = collector.URL+"/", time.Minute
	traces, err := New(config)
	if err != nil {
		t.Fatal(err)
	}
	return traces, func() []byte {
		traces.Shutdown(t.Context())
		return taken.Bytes()
	}
}

// TestNothingLeavesThatIsNotListed puts a marker wherever the API of spans takes a text.
func TestNothingLeavesThatIsNotListed(t *testing.T) {
	const marker = "MARKER"
	state, err := trace.ParseTraceState("vendor=" + marker)
	if err != nil {
		t.Fatal(err)
	}
	parent := trace.NewSpanContext(trace.SpanContextConfig{TraceID: trace.TraceID{1}, SpanID: trace.SpanID{2}, TraceFlags: trace.FlagsSampled, TraceState: state, Remote: true})
	traces, taken := collect(t, Config{})
	_, span := traces.Tracer().Start(trace.ContextWithRemoteSpanContext(t.Context(), parent), "a span",
		trace.WithSpanKind(trace.SpanKindClient), trace.WithLinks(trace.Link{SpanContext: parent, Attributes: []attribute.KeyValue{attribute.String("http.route", marker)}}))
	span.SetAttributes(attribute.String("url.full", marker), attribute.String(marker, "x"), attribute.Int("diagnosis.graph_requests", -1), attribute.Bool("diagnosis.evidence", true))
	span.AddEvent(marker)
	span.RecordError(errors.New(marker))
	span.SetStatus(codes.Error, marker)
	span.End()

	body := taken()
	if len(body) == 0 || bytes.Contains(body, []byte(marker)) {
		t.Errorf("%d bytes left: %q", len(body), body)
	}
	var data otlp.TracesData
	if err := proto.Unmarshal(body, &data); err != nil {
		t.Fatal(err)
	}
	got := data.GetResourceSpans()[0].GetScopeSpans()[0].GetSpans()[0]
	if got.GetName() != "a span" || got.GetKind() != otlp.Span_SPAN_KIND_CLIENT || got.GetStatus().GetCode() != otlp.Status_STATUS_CODE_ERROR || got.GetFlags() != 0x301 {
		t.Errorf("the span is %v", got)
	}
	if got.GetTraceState() != "" || len(got.GetEvents())+len(got.GetLinks()) > 0 || got.GetStatus().GetMessage() != "" {
		t.Errorf("more left than was promised: %v", got)
	}
	if a := got.GetAttributes(); len(a) != 2 || a[0].GetValue().GetIntValue() != -1 || !a[1].GetValue().GetBoolValue() {
		t.Errorf("attributes %v", a)
	}
	if took := time.Duration(got.GetEndTimeUnixNano() - got.GetStartTimeUnixNano()); took < 0 || took > time.Minute || time.Since(time.Unix(0, int64(got.GetEndTimeUnixNano()))) > time.Minute {
		t.Errorf("from %d to %d", got.GetStartTimeUnixNano(), got.GetEndTimeUnixNano())
	}
}

func TestWithoutACollectorNothingIsRecorded(t *testing.T) {
	for name, config := range map[string]Config{
		"no endpoint":         {},
		"wrong, but not used": {Protocol: "grpc", Sampler: "x"},
		"switched off":        {Endpoint: "http://localhost:4318", Exporter: "none"},
	} {
		traces, err := New(config)
		if err != nil {
			t.Fatal(err)
		}
		if _, span := traces.Tracer().Start(t.Context(), "x"); span.IsRecording() {
			t.Errorf("%s: a span is recorded", name)
		}
		traces.Shutdown(t.Context())
	}
}

// TestTheProcessKeepsNoGlobalTracer: libraries would find it there and send spans of their own.
func TestTheProcessKeepsNoGlobalTracer(t *testing.T) {
	_, taken := collect(t, Config{})
	_, span := otel.GetTracerProvider().Tracer("library").Start(context.Background(), "x")
	recorded := span.IsRecording()
	span.End()
	if recorded || len(taken()) > 0 {
		t.Error("a library's span was taken")
	}
}

func TestASamplerDecidesByTheCallersTraceOrByItself(t *testing.T) {
	parent := func(flags trace.TraceFlags) context.Context {
		return trace.ContextWithRemoteSpanContext(t.Context(), trace.NewSpanContext(
			trace.SpanContextConfig{TraceID: trace.TraceID{1}, SpanID: trace.SpanID{2}, TraceFlags: flags, Remote: true}))
	}
	for sampler, want := range map[string]struct{ alone, wanted, unwanted bool }{
		"":                         {true, true, false},
		"always_on":                {true, true, true},
		"Always_On":                {true, true, true},
		"always_off":               {false, false, false},
		"traceidratio":             {false, false, false},
		"parentbased_always_on":    {true, true, false},
		"parentbased_always_off":   {false, true, false},
		"parentbased_traceidratio": {false, true, false},
	} {
		traces, _ := collect(t, Config{Sampler: sampler, SamplerArg: "0"})
		recorded := func(ctx context.Context) bool {
			_, span := traces.Tracer().Start(ctx, "x")
			return span.IsRecording()
		}
		if recorded(t.Context()) != want.alone || recorded(parent(trace.FlagsSampled)) != want.wanted || recorded(parent(0)) != want.unwanted {
			t.Errorf("%q records otherwise than %+v", sampler, want)
		}
	}
}
