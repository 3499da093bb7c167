package entra

import "time"

// quota is a limit of Graph's, as this program keeps to it
// (https://learn.microsoft.com/graph/throttling-limits).
type quota struct {
	limit  int           // permits per window; 0 when Graph's limit is out of reach
	window time.Duration // Graph's, with a margin for the way to it
	// pause is how long a 429 without Retry-After closes the quota.
	pause time.Duration
}

var (
	// Identity and access reports: 5 requests per 10 s for one app in one tenant.
	reportQuota = quota{limit: /*guard:five-reports = 6*/ 5, window: 10*time.Second + /*guard:quota-margin = 0*/ 500*time.Millisecond, pause: 10 * time.Second}
	// Conditional Access: 1 request per second for all apps of a tenant
	// together, and its refusals carry no Retry-After.
	policyQuota = quota{limit: 1, window: time.Second + 100*time.Millisecond, pause: 2 * time.Second}
	// The directory counts thousands of units per 10 s.
	directoryQuota = quota{pause: 2 * time.Second}
)
