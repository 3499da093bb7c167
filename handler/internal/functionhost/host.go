package functionhost

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/http/httputil"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"time"
)

// Host is a running imitation of the Functions host with the app's handler behind it. Its methods
// may be called from several goroutines.
//
// The handler sees these variables besides App.Env: FUNCTIONS_CUSTOMHANDLER_PORT,
// FUNCTIONS_CUSTOMHANDLER_WORKER_ID, FUNCTIONS_HTTPWORKER_PORT, FUNCTIONS_HTTPWORKER_ID and
// FUNCTIONS_APP_ROOT_PATH. The port stays the same when the handler is restarted.
type Host struct {
	app       App
	settings  settings
	transport transport
	functions []function
	faults    []error
	timing    Timing

	port       int
	handlerURL *url.URL     // where the handler listens
	client     *http.Client // one for forwarding and pings, as in the host
	proxy      *httputil.ReverseProxy
	proxyConns *http.Transport
	server     *http.Server // where callers call
	address    string       // of server
	console    *console

	ctx        context.Context // the host's life
	end        context.CancelFunc
	supervised chan struct{} // closed when no process is looked after any more

	mu          sync.Mutex
	changed     chan struct{} // closed and replaced at every change of what Await may look at
	status      Status
	crashes     crashes
	worker      *worker
	invocations []string
}

// Start reads the app, starts its handler and waits until the host can take calls. It returns an
// error when the app's files are wrong, and a *StartError when the handler does not get ready: the
// host gave up after restarts, or ctx ended first. The host lives until Close, whatever ctx does
// later.
func Start(ctx context.Context, app App) (*Host, error) {
	h, err := prepare(app)
	if err != nil {
		return nil, fmt.Errorf("functionhost: %w", err)
	}
	if err := h.listen(); err != nil {
		return nil, fmt.Errorf("functionhost: %w", err)
	}
	go h.supervise()

	err = h.Await(ctx, func(s Status) bool { return s.State == Running || s.State == Stopped })
	if status := h.Status(); err == nil && status.State == Stopped {
		err = status.Err
	}
	if err != nil {
		h.Close()
		return nil, &StartError{Err: err, ExitCodes: h.Status().ExitCodes, Logs: h.Logs()}
	}
	return h, nil
}

// StartError says why no handler got ready, with all that it left behind.
type StartError struct {
	// Err is the reason.
	Err error
	// ExitCodes are the exit codes of the processes that ended by themselves, oldest first.
	ExitCodes []int
	// Logs is what they wrote to their consoles.
	Logs []Line
}

// Error names the reason.
func (e *StartError) Error() string {
	return "functionhost: the handler did not start: " + e.Err.Error()
}

// Unwrap returns the reason.
func (e *StartError) Unwrap() error { return e.Err }

func prepare(app App) (*Host, error) {
	s, err := readSettings(app.Root)
	if err != nil {
		return nil, err
	}
	transport, err := s.mode(app.Mode)
	if err != nil {
		return nil, err
	}
	functions, faults, err := discover(app.Root, s.routePrefix)
	if err != nil {
		return nil, err
	}
	if len(functions) == 0 {
		return nil, errors.Join(append([]error{errors.New("no function found in <folder>/function.json")}, faults...)...)
	}
	h := &Host{
		app: app, settings: s, transport: transport, functions: functions, faults: faults,
		timing:     app.Timing.withDefaults(),
		supervised: make(chan struct{}),
		changed:    make(chan struct{}),
		status:     Status{State: Starting},
	}
	h.console = &console{changed: func() { h.update(func() {}) }}
	h.ctx, h.end = context.WithCancel(context.Background())
	return h, nil
}

// listen opens the host's port and chooses the handler's.
func (h *Host) listen() error {
	door, err := new(net.ListenConfig).Listen(h.ctx, "tcp", "127.0.0.1:0")
	if err != nil {
		return err
	}
	h.port, err = UnusedPort(h.ctx)
	if err != nil {
		return errors.Join(err, door.Close())
	}
	h.handlerURL = &url.URL{Scheme: "http", Host: net.JoinHostPort("127.0.0.1", strconv.Itoa(h.port)), Path: "/"}
	h.client = newForwardClient()
	h.proxy, h.proxyConns = newProxy(h.handlerURL, h.timing)
	h.address = door.Addr().String()
	h.server = &http.Server{Handler: h, ReadHeaderTimeout: time.Minute}
	go func() { _ = h.server.Serve(door) }() // ends with Close
	return nil
}

// URL returns where the host takes calls, without a path: "http://127.0.0.1:port".
func (h *Host) URL() string { return "http://" + h.address }

// Faults returns the functions that were left out, each with the reason.
func (h *Host) Faults() []error { return slices.Clone(h.faults) }

// Logs returns the lines of every process so far. Lines of one stream are in order; the host reads
// stdout and stderr apart from each other.
func (h *Host) Logs() []Line { return h.console.all() }

// AwaitLog waits until the handler has written a line that contains text.
func (h *Host) AwaitLog(ctx context.Context, text string) error {
	err := h.await(ctx, func() bool {
		return slices.ContainsFunc(h.Logs(), func(l Line) bool { return strings.Contains(l.Text, text) })
	})
	if err != nil {
		return fmt.Errorf("functionhost: no line with %q: %w", text, err)
	}
	return nil
}

// Invocations returns the ids of the calls that were sent to the handler, oldest first. A call that the
// host answered itself is not among them.
func (h *Host) Invocations() []string {
	h.mu.Lock()
	defer h.mu.Unlock()
	return slices.Clone(h.invocations)
}

// Kill ends the handler as a crash would (SIGKILL), from outside: the host takes it for one.
func (h *Host) Kill() error { return h.signal(syscall.SIGKILL) }

// Terminate asks the handler to end (SIGTERM). The host itself never does that; a container's
// runtime and Ctrl+C do.
func (h *Host) Terminate() error { return h.signal(syscall.SIGTERM) }

func (h *Host) signal(s syscall.Signal) error {
	h.mu.Lock()
	w := h.worker
	h.mu.Unlock()
	if w == nil {
		return errors.New("functionhost: no process was started")
	}
	return w.cmd.Process.Signal(s)
}

// Close ends the handler at once, as a host that stops does, and takes no more calls. Calling it
// again does nothing.
func (h *Host) Close() {
	h.end()
	<-h.supervised
	_ = h.server.Close()
	h.closeConnections()
}

func (h *Host) closeConnections() {
	h.client.CloseIdleConnections()
	h.proxyConns.CloseIdleConnections()
}
