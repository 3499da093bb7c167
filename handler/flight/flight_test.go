package flight

import (
	"context"
	"errors"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"signin-diagnosis/handler/crash"
)

// asking is one caller of Join and what it got.
type asking struct {
	value  int
	joined bool
	err    error
	fell   any // the panic that reached it
}

// ask joins the work that takes some time and gives n. The work is deaf to its
// context, or gives the context's error when that ends.
func ask(ctx context.Context, g *Group[string, int], took time.Duration, n int, deaf bool) chan asking {
	got := make(chan asking, 1)
	go func() {
		var a asking
		defer func() { a.fell = recover(); got <- a }()
		a.value, a.joined, a.err = g.Join(ctx, "key", time.Hour, func(ctx context.Context) (int, error) {
			timer := time.After(took)
			if deaf {
				<-timer
				return n, nil
			}
			select {
			case <-timer:
				return n, nil
			case <-ctx.Done():
				return 0, ctx.Err()
			}
		})
	}()
	synctest.Wait()
	return got
}

func TestEqualWorkIsDoneOnceAndOtherWorkBesides(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var g Group[string, int]
		var mu sync.Mutex
		starts := map[string]int{}
		var all sync.WaitGroup
		for _, key := range []string{"a", "a", "b", "a"} {
			all.Go(func() {
				_, _, _ = g.Join(t.Context(), key, time.Hour, func(context.Context) (int, error) {
					mu.Lock()
					starts[key]++
					mu.Unlock()
					time.Sleep(time.Second)
					return 0, nil
				})
			})
		}
		all.Wait()
		if starts["a"] != 1 || starts["b"] != 1 {
			t.Errorf("started %v", starts)
		}
	})
}

func TestWorkThatWasAbandonedAndEndsLateLeavesItsSuccessorAlone(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var g Group[string, int]
		ctx, leave := context.WithCancel(t.Context())
		first := ask(ctx, &g, time.Minute, 1, true)
		leave()
		<-first
		second := ask(t.Context(), &g, time.Hour/2, 2, true)
		time.Sleep(2 * time.Minute) // the first is done
		third := ask(t.Context(), &g, time.Second, 3, true)
		if a, b := <-second, <-third; a.joined || !b.joined || a.value != 2 || b.value != 2 {
			t.Errorf("the second got %+v, the third %+v", a, b)
		}
	})
}

func TestWorkThatKeepsRunningAnswersWhoComesAfterItsLastWaiter(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		g := Group[string, int]{KeepRunning: true}
		ctx, leave := context.WithCancel(t.Context())
		first := ask(ctx, &g, time.Minute, 1, false)
		leave()
		if a := <-first; !errors.Is(a.err, context.Canceled) {
			t.Errorf("the first got %+v", a)
		}
		if b := <-ask(t.Context(), &g, time.Minute, 2, false); !b.joined || b.value != 1 {
			t.Errorf("the second got %+v", b)
		}
	})
}

func TestWorkEndsAfterItsTimeoutAndIsNotKept(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		g := Group[string, int]{KeepRunning: true}
		start := time.Now()
		a := <-ask(t.Context(), &g, 2*time.Hour, 1, false)
		if !errors.Is(a.err, context.DeadlineExceeded) || time.Since(start) != time.Hour {
			t.Errorf("%+v after %s", a, time.Since(start))
		}
		if b := <-ask(t.Context(), &g, time.Minute, 2, false); b.joined || b.value != 2 {
			t.Errorf("the second got %+v", b)
		}
	})
}

func TestAPanicGoesOnInEveryWaiterAndTheNextBeginsAnew(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var g Group[string, int]
		fall := func() (fell any) {
			defer func() { fell = recover() }()
			_, _, _ = g.Join(t.Context(), "key", time.Hour, func(context.Context) (int, error) {
				time.Sleep(time.Second)
				panic("broken")
			})
			return nil
		}
		var all sync.WaitGroup
		for range 3 {
			all.Go(func() {
				if _, ok := fall().(*crash.Crash); !ok {
					t.Error("a waiter lost the panic")
				}
			})
		}
		all.Wait()
		if a := <-ask(t.Context(), &g, time.Second, 1, false); a.joined || a.value != 1 || a.fell != nil {
			t.Errorf("the next got %+v", a)
		}
	})
}

func TestWhoIsGoneAlreadyStartsNothing(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var g Group[string, int]
		ctx, leave := context.WithCancel(t.Context())
		leave()
		_, joined, err := g.Join(ctx, "key", time.Hour, func(context.Context) (int, error) {
			t.Error("the work was started")
			return 0, nil
		})
		if joined || !errors.Is(err, context.Canceled) {
			t.Errorf("joined %t, %v", joined, err)
		}
		synctest.Wait()
	})
}

func TestAValueHoldsUntilItsTime(t *testing.T) {
	var r Remembered[string]
	now := time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC)
	want := func(want string) {
		t.Helper()
		if got, holds := r.Get(now); got != want || holds != (want != "") {
			t.Errorf("got %q, %t, want %q", got, holds, want)
		}
	}
	want("")
	r.Keep("first", now.Add(time.Minute))
	want("first")
	r.Offer(now, "second", now.Add(time.Hour))
	want("first")
	now = now.Add(time.Minute - time.Nanosecond)
	want("first")
	now = now.Add(time.Nanosecond)
	want("")
	r.Offer(now, "second", now.Add(time.Hour))
	want("second")
	r.Keep("third", now.Add(time.Second))
	want("third")
}
