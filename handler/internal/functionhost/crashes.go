package functionhost

import "time"

// The host's patience: the third crash ends it, and a crash-free half hour restores it.
const (
	crashesAllowed = 2
	crashMemory    = 30 * time.Minute
)

// crashes counts how often the handler failed in short order.
type crashes struct {
	count int
	last  time.Time
}

// another notes one more and reports whether the host still restarts the handler.
func (c *crashes) another(now time.Time) bool {
	if now.Sub(c.last) > crashMemory {
		c.count = 0
	}
	c.count++
	c.last = now
	return c.count <= crashesAllowed
}
