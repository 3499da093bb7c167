package telemetry

import (
	"context"
	"log/slog"
	"net/http"
	"net/url"
	"time"

	"go.opentelemetry.io/otel/exporters/otlp/otlptrace/otlptracehttp"
	sdk "go.opentelemetry.io/otel/sdk/trace"
)

// The waits between the tries of one batch. A batch has c.Timeout in all.
const (
	firstWait   = time.Second
	longestWait = 5 * time.Second
)

// exporter is OpenTelemetry's own. Before it stands what may leave, after it
// what the log is told. The SDK calls it from one goroutine, far from any
// question.
type exporter struct {
	sdk.SpanExporter
	logger  *slog.Logger
	failing bool // the last batch was not taken
}

// newExporter connects to nobody yet. The exporter reads headers, compression
// and certificates from the environment.
func newExporter(ctx context.Context, c Config, timeout time.Duration) (*exporter, error) {
	target, err := c.target()
	if err != nil {
		return nil, err
	}
	encoding, err := c.encoding()
	if err != nil {
		return nil, err
	}
	e := &exporter{logger: c.Logger}
	complaints := listen(func() {
		e.SpanExporter, err = otlptracehttp.New(ctx,
			otlptracehttp.WithEndpointURL(target),
			otlptracehttp.WithEncoding(encoding),
			otlptracehttp.WithTimeout(timeout),
			otlptracehttp.WithRetry(otlptracehttp.RetryConfig{Enabled: true, InitialInterval: firstWait, MaxInterval: longestWait, MaxElapsedTime: timeout}),
			otlptracehttp.WithProxy(proxy),
		)
	})
	//guard:unread-setting-stops
	if len(complaints) > 0 {
		return nil, settingOf(complaints[0])
	}
	if err != nil { // the one thing that it checks
		variable, _ := own("ENDPOINT", "")
		return nil, &SettingError{variable, "must be an https address where certificates are set"}
	}
	return e, nil
}

// proxy returns that of the environment. It is asked before each new connection,
// which makes it the place to stop before a redirect's: the exporter takes no
// policy for them, but with an http.Client that knows none of its certificates.
func proxy(r *http.Request) (*url.URL, error) {
	//guard:redirect-of-collector
	if r.Response != nil { // the answer that led here
		return nil, errRedirected
	}
	return http.ProxyFromEnvironment(r)
}

// ExportSpans sends one batch. It reports by itself and returns no error,
// because the SDK could do nothing about it.
func (e *exporter) ExportSpans(ctx context.Context, spans []sdk.ReadOnlySpan) error {
	e.report(reasonOf(ctx, e.SpanExporter.ExportSpans(ctx, reduced(spans))))
	return nil
}

// report logs a change, and not every batch.
func (e *exporter) report(reason string) {
	failing := reason != ""
	switch {
	case failing == e.failing:
	case failing:
		e.logger.Warn("the collector does not take traces", slog.String("reason", reason))
	default:
		e.logger.Info("the collector takes traces again")
	}
	e.failing = failing
}
