package telemetry

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"encoding/pem"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	collector "go.opentelemetry.io/proto/otlp/collector/trace/v1"
	otlp "go.opentelemetry.io/proto/otlp/trace/v1"
	"google.golang.org/protobuf/proto"
)

// sent is one request to a collector.
type sent struct {
	path   string
	header http.Header
	body   []byte
}

// collecting returns a collector that keeps what it is sent.
func collecting(t *testing.T, start func(http.Handler) *httptest.Server) (*httptest.Server, <-chan sent) {
	t.Helper()
	came := make(chan sent, 8)
	server := start(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
		body, _ := io.ReadAll(r.Body)
		came <- sent{r.URL.Path, r.Header, body}
	}))
	t.Cleanup(server.Close)
	return server, came
}

// export sends one span and ends. It gives what the log was told.
func export(t *testing.T, c Config) string {
	t.Helper()
	var log bytes.Buffer
	c.Logger = slog.New(slog.NewJSONHandler(&log, nil))
	if c.Timeout == 0 {
		c.Timeout = 10 * time.Second
	}
	traces, err := New(c)
	if err != nil {
		t.Fatal(err)
	}
	_, span := traces.Tracer().Start(t.Context(), "a span")
	span.End()
	traces.Shutdown(t.Context())
	return log.String()
}

func one(t *testing.T, came <-chan sent) sent {
	t.Helper()
	select {
	case request := <-came:
		return request
	default:
		t.Fatal("nothing came")
		return sent{}
	}
}

func TestTheExportersOwnSettingsCount(t *testing.T) {
	for name, c := range map[string]struct {
		env  map[string]string
		want func(sent) bool
	}{
		"nothing but an address": {nil, func(s sent) bool {
			return s.path == "/base/v1/traces" && s.header.Get("Content-Type") == "application/x-protobuf" && s.header.Get("Content-Encoding") == "" && spansIn(s.body) == 1
		}},
		"headers": {map[string]string{"OTEL_EXPORTER_OTLP_HEADERS": " x-key = a%20b , other=c"}, func(s sent) bool {
			return s.header.Get("X-Key") == "a b" && s.header.Get("Other") == "c"
		}},
		"headers with a = in them": {map[string]string{"OTEL_EXPORTER_OTLP_HEADERS": "x-key=Basic YQ=="}, func(s sent) bool { return s.header.Get("X-Key") == "Basic YQ==" }},
		"headers for traces alone": {map[string]string{"OTEL_EXPORTER_OTLP_HEADERS": "x-key=a", "OTEL_EXPORTER_OTLP_TRACES_HEADERS": "x-key=b"},
			func(s sent) bool { return s.header.Get("X-Key") == "b" }},
		"compression": {map[string]string{"OTEL_EXPORTER_OTLP_COMPRESSION": "gzip"}, func(s sent) bool {
			return s.header.Get("Content-Encoding") == "gzip" && spansIn(unzipped(s.body)) == 1
		}},
		"JSON": {map[string]string{"OTEL_EXPORTER_OTLP_TRACES_PROTOCOL": "http/json"}, func(s sent) bool {
			return s.header.Get("Content-Type") == "application/json" && json.Valid(s.body) && bytes.Contains(s.body, []byte(`"a span"`))
		}},
	} {
		t.Run(name, func(t *testing.T) {
			server, came := collecting(t, httptest.NewServer)
			for name, value := range c.env {
				t.Setenv(name, value)
			}
			if log := export(t, Config{Endpoint: server.URL + "/base/", Headers: os.Getenv("OTEL_EXPORTER_OTLP_HEADERS")}); log != "" {
				t.Errorf("the log says %s", log)
			}
			if got := one(t, came); !c.want(got) {
				t.Errorf("%s %v\n%q", got.path, got.header, got.body)
			}
		})
	}
}

func spansIn(body []byte) int {
	var data otlp.TracesData
	if err := proto.Unmarshal(body, &data); err != nil || len(data.GetResourceSpans()) == 0 {
		return 0
	}
	return len(data.GetResourceSpans()[0].GetScopeSpans()[0].GetSpans())
}

func unzipped(body []byte) []byte {
	reader, err := gzip.NewReader(bytes.NewReader(body))
	if err != nil {
		return nil
	}
	text, _ := io.ReadAll(reader)
	return text
}

