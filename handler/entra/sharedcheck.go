package entra

import (
	"context"
	"time"

	"signin-diagnosis/handler/flight"
	"signin-diagnosis/handler/signin"
)

const (
	// checkKept is how long a finished check answers those who ask next.
	checkKept = 30 * time.Second
	// checkReserveDivisor gives the part of the first caller's time that is left for
	// telling them what was found: a tenth, and checkReserveMost at most.
	checkReserveDivisor = 10
	checkReserveMost    = time.Second
)

// sharedCheck lets all who ask within a short time share one check: its
// requests come out of the quota that questions are answered with.
type sharedCheck struct {
	runs flight.Group[struct{}, []signin.Check]
	last flight.Remembered[[]signin.Check]
}

// newSharedCheck keeps a check running when its caller leaves, because its
// requests are paid for and others ask soon.
func newSharedCheck() *sharedCheck {
	return &sharedCheck{runs: flight.Group[struct{}, []signin.Check]{KeepRunning: /*guard:check-outlives-its-caller = false*/ true}}
}

// shared gives what the last check found, or that of a new one when it is too
// old, or the end of the context when that comes first.
func (c *Client) shared(ctx context.Context) ([]signin.Check, error) {
	found, _, err := c.checks.runs.Join(ctx, struct{}{}, c.checkTime(ctx), func(ctx context.Context) ([]signin.Check, error) {
		if found, ok := c.checks.last.Get(c.clock.Now()); ok {
			return found, nil
		}
		found := c.check(ctx)
		c.checks.last.Keep(found, c.clock.Now().Add(checkKept))
		return found, nil
	})
	return found, err
}

// checkTime is how long a check may take. The caller who began it may leave,
// because others wait too, but their deadline holds for all of its requests
// together.
func (c *Client) checkTime(ctx context.Context) time.Duration {
	bounded, cancel := c.bounded(ctx)
	defer cancel()
	deadline, _ := bounded.Deadline()
	reserve := min(deadline.Sub(c.clock.Now())/checkReserveDivisor, checkReserveMost)
	return time.Until(deadline.Add(-reserve))
}
