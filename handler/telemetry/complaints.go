package telemetry

import (
	"strings"
	"sync"

	"github.com/go-logr/logr"
	"go.opentelemetry.io/otel"
)

// complaints collects what OpenTelemetry logs about its settings while the exporter
// is made. By default it would write that to stderr, whole values included, and go
// on without the setting.
type complaints struct {
	mutex sync.Mutex
	said  []string // its fixed words; the values after them are dropped
}

// captureComplaints returns what OpenTelemetry complains about while act runs.
// Afterwards OpenTelemetry logs nothing.
func captureComplaints(act func()) []string {
	var c complaints
	otel.SetLogger(logr.New(&c))
	defer otel.SetLogger(logr.Discard())
	act()
	c.mutex.Lock()
	defer c.mutex.Unlock()
	return c.said
}

// settingOf returns the setting that a complaint is about.
func settingOf(complaint string) *SettingError {
	for _, known := range []struct{ word, setting, reason string }{
		{"header", "HEADERS", "must be name=value pairs with commas between them, special characters of values as %20"},
		{"client", "CLIENT_CERTIFICATE", "and the CLIENT_KEY beside it must name files with a certificate and its key, in PEM"},
		{"cert", "CERTIFICATE", "must name a file of certificates, in PEM"},
	} {
		if strings.Contains(complaint, known.word) {
			name, _ := effective(known.setting, "")
			return &SettingError{name, known.reason}
		}
	}
	return &SettingError{common + "…", "hold a value that OpenTelemetry cannot read: one of those that docs/telemetry.md lists"}
}

// Init, Enabled, Info, Error, WithValues and WithName make it a logr.LogSink.
func (*complaints) Init(logr.RuntimeInfo)            {}
func (*complaints) Enabled(int) bool                 { return false }
func (*complaints) Info(int, string, ...any)         {}
func (c *complaints) WithValues(...any) logr.LogSink { return c }
func (c *complaints) WithName(string) logr.LogSink   { return c }
func (c *complaints) Error(_ error, says string, _ ...any) {
	c.mutex.Lock()
	defer c.mutex.Unlock()
	c.said = append(c.said, says)
}
