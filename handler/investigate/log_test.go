package investigate

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"testing"
	"time"

	"signin-diagnosis/handler/signin"
)

// pages is a log of many pages, one row each: row n is n hours before noon,
// and stands on page n. The interactive rows are those of interactive.
type pages struct {
	total       int // 0: without end
	interactive []signin.SignIn
	fail        map[int]error // by page
	failExtra   error         // of the interactive request
	v1          bool
}

func (p pages) directory() *fakeDirectory {
	page := func(n int) (signin.Page, error) {
		if err := p.fail[n]; err != nil {
			return signin.Page{}, err
		}
		result := signin.Page{SignIns: []signin.SignIn{adaRow("row "+strconv.Itoa(n), n*60)}, InteractiveOnly: p.v1}
		if n != p.total {
			result.Next = strconv.Itoa(n + 1)
		}
		return result, nil
	}
	return &fakeDirectory{
		accounts: knows(ada),
		signIns: func(_ context.Context, query signin.LogQuery) (signin.Page, error) {
			if query.InteractiveOnly {
				return signin.Page{SignIns: p.interactive, Next: "interactive 2"}, p.failExtra
			}
			return page(1)
		},
		next: func(_ context.Context, next string) (signin.Page, error) {
			n, err := strconv.Atoi(next)
			if err != nil {
				return signin.Page{}, fmt.Errorf("page %q is not asked for", next)
			}
			return page(n)
		},
	}
}

func TestReadingTheLog(t *testing.T) {
	const (
		report      = "report id " + adaID
		interactive = report + " interactive"
	)
	unavailable := &signin.Failure{Kind: signin.KindUnavailable}
	throttled := &signin.Failure{Kind: signin.KindThrottled}
	timeout := &signin.Failure{Kind: signin.KindTimeout}
	notCovered := []signin.Gap{{Code: signin.GapWindowNotCovered}}
	wholeDay := 24 * time.Hour
	cases := []struct {
		name     string
		log      pages
		requests []string // of the log
		status   signin.SourceStatus
		gaps     []signin.Gap
		back     time.Duration // how far every kind of row was read
	}{
		{
			name: "a window that fits a page costs one request", log: pages{total: 1},
			requests: []string{report}, status: signin.SourceOK, back: wholeDay,
		},
		{
			name: "the second request is for interactive rows, then the pages go on", log: pages{total: 3},
			requests: []string{report, interactive, "report page 2", "report page 3"}, status: signin.SourceOK, back: wholeDay,
		},
		{
			name: "an error on page two gives partial evidence", log: pages{total: 3, fail: map[int]error{2: unavailable}},
			requests: []string{report, interactive, "report page 2"}, status: signin.SourcePartial, gaps: notCovered, back: time.Hour,
		},
		{
			name: "a turn that comes too late on page three gives partial evidence", log: pages{total: 4, fail: map[int]error{3: &signin.Failure{Kind: signin.KindBusy}}},
			requests: []string{report, interactive, "report page 2", "report page 3"}, status: signin.SourcePartial, gaps: notCovered, back: 2 * time.Hour,
		},
		{
			name: "a timeout on page two is told as a timeout", log: pages{total: 3, fail: map[int]error{2: timeout}},
			requests: []string{report, interactive, "report page 2"}, status: signin.SourceTimeout, gaps: notCovered, back: time.Hour,
		},
		{
			name: "the pages go on without the interactive rows", log: pages{total: 2, failExtra: unavailable},
			requests: []string{report, interactive, "report page 2"}, status: signin.SourceOK, back: wholeDay,
		},
		{
			name: "a throttled interactive request ends the reading", log: pages{total: 2, failExtra: throttled},
			requests: []string{report, interactive}, status: signin.SourcePartial, gaps: notCovered, back: time.Hour,
		},
		{
			name: "a late interactive request ends the reading", log: pages{total: 2, failExtra: timeout},
			requests: []string{report, interactive}, status: signin.SourceTimeout, gaps: notCovered, back: time.Hour,
		},
		{
			name: "v1.0 holds interactive rows only and is not asked for them again", log: pages{total: 2, v1: true},
			requests: []string{report, "report page 2"}, status: signin.SourceOK,
			gaps: []signin.Gap{{Code: signin.GapNonInteractiveNotVisible}}, back: wholeDay,
		},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			b := newBench(c.log.directory())
			b.mustAsk(t, dayOf(upn))
			evidence := b.last(t)
			equal(t, "requests", b.requests()[1:], c.requests)
			equal(t, "source", evidence.Sources.SignIns, signin.Source{Status: c.status, Requests: len(c.requests)})
			equal(t, "gaps", evidence.Gaps, c.gaps)
			equal(t, "read from", evidence.Window.ReadFrom, noon.Add(-c.back))
		})
	}
}

