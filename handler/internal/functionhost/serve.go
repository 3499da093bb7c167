package functionhost

import (
	"context"
	"errors"
	"io"
	"net/http"
)

// Texts that the host answers by itself.
const (
	homePage    = "Your Functions app is up and running (an imitation of it)."
	notRunning  = "Function host is not running."
	noJSONCalls = "The host would call this function by its JSON contract, because host.json sets neither " +
		"enableForwardingHttpRequest nor enableProxyingHttpRequest, or because function.json has other bindings " +
		"than one httpTrigger and one http output. functionhost does not imitate that contract."
)

// ServeHTTP takes a call as the platform does: authentication, route, key, then the handler.
func (h *Host) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if h.app.EasyAuth != nil && !easyAuth(r, h.app.EasyAuth) {
		w.WriteHeader(http.StatusUnauthorized)
		return
	}
	fn, found := match(h.functions, r.Method, r.URL.Path)
	switch {
	case !found && r.URL.Path == "/" && r.Method == http.MethodGet:
		_, _ = io.WriteString(w, homePage)
	case !found:
		w.WriteHeader(http.StatusNotFound)
	case !keyOpens(fn, r, h.app.Keys):
		w.WriteHeader(http.StatusUnauthorized)
	case !fn.httpOnly || h.transport == jsonContract:
		http.Error(w, noJSONCalls, http.StatusNotImplemented)
	default:
		h.invoke(w, r)
	}
}

// invoke sends the call to the handler once there is one, and ends it at functionTimeout.
func (h *Host) invoke(w http.ResponseWriter, r *http.Request) {
	worker := h.readyWorker(r.Context())
	if worker == nil {
		http.Error(w, notRunning, http.StatusServiceUnavailable)
		return
	}
	id := newGUID()
	h.update(func() { h.invocations = append(h.invocations, id) })

	life := r.Context()
	if h.transport == forwarding {
		// Only a proxying host tells the handler that the caller has gone.
		life = context.WithoutCancel(life)
	}
	ctx, cancel := context.WithTimeout(life, h.settings.timeout)
	defer cancel()
	defer func() {
		if errors.Is(ctx.Err(), context.DeadlineExceeded) {
			h.replace(worker)
		}
	}()
	r = r.WithContext(ctx)
	if h.transport == forwarding {
		h.forward(w, r, id)
	} else {
		h.proxy.ServeHTTP(w, withInvocation(r, id))
	}
}

// readyWorker waits while a handler is being started. It returns nil when the host has stopped, or
// the caller has gone.
func (h *Host) readyWorker(ctx context.Context) *worker {
	var ready *worker
	err := h.await(ctx, func() bool {
		h.mu.Lock()
		defer h.mu.Unlock()
		switch h.status.State {
		case Starting, Restarting:
			return false
		case Stopped:
			ready = nil
		default:
			ready = h.worker
		}
		return true
	})
	if err != nil {
		return nil
	}
	return ready
}
