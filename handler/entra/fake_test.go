package entra

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/Azure/azure-sdk-for-go/sdk/azcore"
	"github.com/Azure/azure-sdk-for-go/sdk/azcore/policy"

	"signin-diagnosis/handler/signin"
)

// graph is a Graph of a few answers, served over real HTTP: the first request
// gets the first answer, and so on.
type graph struct {
	*httptest.Server
	t       *testing.T
	mutex   sync.Mutex
	answers []http.HandlerFunc
	asked   []*http.Request
}

func newGraph(t *testing.T, answers ...http.HandlerFunc) *graph {
	t.Helper()
	g := &graph{t: t, answers: answers}
	g.Server = httptest.NewServer(http.HandlerFunc(g.serve))
	t.Cleanup(g.Close)
	return g
}

func (g *graph) serve(w http.ResponseWriter, r *http.Request) {
	g.mutex.Lock()
	turn := len(g.asked)
	g.asked = append(g.asked, r.Clone(context.Background()))
	g.mutex.Unlock()
	if turn >= len(g.answers) {
		g.t.Errorf("request %d was not expected: %s", turn+1, r.URL.Path)
		http.Error(w, "not expected", http.StatusTeapot)
		return
	}
	g.answers[turn](w, r)
}

// query returns a query parameter of the nth request, from 1.
func (g *graph) query(n int, name string) string {
	g.t.Helper()
	return g.request(n).URL.Query().Get(name)
}

func (g *graph) request(n int) *http.Request {
	g.t.Helper()
	g.mutex.Lock()
	defer g.mutex.Unlock()
	if n > len(g.asked) {
		g.t.Fatalf("Graph was asked %d times, want at least %d", len(g.asked), n)
	}
	return g.asked[n-1]
}

func (g *graph) wantRequests(sent, want int) {
	g.t.Helper()
	g.mutex.Lock()
	defer g.mutex.Unlock()
	if len(g.asked) != want || sent != want {
		g.t.Errorf("Graph saw %d requests and the client counts %d, want %d", len(g.asked), sent, want)
	}
}

// client reads the fake Graph with a clock that leaps over every wait.
func (g *graph) client() (*Client, *leapingClock) {
	g.t.Helper()
	clock := &leapingClock{now: time.Now()}
	c, err := New(Options{Endpoint: g.URL, Credential: &credential{}, Clock: clock.clock()})
	if err != nil {
		g.t.Fatal(err)
	}
	return c, clock
}

func answer(status int, body string, header ...string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "application/json")
		for i := 0; i < len(header); i += 2 {
			w.Header().Set(header[i], header[i+1])
		}
		w.WriteHeader(status)
		_, _ = io.WriteString(w, body)
	}
}

func value(items ...string) http.HandlerFunc {
	return answer(200, `{"value":[`+strings.Join(items, ",")+`]}`)
}

// valueThen returns a page whose next link is a path on the same host.
func valueThen(next string, items ...string) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		body := fmt.Sprintf(`{"value":[%s],"@odata.nextLink":"http://%s%s"}`, strings.Join(items, ","), r.Host, next)
		answer(200, body)(w, r)
	}
}

func refuse(status int, code, message string, header ...string) http.HandlerFunc {
	return answer(status, fmt.Sprintf(`{"error":{"code":%q,"message":%q,"innerError":{"request-id":"from-the-body"}}}`, code, message), header...)
}

// row returns the least that a row of the log needs.
func row(id string) string {
	return `{"id":"` + id + `","createdDateTime":"2026-11-22T10:00:00.1234567Z","status":{"errorCode":53003}}`
}

// leapingClock stands still, and a sleep moves it to its end at once.
type leapingClock struct {
	mutex sync.Mutex
	now   time.Time
	slept []time.Duration
}

func (c *leapingClock) clock() Clock {
	return Clock{Now: c.read, Sleep: c.sleep}
}

func (c *leapingClock) read() time.Time {
	c.mutex.Lock()
	defer c.mutex.Unlock()
	return c.now
}

func (c *leapingClock) sleep(ctx context.Context, until time.Time) error {
	if ctx.Err() != nil {
		return ctx.Err()
	}
	c.mutex.Lock()
	defer c.mutex.Unlock()
	if wait := until.Sub(c.now); wait > 0 {
		c.slept = append(c.slept, wait)
		c.now = until
	}
	return nil
}

func (c *leapingClock) wantSleeps(t *testing.T, want ...time.Duration) {
	t.Helper()
	c.mutex.Lock()
	defer c.mutex.Unlock()
	if !slices.Equal(c.slept, want) {
		t.Errorf("waited %v, want %v", c.slept, want)
	}
}

// credential gives a token and notes what it was asked for.
type credential struct {
	token string
	err   error
	mutex sync.Mutex
	asked []policy.TokenRequestOptions
}

func (c *credential) GetToken(_ context.Context, options policy.TokenRequestOptions) (azcore.AccessToken, error) {
	c.mutex.Lock()
	defer c.mutex.Unlock()
	c.asked = append(c.asked, options)
	token := c.token
	if token == "" {
		token = "a-token"
	}
	return azcore.AccessToken{Token: token, ExpiresOn: time.Now().Add(time.Hour)}, c.err
}

func deadline(t *testing.T, in time.Duration) context.Context {
	ctx, cancel := context.WithTimeout(t.Context(), in)
	t.Cleanup(cancel)
	return ctx
}

func wantFailure(t *testing.T, err error, want signin.Kind) *signin.Failure {
	t.Helper()
	var failure *signin.Failure
	if !errors.As(err, &failure) {
		t.Fatalf("error is %T, want a *signin.Failure of kind %s", err, want)
	}
	if failure.Kind != want {
		t.Errorf("kind is %s (code %q, status %d), want %s", failure.Kind, failure.Code, failure.Status, want)
	}
	return failure
}

func ids(rows []signin.SignIn) string {
	var all []string
	for _, r := range rows {
		all = append(all, r.ID)
	}
	return strings.Join(all, " ")
}

const adele = "26be570a-ae82-4189-b4e2-a37c6808512d"

var lastDay = signin.LogQuery{UserID: adele, From: time.Date(2026, 11, 22, 0, 0, 0, 999, time.UTC)}
