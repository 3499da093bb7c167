package api_test

import (
	"bufio"
	"context"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"

	"signin-diagnosis/handler/api"
	"signin-diagnosis/handler/investigate"
)

// refusing fails the test when a refused request is asked all the same.
func refusing(t *testing.T) askFunc {
	return func(context.Context, investigate.Question) (investigate.Answer, error) {
		t.Error("the question was asked")
		return investigate.Answer{}, nil
	}
}

func TestAWrongFieldIsRefusedByNameBeforeAnythingIsAsked(t *testing.T) {
	const account = "upn=kim@contoso.com&"
	for _, c := range []struct{ name, query, field string }{
		{"no account", "app=Outlook", "upn"},
		{"an empty account", "upn=", "upn"},
		{"an account of spaces", "upn=+++", "upn"},
		{"an account without @ that is no id", "upn=kim", "upn"},
		{"an account with two @", "upn=kim@contoso.com@fabrikam.com", "upn"},
		{"repeated accounts that an old host joined", "upn=kim@contoso.com,lee@contoso.com", "upn"},
		{"an account without a name", "upn=@contoso.com", "upn"},
		{"an account without a domain", "upn=kim@", "upn"},
		{"an account with a trailing line break", "upn=kim@contoso.com%0A", "upn"},
		{"an account with a leading tab", "upn=%09kim@contoso.com", "upn"},
		{"an account with a NUL inside", "upn=kim%00@contoso.com", "upn"},
		{"an account with a zero-width space", "upn=kim%E2%80%8B@contoso.com", "upn"},
		{"an account with a bidirectional mark", "upn=kim%E2%80%AE@contoso.com", "upn"},
		{"an account with a Hangul filler", "upn=kim%E3%85%A4@contoso.com", "upn"},
		{"an account that is not UTF-8", "upn=kim%FF@contoso.com", "upn"},
		{"an account over 1,024 characters", "upn=" + strings.Repeat("k", 1013) + "@contoso.com", "upn"},
		{"an app with a line break", account + "app=Out%0Alook", "app"},
		{"an app over 256 characters", account + "app=" + strings.Repeat("a", 257), "app"},
		{"a lookback without unit", account + "lookback=24", "lookback"},
		{"a lookback of nothing", account + "lookback=PT", "lookback"},
		{"a lookback of months", account + "lookback=P1M", "lookback"},
		{"a lookback with a dangling T", account + "lookback=P1DT", "lookback"},
		{"a negative lookback", account + "lookback=-24h", "lookback"},
		{"a lookback of zero", account + "lookback=0h", "lookback"},
		{"a lookback under a minute", account + "lookback=PT59S", "lookback"},
		{"a lookback over 30 days", account + "lookback=P30DT1S", "lookback"},
		{"a lookback of many digits", account + "lookback=99999999999999999999d", "lookback"},
		{"a time that is a date only", account + "at=2026-05-20", "at"},
		{"a time whose + became a space", account + "at=2026-05-20T08:00:00+02:00", "at"},
		{"a time more than 30 days ago", account + "at=2026-04-20T11:59:59Z", "at"},
		{"a time more than 5 minutes ahead", account + "at=2026-05-20T12:05:01Z", "at"},
		{"a correlation id that is no GUID", account + "correlationId=1234", "correlationId"},
		{"a request id that is no GUID", account + "requestId=" + guidOne + "0", "requestId"},
		{"an error text over 8,192 characters", account + "error=" + strings.Repeat("e", 8193), "error"},
		{"an error text that is not UTF-8", account + "error=%C3%28", "error"},
		{"a detail that is not known", account + "detail=Full", "detail"},
		{"a language that is not known", account + "lang=fr", "lang"},
		{"a format that is not known", account + "format=xml", "format"},
		{"a format that this build does not have", account + "format=card", "format"},
		{"a field that is not known", account + "tenant=contoso", `"tenant"`},
		{"a field in other case", "UPN=kim@contoso.com", `"UPN"`},
		{"a repeated field", account + "upn=lee@contoso.com", `"upn"`},
	} {
		t.Run(c.name, func(t *testing.T) {
			w := newWorld(t)
			w.options.Asker = refusing(t)
			document := wantProblem(t, w.serve(t).get(t, "/api/diagnose?"+c.query), 400, "invalidRequest")
			if detail, _ := document["detail"].(string); !strings.HasPrefix(detail, c.field+" ") {
				t.Errorf("detail %q does not start with %s", detail, c.field)
			}
		})
	}
}

func TestARefusedAccountIsToldThatOnlyUsersAreRead(t *testing.T) {
	w := newWorld(t).serve(t)
	for _, account := range []string{"my-service", "a@b@c", "kim@contoso.com\n", strings.Repeat("k", 1025)} {
		document := w.get(t, "/api/diagnose?upn="+url.QueryEscape(account)).json(t)
		if next, _ := document["nextStep"].(string); !strings.Contains(next, "only user sign-ins are read") {
			t.Errorf("%q: %q", account, next)
		}
	}
}

