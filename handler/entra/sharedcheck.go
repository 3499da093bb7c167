package entra

import (
	"context"
	"time"

	"signin-diagnosis/handler/flight"
	"signin-diagnosis/handler/signin"
)

const (
	// checkTTL is how long a finished check answers those who ask next.
	checkTTL = 30 * time.Second
	// checkReserveDivisor sets how much of the first caller's time is left for
	// telling them what was found: a tenth, and maxCheckReserve at most.
	checkReserveDivisor = 10
	maxCheckReserve     = time.Second
)

// sharedCheck is one check for all who ask within a short time: its requests come
// out of the quota of the questions.
type sharedCheck struct {
	runs flight.Group[struct{}, []signin.Check]
	last flight.Remembered[[]signin.Check]
}

// newSharedCheck returns a sharedCheck that keeps running when its caller leaves,
// because its requests are spent and others may ask soon.
func newSharedCheck() *sharedCheck {
	return &sharedCheck{runs: flight.Group[struct{}, []signin.Check]{KeepRunning: /*guard:check-outlives-its-caller = false*/ true}}
}

// checkOnce returns what the last check found, or what a new one finds when that
// is too old, or the context's error if that ends first.
func (c *Client) checkOnce(ctx context.Context) ([]signin.Check, error) {
	found, _, err := c.checks.runs.Join(ctx, struct{}{}, c.checkTime(ctx), func(ctx context.Context) ([]signin.Check, error) {
		if found, ok := c.checks.last.Get(c.clock.Now()); ok {
			return found, nil
		}
		found := c.check(ctx)
		c.checks.last.Keep(found, c.clock.Now().Add(checkTTL))
		return found, nil
	})
	return found, err
}

// checkTime returns how long a check may take. Its first caller may leave while
// others wait, but that caller's deadline holds for all of its requests together.
func (c *Client) checkTime(ctx context.Context) time.Duration {
	bounded, cancel := c.withDeadline(ctx)
	defer cancel()
	deadline, _ := bounded.Deadline()
	reserve := min(deadline.Sub(c.clock.Now())/checkReserveDivisor, maxCheckReserve)
	return time.Until(deadline.Add(-reserve))
}
