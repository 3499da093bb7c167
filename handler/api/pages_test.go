package api_test

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"signin-diagnosis/handler/answer"
	"signin-diagnosis/handler/api"
	"signin-diagnosis/handler/diagnosis"
	"signin-diagnosis/handler/investigate"
	"signin-diagnosis/handler/telling"
	"signin-diagnosis/handler/wording"
)

const (
	browserAccept = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
	formType      = "application/x-www-form-urlencoded"
)

// withPages serves pages that say what they were given.
func withPages(t *testing.T) *world {
	t.Helper()
	w := newWorld(t)
	w.options.Renderers = map[string]api.Renderer{
		"text": renderer("text/plain; charset=utf-8", "as text"),
		"html": {ContentType: "text/html; charset=utf-8", Attempts: true, Header: map[string]string{"Content-Security-Policy": "of the page"},
			Render: func(d answer.Diagnosis, _ wording.Language) ([]byte, error) {
				return []byte("page of " + d.Account.UserPrincipalName), nil
			}},
	}
	w.options.Pages = pagesWith(func(p api.Page) ([]byte, error) {
		text := fmt.Sprintf("form %v, %s, %v", p.Form, p.Language, p.Values)
		if e := p.Problem; e != nil {
			text += fmt.Sprintf(", %d %s %q %q %s %v", e.Status, e.Code, e.Title, e.Detail, e.InvocationID, e.Accounts)
		}
		return []byte(text), nil
	})
	return w
}

func pagesWith(render func(api.Page) ([]byte, error)) api.Pages {
	return api.Pages{Header: map[string]string{"X-Frame-Options": "DENY"}, Render: render, Document: func(title string, content []byte) ([]byte, error) {
		return append([]byte("document "+title+": "), content...), nil
	}}
}

func (w *world) browse(t *testing.T, target string) reply {
	t.Helper()
	return w.send(t, http.MethodGet, target, "", http.Header{"Accept": {browserAccept}})
}

// submit sends a form as a browser does that is on the service's own page.
func (w *world) submit(t *testing.T, target string, fields url.Values, header http.Header) reply {
	t.Helper()
	sent := http.Header{"Accept": {browserAccept}, "Content-Type": {formType}, "Sec-Fetch-Site": {"same-origin"}, "Origin": {w.url}}
	for name, values := range header {
		sent[name] = values
	}
	return w.send(t, http.MethodPost, target, fields.Encode(), sent)
}

func TestABrowserThatNamesNoAccountGetsTheForm(t *testing.T) {
	w := withPages(t).serve(t)
	for target, want := range map[string]string{
		"/api/diagnose":                      "form true, en, map[]",
		"/api/diagnose?lang=ko":              "form true, ko, map[]",
		"/api/diagnose?format=html":          "form true, en, map[]",
		"/api/diagnose?code=a-key&lang=en":   "form true, en, map[]",
		"/api/diagnose/?clientId=default":    "form true, en, map[]",
		"/API/Diagnose?lang=ko&format=html&": "form true, ko, map[]",
	} {
		got := w.browse(t, target)
		if got.status != 200 || got.body != want || got.header.Get("Content-Type") != "text/html; charset=utf-8" || got.header.Get("X-Frame-Options") != "DENY" {
			t.Errorf("%s: %d %s %q", target, got.status, got.header.Get("Content-Type"), got.body)
		}
	}
	if got := w.browse(t, "/api/diagnose?lang=zz"); got.status != 400 {
		t.Errorf("a language that is none: %d", got.status)
	}
	if line := w.lines(t)[0]; line["route"] != "form" || line["verdict"] != "" {
		t.Errorf("the log says %v", line)
	}
}

func TestOnlyABrowserGetsTheForm(t *testing.T) {
	w := withPages(t).serve(t)
	for _, header := range []http.Header{{}, {"Accept": {"application/json"}}, {"Accept": {"*/*"}}, {"Accept": {"text/plain"}}} {
		wantProblem(t, w.send(t, http.MethodGet, "/api/diagnose", "", header), 400, "invalidRequest")
	}
	wantProblem(t, w.browse(t, "/api/diagnose?format=json"), 400, "invalidRequest")
	without := newWorld(t).serve(t)
	wantProblem(t, without.browse(t, "/api/diagnose"), 400, "invalidRequest")
}

