package functionhost

import (
	"context"
	"fmt"
	"slices"
)

// State is what the host does about its handler.
type State string

// The states of a host.
const (
	// Starting: the first process has not answered yet. Calls wait.
	Starting State = "starting"
	// Running: calls go to the handler.
	Running State = "running"
	// Restarting: a new process takes the place of an ended one. Calls wait.
	Restarting State = "restarting"
	// Gone: the process ended with exit code 0, which the host takes for no failure. It starts no
	// other one and still sends calls, which all fail.
	Gone State = "gone"
	// Stopped: the host gave up or was closed. Calls get 503.
	Stopped State = "stopped"
)

// Status is the host's state at one moment.
type Status struct {
	// State is what the host does now.
	State State
	// Restarts counts the processes that took the place of another.
	Restarts int
	// ExitCodes are those of the processes that ended by themselves or by a signal of somebody
	// else, oldest first: 128 and the signal's number for the latter.
	ExitCodes []int
	// Err is why the host stopped; nil while it runs or after Close.
	Err error
}

// Status returns the state of this moment.
func (h *Host) Status() Status {
	h.mu.Lock()
	defer h.mu.Unlock()
	s := h.status
	s.ExitCodes = slices.Clone(s.ExitCodes)
	return s
}

// Await waits until the status satisfies the condition. When ctx ends first, its error tells the
// status of that moment.
func (h *Host) Await(ctx context.Context, condition func(Status) bool) error {
	if err := h.await(ctx, func() bool { return condition(h.Status()) }); err != nil {
		s := h.Status()
		return fmt.Errorf("functionhost: waited in vain, the host is %s after %d restarts and exit codes %v: %w",
			s.State, s.Restarts, s.ExitCodes, err)
	}
	return nil
}

// await looks at the condition again after every change.
func (h *Host) await(ctx context.Context, condition func() bool) error {
	for {
		h.mu.Lock()
		changed := h.changed
		h.mu.Unlock()
		if condition() {
			return nil
		}
		select {
		case <-changed:
		case <-ctx.Done():
			return context.Cause(ctx)
		}
	}
}

// update changes what Await looks at, and wakes those who wait.
func (h *Host) update(change func()) {
	h.mu.Lock()
	defer h.mu.Unlock()
	change()
	close(h.changed)
	h.changed = make(chan struct{})
}

func (h *Host) setState(s State) {
	h.update(func() { h.status.State = s })
}
