package entra

import (
	"context"
	"sync"
	"time"

	"signin-diagnosis/handler/crash"
)

const (
	// checkKept is how long a finished check answers those who ask next.
	checkKept = 30 * time.Second
	// checkReserve is the part of the first caller's time that is left for
	// telling him what was found, and checkReserveMost its most.
	checkReserve     = 10
	checkReserveMost = time.Second
)

// sharedCheck lets all who ask within a short time share one check: its
// requests come out of the quota that questions are answered with.
type sharedCheck struct {
	mutex sync.Mutex
	last  *checkRun
}

// checkRun is one check, running or done.
type checkRun struct {
	done   chan struct{} // closed at the end; the rest is not read before
	checks []verdict
	ended  time.Time // zero after a panic, so that the next caller begins anew
	err    error     // a *crash.Crash, or nil
}

// join gives the last run, or has a new one begun when that is too old.
func (s *sharedCheck) join(now time.Time, begin func(*checkRun)) *checkRun {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	if s.last == nil || s.last.old(now) {
		s.last = &checkRun{done: make(chan struct{})}
		go begin(s.last)
	}
	return s.last
}

func (r *checkRun) old(now time.Time) bool {
	select {
	case <-r.done:
		return now.Sub(r.ended) >= checkKept
	default:
		return false
	}
}

// wait gives the run's checks, or the context's end when that comes first.
func (r *checkRun) wait(ctx context.Context) []verdict {
	select {
	case <-r.done:
		//guard:panic-of-check
		crash.Rethrow(r.err)
		return r.checks
	case <-ctx.Done():
		return unanswered(contextFailure(ctx))
	}
}

// forRun is the context of a run. The caller who began it may leave, because
// others wait too, but his deadline holds for all of its requests together.
func (c *Client) forRun(ctx context.Context) (context.Context, context.CancelFunc) {
	bounded, cancel := c.bounded(ctx)
	defer cancel()
	deadline, _ := bounded.Deadline()
	reserve := min(deadline.Sub(c.clock.Now())/checkReserve, checkReserveMost)
	return context.WithDeadline(context.WithoutCancel(ctx), deadline.Add(-reserve))
}