func TestABodyThatIsNotOneObjectOfTextsIsRefused(t *testing.T) {
	for _, c := range []struct{ name, body, detail string }{
		{"a list", `["kim@contoso.com"]`, "The body is not one JSON object"},
		{"a text", `"kim@contoso.com"`, "The body is not one JSON object"},
		{"half an object", `{"upn":"kim@contoso.com"`, "The body is not one JSON object"},
		{"a comma too many", `{"upn":"kim@contoso.com",}`, "The body is not one JSON object"},
		{"two objects", `{"upn":"kim@contoso.com"}{}`, "The body is not one JSON object"},
		{"bytes that are not UTF-8", "{\"upn\":\"kim\xff@contoso.com\"}", "The body is not one JSON object"},
		{"a lone surrogate", `{"upn":"kim\ud800@contoso.com"}`, "The body is not one JSON object"},
		{"only spaces", "   ", "The body is not one JSON object"},
		{"an empty object", `{}`, "upn is missing"},
		{"a duplicate key", `{"upn":"kim@contoso.com","upn":"lee@contoso.com"}`, `"upn" is given more than once`},
		{"a duplicate key in disguise", `{"upn":"kim@contoso.com","u\u0070n":"lee@contoso.com"}`, `"upn" is given more than once`},
		{"a number", `{"upn":"kim@contoso.com","lookback":24}`, `"lookback" is not a JSON string`},
		{"a null", `{"upn":null}`, `"upn" is not a JSON string`},
		{"an object inside", `{"upn":{"name":"kim"}}`, `"upn" is not a JSON string`},
		{"an unknown field", `{"upn":"kim@contoso.com","top":"5"}`, `"top" is not a field`},
		{"the platform's key in the body", `{"upn":"kim@contoso.com","code":"x"}`, `"code" is not a field`},
	} {
		t.Run(c.name, func(t *testing.T) {
			w := newWorld(t)
			w.options.Asker = refusing(t)
			document := wantProblem(t, w.serve(t).post(t, "/api/diagnose", c.body), 400, "invalidRequest")
			if detail, _ := document["detail"].(string); !strings.HasPrefix(detail, c.detail) {
				t.Errorf("detail %q, want %q", detail, c.detail)
			}
		})
	}
}

func TestAFieldInQueryAndBodyIsRefused(t *testing.T) {
	got := newWorld(t).serve(t).post(t, "/api/diagnose?upn=kim@contoso.com", `{"upn":"kim@contoso.com"}`)
	document := wantProblem(t, got, 400, "invalidRequest")
	if document["detail"] != `"upn" is in the query and in the body.` {
		t.Errorf("detail %q", document["detail"])
	}
}

func TestAnEmptyPostSaysWhatToSend(t *testing.T) {
	w := newWorld(t).serve(t)
	for _, target := range []string{"/api/diagnose", "/api/diagnose?code=key", "/api/diagnose/explain"} {
		document := wantProblem(t, w.post(t, target, ""), 400, "invalidRequest")
		next, _ := document["nextStep"].(string)
		if !strings.Contains(next, `{"upn": "kim@contoso.com"}`) || !strings.Contains(next, "Content-Length") {
			t.Errorf("%s: nextStep %q", target, next)
		}
	}
}

func TestAGetWithABodyIsRefusedBecauseNothingInItWouldBeRead(t *testing.T) {
	got := newWorld(t).serve(t).send(t, http.MethodGet, "/api/diagnose?upn=kim@contoso.com", `{"lookback":"7d"}`, nil)
	wantProblem(t, got, 400, "invalidRequest")
}

func TestAQueryThatCannotBeReadIsRefused(t *testing.T) {
	w := newWorld(t).serve(t)
	for _, query := range []string{"upn=%zz", "upn=kim@contoso.com;app=x"} {
		wantProblem(t, w.get(t, "/api/diagnose?"+query), 400, "invalidRequest")
	}
}