func TestTheFormIsBehindTheGuard(t *testing.T) {
	w := withPages(t)
	w.options.Guard = nil
	got := w.serve(t).browse(t, "/api/diagnose")
	if got.status != 403 || !strings.HasPrefix(got.body, "form false, en, map[], 403 forbidden") {
		t.Errorf("%d %s", got.status, got.body)
	}
}

func TestAPageIsMadeOfTheAttempts(t *testing.T) {
	var asked investigate.Question
	w := withPages(t)
	w.options.Asker = askFunc(func(ctx context.Context, q investigate.Question) (investigate.Answer, error) {
		asked = q
		return healthy(ctx, q)
	})
	w.serve(t)
	got := w.browse(t, question)
	if got.status != 200 || got.header.Get("Content-Security-Policy") != "of the page" || !asked.Options.Attempts {
		t.Errorf("%d, %v, attempts %v", got.status, got.header, asked.Options.Attempts)
	}
	if w.get(t, question); asked.Options.Attempts {
		t.Error("the JSON lists the attempts without being asked to")
	}
}

func TestAFormAsksLikeJSON(t *testing.T) {
	var asked investigate.Question
	var told telling.Options
	w := withPages(t)
	w.options.Asker = askFunc(func(ctx context.Context, q investigate.Question) (investigate.Answer, error) {
		asked = q
		return healthy(ctx, q)
	})
	w.options.Tell = func(j *diagnosis.Judgement, o telling.Options) answer.Diagnosis {
		told = o
		return tell(j, o)
	}
	w.serve(t)
	got := w.submit(t, "/api/diagnose?lang=ko", url.Values{"upn": {"Kim+x@contoso.com"}, "app": {"팀즈 & co"}, "at": {"2026-05-20T11:00"}, "lookback": {""}, "error": {"AADSTS50076\r\nx"}}, nil)
	if got.status != 200 || got.body != "page of Kim+x@contoso.com" {
		t.Fatalf("%d %s", got.status, got.body)
	}
	if asked.Account != "Kim+x@contoso.com" || asked.Complaint.App != "팀즈 & co" || asked.At.Format("15:04Z07") != "11:00Z" || told.Language != "ko" || !asked.Complaint.HasError {
		t.Errorf("asked %+v", asked)
	}
	for at, want := range map[string]string{"2026-05-20T11:00:30": "11:00:30", "2026-05-20T11:00:00Z": "11:00:00", "2026-05-20T20:00:00+09:00": "11:00:00"} {
		if w.submit(t, "/api/diagnose", url.Values{"upn": {"kim@contoso.com"}, "at": {at}}, nil); asked.At.Format("15:04:05") != want {
			t.Errorf("%s is asked as %s", at, asked.At)
		}
	}
}

// A form is for browsers on our own page. Whoever else sends one is told of JSON, or refused.
func TestAFormIsTakenFromOurOwnPageOnly(t *testing.T) {
	w := withPages(t).serve(t)
	fields := url.Values{"upn": {"kim@contoso.com"}}
	wantProblem(t, w.send(t, http.MethodPost, "/api/diagnose", fields.Encode(), http.Header{"Content-Type": {formType}}), 415, "unsupportedMediaType")
	for name, header := range map[string]http.Header{
		"another site":             {"Sec-Fetch-Site": {"cross-site"}},
		"a neighbour":              {"Sec-Fetch-Site": {"same-site"}},
		"an old browser elsewhere": {"Sec-Fetch-Site": {}, "Origin": {"https://evil.example"}},
	} {
		if got := w.submit(t, "/api/diagnose", fields, header); got.status != 403 || !strings.Contains(got.body, "403 forbidden") {
			t.Errorf("%s: %d %s", name, got.status, got.body)
		}
	}
	if got := w.submit(t, "/api/diagnose", fields, http.Header{"Sec-Fetch-Site": {}, "Origin": {w.url}}); got.status != 200 {
		t.Errorf("an old browser on our own page: %d", got.status)
	}
}

