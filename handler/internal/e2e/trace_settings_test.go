package e2e

import (
	"strings"
	"syscall"
	"testing"

	"signin-diagnosis/handler/practice"
)

// TestWhatStopsATracedStart names the setting and never its value.
func TestWhatStopsATracedStart(t *testing.T) {
	t.Parallel()
	for name, setting := range map[string]string{
		"an address that is none":          "OTEL_EXPORTER_OTLP_ENDPOINT=s3cret:4318",
		"an address without a host":        "OTEL_EXPORTER_OTLP_ENDPOINT=http://:4318/s3cret",
		"an address with a password":       "OTEL_EXPORTER_OTLP_ENDPOINT=http://user:s3cret@localhost:4318",
		"an address with a key":            "OTEL_EXPORTER_OTLP_ENDPOINT=http://localhost:4318?key=s3cret",
		"gRPC":                             "OTEL_EXPORTER_OTLP_PROTOCOL=grpc",
		"gRPC, for traces alone":           "OTEL_EXPORTER_OTLP_TRACES_PROTOCOL=grpc",
		"a protocol that is none":          "OTEL_EXPORTER_OTLP_PROTOCOL=s3cret",
		"an address for traces alone":      "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT=s3cret:4318",
		"an escape that is none":           "OTEL_EXPORTER_OTLP_HEADERS=key=s3cret%zz",
		"a header for traces alone":        "OTEL_EXPORTER_OTLP_TRACES_HEADERS=s3cret",
		"a header without a name":          "OTEL_EXPORTER_OTLP_HEADERS==s3cret",
		"a time for traces alone":          "OTEL_EXPORTER_OTLP_TRACES_TIMEOUT=s3cret",
		"a compression that is none":       "OTEL_EXPORTER_OTLP_COMPRESSION=s3cret",
		"a certificate that is not there":  "OTEL_EXPORTER_OTLP_CERTIFICATE=/s3cret.pem",
		"a header without a value":         "OTEL_EXPORTER_OTLP_HEADERS=s3cret",
		"a header that breaks the request": "OTEL_EXPORTER_OTLP_HEADERS=key=s3cret%0d%0aHost: x",
		"a time that is none":              "OTEL_EXPORTER_OTLP_TIMEOUT=s3cret",
		"no time at all":                   "OTEL_EXPORTER_OTLP_TIMEOUT=0",
		"an unknown sampler":               "OTEL_TRACES_SAMPLER=s3cret",
		"more than all":                    "OTEL_TRACES_SAMPLER_ARG=1.5",
		"an unknown exporter":              "OTEL_TRACES_EXPORTER=s3cret",
		"attributes that are none":         "OTEL_RESOURCE_ATTRIBUTES=s3cret",
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			name, _, _ := strings.Cut(setting, "=")
			got := command(t, []string{"FUNCTIONS_CUSTOMHANDLER_PORT=1", "OTEL_EXPORTER_OTLP_ENDPOINT=http://localhost:4318", setting})
			if got.code != exitInput || got.out != "" {
				t.Errorf("exit code %d, stdout %q", got.code, got.out)
			}
			wantOneLine(t, got.err, name)
			if strings.Contains(got.err, "s3cret") {
				t.Errorf("the value is repeated: %q", got.err)
			}
		})
	}
}

func TestTracesCanBeSwitchedOff(t *testing.T) {
	t.Parallel()
	tenant, traces := newTenant(t, practice.Options{Stories: true}), newCollector(t)
	for name, setting := range map[string]string{
		"by the exporter": "OTEL_TRACES_EXPORTER=none",
		"by the sampler":  "OTEL_TRACES_SAMPLER=always_off",
	} {
		t.Run(name, func(t *testing.T) {
			served := startProcess(t, theHandler(t), openEnv(tenant, traces.env(), setting)...)
			get(t, question(served.url, dora)).diagnosis(t)
			if err := served.cmd.Process.Signal(syscall.SIGTERM); err != nil {
				t.Fatal(err)
			}
			await(t, served.exited, "the end of the process")
			if spans, _, _ := traces.now(); len(spans) > 0 {
				t.Errorf("%d spans came", len(spans))
			}
		})
	}
}
