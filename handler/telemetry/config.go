package telemetry

import (
	"log/slog"
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"time"
)

// Config is what the environment says about traces, in the variables of
// OpenTelemetry
// (https://opentelemetry.io/docs/specs/otel/protocol/exporter/).
type Config struct {
	Endpoint   string        // OTEL_EXPORTER_OTLP_ENDPOINT; empty for no traces
	Protocol   string        // OTEL_EXPORTER_OTLP_PROTOCOL
	Headers    string        // OTEL_EXPORTER_OTLP_HEADERS
	Timeout    time.Duration // OTEL_EXPORTER_OTLP_TIMEOUT
	Exporter   string        // OTEL_TRACES_EXPORTER: otlp or none
	Sampler    string        // OTEL_TRACES_SAMPLER
	SamplerArg string        // OTEL_TRACES_SAMPLER_ARG
	// Logger is told when the collector stops taking traces, and when it takes
	// them again.
	Logger *slog.Logger
}

// SettingError is a setting that cannot be used. It never repeats the value,
// which may hold a key.
type SettingError struct{ Setting, Reason string }

// Error names the setting and says what it must be.
func (e *SettingError) Error() string { return "the setting " + e.Setting + " " + e.Reason }

const (
	exporterNone = "none"
	exporterOTLP = "otlp"
	protocolHTTP = "http/protobuf"
	tracesPath   = "/v1/traces" // below the endpoint, by the standard
)

// off reports that no traces are wanted.
func (c Config) off() bool { return c.Endpoint == "" || strings.EqualFold(c.Exporter, exporterNone) }

// check refuses what this program does not speak: traces that silently go
// nowhere are found out on the day they are needed.
func (c Config) check() error {
	switch {
	case c.Exporter != "" && !strings.EqualFold(c.Exporter, exporterOTLP):
		return &SettingError{"OTEL_TRACES_EXPORTER", "must be otlp or none"}
	case c.Protocol != "" && !strings.EqualFold(c.Protocol, protocolHTTP):
		return &SettingError{"OTEL_EXPORTER_OTLP_PROTOCOL", "must be http/protobuf, the only protocol that is spoken here; OTEL_TRACES_EXPORTER=none switches traces off"}
	case c.Timeout <= 0 || c.Timeout > time.Minute:
		return &SettingError{"OTEL_EXPORTER_OTLP_TIMEOUT", "must be from 1 to 60000 (milliseconds)"}
	}
	return nil
}

// target is the address that traces are posted to.
func (c Config) target() (string, error) {
	const setting = "OTEL_EXPORTER_OTLP_ENDPOINT"
	at, err := url.Parse(c.Endpoint)
	switch {
	case err != nil || at.Hostname() == "" || (at.Scheme != "http" && at.Scheme != "https"):
		return "", &SettingError{setting, "must be an address such as http://localhost:4318"}
	//guard:password-in-address
	case at.User != nil:
		return "", &SettingError{setting, "must hold no name or password; OTEL_EXPORTER_OTLP_HEADERS is the place for a key"}
	case strings.ContainsAny(c.Endpoint, "?#"):
		return "", &SettingError{setting, "must end before any ? or #"}
	}
	return strings.TrimSuffix(c.Endpoint, "/") + tracesPath, nil
}

// fieldName and fieldValue are what HTTP takes (RFC 9110, 5.5 and 5.6.2).
var (
	fieldName  = regexp.MustCompile("^[!#$%&'*+.^_`|~0-9A-Za-z-]+$")
	fieldValue = regexp.MustCompile(`^[\t\x20-\x7e]*$`)
)

// header reads name=value pairs with commas between them; values are
// percent-encoded.
func (c Config) header() (http.Header, error) {
	header := http.Header{}
	for pair := range strings.SplitSeq(c.Headers, ",") {
		if strings.TrimSpace(pair) == "" {
			continue
		}
		name, value, _ := strings.Cut(pair, "=")
		name = strings.TrimSpace(name)
		value, err := url.PathUnescape(strings.TrimSpace(value))
		if err != nil || value == "" || !fieldName.MatchString(name) || /*guard:header-value*/ !fieldValue.MatchString(value) {
			return nil, &SettingError{"OTEL_EXPORTER_OTLP_HEADERS", "must be name=value pairs with commas between them, special characters of values as %20"}
		}
		header.Add(name, value)
	}
	header.Set("Content-Type", "application/x-protobuf")
	header.Set("User-Agent", scope)
	return header, nil
}
