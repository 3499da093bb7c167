package investigate

import (
	"strconv"
	"testing"
	"testing/synctest"
	"time"

	"signin-diagnosis/handler/signin"
)

func TestHowLongEvidenceIsKept(t *testing.T) {
	cases := []struct {
		name  string
		ttl   time.Duration
		after time.Duration
		asked int // report requests of two questions
	}{
		{"until just before the cache time ends", time.Minute, time.Minute - time.Nanosecond, 1},
		{"not when it has ended", time.Minute, time.Minute, 2},
		{"never without a cache", 0, 0, 2},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				b := newBench(&fakeDirectory{accounts: knows(ada), signIns: holds(adaRow("one", 1))}, realClock, func(o *Options) { o.CacheTTL = c.ttl })
				b.mustAsk(t, dayOf(upn))
				read := time.Now()
				time.Sleep(c.after)
				b.mustAsk(t, dayOf(upn))
				equal(t, "report requests", b.count("report"), c.asked)
				if c.asked == 1 {
					equal(t, "the window's end stays the time of reading", b.last(t).Window.To, read.UTC())
				}
			})
		})
	}
}

func TestOnlyCompleteEvidenceIsKept(t *testing.T) {
	unavailable := &signin.Failure{Kind: signin.KindUnavailable}
	cases := []struct {
		name      string
		directory func() *fakeDirectory
		kept      bool
	}{
		{"partial evidence is not cached", pages{total: 2, fail: map[int]error{2: unavailable}}.directory, false},
		{"nor a window that was not covered", pages{}.directory, false},
		{"nor evidence without the account", func() *fakeDirectory {
			return &fakeDirectory{accounts: refuses(unavailable), signIns: holds(adaRow("one", 1))}
		}, false},
		{"an account that does not exist is", func() *fakeDirectory { return &fakeDirectory{accounts: knows()} }, true},
		{"so is what v1.0 holds, because asking again brings no more", pages{total: 1, v1: true}.directory, true},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			b := newBench(c.directory())
			b.mustAsk(t, dayOf(upn))
			equal(t, "cached", b.mustAsk(t, dayOf(upn)).Cached, c.kept)
		})
	}
}

func TestTheCacheIsBounded(t *testing.T) {
	cache := newEvidenceCache(time.Hour, func() time.Time { return noon })
	for n := range maxKept + 1 {
		cache.put(windowKey{account: strconv.Itoa(n)}, completeEvidence())
	}
	equal(t, "entries", cache.size(), maxKept)
	_, first := cache.get(windowKey{account: "0"})
	_, last := cache.get(windowKey{account: strconv.Itoa(maxKept)})
	equal(t, "the oldest went", []bool{first, last}, []bool{false, true})
}

func TestAnIdleProcessHoldsNobodysSignIns(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		cache := newEvidenceCache(time.Minute, time.Now)
		cache.put(windowKey{account: "ada"}, completeEvidence())
		time.Sleep(30 * time.Second)
		cache.put(windowKey{account: "bob"}, completeEvidence())
		time.Sleep(30 * time.Second)
		synctest.Wait()
		equal(t, "entries after a minute", cache.size(), 1)
		time.Sleep(30 * time.Second)
		synctest.Wait()
		equal(t, "entries after all have ended", cache.size(), 0)
	})
}

func TestEvidenceThatIsReadAgainLivesAgain(t *testing.T) {
	now := noon
	cache := newEvidenceCache(time.Minute, func() time.Time { return now })
	key := windowKey{account: "ada"}
	cache.put(key, completeEvidence())
	now = now.Add(40 * time.Second)
	cache.put(key, completeEvidence())
	now = now.Add(40 * time.Second)
	_, ok := cache.get(key)
	equal(t, "kept", ok, true)
}

func completeEvidence() gathered {
	var result gathered
	result.evidence.Sources.SignIns.Status = signin.SourceOK
	result.evidence.Sources.Account.Status = signin.SourceOK
	return result
}

func (c *evidenceCache) size() int {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.entries.Len()
}