func TestTheKindOfBodyIsChecked(t *testing.T) {
	const good = `{"upn":"kim@contoso.com"}`
	for _, c := range []struct {
		name   string
		header http.Header
		status int
	}{
		{"JSON", http.Header{"Content-Type": {"application/json"}}, 200},
		{"JSON in UTF-8", http.Header{"Content-Type": {`Application/JSON; charset="UTF-8"`}}, 200},
		{"not compressed", http.Header{"Content-Encoding": {"identity"}}, 200},
		{"no type", http.Header{"Content-Type": nil}, 415},
		{"two types", http.Header{"Content-Type": {"application/json", "text/plain"}}, 415},
		{"a form", http.Header{"Content-Type": {"application/x-www-form-urlencoded"}}, 415},
		{"plain text", http.Header{"Content-Type": {"text/plain"}}, 415},
		{"another JSON type", http.Header{"Content-Type": {"application/merge-patch+json"}}, 415},
		{"another charset", http.Header{"Content-Type": {"application/json; charset=utf-16"}}, 415},
		{"compressed", http.Header{"Content-Encoding": {"gzip"}}, 415},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := newWorld(t).serve(t).send(t, http.MethodPost, "/api/diagnose", good, c.header)
			if c.status != 200 {
				wantProblem(t, got, c.status, "unsupportedMediaType")
			} else if got.status != 200 {
				t.Errorf("got %d %s", got.status, got.body)
			}
		})
	}
}

func TestABodyOver32KiBIsTooLargeWithOrWithoutAStatedLength(t *testing.T) {
	w := newWorld(t).serve(t)
	body := `{"upn":"` + strings.Repeat("k", 32<<10) + `"}`
	wantProblem(t, w.post(t, "/api/diagnose", body), 413, "bodyTooLarge")

	request, err := http.NewRequestWithContext(t.Context(), http.MethodPost, w.url+"/api/diagnose", io.MultiReader(strings.NewReader(body)))
	if err != nil {
		t.Fatal(err)
	}
	request.Header.Set("Content-Type", "application/json")
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	if response.StatusCode != http.StatusRequestEntityTooLarge {
		t.Errorf("a chunked body gave %d", response.StatusCode)
	}
}

func TestAnExplanationTakesItsOwnFieldsOnly(t *testing.T) {
	w := newWorld(t).serve(t)
	for query, field := range map[string]string{
		"":                             "error",
		"error=":                       "error",
		"error=++":                     "error",
		"error=50076&upn=kim@x.com":    `"upn"`,
		"error=50076&format=text":      "format",
		"error=50076&lang=de":          "lang",
		"error=50076&detail=full":      `"detail"`,
		"lang=en":                      "error",
		"error=50076&error=50126":      `"error"`,
		"error=50076&format=json&at=x": `"at"`,
	} {
		document := wantProblem(t, w.get(t, "/api/diagnose/explain?"+query), 400, "invalidRequest")
		if detail, _ := document["detail"].(string); !strings.HasPrefix(detail, field+" ") {
			t.Errorf("%s: detail %q", query, detail)
		}
	}
}

func TestALongOrStrangeFieldNameIsQuotedAndCut(t *testing.T) {
	name := "<b>\u202e" + strings.Repeat("x", 500)
	document := newWorld(t).serve(t).get(t, "/api/diagnose?"+url.QueryEscape(name)+"=1").json(t)
	detail, _ := document["detail"].(string)
	if len(detail) > 120 || strings.Contains(detail, "\u202e") {
		t.Errorf("detail %q", detail)
	}
}

// TestABodyThatStopsOnItsWayIsTheCallersToSendAgain: its end, or the server's
// patience, ends the request's context too, though the caller still listens.
func TestABodyThatStopsOnItsWayIsTheCallersToSendAgain(t *testing.T) {
	for name, c := range map[string]struct {
		patience  time.Duration
		halfClose bool
		detail    string
	}{
		"a body that stalls":     {50 * time.Millisecond, false, "The body did not arrive in time."},
		"a body that ends early": {time.Minute, true, "The body did not arrive whole."},
	} {
		t.Run(name, func(t *testing.T) {
			w := newWorld(t)
			w.options.Asker = refusing(t)
			server := httptest.NewUnstartedServer(api.New(w.options))
			server.Config.ReadTimeout, server.Config.ReadHeaderTimeout = c.patience, time.Minute
			server.Start()
			t.Cleanup(server.Close)
			connection, err := net.Dial("tcp", server.Listener.Addr().String())
			if err != nil {
				t.Fatal(err)
			}
			defer connection.Close()
			_, _ = io.WriteString(connection, "POST /api/diagnose HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 400\r\n\r\n{\"upn\": ")
			if c.halfClose {
				_ = connection.(*net.TCPConn).CloseWrite()
			}
			response, err := http.ReadResponse(bufio.NewReader(connection), nil)
			if err != nil {
				t.Fatal(err)
			}
			defer response.Body.Close()
			text, err := io.ReadAll(response.Body)
			if err != nil {
				t.Fatal(err)
			}
			document := wantProblem(t, reply{response.StatusCode, response.Header, string(text)}, 400, "invalidRequest")
			if document["detail"] != c.detail {
				t.Errorf("detail %q, want %q", document["detail"], c.detail)
			}
			if line := w.line(t); line["problem"] != "invalidRequest" {
				t.Errorf("the log says %v", line)
			}
		})
	}
}