// TestAnAddressForTracesAloneIsEnough, and is taken as it is.
func TestAnAddressForTracesAloneIsEnough(t *testing.T) {
	server, came := collecting(t, httptest.NewServer)
	t.Setenv("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", server.URL+"/here")
	export(t, Config{})
	if got := one(t, came); got.path != "/here" {
		t.Errorf("posted to %s", got.path)
	}
}

// TestTheOperatorsCertificateIsTrusted, and nothing else that signs for itself.
func TestTheOperatorsCertificateIsTrusted(t *testing.T) {
	server, came := collecting(t, httptest.NewTLSServer)
	server.Config.ErrorLog = slog.NewLogLogger(slog.DiscardHandler, slog.LevelError)
	if log := export(t, Config{Endpoint: server.URL}); !strings.Contains(log, `"reason":"connectionFailed"`) || len(came) > 0 {
		t.Errorf("without it: %d requests, the log says %s", len(came), log)
	}
	file := filepath.Join(t.TempDir(), "authority.pem")
	if err := os.WriteFile(file, pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: server.Certificate().Raw}), 0o600); err != nil {
		t.Fatal(err)
	}
	t.Setenv("OTEL_EXPORTER_OTLP_CERTIFICATE", file)
	if log := export(t, Config{Endpoint: server.URL}); log != "" {
		t.Errorf("with it the log says %s", log)
	}
	one(t, came)
	t.Setenv("OTEL_EXPORTER_OTLP_INSECURE", "true") // of gRPC; here the address decides
	if log := export(t, Config{Endpoint: server.URL}); log == "" {
		one(t, came)
	} else if strings.Contains(log, "status400") {
		t.Error("an https address was spoken to in the clear")
	}
}

func TestASettingThatWouldBeSkippedStopsTheStart(t *testing.T) {
	file := filepath.Join(t.TempDir(), "s3cret.pem")
	if err := os.WriteFile(file, []byte("no certificate"), 0o600); err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		env     map[string]string
		setting string
	}{
		"a header that is no pair":           {map[string]string{"HEADERS": "x-key=a,s3cret"}, "OTEL_EXPORTER_OTLP_HEADERS"},
		"a comma at the end":                 {map[string]string{"HEADERS": "x-key=s3cret,"}, "OTEL_EXPORTER_OTLP_HEADERS"},
		"a header's name with a space":       {map[string]string{"HEADERS": "x key=s3cret"}, "OTEL_EXPORTER_OTLP_HEADERS"},
		"a line break in a header":           {map[string]string{"HEADERS": "x-key=s3cret%0d%0ab"}, "OTEL_EXPORTER_OTLP_HEADERS"},
		"bytes that are no text":             {map[string]string{"HEADERS": "x-key=s3cret\xff"}, "OTEL_EXPORTER_OTLP_HEADERS"},
		"a header for traces alone":          {map[string]string{"TRACES_HEADERS": "s3cret"}, "OTEL_EXPORTER_OTLP_TRACES_HEADERS"},
		"no certificate there":               {map[string]string{"CERTIFICATE": file + "x"}, "OTEL_EXPORTER_OTLP_CERTIFICATE"},
		"no certificate in it":               {map[string]string{"CERTIFICATE": file}, "OTEL_EXPORTER_OTLP_CERTIFICATE"},
		"a key that is none":                 {map[string]string{"CLIENT_CERTIFICATE": file, "CLIENT_KEY": file}, "OTEL_EXPORTER_OTLP_CLIENT_CERTIFICATE"},
		"a compression that is not known":    {map[string]string{"COMPRESSION": "s3cret"}, "OTEL_EXPORTER_OTLP_COMPRESSION"},
		"a time for traces alone":            {map[string]string{"TRACES_TIMEOUT": "s3cret"}, "OTEL_EXPORTER_OTLP_TRACES_TIMEOUT"},
		"a time for traces that is too long": {map[string]string{"TRACES_TIMEOUT": "60001"}, "OTEL_EXPORTER_OTLP_TRACES_TIMEOUT"},
		"gRPC for traces alone":              {map[string]string{"TRACES_PROTOCOL": "grpc"}, "OTEL_EXPORTER_OTLP_TRACES_PROTOCOL"},
		"an address for traces alone":        {map[string]string{"TRACES_ENDPOINT": "http://x?s3cret"}, "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT"},
	} {
		t.Run(name, func(t *testing.T) {
			for name, value := range c.env {
				t.Setenv("OTEL_EXPORTER_OTLP_"+name, value)
			}
			traces, err := New(Config{Endpoint: "https://localhost:4318", Timeout: time.Second, Headers: os.Getenv("OTEL_EXPORTER_OTLP_HEADERS")})
			if err == nil {
				traces.Shutdown(t.Context())
				t.Fatal("it starts")
			}
			if !strings.HasPrefix(err.Error(), "the setting "+c.setting+" ") || strings.Contains(err.Error(), "s3cret") {
				t.Errorf("the error is %q", err)
			}
		})
	}
}

