package entra

import (
	"context"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/Azure/azure-sdk-for-go/sdk/azcore"
	"github.com/Azure/azure-sdk-for-go/sdk/azcore/policy"

	"signin-diagnosis/handler/signin"
)

func TestTrapAShortRetryAfterOfAnUnavailableGraphIsWaited(t *testing.T) {
	g := newGraph(t, refuse(503, "serviceNotAvailable", "", "Retry-After", "3"), value(row("a")))
	c, clock := g.client()
	if _, _, err := c.SignIns(deadline(t, 25*time.Second), lastDay); err != nil {
		t.Fatal(err)
	}
	clock.wantSleeps(t, 3*time.Second)
}

func TestTrapACallWithoutDeadlineDoesNotWaitForAnHour(t *testing.T) {
	g := newGraph(t, throttle("3600"))
	c, clock := g.client()
	_, sent, err := c.SignIns(t.Context(), lastDay)
	wantFailure(t, err, signin.KindThrottled)
	g.wantRequests(sent, 1)
	clock.wantSleeps(t)
}

func TestTrapARetryAfterBeyondFiveMinutesIsNotBelieved(t *testing.T) {
	now := time.Now()
	for _, text := range []string{"1e300", "301", now.AddDate(7000, 0, 0).UTC().Format(http.TimeFormat)} {
		if got := parseRetryAfter(text, now); got != 5*time.Minute {
			t.Errorf("%s is %s, want 5m", text, got)
		}
	}
}

func TestTrapALongCodeOfGraphsIsCut(t *testing.T) {
	g := newGraph(t, refuse(403, strings.Repeat("x", 5000), ""))
	c, _ := g.client()
	_, _, err := c.SignIns(t.Context(), lastDay)
	if failure := wantFailure(t, err, signin.KindForbidden); len(failure.Code) != 80 {
		t.Errorf("%d characters of the code are left, want 80", len(failure.Code))
	}
}

func TestTrapAnAccountWithoutAGUIDIsNobody(t *testing.T) {
	for _, id := range []string{``, `"id":"",`, `"id":null,`, `"id":"1",`, `"id":"x; rm -rf ~",`, `"id":"../` + adele + `",`, `"id":"` + adele + `\u001b[2J",`, `"id":"` + adele + `\n",`} {
		c, _ := newGraph(t, value(`{`+id+`"userPrincipalName":"anna@contoso.com"}`)).client()
		if found, _, err := c.Accounts(t.Context(), "anna@contoso.com"); err != nil || len(found) != 0 {
			t.Errorf("%s: found %+v, %v, want nobody", id, found, err)
		}
	}
}

// waiting is a credential that never comes back by itself.
type waiting struct{}

func (waiting) GetToken(ctx context.Context, _ policy.TokenRequestOptions) (azcore.AccessToken, error) {
	<-ctx.Done()
	return azcore.AccessToken{}, ctx.Err()
}

func TestTrapACallerThatLeavesIsNoFailureOfTheIdentity(t *testing.T) {
	ctx, leave := context.WithCancel(t.Context())
	leave()
	_, err := tokenSource{waiting{}}.GetToken(ctx, policy.TokenRequestOptions{})
	wantFailure(t, err, signin.KindCanceled)
	late, done := context.WithTimeout(t.Context(), 0)
	defer done()
	_, err = tokenSource{waiting{}}.GetToken(late, policy.TokenRequestOptions{})
	wantFailure(t, err, signin.KindIdentity)
}

// deaf is a credential that does not even hear the context's end.
type deaf struct{ heard chan struct{} }

func (d deaf) GetToken(context.Context, policy.TokenRequestOptions) (azcore.AccessToken, error) {
	<-d.heard
	return azcore.AccessToken{}, nil
}

func TestTrapADeafCredentialDoesNotOutlastTheContext(t *testing.T) {
	identity := deaf{make(chan struct{})}
	defer close(identity.heard)
	g := newGraph(t)
	c, err := New(Options{Endpoint: g.URL, Credential: identity})
	if err != nil {
		t.Fatal(err)
	}
	_, sent, err := c.SignIns(deadline(t, 50*time.Millisecond), lastDay)
	wantFailure(t, err, signin.KindIdentity)
	g.wantRequests(sent, 0)
}

// Quotas do not bound requests for accounts; the client's connections do.
func TestTrapABurstDoesNotOpenASocketEach(t *testing.T) {
	var opened atomic.Int32
	full := make(chan struct{})
	var once sync.Once
	hold := func(w http.ResponseWriter, r *http.Request) {
		if opened.Load() >= 24 {
			once.Do(func() { close(full) })
		}
		<-full
		value()(w, r)
	}
	server := httptest.NewUnstartedServer(http.HandlerFunc(hold))
	server.Config.ConnState = func(_ net.Conn, state http.ConnState) {
		if state == http.StateNew {
			opened.Add(1)
		}
	}
	server.Start()
	defer server.Close()
	c, err := New(Options{Endpoint: server.URL, Credential: &credential{}})
	if err != nil {
		t.Fatal(err)
	}
	var wait sync.WaitGroup
	for range 100 {
		wait.Go(func() {
			if _, _, err := c.Accounts(t.Context(), adele); err != nil {
				t.Error(err)
			}
		})
	}
	wait.Wait()
	if opened.Load() != 24 {
		t.Errorf("%d connections were opened for 100 requests, want 24", opened.Load())
	}
}
