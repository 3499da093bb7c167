package investigate

import (
	"sync"
	"time"

	"github.com/hashicorp/golang-lru/v2/simplelru"
)

// maxKept bounds how many accounts' evidence is kept.
const maxKept = 512

// evidenceCache keeps complete evidence for a moment. Entries stand in the
// order of their end, because all live equally long and looking at one does
// not move it. A timer takes them out in time, so that an idle process holds
// nobody's sign-ins. (The expirable cache of the same module would hold a
// goroutine for ever.)
type evidenceCache struct {
	ttl time.Duration
	now func() time.Time

	mu      sync.Mutex
	entries *simplelru.LRU[windowKey, keptEvidence] // nil without a cache
}

type keptEvidence struct {
	gathered
	until time.Time
}

func newEvidenceCache(ttl time.Duration, now func() time.Time) *evidenceCache {
	cache := &evidenceCache{ttl: ttl, now: now}
	if ttl > 0 {
		cache.entries, _ = simplelru.NewLRU[windowKey, keptEvidence](maxKept, nil) // errs for no other size than 0
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
	if c.entries == nil || !result.complete() {
		return
	}
	result.cached = true
	c.mu.Lock()
	defer c.mu.Unlock()
	c.dropOld()
	c.entries.Add(key, keptEvidence{gathered: result, until: c.now().Add(c.ttl)})
	time.AfterFunc(c.ttl, c.sweep)
}

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
