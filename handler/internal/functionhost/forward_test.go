package functionhost

import (
	"context"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestAForwardedAddressIsRebuilt(t *testing.T) {
	t.Parallel()
	host := start(t, App{Mode: Forward})
	cases := map[string]struct{ sent, seen string }{
		"keeps path and prefix":               {"/api/ask/a/b", "/api/ask/a/b"},
		"writes a decoded path again":         {"/api/ask/a%20b", "/api/ask/a%20b"},
		"loses what follows a %23":            {"/api/ask/x_contoso.com%23EXT%23@t.example", "/api/ask/x_contoso.com"},
		"loses what follows a %3F":            {"/api/ask/why%3Fnot", "/api/ask/why"},
		"keeps a # in the query":              {"/api/ask?upn=x%23EXT%23%40t", "/api/ask?upn=x%23EXT%23%40t"},
		"joins repeated names by commas":      {"/api/ask?a=1&b=2&a=3", "/api/ask?a=1%2C3&b=2"},
		"repeated names may differ in case":   {"/api/ask?upn=a&UPN=b", "/api/ask?upn=a%2Cb"},
		"a name without a value gets an =":    {"/api/ask?flag", "/api/ask?flag="},
		"a plus was a space and becomes %20":  {"/api/ask?q=a+b", "/api/ask?q=a%20b"},
		"a broken escape is kept as it reads": {"/api/ask?q=100%", "/api/ask?q=100%25"},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if got := send(t, "GET", host.URL()+c.sent, "").echoed(t).URI; got != c.seen {
				t.Errorf("the handler saw %s, want %s", got, c.seen)
			}
		})
	}
}

func FuzzForwardedQuery(f *testing.F) {
	for _, seed := range []string{"", "a=1&a=2", "a&&b", "=x", "q=%zz&%=", "A=1&a=%23", "é=ü"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, raw string) {
		once := forwardedQuery(raw)
		values, err := url.ParseQuery(once)
		if err != nil {
			t.Fatalf("%q became %q, which cannot be read: %v", raw, once, err)
		}
		for name, v := range values {
			if len(v) != 1 {
				t.Errorf("%q still repeats %q", once, name)
			}
		}
		if again := forwardedQuery(once); again != once {
			t.Errorf("a second host changes %q to %q", once, again)
		}
	})
}

func TestForwardedHeaders(t *testing.T) {
	t.Parallel()
	host := start(t, App{Mode: Forward})
	call := send(t, "POST", host.URL()+"/api/ask", `{"upn":"a@b"}`,
		header("User-Agent", "caller/1"), header("Content-Type", "application/json"),
		header("Content-Encoding", "identity"), header("Authorization", "Bearer t"),
		header("X-Forwarded-For", "192.0.2.1"), header("X-Functions-Key", "k"),
		header(HeaderInvocationID, "forged"), header("Traceparent", "00-"+strings.Repeat("a", 32)+"-"+strings.Repeat("b", 16)+"-01"),
		func(r *http.Request) { r.Host = "app.example" },
	).echoed(t)

	id := host.Invocations()[0]
	want := map[string][]string{
		"Authorization":   {"Bearer t"},
		"X-Forwarded-For": {"192.0.2.1"},
		"X-Functions-Key": {"k"},
		"Content-Type":    {"application/json"},
		"User-Agent":      {"caller/1 Azure-Functions-Host/" + HostVersion},
		"Traceparent":     {"00-" + strings.Repeat("a", 32) + "-" + strings.Repeat("b", 16) + "-01"},
		// The host adds its id and .NET writes both on one line.
		http.CanonicalHeaderKey(HeaderInvocationID): {"forged, " + id},
		http.CanonicalHeaderKey(HeaderHostVersion):  {HostVersion},
		"Content-Encoding":                          nil,
	}
	for name, values := range want {
		if diff := cmp.Diff(values, call.Header[name]); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
	if call.Host != "app.example" || call.Method != http.MethodPost || call.Body != `{"upn":"a@b"}` {
		t.Errorf("the handler saw %s, host %s, body %s", call.Method, call.Host, call.Body)
	}
}

// withoutLength makes the body chunked: a reader of no known length.
func withoutLength(r *http.Request) {
	r.Body = io.NopCloser(io.MultiReader(r.Body))
	r.ContentLength = -1
}

func TestABodyWithoutALength(t *testing.T) {
	t.Parallel()
	cases := map[string]struct {
		mode        Mode
		body        string
		contentType string
	}{
		"is lost when forwarded, its type too": {Forward, "", ""},
		"arrives when proxied":                 {Proxy, "chunks", "text/plain"},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			host := start(t, App{Mode: c.mode})
			call := send(t, "POST", host.URL()+"/api/ask", "chunks", withoutLength, header("Content-Type", "text/plain")).echoed(t)
			if call.Body != c.body || call.Header.Get("Content-Type") != c.contentType {
				t.Errorf("the handler saw %q of type %q, want %q of type %q",
					call.Body, call.Header.Get("Content-Type"), c.body, c.contentType)
			}
		})
	}
}

func TestAForwardingHostDoesNotTellThatTheCallerHasGone(t *testing.T) {
	t.Parallel()
	host := start(t, App{Mode: Forward})
	ctx, leave := context.WithCancel(patience(t))
	// Called in place rather than over a connection, so that the host knows at once who has left.
	request := httptest.NewRequestWithContext(ctx, http.MethodGet, "/api/ask/wait", http.NoBody)
	answer, ended := httptest.NewRecorder(), make(chan struct{})
	go func() {
		defer close(ended)
		host.ServeHTTP(answer, request)
	}()
	if err := host.AwaitLog(patience(t), "waiting"); err != nil {
		t.Fatal(err)
	}
	leave()
	send(t, "GET", host.URL()+"/api/ask/release", "").expectStatus(t, 200)
	<-ended
	if answer.Code != 200 {
		t.Errorf("the call ended with %d, want the handler's own end of it", answer.Code)
	}
	if err := host.AwaitLog(patience(t), "waited to the end"); err != nil {
		t.Error(err)
	}
}
