package entra

import (
	"context"
	"net/http"
	"strings"
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

func TestTrapARetryAfterBeyondADayIsNotBelieved(t *testing.T) {
	now := time.Now()
	for _, text := range []string{"1e300", "86401", now.AddDate(7000, 0, 0).UTC().Format(http.TimeFormat)} {
		if got := parseRetryAfter(text, now); got != longestWait {
			t.Errorf("%s is %s, want %s", text, got, longestWait)
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

func TestTrapAnAccountWithoutIDIsNobody(t *testing.T) {
	c, _ := newGraph(t, value(`{"userPrincipalName":"anna@contoso.com"}`)).client()
	if found, _, err := c.Accounts(t.Context(), "anna@contoso.com"); err != nil || len(found) != 0 {
		t.Errorf("found %+v, %v, want nobody", found, err)
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
