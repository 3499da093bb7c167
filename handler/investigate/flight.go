package investigate

import (
	"context"
	"sync"
	"time"

	"signin-diagnosis/handler/crash"
)

// flights let equal work be done once for all who ask for it at the same time.
// Unlike singleflight of x/sync, the work belongs to nobody: it has a context
// of its own, which ends when nobody waits any more.
type flights[K comparable, T any] struct {
	mu   sync.Mutex
	open map[K]*flight[T]
}

type flight[T any] struct {
	landed  chan struct{} // closed when value and err are set
	cancel  context.CancelFunc
	waiters int
	value   T
	err     error
}

// join waits for the work of that key, and starts it when nobody has. It
// reports whether somebody else had started it. The waiter leaves when its own
// context ends; the work ends with its last waiter, or after the timeout. A
// panic of the work goes on in every waiter.
func (f *flights[K, T]) join(ctx context.Context, key K, timeout time.Duration, work func(context.Context) (T, error)) (value T, joined bool, err error) {
	if ctx.Err() != nil {
		return value, false, failureOf(ctx.Err())
	}
	flight, joined := f.board(ctx, key, timeout, work)
	select {
	case <-flight.landed:
	case <-ctx.Done():
		f.leave(key, flight)
		return value, joined, failureOf(ctx.Err())
	}
	crash.Rethrow(flight.err)
	return flight.value, joined, flight.err
}

func (f *flights[K, T]) board(ctx context.Context, key K, timeout time.Duration, work func(context.Context) (T, error)) (*flight[T], bool) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if flight, ok := f.open[key]; ok {
		flight.waiters++
		return flight, true
	}
	// The values of the first waiter (its trace) go along; its end does not.
	//guard:gathering-deadline + timeout = 1 << 62
	ctx, cancel := context.WithTimeout( /*guard:own-end-only unwrap*/ context.WithoutCancel(ctx), timeout)
	started := &flight[T]{landed: make(chan struct{}), cancel: cancel, waiters: 1}
	if f.open == nil {
		f.open = map[K]*flight[T]{}
	}
	f.open[key] = started
	go f.fly(ctx, key, started, work)
	return started, false
}

func (f *flights[K, T]) fly(ctx context.Context, key K, flight *flight[T], work func(context.Context) (T, error)) {
	flight.err = crash.Guard(func() (err error) {
		flight.value, err = work(ctx)
		return err
	})()
	f.mu.Lock()
	f.retire(key, flight)
	f.mu.Unlock()
	flight.cancel()
	close(flight.landed)
}

func (f *flights[K, T]) leave(key K, flight *flight[T]) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if flight.waiters--; flight.waiters == 0 {
		//guard:nobody-waits
		flight.cancel()
		f.retire(key, flight) // who asks now must not join work that is being given up
	}
}

// retire takes the flight off the board, unless a later one has its place.
func (f *flights[K, T]) retire(key K, flight *flight[T]) {
	if f.open[key] == flight {
		delete(f.open, key)
	}
}
