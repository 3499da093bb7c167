package practice

import (
	"sync"
	"testing"
	"time"
)

// handClock is a clock that a test sets.
type handClock struct {
	mutex sync.Mutex
	now   time.Time
}

func (c *handClock) read() time.Time {
	c.mutex.Lock()
	defer c.mutex.Unlock()
	return c.now
}

func (c *handClock) advance(by time.Duration) {
	c.mutex.Lock()
	defer c.mutex.Unlock()
	c.now = c.now.Add(by)
}

func TestTheQuotaIsGraphs(t *testing.T) {
	const policyPath = "/v1.0/identity/conditionalAccess/policies"
	type call struct {
		after      time.Duration
		address    string
		status     int
		retryAfter string
	}
	for name, calls := range map[string][]call{
		"five report requests fit, the sixth waits for the first to leave": {
			{0, logPath, 200, ""}, {time.Second, logPath, 200, ""}, {0, logPath, 200, ""}, {0, "/v1.0/auditLogs/signIns", 200, ""}, {0, logPath, 200, ""},
			{2500 * time.Millisecond, logPath, 429, "8"}, // the second must leave too: the refused one counts
			{8 * time.Second, logPath, 200, ""},
		},
		"a refused request counts": {
			{0, logPath, 200, ""}, {0, logPath, 200, ""}, {0, logPath, 200, ""}, {0, logPath, 200, ""}, {0, logPath, 200, ""},
			{5 * time.Second, logPath, 429, "5"}, {4 * time.Second, logPath, 429, "1"}, {1 * time.Second, logPath, 200, ""},
		},
		"one policy request a second, without Retry-After": {
			{0, policyPath, 200, ""}, {500 * time.Millisecond, policyPath, 429, ""}, {time.Second, policyPath, 200, ""},
		},
		"users are not throttled": {
			{0, "/v1.0/users", 200, ""}, {0, "/v1.0/users", 200, ""}, {0, "/v1.0/users", 200, ""}, {0, "/v1.0/users", 200, ""},
			{0, "/v1.0/users", 200, ""}, {0, "/v1.0/users", 200, ""}, {0, "/v1.0/users", 200, ""},
		},
	} {
		t.Run(name, func(t *testing.T) {
			clock := &handClock{now: logNow}
			tenant := start(t, Options{Quota: true, Now: clock.read})
			for i, c := range calls {
				clock.advance(c.after)
				got := ask(t, tenant, c.address)
				if got.status != c.status || got.header.Get("Retry-After") != c.retryAfter {
					t.Errorf("request %d: status %d, Retry-After %q, want %d and %q", i+1, got.status, got.header.Get("Retry-After"), c.status, c.retryAfter)
				}
			}
		})
	}
}

func TestWithoutTheOptionNothingIsThrottled(t *testing.T) {
	tenant := start(t, Options{Now: clock})
	for range 12 {
		if got := ask(t, tenant, logPath); got.status != 200 {
			t.Fatal(got.raw)
		}
	}
}
