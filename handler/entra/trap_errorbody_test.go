package entra

import (
	"io"
	"net/http"
	"testing"

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
