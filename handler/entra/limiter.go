package entra

import (
	"context"
	"slices"
	"sync"
	"time"

	"signin-diagnosis/handler/signin"
)

// limiter gives out turns within a quota, in the order of asking. It is a
// sliding log and not a token bucket: a bucket lets a burst through right
// after another one, which Graph counts as twice the limit.
type limiter struct {
	clock Clock
	quota quota

	mutex  sync.Mutex
	taken  []time.Time // the last turns, at most quota.most
	closed time.Time   // no turns before this time, by Graph's word
	queue  []*waiter
}

// waiter is one request in the queue. Only the first one watches the clock;
// the others wait until the queue changes.
type waiter struct{ wake context.CancelFunc }

func newLimiter(clock Clock, quota quota) *limiter {
	return &limiter{clock: clock, quota: quota}
}

// turn waits until one request may be sent. When that would be after the
// context's deadline it fails at once with the time that is missing. It
// returns a *signin.Failure, and then no turn is used up.
func (l *limiter) turn(ctx context.Context) error {
	me := l.join()
	for {
		wait, until, failure := l.ask(ctx, me)
		switch {
		case failure != nil:
			return failure
		case wait == nil:
			return nil
		case until.IsZero():
			<-wait.Done()
		default:
			_ = l.clock.Sleep(wait, until) // whatever ended the wait, ask again
		}
	}
}

// close keeps everybody waiting after a 429, and gives the time that is left.
// Waiters whose turn now comes too late are told at once.
func (l *limiter) close(retryAfter time.Duration) time.Duration {
	l.mutex.Lock()
	defer l.mutex.Unlock()
	if retryAfter <= 0 {
		retryAfter = l.quota.pause
	}
	now := l.clock.Now()
	//guard:closed-for-all
	l.closed = later(l.closed, now.Add(retryAfter))
	l.wakeAll()
	return l.closed.Sub(now)
}

func (l *limiter) join() *waiter {
	l.mutex.Lock()
	defer l.mutex.Unlock()
	me := &waiter{wake: func() {}}
	l.queue = append(l.queue, me)
	return me
}

// ask takes the turn if it has come: wait is nil then. Otherwise wait ends
// when the queue changes; a time is given to the first in the queue only.
func (l *limiter) ask(ctx context.Context, me *waiter) (wait context.Context, until time.Time, failure *signin.Failure) {
	l.mutex.Lock()
	defer l.mutex.Unlock()
	me.wake()
	now, place := l.clock.Now(), slices.Index(l.queue, me)
	at := l.turnAt(place, now)
	switch {
	case ctx.Err() != nil:
		l.leave(me)
		return nil, until, contextFailure(ctx)
	//guard:late-turn
	case !fits(ctx, at):
		l.leave(me)
		return nil, until, l.refusal(now, at)
	case place == 0 && !at.After(now):
		l.take(now)
		l.leave(me)
		return nil, until, nil
	case place == 0:
		until = at
	}
	wait, me.wake = context.WithCancel(ctx)
	return wait, until, nil
}

// turnAt foresees when the one at a place of the queue gets its turn, if all
// before it take theirs.
func (l *limiter) turnAt(place int, now time.Time) time.Time {
	at := later(now, l.closed)
	if l.quota.most == 0 {
		return at
	}
	turns := slices.Clone(l.taken)
	for range place + 1 {
		if oldest := len(turns) - l.quota.most; oldest >= 0 {
			at = later(at, turns[oldest].Add(l.quota.window))
		}
		turns = append(turns, at)
	}
	return at
}

func (l *limiter) take(now time.Time) {
	l.taken = append(l.taken, now)
	if spare := len(l.taken) - l.quota.most; spare > 0 {
		l.taken = slices.Delete(l.taken, 0, spare)
	}
}

// leave gives up a place, so that those behind move up.
func (l *limiter) leave(me *waiter) {
	l.queue = slices.DeleteFunc(l.queue, func(w *waiter) bool { return w == me })
	l.wakeAll()
}

func (l *limiter) wakeAll() {
	for _, w := range l.queue {
		w.wake()
	}
}

func (l *limiter) refusal(now, at time.Time) *signin.Failure {
	kind := signin.KindBusy
	if l.closed.After(now) {
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
