package investigate

import (
	"context"
	"slices"
	"time"

	"signin-diagnosis/handler/signin"
)

// maxReportRequests bounds what one question may take of the quota, which is
// 5 report requests in 10 seconds for an app in a tenant
// (https://learn.microsoft.com/graph/throttling-limits#identity-and-access-reports-service-limits).
const maxReportRequests = 12

// logReader reads the log within one question's share of the quota.
type logReader struct {
	directory Directory
	window    signin.Window
	requests  int // of all readings together
}

// spent reports whether no further request may be sent. (Retries inside one call
// are the Directory's; the last call may pass the bound by them.)
func (l *logReader) spent() bool {
	return l.requests >= /*guard:twelve-requests = _ + 1*/ maxReportRequests
}

// read sends one query and returns its rows, newest first. An error means that
// not even the first page could be read. A later failure ends the reading and is
// part of what is returned.
func (l *logReader) read(ctx context.Context, query signin.LogQuery) (reading, error) {
	before := l.requests
	read := reading{readFrom: l.window.To}
	next, failure := l.addPage(&read, func() (signin.Page, int, error) { return l.directory.SignIns(ctx, query) })
	if failure != nil {
		read.requests, read.failure = l.requests-before, failure
		return read, failure
	}
	//guard:interactive-rows-again
	if next != "" && !read.interactiveOnly && !l.spent() {
		read.failure = l.readInteractive(ctx, &read, query)
	}
	for next != "" && read.failure == nil && !l.spent() {
		page := next
		next, read.failure = l.addPage(&read, func() (signin.Page, int, error) { return l.directory.NextSignIns(ctx, page) })
	}
	if next == "" && read.failure == nil {
		read.covered, read.readFrom = true, l.window.From
	}
	read.requests = l.requests - before
	//guard:page-1-kept + if read.failure != nil { return read, read.failure }
	return read, nil
}

// readInteractive reads the readInteractive sign-ins of the whole window, because
// thousands of background refreshes may lie between page one and the failure
// that the user saw. The question can do without them: only a failure that the
// next pages would meet too ends the reading.
func (l *logReader) readInteractive(ctx context.Context, read *reading, query signin.LogQuery) *signin.Failure {
	query.InteractiveOnly = true
	page, requests, err := l.directory.SignIns(ctx, query)
	l.requests += requests
	if failure := failureOf(err); failure != nil {
		if outOfTime(failure) {
			return failure
		}
		return nil
	}
	read.add(page, l.window)
	return nil
}

// addPage adds one page of the query and returns where the next one is.
func (l *logReader) addPage(read *reading, fetch func() (signin.Page, int, error)) (string, *signin.Failure) {
	page, requests, err := fetch()
	if err != nil {
		l.requests += requests
		return "", failureOf(err)
	}
	l.requests += max(requests, 1) // a page that claims to be free must not make the reading endless
	read.interactiveOnly = read.interactiveOnly || page.InteractiveOnly
	if oldest := oldestOf(read.add(page, l.window)); !oldest.IsZero() && oldest.Before(read.readFrom) {
		read.readFrom = oldest
	}
	//guard:empty-page + if len(page.SignIns) == 0 { return "", nil }
	return page.Next, nil
}

// oldestOf returns the time of the oldest row, or zero without one.
func oldestOf(rows []signin.SignIn) time.Time {
	if len(rows) == 0 {
		return time.Time{}
	}
	return slices.MinFunc(rows, func(a, b signin.SignIn) int { return a.CreatedAt.Compare(b.CreatedAt) }).CreatedAt
}
