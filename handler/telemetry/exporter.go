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

// exporter wraps OpenTelemetry's own: it filters what may leave, and logs how the
// sending went. The SDK calls it from one goroutine, never during a question.
type exporter struct {
	sdk.SpanExporter
	logger  *slog.Logger
	failing bool // the last batch was not taken
}

// newExporter returns an exporter, and opens no connection yet. The exporter reads headers, compression
// and certificates from the environment.
func newExporter(ctx context.Context, c Config, timeout time.Duration) (*exporter, error) {
	target, err := c.tracesURL()
	if err != nil {
		return nil, err
	}
	encoding, err := c.encoding()
	if err != nil {
		return nil, err
	}
	e := &exporter{logger: c.Logger}
	complaints := captureComplaints(func() {
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
		variable, _ := effective("ENDPOINT", "")
		return nil, &SettingError{variable, "must be an https address where certificates are set"}
	}
	return e, nil
}

// proxy returns the proxy of the environment, and an error for a redirect. It is
// called before each new connection, so it can stop the one to a redirect's target:
// the exporter takes a policy for redirects only with an http.Client of ours, and
// that would not use its certificates.
func proxy(r *http.Request) (*url.URL, error) {
	//guard:redirect-of-collector
	if r.Response != nil { // the answer that led here
		return nil, errRedirected
	}
	return http.ProxyFromEnvironment(r)
}

// ExportSpans sends one batch. It logs a failure itself and returns no error,
// because the SDK could do nothing about it.
func (e *exporter) ExportSpans(ctx context.Context, spans []sdk.ReadOnlySpan) error {
	e.report(reasonOf(ctx, e.SpanExporter.ExportSpans(ctx, filtered(spans))))
	return nil
}

// report logs when sending begins to fail or works again, not every batch.
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
