package entra

import (
	"context"
	"net/http"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"signin-diagnosis/handler/signin"
)

const (
	checkFine = "token=ok AuditLog.Read.All=ok User.Read.All=ok Policy.Read.All=ok licence=ok"
	checkNone = "token=unknown AuditLog.Read.All=unknown User.Read.All=unknown Policy.Read.All=unknown licence=unknown"
)

func TestChecksAtTheSameTimeCostOneSetOfRequests(t *testing.T) {
	g := newGraph(t, value(), value(), value(), value(), value(), value()) // two sets
	c, clock := g.client()
	var wait sync.WaitGroup
	for range 40 {
		wait.Go(func() { wantReport(t, c.Check(t.Context()), checkFine, nil) })
	}
	wait.Wait()
	g.wantRequests(3, 3)
	clock.now = clock.now.Add(29 * time.Second)
	wantReport(t, c.Check(t.Context()), checkFine, nil)
	g.wantRequests(3, 3)
	clock.now = clock.now.Add(time.Second)
	wantReport(t, c.Check(t.Context()), checkFine, nil)
	g.wantRequests(6, 6)
	clock.wantSleeps(t) // nobody queued
}

func TestACallerWhoLeavesDoesNotEndTheCheckOfTheOthers(t *testing.T) {
	asked, answered := make(chan struct{}), make(chan struct{})
	g := newGraph(t, func(w http.ResponseWriter, r *http.Request) {
		close(asked)
		<-answered
		value()(w, r)
	}, value(), value())
	c, _ := g.client()
	first, leave := context.WithCancel(t.Context())
	left := make(chan []signin.Check)
	go func() { left <- c.Check(first) }()
	<-asked
	leave()
	wantReport(t, <-left, checkNone, nil)
	close(answered)
	wantReport(t, c.Check(t.Context()), checkFine, nil)
	g.wantRequests(3, 3)
}

func TestACallerWhoIsGoneAlreadyBeginsNoCheck(t *testing.T) {
	g := newGraph(t)
	c, _ := g.client()
	gone, leave := context.WithCancel(t.Context())
	leave()
	wantReport(t, c.Check(gone), checkNone, nil)
	g.wantRequests(0, 0)
}

func TestAReportIsItsCallersOwn(t *testing.T) {
	g := newGraph(t, value(), value(), value())
	c, _ := g.client()
	c.Check(t.Context())[0].Status = "spoilt"
	wantReport(t, c.Check(t.Context()), checkFine, nil)
}

func TestAnIdentityThatHangsEndsTheCheckInTimeAndSaysWhatToDo(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		identity := deaf{make(chan struct{})}
		defer close(identity.heard)
		c, err := New(Options{Credential: identity})
		if err != nil {
			t.Fatal(err)
		}
		start := time.Now()
		report := c.Check(within(t, 25*time.Second))
		if took := time.Since(start); took != 24*time.Second {
			t.Errorf("the check took %s of 25 s, want 24 s", took)
		}
		wantReport(t, report, checkNone, []string{"az login", "managed identity assigned", "AZURE_CLIENT_ID"})
	})
}

func TestACheckWithoutDeadlineEndsToo(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		c, err := New(Options{Credential: waiting{}})
		if err != nil {
			t.Fatal(err)
		}
		start := time.Now()
		wantReport(t, c.Check(t.Context()), checkNone, []string{"az login"})
		if took := time.Since(start); took > maxCallTime {
			t.Errorf("the check took %s", took)
		}
	})
}

// The first trial hangs for as long as there is time; none is left for the others.
func TestTheRequestsOfACheckShareItsDeadline(t *testing.T) {
	g := newGraph(t, func(_ http.ResponseWriter, r *http.Request) { <-r.Context().Done() })
	c, _ := g.client()
	report := c.Check(deadline(t, 2*time.Second))
	wantReport(t, report, "token=ok AuditLog.Read.All=unknown User.Read.All=unknown Policy.Read.All=unknown licence=unknown", []string{"timeout"})
	g.wantRequests(1, 1)
}