func TestAtMostTwelveReportRequests(t *testing.T) {
	cases := []struct {
		name            string
		cost, calls     int
		read, requested int
	}{
		{"one request a call", 1, 12, 11, 12},
		{"a retry in every call counts", 2, 6, 5, 12},
		{"page one may use them all", 12, 1, 1, 12},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			directory := pages{}.directory()
			directory.cost = c.cost
			b := newBench(directory)
			answer := b.mustAsk(t, dayOf(upn))
			evidence := b.last(t)
			equal(t, "report calls", b.count("report"), c.calls)
			equal(t, "requests", answer.Requests, c.requested+1)
			equal(t, "gaps", evidence.Gaps, []signin.Gap{{Code: signin.GapWindowNotCovered}})
			equal(t, "status", evidence.Sources.SignIns, signin.Source{Status: signin.SourcePartial, Requests: c.requested})
			equal(t, "read from", evidence.Window.ReadFrom, noon.Add(-time.Duration(c.read)*time.Hour))
		})
	}
}

func TestAPageThatClaimsToBeFreeDoesNotMakeTheReadingEndless(t *testing.T) {
	b := newBench(pages{}.directory())
	b.directory = freeDirectory{b.fakeDirectory}
	b.mustAsk(t, dayOf(upn))
	equal(t, "the interactive request, and 12 pages", b.count("report"), 13)
}

// freeDirectory claims that nothing costs anything.
type freeDirectory struct{ *fakeDirectory }

func (f freeDirectory) SignIns(ctx context.Context, query signin.LogQuery) (signin.Page, int, error) {
	page, _, err := f.fakeDirectory.SignIns(ctx, query)
	return page, 0, err
}

func (f freeDirectory) NextSignIns(ctx context.Context, next string) (signin.Page, int, error) {
	page, _, err := f.fakeDirectory.NextSignIns(ctx, next)
	return page, 0, err
}

func TestNoiseOfBackgroundRefreshesDoesNotHideTheInteractiveFailure(t *testing.T) {
	failure := adaRow("the failure", 20*60)
	failure.Interactive, failure.Status.ErrorCode = true, 53003
	b := newBench(pages{interactive: []signin.SignIn{failure}}.directory())
	b.mustAsk(t, dayOf(upn))
	rows := ids(b.last(t).SignIns)
	equal(t, "second row read", rows[1], "the failure")
	equal(t, "its time lies before what the pages reached", failure.CreatedAt.Before(b.last(t).Window.ReadFrom), true)
}

func TestAPageWithoutRowsIsNotTheEnd(t *testing.T) {
	b := newBench(&fakeDirectory{
		accounts: knows(ada),
		signIns: func(_ context.Context, query signin.LogQuery) (signin.Page, error) {
			if query.InteractiveOnly {
				return signin.Page{}, nil
			}
			return signin.Page{Next: "2"}, nil
		},
		next: func(context.Context, string) (signin.Page, error) {
			return signin.Page{SignIns: []signin.SignIn{adaRow("one", 60)}}, nil
		},
	})
	b.mustAsk(t, dayOf(upn))
	equal(t, "rows", ids(b.last(t).SignIns), []string{"one"})
}

