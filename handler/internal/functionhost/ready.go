package functionhost

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"time"
)

// errExited says that the process ended before it answered.
var errExited = errors.New("the handler ended before it answered GET /")

// awaitReady asks GET / until the handler answers, whatever the status. Like the host it takes a
// refused connection for "not yet" and any other failure for an answer. A process that ended with
// code 0 is not noticed: the host goes on asking until the time is up.
func (h *Host) awaitReady(ctx context.Context, w *worker) error {
	ctx, cancel := context.WithTimeout(ctx, h.timing.ReadyTimeout)
	defer cancel()
	poll := time.NewTicker(h.timing.ReadyPoll)
	defer poll.Stop()
	exited := w.exited
	for {
		if _, err := h.Ping(ctx); err == nil || ctx.Err() == nil && !refused(err) {
			return nil
		}
		select {
		case <-ctx.Done():
			return fmt.Errorf("the handler did not answer GET / within %s", h.timing.ReadyTimeout)
		case <-exited:
			if w.code != 0 {
				return errExited
			}
			exited = nil
		case <-poll.C:
		}
	}
}

// Ping asks the handler for GET / as the host does for its own health, and returns the status. The
// host only measures how long that takes, so any status is fine.
func (h *Host) Ping(ctx context.Context) (status int, err error) {
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, h.handlerURL.String(), http.NoBody)
	if err != nil {
		return 0, err
	}
	response, err := h.client.Do(request)
	if err != nil {
		return 0, err
	}
	return response.StatusCode, response.Body.Close()
}

// refused reports whether nobody listened: the connection itself could not be made.
func refused(err error) bool {
	var network *net.OpError
	return errors.As(err, &network) && network.Op == "dial"
}
