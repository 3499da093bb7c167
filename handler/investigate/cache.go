package investigate

import (
	"sync"
	"time"

	"github.com/hashicorp/golang-lru/v2/simplelru"
)

// maxKept bounds how many accounts' evidence is kept, and maxKeptRows how much
// it weighs. One question may read 12 pages of 1,000 rows, and a row with its
// policies takes kilobytes: 512 busy accounts would be gigabytes, where the
// smallest instance of a function app has 512 MB
// (https://learn.microsoft.com/azure/azure-functions/flex-consumption-plan).
// Evidence that is larger than maxKeptOfOne rows would drive out too many others.
const (
	maxKept      = 512
	maxKeptRows  = 50_000
	maxKeptOfOne = maxKeptRows / 10
)

// evidenceCache keeps complete evidence for a moment. Entries stand in the
// order of their end, because all live equally long and looking at one does
// not move it. A timer takes them out in time, so that an idle process holds
// nobody's sign-ins. (The expirable cache of the same module would hold a
// goroutine for ever.) What exceeds the bounds goes oldest first.
type evidenceCache struct {
	ttl time.Duration
	now func() time.Time

	mu      sync.Mutex
	entries *simplelru.LRU[windowKey, keptEvidence] // nil without a cache
	rows    int                                     // of all entries together
}

type keptEvidence struct {
	gathered
	until time.Time
}

func newEvidenceCache(ttl time.Duration, now func() time.Time) *evidenceCache {
	cache := &evidenceCache{ttl: ttl, now: now}
	if ttl > 0 {
		cache.entries, _ = simplelru.NewLRU(maxKept, cache.forget) // the only error is a size of 0
	}
	return cache
}

func (c *evidenceCache) get(key windowKey) (gathered, bool) {
	if c.entries == nil {
		return gathered{}, false
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	c.dropOld()
	entry, ok := c.entries.Peek(key)
	return entry.gathered, ok
}

func (c *evidenceCache) put(key windowKey, result gathered) {
	if c.entries == nil || /*guard:complete-evidence*/ !result.complete() {
		return
	}
	if result.rows() > maxKeptOfOne {
		return
	}
	result.cached = true
	c.mu.Lock()
	defer c.mu.Unlock()
	c.dropOld()
	c.entries.Remove(key)
	for c.rows+result.rows() > maxKeptRows {
		c.entries.RemoveOldest()
	}
	c.rows += result.rows()
	c.entries.Add(key, keptEvidence{gathered: result, until: c.now().Add(c.ttl)})
	time.AfterFunc(c.ttl, c.sweep)
}

// forget is told of every entry that goes, for whatever reason.
func (c *evidenceCache) forget(_ windowKey, entry keptEvidence) { c.rows -= entry.rows() }

func (c *evidenceCache) sweep() {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.dropOld()
}

func (c *evidenceCache) dropOld() {
	for _, oldest, ok := c.entries.GetOldest(); ok && !c.now().Before(oldest.until); _, oldest, ok = c.entries.GetOldest() {
		c.entries.RemoveOldest()
	}
}
