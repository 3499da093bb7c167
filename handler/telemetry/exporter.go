package telemetry

import (
	"bytes"
	"context"
	"io"
	"log/slog"
	"net/http"
	"strconv"
	"time"

	"go.opentelemetry.io/otel/sdk/trace"
)

// answerLimit is the most that is read of a collector's answer, so that its
// connection can be used again.
const answerLimit = 64 << 10

// exporter posts spans to a collector. The SDK calls it from one goroutine,
// far from any question; what the collector does not take at once is dropped.
type exporter struct {
	target  string
	header  http.Header
	timeout time.Duration
	client  *http.Client
	logger  *slog.Logger
	failing bool // the last batch was not taken
}

func newExporter(c Config) (*exporter, error) {
	target, err := c.target()
	if err != nil {
		return nil, err
	}
	header, err := c.header()
	if err != nil {
		return nil, err
	}
	client := &http.Client{
		Transport: http.DefaultTransport.(*http.Transport).Clone(),
		// A redirect would carry the key elsewhere.
		CheckRedirect: func(*http.Request, []*http.Request) error {
			return /*guard:redirect-of-collector = nil*/ http.ErrUseLastResponse
		},
	}
	return &exporter{target: target, header: header, timeout: c.Timeout, client: client, logger: c.Logger}, nil
}

// ExportSpans sends one batch. It reports by itself and returns no error,
// because the SDK could do nothing about it.
func (e *exporter) ExportSpans(ctx context.Context, spans []trace.ReadOnlySpan) error {
	if len(spans) == 0 {
		return nil
	}
	ctx, cancel := context.WithTimeout(ctx, e.timeout)
	defer cancel()
	e.report(e.post(ctx, encode(spans)))
	return nil
}

// post gives the reason why the collector did not take the batch, or nothing.
// A reason holds no address: that is the operator's secret, and net/http's
// errors repeat it.
func (e *exporter) post(ctx context.Context, batch []byte) (reason string) {
	request, err := http.NewRequestWithContext(ctx, http.MethodPost, e.target, bytes.NewReader(batch))
	if err != nil {
		return "unusableAddress"
	}
	request.Header = e.header.Clone()
	response, err := e.client.Do(request)
	switch {
	case err != nil && ctx.Err() != nil:
		return "timeout"
	case err != nil:
		return "connectionFailed"
	}
	defer response.Body.Close()
	_, _ = io.Copy(io.Discard, io.LimitReader(response.Body, answerLimit)) // nothing in it is needed
	if response.StatusCode < 200 || response.StatusCode > 299 {
		return "status" + strconv.Itoa(response.StatusCode)
	}
	return ""
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

// Shutdown closes the connections.
func (e *exporter) Shutdown(context.Context) error {
	e.client.CloseIdleConnections()
	return nil
}
