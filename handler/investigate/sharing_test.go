package investigate

import (
	"context"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"signin-diagnosis/handler/signin"
)

func TestFortyEqualQuestionsAtOnceCostOneReportRequest(t *testing.T) {
	for name, ttl := range map[string]time.Duration{"with the cache": time.Minute, "without it": 0} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				b := newBench(&fakeDirectory{
					accounts: knows(ada),
					signIns: func(context.Context, signin.LogQuery) (signin.Page, error) {
						time.Sleep(time.Second)
						return signin.Page{SignIns: []signin.SignIn{adaRow("one", 1)}}, nil
					},
				}, runningClock, func(o *Options) { o.CacheTTL = ttl })
				answers := make([]Answer, 40)
				var all sync.WaitGroup
				for i := range answers {
					all.Go(func() { answers[i] = b.mustAsk(t, dayOf(upn)) })
				}
				all.Wait()
				requests, shared := 0, 0
				for _, answer := range answers {
					requests += answer.Requests
					if answer.Shared {
						shared++
					}
				}
				equal(t, "report requests", b.count("report"), 1)
				equal(t, "one question pays for all", requests, 2)
				equal(t, "the others share", shared, 39)
				equal(t, "each is judged on its own", len(b.seen), 40)
			})
		})
	}
}

func TestEqualQuestionsStormingInAndOutCostOneReportRequest(t *testing.T) {
	// Without any waiting: some find the cache, some the gathering, and some
	// come between the two.
	b := newBench(&fakeDirectory{accounts: knows(ada), signIns: holds(adaRow("one", 1))})
	var all sync.WaitGroup
	for range 200 {
		all.Go(func() { b.mustAsk(t, dayOf(upn)) })
	}
	all.Wait()
	equal(t, "report requests", b.count("report"), 1)
}

func TestDifferentQuestionsDoNotShare(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := newBench(&fakeDirectory{accounts: knows(ada), signIns: func(context.Context, signin.LogQuery) (signin.Page, error) {
			time.Sleep(time.Second)
			return signin.Page{SignIns: []signin.SignIn{adaRow("one", 1)}}, nil
		}}, runningClock)
		var all sync.WaitGroup
		for _, lookback := range []time.Duration{time.Hour, 24 * time.Hour} {
			all.Go(func() { b.mustAsk(t, Question{Account: upn, Lookback: lookback}) })
		}
		all.Wait()
		equal(t, "report requests", b.count("report"), 2)
	})
}

// crowd is some callers that wait for one gathering.
type crowd struct {
	bench
	stopped chan error // why the gathering's context ended
	finish  chan struct{}
}

func newCrowd() crowd {
	c := crowd{stopped: make(chan error, 10), finish: make(chan struct{})}
	c.bench = newBench(&fakeDirectory{accounts: knows(ada), signIns: func(ctx context.Context, _ signin.LogQuery) (signin.Page, error) {
		select {
		case <-ctx.Done():
			c.stopped <- ctx.Err()
			return signin.Page{}, ctx.Err()
		case <-c.finish:
			return signin.Page{SignIns: []signin.SignIn{adaRow("one", 1)}}, nil
		}
	}}, runningClock)
	return c
}

// enter adds a caller and returns how it leaves and what it gets.
func (c crowd) enter(t *testing.T) (leave context.CancelFunc, got chan error) {
	ctx, leave := context.WithCancel(t.Context())
	got = make(chan error, 1)
	go func() {
		_, err := c.Ask(ctx, dayOf(upn))
		got <- err
	}()
	synctest.Wait()
	return leave, got
}

func TestOneLeavingWaiterDoesNotDisturbTheOthers(t *testing.T) {
	for name, leaver := range map[string]int{"the one who started it": 0, "one who joined": 1} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				c := newCrowd()
				var leave [2]context.CancelFunc
				var got [2]chan error
				for i := range leave {
					leave[i], got[i] = c.enter(t)
					defer leave[i]()
				}
				leave[leaver]()
				equal(t, "the leaver", failureKind(t, <-got[leaver]), signin.KindCanceled)
				synctest.Wait()
				equal(t, "the gathering goes on", len(c.stopped), 0)
				close(c.finish)
				if err := <-got[1-leaver]; err != nil {
					t.Errorf("the one who stayed got %v", err)
				}
			})
		})
	}
}

func TestTheGatheringEndsWhenItsLastWaiterLeaves(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		c := newCrowd()
		leaveA, gotA := c.enter(t)
		leaveB, gotB := c.enter(t)
		leaveA()
		leaveB()
		equal(t, "both", []signin.Kind{failureKind(t, <-gotA), failureKind(t, <-gotB)}, []signin.Kind{signin.KindCanceled, signin.KindCanceled})
		equal(t, "the gathering ended as", (<-c.stopped).Error(), context.Canceled.Error())
		equal(t, "report requests", c.count("report"), 1)
	})
}

func TestWhoComesAfterTheLastWaiterStartsAnew(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		c := newCrowd()
		leave, got := c.enter(t)
		leave()
		<-got
		_, again := c.enter(t)
		close(c.finish)
		if err := <-again; err != nil {
			t.Errorf("the second caller got %v", err)
		}
		equal(t, "report requests", c.count("report"), 2)
	})
}

func TestAnErrorIsSharedAndNotKept(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		healthy := false
		b := newBench(&fakeDirectory{accounts: knows(ada), signIns: func(context.Context, signin.LogQuery) (signin.Page, error) {
			time.Sleep(time.Second)
			if healthy {
				return signin.Page{SignIns: []signin.SignIn{adaRow("one", 1)}}, nil
			}
			return signin.Page{}, &signin.Failure{Kind: signin.KindUnavailable}
		}}, runningClock)
		var all sync.WaitGroup
		for range 3 {
			all.Go(func() {
				_, err := b.Ask(t.Context(), dayOf(upn))
				equal(t, "kind", failureKind(t, err), signin.KindUnavailable)
			})
		}
		all.Wait()
		equal(t, "report requests", b.count("report"), 1)
		healthy = true
		b.mustAsk(t, dayOf(upn))
		equal(t, "report requests afterwards", b.count("report"), 2)
	})
}

func TestACallerThatIsGoneBeforehandStartsNothing(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := newBench(pages{total: 1}.directory())
		ctx, leave := context.WithCancel(t.Context())
		leave()
		_, err := b.Ask(ctx, dayOf(upn))
		equal(t, "kind", failureKind(t, err), signin.KindCanceled)
		synctest.Wait()
		equal(t, "requests", len(b.requests()), 0)
	})
}
