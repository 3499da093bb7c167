package telemetry

import (
	"cmp"
	"log/slog"
	"net/url"
	"os"
	"regexp"
	"strconv"
	"strings"
	"time"

	"go.opentelemetry.io/otel/exporters/otlp/otlptrace/otlptracehttp"
)

// Config is what the environment says about traces, in the variables of
// OpenTelemetry
// (https://opentelemetry.io/docs/specs/otel/protocol/exporter/). The exporter
// reads more of them by itself. One for traces alone
// (OTEL_EXPORTER_OTLP_TRACES_…) wins over its common one.
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
	tracesPath   = "/v1/traces" // below the common endpoint, by the standard
	common       = "OTEL_EXPORTER_OTLP_"
	ofTraces     = common + "TRACES_"
)

// effective returns the variable of the exporter that takes effect, and its value:
// the one for traces alone if it is set, otherwise the common one with the given
// value.
func effective(name, value string) (variable, counts string) {
	if special := strings.TrimSpace(os.Getenv(ofTraces + name)); special != "" {
		return ofTraces + name, special
	}
	return common + name, value
}

// disabled reports whether no traces are wanted.
func (c Config) disabled() bool {
	_, endpoint := effective("ENDPOINT", c.Endpoint)
	return endpoint == "" || strings.EqualFold(c.Exporter, exporterNone)
}

// encodings maps the values of the protocol setting to the exporter's encodings.
var encodings = map[string]otlptracehttp.Encoding{
	"http/protobuf": otlptracehttp.EncodingProtobuf,
	"http/json":     otlptracehttp.EncodingJSON,
}

func (c Config) encoding() (otlptracehttp.Encoding, error) {
	variable, protocol := effective("PROTOCOL", c.Protocol)
	encoding, known := encodings[strings.ToLower(cmp.Or(protocol, "http/protobuf"))]
	if !known {
		return 0, &SettingError{variable, "must be http/protobuf or http/json: no other protocol is spoken here; OTEL_TRACES_EXPORTER=none switches traces off"}
	}
	return encoding, nil
}

func (c Config) timeout() (time.Duration, error) {
	variable, text := effective("TIMEOUT", strconv.FormatInt(c.Timeout.Milliseconds(), 10))
	milliseconds, err := strconv.Atoi(text)
	timeout := time.Duration(milliseconds) * time.Millisecond
	if err != nil || timeout <= 0 || timeout > time.Minute {
		return 0, &SettingError{variable, "must be from 1 to 60000 (milliseconds)"}
	}
	return timeout, nil
}

// fieldValue matches a header's value (RFC 9110, 5.5).
var fieldValue = regexp.MustCompile(`^[\t\x20-\x7e]*$`)

func printable(text string) bool { return /*guard:header-value = true*/ fieldValue.MatchString(text) }

// check returns an error for a setting that the exporter would skip, or that would
// make every batch fail: otherwise nobody would notice that there are no traces
// until the day they are needed.
func (c Config) check() error {
	if c.Exporter != "" && !strings.EqualFold(c.Exporter, exporterOTLP) {
		return &SettingError{"OTEL_TRACES_EXPORTER", "must be otlp or none"}
	}
	if variable, compression := effective("COMPRESSION", os.Getenv(common+"COMPRESSION")); compression != "" && compression != "gzip" && compression != "none" {
		return &SettingError{variable, "must be gzip or none"}
	}
	variable, headers := effective("HEADERS", c.Headers)
	if text, err := url.PathUnescape(headers); err != nil || !printable(text) {
		return &SettingError{variable, "must hold printable ASCII only, special characters of values as %20"}
	}
	return nil
}

// tracesURL returns the address that traces are posted to. Its scheme alone decides
// whether they are encrypted, so that no OTEL_EXPORTER_OTLP_INSECURE can send a
// key in the clear.
func (c Config) tracesURL() (string, error) {
	variable, endpoint := effective("ENDPOINT", c.Endpoint)
	at, err := url.Parse(endpoint)
	switch {
	case err != nil || at.Hostname() == "" || (at.Scheme != "http" && at.Scheme != "https"):
		return "", &SettingError{variable, "must be an address such as http://localhost:4318"}
	//guard:password-in-address
	case at.User != nil:
		return "", &SettingError{variable, "must hold no name or password; OTEL_EXPORTER_OTLP_HEADERS is the place for a key"}
	case strings.ContainsAny(endpoint, "?#"):
		return "", &SettingError{variable, "must end before any ? or #"}
	case variable == ofTraces+"ENDPOINT":
		return endpoint, nil
	}
	return strings.TrimSuffix(endpoint, "/") + tracesPath, nil
}
