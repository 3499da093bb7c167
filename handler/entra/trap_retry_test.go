package entra

import (
	"compress/gzip"
	"context"
	"errors"
	"io"
	"net/http"
	"strconv"
	"testing"
	"time"

	"signin-diagnosis/handler/signin"
)

func throttle(retryAfter string) http.HandlerFunc {
	return refuse(429, "TooManyRequests", "This request is throttled.", "Retry-After", retryAfter)
}

func TestTrapRetryAfter(t *testing.T) {
	date := func(now time.Time, in time.Duration) string { return now.Add(in).UTC().Format(http.TimeFormat) }
	start := time.Now().Truncate(time.Second)
	for _, test := range []struct {
		name       string
		retryAfter string
		waits      time.Duration // 0: it is not waited
	}{
		{"short: waited", "2", 2 * time.Second},
		{"fractional: not cut to whole seconds", "2.128", 2128 * time.Millisecond},
		{"less than a second: not cut to nothing", "0.5", 500 * time.Millisecond},
		{"a date", date(start, 5*time.Second), 5 * time.Second},
		{"none: the quota's own pause", "", 10 * time.Second},
		{"not a number", "NaN", 10 * time.Second},
		{"not readable", "soon", 10 * time.Second},
		{"in the past", date(start, -time.Hour), 10 * time.Second},
		{"negative", "-3", 10 * time.Second},
		{"long: not waited", "3600", 0},
		{"a long date: not waited", date(start, time.Hour), 0},
		{"absurd: not waited", "1e300", 0},
		{"beyond any number: not waited", "1e400", 0},
		{"endless: not waited", "Inf", 0},
		{"in another century: not waited", "Fri, 01 Jan 2100 00:00:00 GMT", 0},
	} {
		t.Run(test.name, func(t *testing.T) {
			answers := []http.HandlerFunc{throttle(test.retryAfter)}
			if test.waits > 0 {
				answers = append(answers, value(row("a")))
			}
			g := newGraph(t, answers...)
			c, clock := g.client()
			clock.now = start
			page, sent, err := c.SignIns(deadline(t, 25*time.Second), lastDay)
			g.wantRequests(sent, len(answers))
			if test.waits > 0 {
				if err != nil || ids(page.SignIns) != "a" {
					t.Fatalf("got %q, %v", ids(page.SignIns), err)
				}
				clock.wantSleeps(t, test.waits)
				return
			}
			failure := wantFailure(t, err, signin.KindThrottled)
			if failure.RetryAfter != 5*time.Minute || failure.Status != 429 || failure.Code != "TooManyRequests" || failure.RequestID == "" {
				t.Errorf("failure is %+v, want what Graph said and five minutes to wait", failure)
			}
			clock.wantSleeps(t)
		})
	}
}

func TestA429KeepsEverybodyWaiting(t *testing.T) {
	g := newGraph(t, throttle("60"))
	c, _ := g.client()
	ctx := deadline(t, 25*time.Second)
	_, _, err := c.SignIns(ctx, lastDay)
	wantFailure(t, err, signin.KindThrottled)
	_, sent, err := c.SignIns(ctx, signin.LogQuery{UserID: "somebody-else"})
	if failure := wantFailure(t, err, signin.KindThrottled); failure.RetryAfter != time.Minute {
		t.Errorf("retry after %s, want 1m", failure.RetryAfter)
	}
	if sent != 0 {
		t.Errorf("%d requests were sent into a closed quota", sent)
	}
}

func TestTrapAHugeRetryAfterDoesNotStopEverybodyForLong(t *testing.T) {
	for _, retryAfter := range []string{"86400", "1e300", "Inf", "Fri, 01 Jan 2100 00:00:00 GMT"} {
		t.Run(retryAfter, func(t *testing.T) {
			g := newGraph(t, throttle(retryAfter), value(row("a")))
			c, clock := g.client()
			_, _, err := c.SignIns(deadline(t, 25*time.Second), lastDay)
			wantFailure(t, err, signin.KindThrottled)
			clock.now = clock.now.Add(5 * time.Minute)
			if _, sent, err := c.SignIns(t.Context(), lastDay); err != nil || sent != 1 {
				t.Errorf("after five minutes: %d requests, %v", sent, err)
			}
			clock.wantSleeps(t)
		})
	}
}