func TestCertificatesWantAnAddressThatUsesThem(t *testing.T) {
	server := httptest.NewTLSServer(nil)
	defer server.Close()
	file := filepath.Join(t.TempDir(), "authority.pem")
	if err := os.WriteFile(file, pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: server.Certificate().Raw}), 0o600); err != nil {
		t.Fatal(err)
	}
	t.Setenv("OTEL_EXPORTER_OTLP_CERTIFICATE", file)
	if _, err := New(Config{Endpoint: "http://localhost:4318", Timeout: time.Second}); err == nil || !strings.Contains(err.Error(), "OTEL_EXPORTER_OTLP_ENDPOINT must be an https address") {
		t.Errorf("the error is %v", err)
	}
}

// TestWhatTheLogSaysOfACollector: a reason, and nothing of its address, its key or its words.
func TestWhatTheLogSaysOfACollector(t *testing.T) {
	status := func(code int) http.HandlerFunc {
		return func(w http.ResponseWriter, _ *http.Request) { http.Error(w, "failed to send to x: 418 s3cret", code) }
	}
	for name, c := range map[string]struct {
		answer http.HandlerFunc
		reason string
		within time.Duration // only where time decides
	}{
		"it wants a key":     {answer: status(401), reason: "status401"},
		"it is another kind": {answer: status(404), reason: "status404"},
		"it is broken":       {answer: status(500), reason: "status500"},
		"it has no time":     {answer: status(503), reason: "refused", within: 2 * time.Second},
		"it asks for longer than there is": {answer: func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Retry-After", "60")
			status(429)(w, r)
		}, reason: "refused"},
		"it takes a part": {answer: func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Type", "application/x-protobuf")
			body, _ := proto.Marshal(&collector.ExportTraceServiceResponse{PartialSuccess: &collector.ExportTracePartialSuccess{RejectedSpans: 1, ErrorMessage: "s3cret"}})
			_, _ = w.Write(body)
		}, reason: "refused"},
		"it redirects": {answer: func(w http.ResponseWriter, r *http.Request) {
			http.Redirect(w, r, "/s3cret/other", http.StatusPermanentRedirect)
		}, reason: "redirected"},
		"it redirects by GET": {answer: func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/s3cret/other", http.StatusFound) }, reason: "redirected"},
		"it says nothing":     {answer: func(_ http.ResponseWriter, r *http.Request) { _, _ = io.ReadAll(r.Body); <-r.Context().Done() }, reason: "timeout", within: 100 * time.Millisecond},
		"it hangs up":         {answer: func(http.ResponseWriter, *http.Request) { panic(http.ErrAbortHandler) }, reason: "connectionFailed"},
	} {
		t.Run(name, func(t *testing.T) {
			var others atomic.Int32
			server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				if strings.HasSuffix(r.URL.Path, "/other") {
					others.Add(1)
				}
				c.answer(w, r)
			}))
			defer server.Close()
			t.Setenv("OTEL_EXPORTER_OTLP_HEADERS", "x-key=s3cret")
			log := export(t, Config{Endpoint: server.URL + "/s3cret", Timeout: c.within})
			if strings.Count(log, "\n") != 1 || !strings.Contains(log, `"reason":"`+c.reason+`"`) || strings.Contains(log, "s3cret") || strings.Contains(log, "127.0.0.1") {
				t.Errorf("want %s; the log says %s", c.reason, log)
			}
			if others.Load() > 0 {
				t.Error("the redirect was followed")
			}
		})
	}
}

// TestABatchIsSentAgain that was refused for a moment.
func TestABatchIsSentAgain(t *testing.T) {
	var asked atomic.Int32
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if body, _ := io.ReadAll(r.Body); spansIn(body) != 1 {
			t.Error("a request without the span")
		}
		if asked.Add(1) == 1 {
			w.WriteHeader(http.StatusServiceUnavailable)
		}
	}))
	defer server.Close()
	if log := export(t, Config{Endpoint: server.URL}); log != "" || asked.Load() != 2 {
		t.Errorf("asked %d times; the log says %s", asked.Load(), log)
	}
}