func TestWhatIsWrongWithAFormIsShownWithTheForm(t *testing.T) {
	w := withPages(t).serve(t)
	got := w.submit(t, "/api/diagnose?lang=ko", url.Values{"upn": {"kim"}, "app": {"Teams"}}, nil)
	want := `form true, ko, map[app:Teams lang:ko upn:kim], 400 invalidRequest "The request is not valid" "upn is neither`
	if got.status != 400 || !strings.HasPrefix(got.body, want) {
		t.Errorf("%d %s\nwant %s", got.status, got.body, want)
	}
	for name, c := range map[string]struct {
		fields url.Values
		detail string
	}{
		"twice":             {url.Values{"upn": {"a@b.example", "a@b.example"}}, `"\"upn\" is given more than once.`},
		"unknown":           {url.Values{"upn": {"a@b.example"}, "user": {"x"}}, `"\"user\" is not a field`},
		"nothing":           {url.Values{"upn": {""}}, `"upn is missing.`},
		"in the query, too": {url.Values{"upn": {"a@b.example"}, "lang": {"en"}}, `"\"lang\" is in the query and in the body.`},
	} {
		if got := w.submit(t, "/api/diagnose?lang=ko", c.fields, nil); got.status != 400 || !strings.Contains(got.body, c.detail) {
			t.Errorf("%s: %d %s", name, got.status, got.body)
		}
	}
	if got := w.send(t, http.MethodPost, "/api/diagnose", "upn=%zz", http.Header{"Accept": {browserAccept}, "Content-Type": {formType}}); got.status != 400 || !strings.Contains(got.body, "The form is not readable.") {
		t.Errorf("an unreadable form: %d %s", got.status, got.body)
	}
}

func TestABrowserReadsProblemsAndTheirHeadersStay(t *testing.T) {
	w := withPages(t)
	w.options.Asker = failing(&investigate.AmbiguousError{IDs: []string{guidOne, guidTwo}})
	got := w.serve(t).browse(t, question)
	if got.status != 409 || !strings.Contains(got.body, "409 accountAmbiguous") || !strings.Contains(got.body, guidTwo) || got.header.Get("X-Frame-Options") != "DENY" {
		t.Errorf("%d %s", got.status, got.body)
	}
	if got := w.send(t, http.MethodPost, "/api/diagnose/check", "{}", http.Header{"Accept": {browserAccept}}); got.status != 405 || got.header.Get("Allow") != "GET" || !strings.HasPrefix(got.body, "form false") {
		t.Errorf("%d, Allow %q, %s", got.status, got.header.Get("Allow"), got.body)
	}
	if got := w.browse(t, "/api/diagnose/nowhere"); got.status != 404 || !strings.Contains(got.body, "404 notFound") {
		t.Errorf("%d %s", got.status, got.body)
	}
	wantProblem(t, w.browse(t, question+"&format=json"), 409, "accountAmbiguous")
}

func TestAPageThatFailsIsOurFaultInJSON(t *testing.T) {
	w := withPages(t)
	w.options.Pages.Render = func(api.Page) ([]byte, error) { return nil, errors.New("no ink") }
	wantProblem(t, w.serve(t).browse(t, "/api/diagnose"), 500, "internal")
}

func TestACardComesUnderTheNameThatWasAskedFor(t *testing.T) {
	const card, plusJSON, plain = "application/vnd.microsoft.card.adaptive", "application/vnd.microsoft.card.adaptive+json; charset=utf-8", "application/json; charset=utf-8"
	w := newWorld(t)
	one := renderer(card, "{}")
	one.Aliases = []string{plusJSON, plain}
	w.options.Renderers = map[string]api.Renderer{"card": one}
	w.serve(t)
	for _, c := range []struct{ field, accept, want, body string }{
		{"card", "", card, "{}"},
		{"card", "*/*", card, "{}"},
		{"card", "image/png", card, "{}"},
		{"card", "application/json", plain, "{}"},
		{"card", "application/vnd.microsoft.card.adaptive+json", plusJSON, "{}"},
		{"", card, card, "{}"},
		{"", "application/vnd.microsoft.card.adaptive+json, */*;q=0.1", plusJSON, "{}"},
		{"", "application/json, " + card, plain, ""},
	} {
		target := question
		if c.field != "" {
			target += "&format=" + c.field
		}
		got := w.send(t, http.MethodGet, target, "", http.Header{"Accept": {c.accept}})
		if got.status != 200 || got.header.Get("Content-Type") != c.want || (got.body == "{}") != (c.body == "{}") {
			t.Errorf("%+v: %d %s %s", c, got.status, got.header.Get("Content-Type"), got.body)
		}
	}
}
