package investigate

import (
	"sync"
	"time"

	"github.com/hashicorp/golang-lru/v2/simplelru"
)

// maxEntries bounds how many accounts' evidence is kept, and maxCachedRows how
// many rows that is. One question may read 12 pages of 1,000 rows, and a row with
// its policies takes kilobytes: 512 busy accounts would be gigabytes, where the
// smallest instance of a function app has 512 MB
// (https://learn.microsoft.com/azure/azure-functions/flex-consumption-plan).
// Evidence of more than maxEntryRows rows would evict too many others.
const (
	maxEntries    = 512
	maxCachedRows = 50_000
	maxEntryRows  = maxCachedRows / 10
)

// evidenceCache keeps complete evidence for a short time. Entries are in the
// order in which they expire, because all live equally long and reading one does
// not move it. A timer removes them, so that an idle process holds nobody's
// sign-ins. (The expirable cache of the same module would hold a goroutine for
// ever.) When a bound is exceeded, the oldest entries are evicted first.
type evidenceCache struct {
	ttl time.Duration
	now func() time.Time

	mu      sync.Mutex
	entries *simplelru.LRU[questionKey, cacheEntry] // nil without a cache
	rows    int                                     // of all entries together
}

type cacheEntry struct {
	gathered
	until time.Time
}

func newEvidenceCache(ttl time.Duration, now func() time.Time) *evidenceCache {
	cache := &evidenceCache{ttl: ttl, now: now}
	if ttl > 0 {
		cache.entries, _ = simplelru.NewLRU(maxEntries, cache.onEvict) // its only error is for a size of 0
	}
	return cache
}

func (c *evidenceCache) get(key questionKey) (gathered, bool) {
	if c.entries == nil {
		return gathered{}, false
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	c.dropExpired()
	entry, ok := c.entries.Peek(key)
	return entry.gathered, ok
}

func (c *evidenceCache) put(key questionKey, result gathered) {
	if c.entries == nil || /*guard:complete-evidence*/ !result.complete() {
		return
	}
	if result.rows() > maxEntryRows {
		return
	}
	result.cached = true
	c.mu.Lock()
	defer c.mu.Unlock()
	c.dropExpired()
	c.entries.Remove(key)
	for c.rows+result.rows() > maxCachedRows {
		c.entries.RemoveOldest()
	}
	c.rows += result.rows()
	c.entries.Add(key, cacheEntry{gathered: result, until: c.now().Add(c.ttl)})
	time.AfterFunc(c.ttl, c.sweep)
}

// onEvict is called for every entry that is removed, for whatever reason.
func (c *evidenceCache) onEvict(_ questionKey, entry cacheEntry) { c.rows -= entry.rows() }

func (c *evidenceCache) sweep() {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.dropExpired()
}

func (c *evidenceCache) dropExpired() {
	for _, oldest, ok := c.entries.GetOldest(); ok && !c.now().Before(oldest.until); _, oldest, ok = c.entries.GetOldest() {
		c.entries.RemoveOldest()
	}
}
