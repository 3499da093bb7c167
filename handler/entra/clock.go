package entra

import (
	"context"
	"time"
)

// Clock is where the package takes the time from, and how it waits. The zero
// value is the real clock.
type Clock struct {
	Now func() time.Time
	// Sleep returns nil at the given time, or the context's error when the
	// context ends before that.
	Sleep func(ctx context.Context, until time.Time) error
}

func (c Clock) withDefaults() Clock {
	if c.Now == nil {
		c.Now = time.Now
	}
	if c.Sleep == nil {
		c.Sleep = sleep
	}
	return c
}

func sleep(ctx context.Context, until time.Time) error {
	timer := time.NewTimer(time.Until(until))
	defer timer.Stop()
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-timer.C:
		return nil
	}
}

// beforeDeadline reports whether a time is not after the context's deadline.
func beforeDeadline(ctx context.Context, at time.Time) bool {
	deadline, limited := ctx.Deadline()
	return !limited || !at.After(deadline)
}
