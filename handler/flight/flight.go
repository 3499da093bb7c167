// Package flight does equal work once for all who ask for it at the same time,
// and remembers the result for those who ask a little later.
package flight

import (
	"context"
	"sync"
	"time"

	"signin-diagnosis/handler/crash"
)

// Group is work that is shared, by key. Its zero value is ready. Unlike
// singleflight of x/sync, the work is not run by its first caller: it has a
// context of its own, which ends when nobody waits any more.
type Group[K comparable, T any] struct {
	// KeepRunning lets work go on after its last waiter has left, up to its
	// timeout, because whoever asks next will want it.
	KeepRunning bool

	mu      sync.Mutex
	running map[K]*run[T]
}

// run is one piece of work and those who wait for it.
type run[T any] struct {
	done    chan struct{} // closed when value and err are set
	cancel  context.CancelFunc
	waiters int
	value   T
	err     error
}

// Join waits for the work of that key, and starts it if it is not running. It
// reports whether it was running already. The waiter leaves when its own context
// ends, with that context's error; the work is cancelled when its last waiter
// leaves, or after the timeout. A panic of the work is raised again in every
// waiter.
func (g *Group[K, T]) Join(ctx context.Context, key K, timeout time.Duration, work func(context.Context) (T, error)) (value T, joined bool, err error) {
	if ctx.Err() != nil {
		return value, false, ctx.Err()
	}
	run, joined := g.start(ctx, key, timeout, work)
	select {
	case <-run.done:
	case <-ctx.Done():
		g.abandon(key, run)
		return value, joined, ctx.Err()
	}
	//guard:panic-of-check
	crash.Rethrow(run.err)
	return run.value, joined, run.err
}

// start returns the run of that key, and starts one where none is.
func (g *Group[K, T]) start(ctx context.Context, key K, timeout time.Duration, work func(context.Context) (T, error)) (*run[T], bool) {
	g.mu.Lock()
	defer g.mu.Unlock()
	if run, ok := g.running[key]; ok {
		run.waiters++
		return run, true
	}
	// The work keeps the values of the first waiter's context (its trace), but
	// does not end with it.
	//guard:gathering-deadline + timeout = 1 << 62
	ctx, cancel := context.WithTimeout( /*guard:own-end-only unwrap*/ context.WithoutCancel(ctx), timeout)
	started := &run[T]{done: make(chan struct{}), cancel: cancel, waiters: 1}
	if g.running == nil {
		g.running = map[K]*run[T]{}
	}
	g.running[key] = started
	go g.run(ctx, key, started, work)
	return started, false
}

// run does the work and publishes its result.
func (g *Group[K, T]) run(ctx context.Context, key K, run *run[T], work func(context.Context) (T, error)) {
	run.err = crash.Guard(func() (err error) {
		run.value, err = work(ctx)
		return err
	})()
	g.mu.Lock()
	g.remove(key, run)
	g.mu.Unlock()
	run.cancel()
	close(run.done)
}

// abandon takes one waiter off a run, and cancels the run after its last one.
func (g *Group[K, T]) abandon(key K, run *run[T]) {
	g.mu.Lock()
	defer g.mu.Unlock()
	if run.waiters--; run.waiters == 0 && !g.KeepRunning {
		//guard:nobody-waits
		run.cancel()
		g.remove(key, run) // a new caller must not join work that is being cancelled
	}
}

// remove forgets a run, unless a later one has taken its place.
func (g *Group[K, T]) remove(key K, run *run[T]) {
	if g.running[key] == run {
		delete(g.running, key)
	}
}
