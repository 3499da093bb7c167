package practice

import (
	"math"
	"net/http"
	"strconv"
	"sync"
	"time"

	"signin-diagnosis/handler/practice/graph"
)

// The limits of https://learn.microsoft.com/graph/throttling-limits: reports
// for one app in one tenant, Conditional Access for all apps of a tenant
// together, the latter without Retry-After.
const (
	reportLimit  = 5
	reportWindow = 10 * time.Second
	policyLimit  = 1
	policyWindow = time.Second
)

// quota remembers when it was asked. A refused request counts as well, as
// Graph says of immediate retries.
type quota struct {
	mutex    sync.Mutex
	reports  []time.Time
	policies []time.Time
}

func (t *Tenant) throttle(kind Kind) *graph.Problem {
	if !t.options.Quota {
		return nil
	}
	t.quota.mutex.Lock()
	defer t.quota.mutex.Unlock()
	now := t.options.Now()
	switch kind {
	case KindSignIns:
		if wait := spend(&t.quota.reports, now, reportLimit, reportWindow); wait > 0 {
			return throttled(strconv.Itoa(int(math.Ceil(wait.Seconds()))))
		}
	case KindPolicies:
		if spend(&t.quota.policies, now, policyLimit, policyWindow) > 0 {
			return throttled("")
		}
	}
	return nil
}

// spend notes a request and gives the time after which one more would fit, or
// 0 when this one fitted.
func spend(asked *[]time.Time, now time.Time, limit int, window time.Duration) time.Duration {
	var recent []time.Time
	for _, at := range *asked {
		if now.Sub(at) < window {
			recent = append(recent, at)
		}
	}
	*asked = append(recent, now)
	if len(*asked) <= limit {
		return 0
	}
	return (*asked)[len(*asked)-limit].Add(window).Sub(now)
}

func throttled(retryAfter string) *graph.Problem {
	p := graph.NewProblem(http.StatusTooManyRequests, "TooManyRequests", "This request is throttled. Please try again after some time.")
	if retryAfter != "" {
		p.Header = map[string]string{"Retry-After": retryAfter}
	}
	return p
}
