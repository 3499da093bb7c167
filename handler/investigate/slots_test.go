package investigate

import (
	"context"
	"errors"
	"strconv"
	"testing"
	"testing/synctest"
	"time"

	"signin-diagnosis/handler/signin"
)

// stranger returns the n-th of many accounts.
func stranger(n int) Question { return dayOf("user" + strconv.Itoa(n) + "@contoso.com") }

// fullHouse returns an Investigator with all slots taken by the strangers from 0,
// who wait until finish is closed. Ada's evidence has been read before.
func fullHouse(t *testing.T) (b bench, finish chan struct{}, answers chan error) {
	finish, answers = make(chan struct{}), make(chan error, maxGatherings)
	b = newBench(&fakeDirectory{accounts: func(ctx context.Context, name string) ([]signin.Account, error) {
		if name != upn {
			select {
			case <-finish:
			case <-ctx.Done():
			}
		}
		return nil, ctx.Err()
	}}, runningClock)
	b.mustAsk(t, dayOf(upn))
	for n := range maxGatherings {
		go func() {
			_, err := b.Ask(t.Context(), stranger(n))
			answers <- err
		}()
	}
	synctest.Wait()
	return b, finish, answers
}

func TestAQuestionThatFindsNoPlaceFailsAtOnceAndCostsNothing(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b, finish, _ := fullHouse(t)
		defer close(finish)
		start, before := time.Now(), len(b.requests())
		answer, err := b.Ask(t.Context(), stranger(maxGatherings))
		var failure *signin.Failure
		if !errors.As(err, &failure) {
			t.Fatalf("got %v, want a *signin.Failure", err)
		}
		equal(t, "failure", *failure, signin.Failure{Kind: signin.KindBusy, RetryAfter: 10 * time.Second})
		equal(t, "time", time.Since(start), time.Duration(0))
		equal(t, "requests", []int{answer.Requests, len(b.requests()) - before}, []int{0, 0})
	})
}

func TestAFullHouseLeavesKeptAndSharedEvidenceToThoseWhoAskForIt(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b, finish, _ := fullHouse(t)
		equal(t, "kept", b.mustAsk(t, dayOf(upn)).Cached, true)
		shared := make(chan Answer, 1)
		go func() { shared <- b.mustAsk(t, stranger(0)) }()
		synctest.Wait()
		close(finish)
		equal(t, "shared", (<-shared).Shared, true)
	})
}

func TestAPlaceIsFreeAgainWhenItsQuestionIsAnswered(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b, finish, answers := fullHouse(t)
		close(finish)
		for range maxGatherings {
			if err := <-answers; err != nil {
				t.Errorf("a question that had a place got %v", err)
			}
		}
		b.mustAsk(t, stranger(maxGatherings))
	})
}
