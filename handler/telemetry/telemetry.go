package telemetry

import (
	"context"
	"log/slog"
	"time"

	"go.opentelemetry.io/otel"
	"go.opentelemetry.io/otel/attribute"
	"go.opentelemetry.io/otel/sdk/resource"
	sdk "go.opentelemetry.io/otel/sdk/trace"
	"go.opentelemetry.io/otel/trace"
	"go.opentelemetry.io/otel/trace/noop"
)

// scope names the program: to the collector as the instrumentation's scope,
// and as service.name unless OTEL_SERVICE_NAME says otherwise.
const scope = "signin-diagnosis"

const (
	// batchTime is how long a span waits for others. The Functions host may
	// kill the process without a word, and what waits is lost then.
	batchTime = time.Second
	// queued bounds the spans that wait for a collector; more are dropped.
	queued = 2048
)

// Telemetry starts spans and exports them. Its zero value, and nil, do nothing.
type Telemetry struct{ provider *sdk.TracerProvider }

// New reads the configuration. Nothing is sent, and no connection is opened,
// before the first span ends. Where no traces are wanted nothing of the SDK is
// started. The error is a *SettingError.
//
// The SDK is not made the process's global one: the Graph SDK would find it
// there, and its spans hold the full address of every request, with the
// account's name.
func New(c Config) (*Telemetry, error) {
	if c.disabled() {
		return &Telemetry{}, nil
	}
	if c.Logger == nil {
		c.Logger = slog.New(slog.DiscardHandler)
	}
	// By default the SDK writes its own faults to stderr, in free text.
	//guard:no-global-tracer + otel.SetTracerProvider(sdk.NewTracerProvider())
	otel.SetErrorHandler(otel.ErrorHandlerFunc(func(error) {}))
	if err := c.check(); err != nil {
		return nil, err
	}
	sampler, err := c.sampler()
	if err != nil {
		return nil, err
	}
	timeout, err := c.timeout()
	if err != nil {
		return nil, err
	}
	exporter, err := newExporter(context.Background(), c, timeout)
	if err != nil {
		return nil, err
	}
	about, err := describe()
	if err != nil {
		return nil, err
	}
	return &Telemetry{sdk.NewTracerProvider(
		sdk.WithSampler(sampler),
		sdk.WithResource(about),
		sdk.WithBatcher(exporter, sdk.WithBatchTimeout(batchTime), sdk.WithMaxQueueSize(queued),
			sdk.WithMaxExportBatchSize(queued/4), sdk.WithExportTimeout(timeout)),
	)}, nil
}

// describe says who sends: the operator's words, and the program's name.
func describe() (*resource.Resource, error) {
	about, err := resource.New(context.Background(),
		resource.WithAttributes(attribute.String("service.name", scope)),
		resource.WithTelemetrySDK(), resource.WithFromEnv())
	if err != nil {
		return nil, &SettingError{"OTEL_RESOURCE_ATTRIBUTES", "must be name=value pairs with commas between them"}
	}
	return about, nil
}

// Tracer returns the one tracer of the program.
func (t *Telemetry) Tracer() trace.Tracer {
	if t == nil || t.provider == nil {
		return noop.Tracer{}
	}
	return t.provider.Tracer(scope)
}

// Shutdown sends what still waits, for as long as the context lives. Spans
// that end later are dropped.
func (t *Telemetry) Shutdown(ctx context.Context) {
	if t != nil && t.provider != nil {
		_ = t.provider.Shutdown(ctx) // what could not be sent is lost, and has been reported
	}
}
