package investigate

import (
	"context"
	"testing"
	"testing/synctest"
	"time"

	"signin-diagnosis/handler/signin"
)

func TestAnAbandonedFlightThatLandsLateLeavesItsSuccessorAlone(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var f flights[string, int]
		join := func(ctx context.Context, took time.Duration, n int) chan bool {
			joined := make(chan bool, 1)
			go func() {
				_, shared, _ := f.join(ctx, "key", time.Hour, func(context.Context) (int, error) {
					time.Sleep(took) // deaf to its context
					return n, nil
				})
				joined <- shared
			}()
			synctest.Wait()
			return joined
		}
		ctx, leave := context.WithCancel(t.Context())
		first := join(ctx, time.Minute, 1)
		leave()
		<-first
		second := join(t.Context(), time.Hour/2, 2)
		time.Sleep(2 * time.Minute) // the first has landed
		third := join(t.Context(), time.Second, 3)
		equal(t, "the second starts anew, the third joins it", []bool{<-second, <-third}, []bool{false, true})
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

// A reader with little right may get an account without its name. A query by no
// name at all would be a query for everybody.
func TestAnAccountWithoutNameIsNotAskedByName(t *testing.T) {
	b := newBench(&fakeDirectory{accounts: knows(signin.Account{ID: adaID})})
	b.mustAsk(t, dayOf(adaID))
	equal(t, "requests by name", b.count("report names"), 0)
	equal(t, "status", b.last(t).Sources.SignIns.Status, signin.SourceOK)
}
