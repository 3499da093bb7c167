package entra

import (
	"context"
	"fmt"
	"slices"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"pgregory.net/rapid"

	"signin-diagnosis/handler/signin"
)

// These tests run in bubbles of testing/synctest, where time is a fake clock
// that moves when everybody waits.

// visit is one request's way through the limiter.
type visit struct {
	number  int
	arrived time.Time
	served  time.Time // zero when it got no permit
	failure *signin.Failure
}

// visits collects what became of requests.
type visits struct {
	mutex sync.Mutex
	all   []visit
	wait  sync.WaitGroup
}

func (v *visits) send(ctx context.Context, l *limiter, number int) {
	one := visit{number: number, arrived: time.Now()}
	v.wait.Go(func() {
		if err := l.wait(ctx); err != nil {
			one.failure = signin.AsFailure(err)
		} else {
			one.served = time.Now()
		}
		v.mutex.Lock()
		defer v.mutex.Unlock()
		v.all = append(v.all, one)
	})
	synctest.Wait() // it stands in the queue before the next one comes
}

// served returns the permits in the order in which the requests came. When nobody
// was overtaken, their times are in order too.
func (v *visits) served() (times []time.Time, numbers []int) {
	slices.SortFunc(v.all, func(a, b visit) int { return a.number - b.number })
	for _, one := range v.all {
		if one.failure == nil {
			times, numbers = append(times, one.served), append(numbers, one.number)
		}
	}
	return times, numbers
}

func bubble(t *testing.T, test func(*testing.T, *limiter, *visits)) {
	t.Helper()
	synctest.Test(t, func(t *testing.T) {
		v := &visits{}
		test(t, newLimiter(Clock{}.withDefaults(), reportQuota), v)
		v.wait.Wait()
	})
}

func within(t *testing.T, d time.Duration) context.Context {
	ctx, cancel := context.WithTimeout(t.Context(), d)
	t.Cleanup(cancel)
	return ctx
}

func TestTurnsAreGivenInOrderWithinTheQuota(t *testing.T) {
	bubble(t, func(t *testing.T, l *limiter, v *visits) {
		start := time.Now()
		for i := range 12 {
			v.send(t.Context(), l, i)
		}
		v.wait.Wait()
		times, numbers := v.served()
		if len(numbers) != 12 {
			t.Fatalf("served %v, want all 12", numbers)
		}
		for i, at := range times {
			if want := time.Duration(i/5) * reportQuota.window; at.Sub(start) != want {
				t.Errorf("permit %d came after %s, want %s", i, at.Sub(start), want)
			}
		}
	})
}

func TestATurnThatComesTooLateIsRefusedAtOnce(t *testing.T) {
	bubble(t, func(t *testing.T, l *limiter, v *visits) {
		for i := range 10 { // five are served, five wait for 10.5 s
			v.send(t.Context(), l, i)
		}
		time.Sleep(time.Second)
		now := time.Now()
		err := l.wait(within(t, 15*time.Second))
		failure := wantFailure(t, err, signin.KindBusy)
		if waited := time.Since(now); waited != 0 {
			t.Errorf("the refusal took %s", waited)
		}
		if failure.RetryAfter != 20*time.Second {
			t.Errorf("retry after %s, want the 20 s until the permit", failure.RetryAfter)
		}
		if err := l.wait(within(t, 25*time.Second)); err != nil {
			t.Errorf("a permit that fits was refused: %v", err)
		}
	})
}

func TestA429ClosesTheQuota(t *testing.T) {
	bubble(t, func(t *testing.T, l *limiter, v *visits) {
		start := time.Now()
		for i := range 5 {
			v.send(t.Context(), l, i)
		}
		v.send(t.Context(), l, 5)               // waits for 10.5 s, and then for the quota
		v.send(within(t, 20*time.Second), l, 6) // is told at once that it waits in vain
		v.send(within(t, 60*time.Second), l, 7) // can wait
		if left := l.close(30 * time.Second); left != 30*time.Second {
			t.Errorf("closed for %s", left)
		}
		if left := l.close(time.Second); left != 30*time.Second {
			t.Errorf("a shorter refusal opened the quota: %s left", left)
		}
		synctest.Wait()
		told := v.all[len(v.all)-1]
		if told.number != 6 || told.failure == nil || told.failure.Kind != signin.KindThrottled || told.failure.RetryAfter != 30*time.Second {
			t.Errorf("the waiter whose permit comes too late heard %+v", told)
		}
		failure := wantFailure(t, l.wait(within(t, 5*time.Second)), signin.KindThrottled)
		if failure.RetryAfter != 30*time.Second {
			t.Errorf("retry after %s, want 30 s", failure.RetryAfter)
		}
		v.wait.Wait()
		times, _ := v.served()
		for _, at := range times[5:] {
			if at.Sub(start) != 30*time.Second {
				t.Errorf("a permit was given after %s, want 30 s", at.Sub(start))
			}
		}
	})
}