func TestUnreadableRowsAreCounted(t *testing.T) {
	b := newBench(&fakeDirectory{accounts: knows(ada), signIns: func(context.Context, signin.LogQuery) (signin.Page, error) {
		return signin.Page{SignIns: []signin.SignIn{adaRow("one", 1)}, Unreadable: 3}, nil
	}})
	b.mustAsk(t, dayOf(upn))
	equal(t, "dropped", b.last(t).RowsDropped, 3)
	equal(t, "status", b.last(t).Sources.SignIns.Status, signin.SourcePartial)
	equal(t, "gaps", b.last(t).Gaps, []signin.Gap{{Code: signin.GapRowsNotReadable, Detail: "3"}})
}

func TestTheQueryHoldsTheWindow(t *testing.T) {
	var from []time.Time
	directory := pages{total: 2}.directory()
	answer := directory.signIns
	directory.signIns = func(ctx context.Context, query signin.LogQuery) (signin.Page, error) {
		from = append(from, query.From)
		return answer(ctx, query)
	}
	b := newBench(directory)
	b.mustAsk(t, dayOf(upn))
	equal(t, "from, of both queries", from, []time.Time{noon.Add(-24 * time.Hour), noon.Add(-24 * time.Hour)})
}

func TestRowsOutsideTheWindowAreNotJudged(t *testing.T) {
	const day = 24 * 60
	at := func(created time.Time) signin.SignIn {
		return signin.SignIn{ID: "odd", UserID: adaID, CreatedAt: created}
	}
	gap := []signin.Gap{{Code: signin.GapRowsNotReadable, Detail: "1"}}
	cases := []struct {
		name string
		row  signin.SignIn
		gaps []signin.Gap
	}{
		{"at the window's start is inside", adaRow("odd", day), nil},
		{"before it is not", at(noon.Add(-day*time.Minute - 1)), gap},
		{"five minutes after the reading may be a clock that is ahead", adaRow("odd", -5), nil},
		{"later may not", at(noon.Add(5*time.Minute + 1)), gap},
		{"the year 1999", at(time.Date(1999, 1, 1, 0, 0, 0, 0, time.UTC)), gap},
		{"the year 9999", at(time.Date(9999, 12, 31, 0, 0, 0, 0, time.UTC)), gap},
		{"no time at all", at(time.Time{}), gap},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			b := newBench(&fakeDirectory{accounts: knows(ada), signIns: holds(c.row, adaRow("one", 60))})
			b.mustAsk(t, dayOf(upn))
			evidence := b.last(t)
			rows, status := []string{"odd", "one"}, signin.SourceOK
			if c.gaps != nil {
				rows, status = []string{"one"}, signin.SourcePartial
			}
			equal(t, "rows", ids(evidence.SignIns), rows)
			equal(t, "dropped", evidence.RowsDropped, len(c.gaps))
			equal(t, "gaps", evidence.Gaps, c.gaps)
			equal(t, "status", evidence.Sources.SignIns.Status, status)
		})
	}
}

func TestHowFarTheLogWasReadLiesInTheWindow(t *testing.T) {
	for name, c := range map[string]struct{ minutesAgo, readFrom int }{
		"a row of long ago does not move it":        {minutesAgo: 48 * 60},
		"nor does a row from a clock that is ahead": {minutesAgo: -5},
		"a row inside does":                         {minutesAgo: 60, readFrom: 60},
	} {
		t.Run(name, func(t *testing.T) {
			directory := pages{fail: map[int]error{2: &signin.Failure{Kind: signin.KindUnavailable}}}.directory()
			directory.signIns = func(_ context.Context, query signin.LogQuery) (signin.Page, error) {
				if query.InteractiveOnly {
					return signin.Page{SignIns: []signin.SignIn{adaRow("extra", 48*60)}}, nil
				}
				return signin.Page{SignIns: []signin.SignIn{adaRow("one", c.minutesAgo)}, Next: "2"}, nil
			}
			b := newBench(directory)
			b.mustAsk(t, dayOf(upn))
			equal(t, "read from", b.last(t).Window.ReadFrom, noon.Add(-time.Duration(c.readFrom)*time.Minute))
			equal(t, "the interactive row of long ago is left out", slices.Contains(ids(b.last(t).SignIns), "extra"), false)
		})
	}
}
