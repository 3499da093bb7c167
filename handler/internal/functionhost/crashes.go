package functionhost

import "time"

// The host gives up at the third crash; a half hour without one resets the count.
const (
	crashesAllowed = 2
	crashMemory    = 30 * time.Minute
)

// crashes counts how often the handler failed in short order.
type crashes struct {
	count int
	last  time.Time
}

// restartsAfter counts one more crash and reports whether the host still restarts the
// handler.
func (c *crashes) restartsAfter(now time.Time) bool {
	if now.Sub(c.last) > crashMemory {
		c.count = 0
	}
	c.count++
	c.last = now
	return c.count <= crashesAllowed
}
