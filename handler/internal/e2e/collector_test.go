package e2e

import (
	"io"
	"net/http"
	"net/http/httptest"
	"net/http/httputil"
	"slices"
	"strconv"
	"sync"
	"testing"

	common "go.opentelemetry.io/proto/otlp/common/v1"
	otlp "go.opentelemetry.io/proto/otlp/trace/v1"
	"google.golang.org/protobuf/proto"
)

// collector imitates an OpenTelemetry collector: OTLP over HTTP with protobuf.
type collector struct {
	*httptest.Server
	t *testing.T

	mutex   sync.Mutex
	changed chan struct{}
	raw     []byte // every request as it came over the wire
	batches []*otlp.ResourceSpans
}

func newCollector(t *testing.T) *collector {
	t.Helper()
	c := &collector{t: t, changed: make(chan struct{})}
	c.Server = httptest.NewServer(c)
	t.Cleanup(c.Close)
	return c
}

// ServeHTTP takes one batch.
func (c *collector) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	head, err := httputil.DumpRequest(r, false)
	if err != nil {
		c.t.Error(err)
	}
	body, err := io.ReadAll(r.Body)
	if err != nil {
		c.t.Error(err)
	}
	if r.Method != http.MethodPost || r.URL.Path != "/v1/traces" || r.Header.Get("Content-Type") != "application/x-protobuf" {
		c.t.Errorf("the collector was asked %s", head)
	}
	// An ExportTraceServiceRequest is a TracesData under another name.
	var data otlp.TracesData
	if err := proto.Unmarshal(body, &data); err != nil {
		c.t.Error(err)
	}
	c.keep(slices.Concat(head, body), data.GetResourceSpans())
	w.Header().Set("Content-Type", "application/x-protobuf")
}

func (c *collector) keep(raw []byte, batches []*otlp.ResourceSpans) {
	c.mutex.Lock()
	defer c.mutex.Unlock()
	c.raw = append(c.raw, raw...)
	c.batches = append(c.batches, batches...)
	close(c.changed)
	c.changed = make(chan struct{})
}

// now returns what has come so far, and a signal of more.
func (c *collector) now() (spans []*otlp.Span, raw string, changed <-chan struct{}) {
	c.mutex.Lock()
	defer c.mutex.Unlock()
	for _, batch := range c.batches {
		for _, scope := range batch.GetScopeSpans() {
			spans = append(spans, scope.GetSpans()...)
		}
	}
	return spans, string(c.raw), c.changed
}

// await waits until n spans of requests to this program have come, and gives all spans.
func (c *collector) await(t *testing.T, n int) []*otlp.Span {
	t.Helper()
	end := patience(t).Done()
	for {
		spans, _, changed := c.now()
		if len(ofKind(spans, otlp.Span_SPAN_KIND_SERVER)) >= n {
			return spans
		}
		select {
		case <-changed:
		case <-end:
			t.Fatalf("%d spans came, none or too few of requests", len(spans))
		}
	}
}

func ofKind(spans []*otlp.Span, kind otlp.Span_SpanKind) []*otlp.Span {
	return slices.DeleteFunc(slices.Clone(spans), func(s *otlp.Span) bool { return s.GetKind() != kind })
}

// attributes returns a span's, as texts.
func attributes(s *otlp.Span) map[string]string {
	all := map[string]string{}
	for _, a := range s.GetAttributes() {
		if number, is := a.GetValue().GetValue().(*common.AnyValue_IntValue); is {
			all[a.GetKey()] = strconv.FormatInt(number.IntValue, 10)
		} else {
			all[a.GetKey()] = a.GetValue().GetStringValue()
		}
	}
	return all
}

// env makes a program send its traces there.
func (c *collector) env() string { return "OTEL_EXPORTER_OTLP_ENDPOINT=" + c.URL }
