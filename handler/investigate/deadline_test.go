package investigate

import (
	"context"
	"testing"
	"testing/synctest"
	"time"

	"signin-diagnosis/handler/signin"
)

// hang answers nothing until the question's time is over.
func hang(ctx context.Context) error {
	<-ctx.Done()
	return ctx.Err()
}

// The benches allow 16 seconds: 14 for the gathering, 2 for the policies.

func TestTheDeadlineGivesPartialEvidence(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		directory := pages{}.directory()
		directory.next = func(ctx context.Context, _ string) (signin.Page, error) { return signin.Page{}, hang(ctx) }
		b := newBench(directory, runningClock)
		start := time.Now()
		b.mustAsk(t, dayOf(upn))
		equal(t, "time", time.Since(start), 14*time.Second)
		evidence := b.last(t)
		equal(t, "rows", ids(evidence.SignIns), []string{"row 1"})
		equal(t, "status", evidence.Sources.SignIns.Status, signin.SourceTimeout)
		equal(t, "gaps", evidence.Gaps, []signin.Gap{{Code: signin.GapWindowNotCovered}})
	})
}

func TestTheDeadlineBeforeAnyPageIsATimeout(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := newBench(&fakeDirectory{accounts: knows(ada), signIns: func(ctx context.Context, _ signin.LogQuery) (signin.Page, error) {
			return signin.Page{}, hang(ctx)
		}})
		start := time.Now()
		_, err := b.Ask(t.Context(), dayOf(upn))
		equal(t, "kind", failureKind(t, err), signin.KindTimeout)
		equal(t, "time", time.Since(start), 14*time.Second)
	})
}

func TestTheGatheringLeavesTimeForThePolicies(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		directory := pages{}.directory()
		directory.next = func(ctx context.Context, _ string) (signin.Page, error) { return signin.Page{}, hang(ctx) }
		directory.policies = func(context.Context) ([]signin.Policy, error) {
			time.Sleep(time.Second)
			return []signin.Policy{{ID: "p"}}, nil
		}
		b := newBench(directory, runningClock)
		b.needs.Policies = true
		b.mustAsk(t, dayOf(upn))
		equal(t, "policies", b.last(t).Sources.Policies, signin.Source{Status: signin.SourceOK, Requests: 1})
	})
}

func TestPoliciesThatDoNotComeInTimeAreAGap(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		directory := pages{total: 1}.directory()
		directory.accounts = func(context.Context, string) ([]signin.Account, error) {
			time.Sleep(3 * time.Second)
			return []signin.Account{ada}, nil
		}
		directory.policies = func(ctx context.Context) ([]signin.Policy, error) { return nil, hang(ctx) }
		b := newBench(directory, runningClock)
		b.needs.Policies = true
		start := time.Now()
		b.mustAsk(t, dayOf(upn))
		equal(t, "time", time.Since(start), 16*time.Second)
		equal(t, "gaps", b.last(t).Gaps, []signin.Gap{{Code: signin.GapPolicyDetailsNotReadable, Detail: "timeout"}})
		equal(t, "status", b.last(t).Sources.Policies.Status, signin.SourceTimeout)
	})
}

func TestACallerThatIsGoneGetsNoAnswer(t *testing.T) {
	cases := []struct {
		name string
		ctx  func(context.Context) (context.Context, context.CancelFunc)
		want signin.Kind
	}{
		{"it went away", func(ctx context.Context) (context.Context, context.CancelFunc) {
			ctx, cancel := context.WithCancel(ctx)
			time.AfterFunc(time.Second, cancel)
			return ctx, cancel
		}, signin.KindCanceled},
		{"its own deadline passed", func(ctx context.Context) (context.Context, context.CancelFunc) {
			return context.WithTimeout(ctx, time.Second)
		}, signin.KindTimeout},
	}
	for _, c := range cases {
		for _, where := range []string{"log", "policies"} {
			t.Run(c.name+" during the reading of the "+where, func(t *testing.T) {
				synctest.Test(t, func(t *testing.T) {
					directory := pages{total: 1}.directory()
					directory.policies = func(ctx context.Context) ([]signin.Policy, error) { return nil, hang(ctx) }
					if where == "log" {
						directory.signIns = func(ctx context.Context, _ signin.LogQuery) (signin.Page, error) { return signin.Page{}, hang(ctx) }
					}
					b := newBench(directory, runningClock)
					b.needs.Policies = true
					ctx, cancel := c.ctx(t.Context())
					defer cancel()
					start := time.Now()
					_, err := b.Ask(ctx, dayOf(upn))
					equal(t, "kind", failureKind(t, err), c.want)
					equal(t, "time", time.Since(start), time.Second)
				})
			})
		}
	}
}

func TestACallerThatIsGoneBeforehandCostsNothing(t *testing.T) {
	b := newBench(pages{total: 1}.directory())
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	_, err := b.Ask(ctx, dayOf(upn))
	equal(t, "kind", failureKind(t, err), signin.KindCanceled)
	equal(t, "requests", len(b.requests()), 0)
}
