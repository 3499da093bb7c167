package entra

import (
	"io"
	"net/http"
	"testing"
	"time"

	"signin-diagnosis/handler/signin"
)

// endless is an error's body that never ends, and counts what is read of it.
type endless struct{ read int }

func (e *endless) RoundTrip(*http.Request) (*http.Response, error) {
	return &http.Response{StatusCode: http.StatusForbidden, Header: http.Header{}, Body: io.NopCloser(e)}, nil
}

func (e *endless) Read(p []byte) (int, error) {
	e.read += len(p)
	return len(p), nil
}

func TestTrapOfAnEndlessErrorOnlyTheBeginningIsRead(t *testing.T) {
	body := &endless{}
	c, err := New(Options{Credential: &credential{}, Transport: body})
	if err != nil {
		t.Fatal(err)
	}
	_, _, err = c.SignIns(t.Context(), lastDay)
	wantFailure(t, err, signin.KindForbidden)
	if body.read > errorBodyLimit {
		t.Errorf("%d bytes were read, want at most %d", body.read, errorBodyLimit)
	}
}

// trickle refuses at once and then sends a body that never comes to an end.
func trickle(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Retry-After", "60")
	w.Header().Set("request-id", "r-1")
	w.WriteHeader(http.StatusTooManyRequests)
	_, _ = io.WriteString(w, `{"error":{"code":"TooManyRequests",`)
	w.(http.Flusher).Flush()
	<-r.Context().Done()
}

func TestTrapABodyThatTricklesDoesNotCostTheStatus(t *testing.T) {
	t.Parallel()
	for name, patience := range map[string]time.Duration{
		"the caller has time":                  25 * time.Second,
		"the caller's time ends with the body": errorBodyTime / 2,
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			g := newGraph(t, trickle)
			c, _ := g.client()
			_, sent, err := c.SignIns(deadline(t, patience), lastDay)
			failure := wantFailure(t, err, signin.KindThrottled)
			if failure.Status != 429 || failure.RetryAfter != time.Minute || failure.Code != "TooManyRequests" || failure.RequestID != "r-1" {
				t.Errorf("failure is %+v, want what status and headers say", *failure)
			}
			_, more, err := c.SignIns(deadline(t, 25*time.Second), lastDay)
			if failure := wantFailure(t, err, signin.KindThrottled); failure.RetryAfter != time.Minute {
				t.Errorf("everybody else waits %s, want 1m", failure.RetryAfter)
			}
			g.wantRequests(sent+more, 1)
		})
	}
}
