package entra

import (
	"context"
	"slices"
	"sync"
	"time"

	"signin-diagnosis/handler/signin"
)

// limiter gives out permits to send a request within a quota, first come, first
// served. It is a sliding log and not a token bucket: a bucket lets one burst
// through right after another, which Graph counts as twice the limit.
type limiter struct {
	clock Clock
	quota quota

	mutex       sync.Mutex
	permits     []time.Time // when the last ones were given, at most quota.limit
	closedUntil time.Time   // no permits before this time, because Graph said so
	queue       []*waiter
}

// waiter is one request in the queue. Only the first one watches the clock;
// the others wait until the queue changes.
type waiter struct{ wake context.CancelFunc }

func newLimiter(clock Clock, quota quota) *limiter {
	return &limiter{clock: clock, quota: quota}
}

// wait waits until one request may be sent. When that would be after the
// context's deadline it fails at once, and says how long the wait would be. It
// returns a *signin.Failure, and then no permit is used up.
func (l *limiter) wait(ctx context.Context) error {
	w := l.enqueue()
	for {
		changed, until, failure := l.tryTake(ctx, w)
		switch {
		case failure != nil:
			return failure
		case changed == nil:
			return nil
		case until.IsZero():
			<-changed.Done()
		default:
			_ = l.clock.Sleep(changed, until) // whatever ended the sleep, try again
		}
	}
}

// close gives out no permits for a time after a 429, and returns the time that is
// left. Waiters whose permit would now come after their deadline fail at once.
func (l *limiter) close(retryAfter time.Duration) time.Duration {
	l.mutex.Lock()
	defer l.mutex.Unlock()
	if retryAfter <= 0 {
		retryAfter = l.quota.pause
	}
	now := l.clock.Now()
	//guard:closed-for-all
	l.closedUntil = later(l.closedUntil, now.Add(retryAfter))
	l.wakeAll()
	return l.closedUntil.Sub(now)
}

func (l *limiter) enqueue() *waiter {
	l.mutex.Lock()
	defer l.mutex.Unlock()
	w := &waiter{wake: func() {}}
	l.queue = append(l.queue, w)
	return w
}

// tryTake takes a permit if there is one for this waiter: changed is nil then.
// Otherwise changed ends when the queue changes; only the first in the queue also
// gets the time of its permit.
func (l *limiter) tryTake(ctx context.Context, w *waiter) (changed context.Context, until time.Time, failure *signin.Failure) {
	l.mutex.Lock()
	defer l.mutex.Unlock()
	w.wake()
	now, place := l.clock.Now(), slices.Index(l.queue, w)
	at := l.permitTime(place, now)
	switch {
	case ctx.Err() != nil:
		l.dequeue(w)
		return nil, until, contextFailure(ctx)
	//guard:late-turn
	case !beforeDeadline(ctx, at):
		l.dequeue(w)
		return nil, until, l.lateFailure(now, at)
	case place == 0 && !at.After(now):
		l.take(now)
		l.dequeue(w)
		return nil, until, nil
	case place == 0:
		until = at
	}
	changed, w.wake = context.WithCancel(ctx)
	return changed, until, nil
}

// permitTime returns when the waiter at a place of the queue gets its permit, if
// all before it take theirs.
func (l *limiter) permitTime(place int, now time.Time) time.Time {
	at := later(now, l.closedUntil)
	if l.quota.limit == 0 {
		return at
	}
	permits := slices.Clone(l.permits)
	for range place + 1 {
		if oldest := len(permits) - l.quota.limit; oldest >= 0 {
			at = later(at, permits[oldest].Add(l.quota.window))
		}
		permits = append(permits, at)
	}
	return at
}

func (l *limiter) take(now time.Time) {
	l.permits = append(l.permits, now)
	if spare := len(l.permits) - l.quota.limit; spare > 0 {
		l.permits = slices.Delete(l.permits, 0, spare)
	}
}

// dequeue removes a waiter from the queue, so that those behind move up.
func (l *limiter) dequeue(w *waiter) {
	l.queue = slices.DeleteFunc(l.queue, func(other *waiter) bool { return other == w })
	l.wakeAll()
}

func (l *limiter) wakeAll() {
	for _, w := range l.queue {
		w.wake()
	}
}

func (l *limiter) lateFailure(now, at time.Time) *signin.Failure {
	kind := signin.KindBusy
	if l.closedUntil.After(now) {
		kind = signin.KindThrottled
	}
	return &signin.Failure{Kind: kind, RetryAfter: at.Sub(now)}
}

func later(a, b time.Time) time.Time {
	if a.After(b) {
		return a
	}
	return b
}