func TestPassingFaultsAreTriedOnce(t *testing.T) {
	for _, status := range []int{429, 500, 502, 503, 504} {
		t.Run(strconv.Itoa(status)+" then an answer", func(t *testing.T) {
			g := newGraph(t, answer(status, "<html>", "Content-Type", "text/html"), value(row("a")))
			c, _ := g.client()
			_, sent, err := c.SignIns(t.Context(), lastDay)
			if err != nil {
				t.Fatal(err)
			}
			g.wantRequests(sent, 2)
		})
	}
	t.Run("twice is the end", func(t *testing.T) {
		// The body that Graph sends when the log is slow.
		slow := answer(504, `{"error":{"code":"UnknownError","message":""}}`)
		g := newGraph(t, slow, slow)
		c, _ := g.client()
		_, sent, err := c.SignIns(t.Context(), lastDay)
		if failure := wantFailure(t, err, signin.KindUnavailable); failure.Status != 504 || failure.Code != "UnknownError" {
			t.Errorf("failure is %+v", failure)
		}
		g.wantRequests(sent, 2)
	})
	t.Run("a Retry-After that does not fit is not waited", func(t *testing.T) {
		g := newGraph(t, refuse(503, "serviceNotAvailable", "", "Retry-After", "120"))
		c, clock := g.client()
		_, sent, err := c.SignIns(deadline(t, 25*time.Second), lastDay)
		if failure := wantFailure(t, err, signin.KindUnavailable); failure.RetryAfter != 2*time.Minute {
			t.Errorf("retry after %s, want 2m", failure.RetryAfter)
		}
		g.wantRequests(sent, 1)
		clock.wantSleeps(t)
	})
	for _, status := range []int{400, 401, 404, 408, 501} {
		t.Run(strconv.Itoa(status)+" is not tried again", func(t *testing.T) {
			g := newGraph(t, refuse(status, "Some", ""))
			c, _ := g.client()
			_, sent, err := c.NextSignIns(t.Context(), g.URL+"/beta/auditLogs/signIns")
			if err == nil {
				t.Fatal("no error")
			}
			g.wantRequests(sent, 1)
		})
	}
}

// cut sends less than the answer promises.
func cut(w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("Content-Length", "5000")
	_, _ = io.WriteString(w, `{"value":[`+row("a"))
}

func cutChunk(w http.ResponseWriter, _ *http.Request) {
	_, _ = io.WriteString(w, `{"value":[`+row("a"))
	w.(http.Flusher).Flush()
	panic(http.ErrAbortHandler)
}

func cutGzip(w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("Content-Encoding", "gzip")
	zip := gzip.NewWriter(w)
	_, _ = io.WriteString(zip, `{"value":[`+row("a")+`]}`)
	_ = zip.Flush() // the end is missing
}

func hangUp(http.ResponseWriter, *http.Request) { panic(http.ErrAbortHandler) }

func TestTrapBrokenBodies(t *testing.T) {
	for _, test := range []struct {
		name   string
		answer http.HandlerFunc
		code   string
	}{
		{"truncated against its length", cut, codeTruncated},
		{"truncated between chunks", cutChunk, codeTruncated},
		{"truncated inside its compression", cutGzip, codeTruncated},
		{"JSON that ends too early", answer(200, `{"value":[`+row("a")), codeUndecodable},
		{"an empty body", answer(200, ""), codeUndecodable},
		{"HTML with status 200", answer(200, "<html></html>", "Content-Type", "text/html"), codeUndecodable},
		{"no list", answer(200, `{"@odata.context":"x"}`), codeUndecodable},
		{"a null list", answer(200, `{"value":null}`), codeUndecodable},
		{"a list that is none", answer(200, `{"value":{"id":"a"}}`), codeUndecodable},
		{"something after the page", answer(200, `{"value":[]} {"value":[]}`), codeUndecodable},
		{"the connection breaks before the answer", hangUp, codeConnection},
	} {
		t.Run(test.name, func(t *testing.T) {
			g := newGraph(t, test.answer, value(row("b")))
			c, _ := g.client()
			page, _, err := c.SignIns(t.Context(), lastDay)
			if err != nil || ids(page.SignIns) != "b" || page.Unreadable != 0 {
				t.Fatalf("second try gave %q, %v", ids(page.SignIns), err)
			}
			g = newGraph(t, test.answer, test.answer)
			c, _ = g.client()
			_, sent, err := c.SignIns(t.Context(), lastDay)
			if failure := wantFailure(t, err, signin.KindUnavailable); failure.Code != test.code {
				t.Errorf("code is %q, want %q", failure.Code, test.code)
			}
			if sent != 2 {
				t.Errorf("%d requests were sent, want 2", sent)
			}
		})
	}
}

