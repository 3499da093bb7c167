package functionhost

import (
	"net/http"
	"time"
)

// App says which function app to run, and in which surroundings.
type App struct {
	// Root is the folder that holds host.json and the function folders.
	Root string

	// Env is the environment of the handler, each entry "NAME=value". Nothing is taken from the
	// environment of the test: what the handler should see has to stand here. The host adds the
	// variables of its own (see Host) on top.
	Env []string

	// Mode chooses how calls reach the handler. The zero value is Auto.
	Mode Mode

	// Keys are the function keys that open functions of authLevel "function".
	Keys []string

	// EasyAuth plays the platform's authentication in front of the host. It gets the caller's
	// request and returns who that is, or nil for nobody, who is answered 401. The caller's own
	// X-MS-CLIENT-PRINCIPAL headers are removed and the principal's set. Without an EasyAuth the
	// authentication is off, and whatever the caller sends reaches the handler.
	EasyAuth func(*http.Request) *Principal

	// Timing replaces the host's intervals. A zero field keeps the host's own.
	Timing Timing
}

// Mode is the way in which a call reaches the handler.
type Mode int

const (
	// Auto does what a current host does: proxying if host.json asks for it, else forwarding.
	Auto Mode = iota
	// Forward is a host from before 2025, which knows enableForwardingHttpRequest only.
	Forward
	// Proxy is a current host that is asked to proxy.
	Proxy
)

// Timing holds the intervals of the host. The defaults are those of the host's source.
type Timing struct {
	// ReadyPoll is the pause between two looks at GET / while the handler starts; 25 ms.
	ReadyPoll time.Duration
	// ReadyTimeout is how long a handler may take to answer GET /; 30 s.
	ReadyTimeout time.Duration
	// ConnectAttempts is how often a proxied call tries to connect; 10.
	ConnectAttempts int
	// ConnectPause is the pause after the first failed attempt; 50 ms. It doubles each time.
	ConnectPause time.Duration
	// ConnectPauseMax is the longest pause between two attempts; 250 ms.
	ConnectPauseMax time.Duration
}

func (t Timing) withDefaults() Timing {
	setDefault(&t.ReadyPoll, 25*time.Millisecond)
	setDefault(&t.ReadyTimeout, 30*time.Second)
	setDefault(&t.ConnectAttempts, 10)
	setDefault(&t.ConnectPause, 50*time.Millisecond)
	setDefault(&t.ConnectPauseMax, 250*time.Millisecond)
	return t
}

func setDefault[T comparable](field *T, value T) {
	var zero T
	if *field == zero {
		*field = value
	}
}
