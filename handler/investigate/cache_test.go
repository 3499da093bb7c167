package investigate

import (
	"context"
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
				b := newBench(&fakeDirectory{accounts: knows(ada), signIns: holds(adaRow("one", 1))}, runningClock, func(o *Options) { o.CacheTTL = c.ttl })
				b.mustAsk(t, dayOf(upn))
				read := b.now()
				time.Sleep(c.after)
				b.mustAsk(t, dayOf(upn))
				equal(t, "report requests", b.count("report"), c.asked)
				if c.asked == 1 {
					equal(t, "the window's end stays the time of reading", b.last(t).Window.To, read)
				}
			})
		})
	}
}

func TestOnlyCompleteEvidenceIsKept(t *testing.T) {
	unavailable := &signin.Failure{Kind: signin.KindUnavailable}
	page := func(page signin.Page) func() *fakeDirectory {
		return func() *fakeDirectory {
			return &fakeDirectory{accounts: knows(ada), signIns: func(context.Context, signin.LogQuery) (signin.Page, error) { return page, nil }}
		}
	}
	hidden := adaRow("one", 1)
	hidden.ConditionalAccessStatus = signin.ResultFailure
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
		{"nor what v1.0 holds, which is interactive rows only", pages{total: 1, v1: true}.directory, false},
		{"nor evidence with rows that could not be read", page(signin.Page{Unreadable: 1}), false},
		{"nor with rows outside the window", page(signin.Page{SignIns: []signin.SignIn{adaRow("one", 25*60)}}), false},
		{"but policies that are not shown stay so for every question", page(signin.Page{SignIns: []signin.SignIn{hidden}}), true},
		{"nor with rows of other accounts", page(signin.Page{SignIns: []signin.SignIn{row("one", bobID, "", 1)}}), false},
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
	for n := range maxEntries + 1 {
		cache.put(questionKey{account: strconv.Itoa(n)}, gathered{})
	}
	equal(t, "entries", cache.size(), maxEntries)
	_, first := cache.get(questionKey{account: "0"})
	_, last := cache.get(questionKey{account: strconv.Itoa(maxEntries)})
	equal(t, "the oldest went", []bool{first, last}, []bool{false, true})
}

func TestAnIdleProcessHoldsNobodysSignIns(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		cache := newEvidenceCache(time.Minute, time.Now)
		cache.put(questionKey{account: "ada"}, gathered{})
		time.Sleep(30 * time.Second)
		cache.put(questionKey{account: "bob"}, gathered{})
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
	key := questionKey{account: "ada"}
	cache.put(key, gathered{})
	now = now.Add(40 * time.Second)
	cache.put(key, gathered{})
	now = now.Add(40 * time.Second)
	_, ok := cache.get(key)
	equal(t, "kept", ok, true)
}

func TestTheCacheIsBoundedByRows(t *testing.T) {
	of := func(rows int) gathered {
		return gathered{evidence: signin.Evidence{SignIns: make([]signin.SignIn, rows)}}
	}
	key := func(n int) questionKey { return questionKey{account: strconv.Itoa(n)} }
	cases := []struct {
		name    string
		rows    []int // of the evidence as it comes, under the keys 0, 1, 2 …
		twice   bool
		entries int
		oldest  bool // the first one is still there
	}{
		{"as much as fits is kept", []int{5000, 5000, 5000, 5000, 5000, 5000, 5000, 5000, 5000, 5000}, false, 10, true},
		{"one row more drives out the oldest", []int{5000, 5000, 5000, 5000, 5000, 5000, 5000, 5000, 5000, 5000, 1}, false, 10, false},
		{"and two, where one is too small", []int{1, 5000, 5000, 5000, 5000, 5000, 5000, 5000, 5000, 5000, 4999, 5000}, false, 10, false},
		{"evidence larger than a tenth is not kept", []int{1, 5001}, false, 1, true},
		{"evidence that is read again is counted once", []int{5000, 5000, 5000, 5000, 5000, 5000, 5000, 5000, 5000, 5000}, true, 10, true},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			cache := newEvidenceCache(time.Hour, func() time.Time { return noon })
			held := 0
			for n, rows := range c.rows {
				cache.put(key(n), of(rows))
				if c.twice {
					cache.put(key(n), of(rows))
				}
			}
			for _, entry := range cache.entries.Values() {
				held += entry.rows()
			}
			_, oldest := cache.get(key(0))
			equal(t, "entries", cache.size(), c.entries)
			equal(t, "the oldest is there", oldest, c.oldest)
			equal(t, "the count is that of the rows held", cache.rows, held)
		})
	}
}

func (c *evidenceCache) size() int {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.entries.Len()
}