func TestAnEmptyListIsNoFailure(t *testing.T) {
	c, _ := newGraph(t, value()).client()
	page, _, err := c.SignIns(t.Context(), lastDay)
	if err != nil || len(page.SignIns) != 0 || page.Next != "" {
		t.Errorf("page is %+v, error %v", page, err)
	}
}

func TestTrapOversizedBody(t *testing.T) {
	spaces := make([]byte, 1<<20)
	for i := range spaces {
		spaces[i] = ' '
	}
	pour := func(w io.Writer) {
		_, _ = io.WriteString(w, `{"value":[`)
		for range bodyLimit>>20 + 1 {
			_, _ = w.Write(spaces)
		}
		_, _ = io.WriteString(w, `]}`)
	}
	for name, answer := range map[string]http.HandlerFunc{
		"plain": func(w http.ResponseWriter, _ *http.Request) { pour(w) },
		"small until it is unpacked": func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Encoding", "gzip")
			zip, _ := gzip.NewWriterLevel(w, gzip.BestSpeed)
			pour(zip)
			_ = zip.Close()
		},
	} {
		t.Run(name, func(t *testing.T) {
			g := newGraph(t, answer)
			c, _ := g.client()
			_, sent, err := c.SignIns(t.Context(), lastDay)
			if failure := wantFailure(t, err, signin.KindUnavailable); failure.Code != codeOversized {
				t.Errorf("code is %q", failure.Code)
			}
			g.wantRequests(sent, 1) // it would be as large again
		})
	}
}

// ending is a context that ends with its error when somebody closes done.
type ending struct {
	context.Context
	done chan struct{}
	err  error
}

func (e ending) Done() <-chan struct{} { return e.done }

func (e ending) Err() error {
	select {
	case <-e.done:
		return e.err
	default:
		return nil
	}
}

func TestTheContextEndsACall(t *testing.T) {
	for name, test := range map[string]struct {
		err  error
		want signin.Kind
	}{
		"a deadline is a timeout": {context.DeadlineExceeded, signin.KindTimeout},
		"nobody waits any more":   {context.Canceled, signin.KindCanceled},
	} {
		t.Run(name, func(t *testing.T) {
			ctx := ending{t.Context(), make(chan struct{}), test.err}
			g := newGraph(t, func(_ http.ResponseWriter, r *http.Request) {
				close(ctx.done)
				<-r.Context().Done()
			})
			c, _ := g.client()
			_, sent, err := c.SignIns(ctx, lastDay)
			wantFailure(t, err, test.want)
			g.wantRequests(sent, 1)
		})
	}
}

func TestNoTokenIsTheIdentitysFailure(t *testing.T) {
	secret := errors.New("the identity endpoint said no")
	g := newGraph(t)
	c, err := New(Options{Endpoint: g.URL, Credential: &credential{err: secret}})
	if err != nil {
		t.Fatal(err)
	}
	_, sent, err := c.SignIns(t.Context(), lastDay)
	if failure := wantFailure(t, err, signin.KindIdentity); !errors.Is(failure, secret) {
		t.Error("the cause is lost")
	}
	g.wantRequests(sent, 0)
}
