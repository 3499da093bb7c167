package telemetry

import (
	"cmp"
	"strconv"
	"strings"

	"go.opentelemetry.io/otel/sdk/trace"
)

// samplers are the standard's own
// (https://opentelemetry.io/docs/specs/otel/configuration/sdk-environment-variables/#general-sdk-configuration).
// Only those with a ratio in their name use it.
var samplers = map[string]func(ratio float64) trace.Sampler{
	"always_on":                func(float64) trace.Sampler { return trace.AlwaysSample() },
	"always_off":               func(float64) trace.Sampler { return trace.NeverSample() },
	"traceidratio":             trace.TraceIDRatioBased,
	"parentbased_always_on":    func(float64) trace.Sampler { return trace.ParentBased(trace.AlwaysSample()) },
	"parentbased_always_off":   func(float64) trace.Sampler { return trace.ParentBased(trace.NeverSample()) },
	"parentbased_traceidratio": func(ratio float64) trace.Sampler { return trace.ParentBased(trace.TraceIDRatioBased(ratio)) },
}

func (c Config) sampler() (trace.Sampler, error) {
	sampler, known := samplers[strings.ToLower(cmp.Or(c.Sampler, "parentbased_always_on"))]
	if !known {
		return nil, &SettingError{"OTEL_TRACES_SAMPLER", "must be always_on, always_off, traceidratio, parentbased_always_on, parentbased_always_off or parentbased_traceidratio"}
	}
	ratio, err := strconv.ParseFloat(cmp.Or(c.SamplerArg, "1"), 64)
	if err != nil || !(ratio >= 0 && ratio <= 1) { // NaN is neither
		return nil, &SettingError{"OTEL_TRACES_SAMPLER_ARG", "must be a number from 0 to 1"}
	}
	return sampler(ratio), nil
}
