package functionhost

import (
	"errors"
	"fmt"
	"strings"
	"time"
)

// restartWanted is the exit code by which a handler asks for another process; it is no crash
// (WorkerConstants.IntentionalRestartExitCode in the host's source).
const restartWanted = 200

// supervise keeps a handler running until the host stops or is closed.
func (h *Host) supervise() {
	defer close(h.supervised)
	defer h.setState(Stopped)
	for {
		w, err := launch(h.app, h.settings, h.port, h.console)
		if err != nil {
			h.giveUp(err)
			return
		}
		h.update(func() { h.worker = w })
		if again := h.watch(w); !again || h.ctx.Err() != nil {
			return
		}
		h.closeConnections()
		h.update(func() {
			h.status.State = Restarting
			h.status.Restarts++
		})
	}
}

// watch waits for the end of one process and reports whether another takes its place.
func (h *Host) watch(w *worker) (again bool) {
	defer w.kill() // a process that has ended by itself is not touched by this
	if err := h.awaitReady(h.ctx, w); errors.Is(err, errExited) {
		return h.afterExit(w)
	} else if err != nil {
		return h.afterFailure(err)
	}
	h.setState(Running)
	select {
	case <-h.ctx.Done():
		return false
	case <-w.recycled:
		return true
	case <-w.exited:
		return h.afterExit(w)
	}
}

func (h *Host) afterExit(w *worker) (again bool) {
	h.update(func() { h.status.ExitCodes = append(h.status.ExitCodes, w.code) })
	switch w.code {
	case 0:
		h.setState(Gone)
		<-h.ctx.Done()
		return false
	case restartWanted:
		return true
	default:
		stderr := strings.Join(h.console.lastErrors(3), "; ")
		return h.afterFailure(fmt.Errorf("the handler ended with exit code %d (%s)", w.code, stderr))
	}
}

// afterFailure restarts at once, until there were too many crashes.
func (h *Host) afterFailure(err error) (again bool) {
	h.mu.Lock()
	again = h.crashes.restartsAfter(time.Now())
	h.mu.Unlock()
	if !again && h.ctx.Err() == nil {
		h.giveUp(fmt.Errorf("exceeded the restarts of a host: %w", err))
	}
	return again
}

func (h *Host) giveUp(err error) {
	h.update(func() {
		h.status.State = Stopped
		h.status.Err = err
	})
}

// replace puts another process in the place of one that overran functionTimeout. Calls that come
// after this wait for the new one.
func (h *Host) replace(w *worker) {
	h.update(func() {
		if h.worker == w && h.status.State == Running {
			h.status.State = Restarting
		}
	})
	w.recycle()
}
