package main

import (
	"errors"
	"fmt"
	"log/slog"
	"strings"
	"time"

	"github.com/kelseyhightower/envconfig"

	"signin-diagnosis/handler/telemetry"
)

// settings holds all that the environment says, read once at the start. The
// comments document the settings; docs/settings.md is made from them.
type settings struct {
	// Where sign-ins are read: graph, the tenant of the identity; or practice, the embedded practice tenant.
	Directory string `envconfig:"DIAGNOSIS_DIRECTORY" default:"graph"`
	// Microsoft Graph's address, scheme and host. The sovereign clouds are chosen by their own, such as https://graph.microsoft.us. Plain http is taken for a loopback host only.
	GraphEndpoint string `envconfig:"DIAGNOSIS_GRAPH_ENDPOINT" default:"https://graph.microsoft.com"`
	// How long one question may take. What was read by then is judged, and marked with a gap.
	Timeout time.Duration `envconfig:"DIAGNOSIS_TIMEOUT" default:"25s"`
	// How far back a question looks that does not say so itself; at most 720h, because the log holds 30 days.
	Lookback time.Duration `envconfig:"DIAGNOSIS_LOOKBACK" default:"24h"`
	// How long complete evidence is kept for the next equal question; 0s keeps none.
	CacheTTL time.Duration `envconfig:"DIAGNOSIS_CACHE_TTL" default:"60s"`
	// Who decides whether a caller is let in: easyauth (the platform's authentication; the default in Azure), functionKey, or none (refused in Azure; the default elsewhere).
	Auth string `envconfig:"DIAGNOSIS_AUTH"`
	// The app role that a caller must hold under easyauth.
	AuthRole string `envconfig:"DIAGNOSIS_AUTH_ROLE" default:"Diagnose.Read"`
	// Whether answers mask IP addresses (to /24 or /48) and device names.
	Redact bool `envconfig:"DIAGNOSIS_REDACT" default:"false"`
	// The least level of the lines besides the audit trail, which is always written: debug, info, warn or error.
	LogLevel slog.Level `envconfig:"DIAGNOSIS_LOG_LEVEL" default:"info"`

	// The port on 127.0.0.1 that the Functions host calls. The host sets it.
	Port int `envconfig:"FUNCTIONS_CUSTOMHANDLER_PORT"`
	// The platform's token endpoint. Where it is set, the managed identity is used and nothing else.
	IdentityEndpoint string `envconfig:"IDENTITY_ENDPOINT"`
	// The client id of a user-assigned managed identity; empty for the system-assigned one.
	ClientID string `envconfig:"AZURE_CLIENT_ID"`
	// Whether the platform's authentication stands in front. The platform sets it; never set it yourself.
	AuthEnabled string `envconfig:"WEBSITE_AUTH_ENABLED"`

	// The base address of an OpenTelemetry collector, such as http://localhost:4318. Where neither it nor OTEL_EXPORTER_OTLP_TRACES_ENDPOINT is set there are no traces.
	TraceEndpoint string `envconfig:"OTEL_EXPORTER_OTLP_ENDPOINT"`
	// Headers for the collector, a key for example: name=value pairs with commas between them, special characters of values as %20. A secret belongs in a Key Vault reference.
	TraceHeaders string `envconfig:"OTEL_EXPORTER_OTLP_HEADERS"`
	// The protocol that the collector is spoken to in: http/protobuf or http/json. Another value stops the start.
	TraceProtocol string `envconfig:"OTEL_EXPORTER_OTLP_PROTOCOL" default:"http/protobuf"`
	// How long one batch of spans may take with all its tries, in milliseconds. Questions never wait for it.
	TraceTimeout int `envconfig:"OTEL_EXPORTER_OTLP_TIMEOUT" default:"10000"`
	// Where traces go: otlp, or none, which switches them off though the host has a collector.
	TraceExporter string `envconfig:"OTEL_TRACES_EXPORTER" default:"otlp"`
	// Which traces are recorded: always_on, always_off, traceidratio, or one of these after parentbased_, which does as the caller's trace says.
	TraceSampler string `envconfig:"OTEL_TRACES_SAMPLER" default:"parentbased_always_on"`
	// The share of traces, from 0 to 1, for the samplers with a ratio.
	TraceSamplerArg string `envconfig:"OTEL_TRACES_SAMPLER_ARG"`
}

// telemetry returns what the settings say about traces.
func (s *settings) telemetry(logger *slog.Logger) telemetry.Config {
	return telemetry.Config{
		Endpoint: s.TraceEndpoint, Headers: s.TraceHeaders, Protocol: s.TraceProtocol,
		Timeout:  time.Duration(s.TraceTimeout) * time.Millisecond,
		Exporter: s.TraceExporter, Sampler: s.TraceSampler, SamplerArg: s.TraceSamplerArg,
		Logger: logger,
	}
}

const (
	directoryGraph    = "graph"
	directoryPractice = "practice"

	longestLookback = 30 * 24 * time.Hour
	// longestTimeout stays below the host's functionTimeout in host.json: the
	// host would kill the process with all its questions.
	longestTimeout = 100 * time.Second
)

// settingError says that a setting cannot be used. It names the setting and
// never repeats its value.
type settingError struct{ name, reason string }

func (e *settingError) Error() string { return "the setting " + e.name + " " + e.reason }

// readSettings reads and checks the environment.
func readSettings() (settings, error) {
	var s settings
	if err := envconfig.Process("", &s); err != nil {
		var parse *envconfig.ParseError
		if errors.As(err, &parse) {
			return s, &settingError{parse.KeyName, "is not " + wanted[parse.TypeName]}
		}
		return s, errors.New("the settings could not be read")
	}
	return s, s.check()
}

// wanted holds what a value of a Go type has to look like, by the type's name.
var wanted = map[string]string{
	"time.Duration": "a duration such as 25s or 24h (days as hours: 168h)",
	"bool":          "true or false",
	"int":           "a whole number",
	"slog.Level":    "debug, info, warn or error",
}

// check reports the first setting whose value is out of bounds.
func (s *settings) check() error {
	s.Directory = strings.ToLower(s.Directory)
	switch {
	case s.Directory != directoryGraph && s.Directory != directoryPractice:
		return &settingError{"DIAGNOSIS_DIRECTORY", "must be graph or practice"}
	case s.Timeout < time.Second || s.Timeout > longestTimeout:
		return &settingError{"DIAGNOSIS_TIMEOUT", fmt.Sprintf("must be from 1s to %s", longestTimeout)}
	case s.Lookback < time.Hour || s.Lookback > longestLookback:
		return &settingError{"DIAGNOSIS_LOOKBACK", "must be from 1h to 720h"}
	case s.CacheTTL < 0 || s.CacheTTL > time.Hour:
		return &settingError{"DIAGNOSIS_CACHE_TTL", "must be from 0s to 1h"}
	case strings.TrimSpace(s.AuthRole) == "":
		return &settingError{"DIAGNOSIS_AUTH_ROLE", "must not be empty"}
	case s.Port < 0 || s.Port > 65535:
		return &settingError{"FUNCTIONS_CUSTOMHANDLER_PORT", "must be a port number"}
	}
	return nil
}