func TestARefusalWithoutRetryAfterPausesTheQuota(t *testing.T) {
	for name, q := range map[string]quota{"reports": reportQuota, "policies": policyQuota, "directory": directoryQuota} {
		synctest.Test(t, func(t *testing.T) {
			l, start := newLimiter(Clock{}.withDefaults(), q), time.Now()
			l.close(0)
			if err := l.wait(t.Context()); err != nil || time.Since(start) != q.pause || q.pause == 0 {
				t.Errorf("%s: the permit came after %s (%v), want %s", name, time.Since(start), err, q.pause)
			}
		})
	}
}

func TestAWaiterThatLeavesGivesItsTurnBack(t *testing.T) {
	bubble(t, func(t *testing.T, l *limiter, v *visits) {
		start := time.Now()
		for i := range 5 {
			v.send(t.Context(), l, i)
		}
		ctx, leave := context.WithCancel(t.Context())
		for i := range 5 {
			v.send(ctx, l, 5+i)
		}
		v.send(t.Context(), l, 10)
		leave()
		v.wait.Wait()
		times, numbers := v.served()
		if len(numbers) != 6 || numbers[5] != 10 || times[5].Sub(start) != reportQuota.window {
			t.Errorf("served %v, the last after %s, want 10 after %s", numbers, times[len(times)-1].Sub(start), reportQuota.window)
		}
		for _, one := range v.all {
			if one.failure != nil && one.failure.Kind != signin.KindCanceled {
				t.Errorf("a waiter that left heard %s", one.failure.Kind)
			}
		}
	})
}

func TestAQuotaWithoutLimitLetsEverybodyThrough(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		l, start := newLimiter(Clock{}.withDefaults(), directoryQuota), time.Now()
		for range 100 {
			if err := l.wait(t.Context()); err != nil {
				t.Fatal(err)
			}
		}
		if time.Since(start) != 0 {
			t.Errorf("it took %s", time.Since(start))
		}
	})
}

// Whatever the pattern of arrivals, departures and refusals: never more than
// five permits in any 10 s, none while the quota is closed, nobody overtakes,
// and everybody who can wait is served.
func TestQuotaHoldsForEveryPattern(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		type step struct {
			After, Patience, Closes time.Duration
		}
		ms := func(name string, most int) time.Duration {
			return time.Duration(rapid.IntRange(0, most).Draw(rt, name)) * time.Millisecond
		}
		steps := make([]step, rapid.IntRange(1, 40).Draw(rt, "steps"))
		for i := range steps {
			steps[i] = step{After: ms("after", 4000)}
			switch rapid.IntRange(0, 9).Draw(rt, "what") {
			case 0:
				steps[i].Closes = ms("closes", 30_000)
			case 1, 2, 3:
				steps[i].Patience = ms("patience", 25_000)
			}
		}
		var wrong string
		bubble(t, func(t *testing.T, l *limiter, v *visits) {
			var closed [][2]time.Time
			for i, s := range steps {
				time.Sleep(s.After)
				synctest.Wait()
				ctx := t.Context()
				if s.Patience > 0 {
					ctx = within(t, s.Patience)
				}
				if s.Closes > 0 {
					closed = append(closed, [2]time.Time{time.Now(), time.Now().Add(s.Closes)})
					l.close(s.Closes)
				}
				v.send(ctx, l, i)
			}
			v.wait.Wait()
			wrong = v.broken(closed, func(i int) bool { return steps[i].Patience == 0 })
		})
		if wrong != "" {
			rt.Fatal(wrong)
		}
	})
}

// broken says which promise the visits break, if any.
func (v *visits) broken(closed [][2]time.Time, patient func(int) bool) string {
	times, _ := v.served()
	if !slices.IsSortedFunc(times, time.Time.Compare) {
		return fmt.Sprint("somebody was overtaken: ", times)
	}
	for i := 5; i < len(times); i++ {
		if span := times[i].Sub(times[i-5]); span <= 10*time.Second {
			return fmt.Sprint("six permits within ", span)
		}
	}
	for _, at := range times {
		for _, c := range closed {
			if at.After(c[0]) && at.Before(c[1]) {
				return "a permit was given while the quota was closed"
			}
		}
	}
	for _, one := range v.all {
		if one.failure != nil && patient(one.number) {
			return "a waiter without a deadline was refused"
		}
	}
	return ""
}
