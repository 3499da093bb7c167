package api_test

import (
	"context"
	"net/http"
	"strings"
	"testing"
	"time"

	"signin-diagnosis/handler/answer"
	"signin-diagnosis/handler/api"
	"signin-diagnosis/handler/version"
	"signin-diagnosis/handler/wording"
)

func TestEveryRouteOfTheContractAnswers(t *testing.T) {
	for _, c := range []struct{ method, target, body, holds string }{
		{"GET", "/api/diagnose?upn=kim@contoso.com", "", `"verdict":"healthy"`},
		{"POST", "/api/diagnose", `{"upn":"kim@contoso.com"}`, `"verdict":"healthy"`},
		{"POST", "/api/diagnose?upn=kim@contoso.com", "", `"verdict":"healthy"`},
		{"POST", "/api/diagnose?app=Outlook", `{"upn":"kim@contoso.com"}`, `"verdict":"healthy"`},
		{"GET", "/api/diagnose/explain?error=AADSTS50076", "", `"lifetime":"AADSTS50076"`},
		{"POST", "/api/diagnose/explain", `{"error":"AADSTS50076"}`, `"lifetime":"AADSTS50076"`},
		{"GET", "/api/diagnose/check", "", `"schemaVersion":"1","ok":false`},
		{"GET", "/api/diagnose/openapi.json", "", `{"openapi":"3.0.3"}`},
		{"GET", "/api/diagnose/swagger.json", "", `{"swagger":"2.0"}`},
		{"GET", "/API/Diagnose/?upn=kim@contoso.com", "", `"verdict":"healthy"`},
	} {
		t.Run(c.method+" "+c.target, func(t *testing.T) {
			got := newWorld(t).serve(t).send(t, c.method, c.target, c.body, nil)
			if got.status != http.StatusOK || !strings.Contains(got.body, c.holds) {
				t.Errorf("got %d %s", got.status, got.body)
			}
			if contentType := got.header.Get("Content-Type"); contentType != "application/json; charset=utf-8" {
				t.Errorf("Content-Type %q", contentType)
			}
		})
	}
}

func TestThePingOfTheHostIsAnsweredWithoutGuardAndWithoutLogLine(t *testing.T) {
	for _, method := range []string{http.MethodGet, http.MethodHead} {
		w := newWorld(t)
		w.options.Guard = nil // lets nobody in
		w.serve(t)
		if got := w.send(t, method, "/", "", nil); got.status != http.StatusOK {
			t.Errorf("%s / gave %d", method, got.status)
		}
		if w.log.Len() != 0 {
			t.Errorf("%s / was logged: %s", method, w.log)
		}
	}
}

func TestAWrongAddressOrMethodIsAProblem(t *testing.T) {
	for _, c := range []struct {
		name, method, target string
		status               int
		code, allow          string
	}{
		{"an address outside", "GET", "/api/other", 404, "notFound", ""},
		{"an account in the path", "GET", "/api/diagnose/kim@contoso.com", 404, "notFound", ""},
		{"a doubled slash", "GET", "//", 404, "notFound", ""},
		{"a diagnosis by PUT", "PUT", "/api/diagnose", 405, "methodNotAllowed", "GET, POST"},
		{"a check by POST", "POST", "/api/diagnose/check", 405, "methodNotAllowed", "GET"},
		{"a POST to the ping", "POST", "/", 405, "methodNotAllowed", "GET, HEAD"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := newWorld(t).serve(t).send(t, c.method, c.target, "", nil)
			document := wantProblem(t, got, c.status, c.code)
			if got.header.Get("Allow") != c.allow {
				t.Errorf("Allow %q, want %q", got.header.Get("Allow"), c.allow)
			}
			if strings.Contains(got.body, "kim") {
				t.Errorf("the path is repeated: %v", document)
			}
		})
	}
}

func TestThePageOfTroublesIsSentLikeEveryPage(t *testing.T) {
	w := newWorld(t)
	w.options.Asker = nil // nobody is asked
	got := w.serve(t).get(t, "/api/diagnose/troubleshooting")
	if got.status != http.StatusOK || got.header.Get("Content-Type") != "text/html; charset=utf-8" || got.body != "document Troubleshooting: <h1>Troubleshooting</h1>" {
		t.Errorf("got %d %s: %s", got.status, got.header.Get("Content-Type"), got.body)
	}
	if sent := got.header.Get("X-Frame-Options"); sent != "DENY" {
		t.Errorf("X-Frame-Options %q", sent)
	}
}

func TestADescriptionThatIsNotThereIsNotFound(t *testing.T) {
	w := newWorld(t)
	w.options.Documents = nil
	wantProblem(t, w.serve(t).get(t, "/api/diagnose/openapi.json"), 404, "notFound")
}

func TestADescriptionTakesNoField(t *testing.T) {
	w := newWorld(t).serve(t)
	for _, name := range []string{"openapi.json", "swagger.json", "troubleshooting"} {
		document := wantProblem(t, w.get(t, "/api/diagnose/"+name+"?x=1"), 400, "invalidRequest")
		if document["detail"] != `"x" is not a field of this request.` {
			t.Errorf("%s: detail %q", name, document["detail"])
		}
	}
}

func TestACallInTheHostsJSONContractNamesTheSettingsToChange(t *testing.T) {
	w := newWorld(t)
	w.options.Guard = nil // such a call carries no caller
	got := w.serve(t).post(t, "/diagnose", `{"Data":{"req":{"Url":"https://x/api/diagnose"}},"Metadata":{}}`)
	document := wantProblem(t, got, 404, "notFound")
	for _, setting := range []string{"enableForwardingHttpRequest", "enableProxyingHttpRequest", "host.json"} {
		if next, _ := document["nextStep"].(string); !strings.Contains(next, setting) {
			t.Errorf("nextStep does not name %s: %s", setting, next)
		}
		if hint, _ := w.line(t)["hint"].(string); !strings.Contains(hint, setting) {
			t.Errorf("the log does not name %s", setting)
		}
	}
	if w.line(t)["level"] != "ERROR" {
		t.Errorf("level %v", w.line(t)["level"])
	}
}

func TestEveryAnswerForbidsStoringAndSniffing(t *testing.T) {
	w := newWorld(t).serve(t)
	for _, target := range []string{"/api/diagnose?upn=kim@contoso.com", "/api/diagnose", "/nowhere", "/api/diagnose/check"} {
		header := w.get(t, target).header
		for name, want := range map[string]string{
			"Cache-Control":          "no-store",
			"Vary":                   "Accept, Accept-Language",
			"X-Content-Type-Options": "nosniff",
			"Content-Language":       "en",
		} {
			if header.Get(name) != want {
				t.Errorf("%s: %s is %q, want %q", target, name, header.Get(name), want)
			}
		}
	}
}

func TestACheckWithoutFindingsListsNone(t *testing.T) {
	w := newWorld(t)
	w.options.Checker = checkFunc(func(context.Context, wording.Language) answer.CheckReport { return answer.CheckReport{OK: true} })
	if got := w.serve(t).get(t, "/api/diagnose/check?lang=ko"); !strings.Contains(got.body, `"checks":[]`) {
		t.Errorf("got %s", got.body)
	}
	wantProblem(t, w.get(t, "/api/diagnose/check?upn=kim@contoso.com"), 400, "invalidRequest")
}

// TestTheBuildIsToldToWhoWasLetIn and to nobody else: a stranger would learn which holes to try.
func TestTheBuildIsToldToWhoWasLetIn(t *testing.T) {
	const header = "X-Diagnosis-Version"
	release, commit, at := "v0.0.0", "0000000000000000000000000000000000000000", now
	w := newWorld(t)
	w.options.Version = version.Build{Version: &release, Commit: &commit, BuiltAt: &at}
	w.serve(t)
	for target, status := range map[string]int{
		"/api/diagnose?upn=kim@contoso.com": 200, "/api/diagnose?upn=kim": 400, "/api/diagnose/openapi.json": 200,
		"/api/diagnose/check": 200, "/api/diagnose/troubleshooting": 200,
	} {
		if got := w.get(t, target); got.status != status || got.header.Get(header) != release {
			t.Errorf("%s: status %d, want %d; %s %q", target, got.status, status, header, got.header.Get(header))
		}
	}
	if got := w.get(t, "/api/diagnose/check"); !strings.Contains(got.body, `"version":{"version":"v0.0.0","commit":"`+commit+`","builtAt":"2026-05-20T12:00:00Z"}`) {
		t.Errorf("the check says %s", got.body)
	}
	for _, target := range []string{"/", "/nowhere"} { // nobody is asked there who they are
		if got := w.get(t, target); got.header.Get(header) != "" {
			t.Errorf("%s tells %q", target, got.header.Get(header))
		}
	}
	asked, err := api.NewGuard(api.GuardConfig{Mode: api.ModeEasyAuth, AuthEnabled: "true"})
	if err != nil {
		t.Fatal(err)
	}
	for status, guard := range map[int]*api.Guard{401: asked, 403: nil} {
		w.options.Guard = guard
		if got := w.serve(t).get(t, "/api/diagnose/check"); got.status != status || got.header.Get(header) != "" || strings.Contains(got.body, release) {
			t.Errorf("status %d, want %d; %q\n%s", got.status, status, got.header.Get(header), got.body)
		}
	}
}

func TestABuildThatKnowsNothingSendsNoHeader(t *testing.T) {
	got := newWorld(t).serve(t).get(t, "/api/diagnose/check")
	if _, sent := got.header["X-Diagnosis-Version"]; sent || !strings.Contains(got.body, `"version":{"version":null,"commit":null,"builtAt":null}`) {
		t.Errorf("%v\n%s", got.header, got.body)
	}
}

func TestACheckEndsWithTheTimeOfAQuestion(t *testing.T) {
	for name, c := range map[string]struct{ given, want time.Duration }{
		"as set":  {time.Second, time.Second},
		"not set": {0, 25 * time.Second},
	} {
		t.Run(name, func(t *testing.T) {
			w := newWorld(t)
			w.options.Timeout = c.given
			start := time.Now()
			w.options.Checker = checkFunc(func(ctx context.Context, _ wording.Language) answer.CheckReport {
				end, limited := ctx.Deadline()
				if earliest := start.Add(c.want); !limited || end.Before(earliest) || end.After(time.Now().Add(c.want)) {
					t.Errorf("the deadline is %v (%v), want %v from now", end.Sub(start), limited, c.want)
				}
				return answer.CheckReport{OK: true}
			})
			if got := w.serve(t).get(t, "/api/diagnose/check"); got.status != http.StatusOK {
				t.Errorf("got %d %s", got.status, got.body)
			}
		})
	}
}

func TestWithoutGuardNobodyIsLetIn(t *testing.T) {
	w := newWorld(t)
	w.options.Guard = new(api.Guard)
	wantProblem(t, w.serve(t).get(t, "/api/diagnose?upn=kim@contoso.com"), 403, "forbidden")
}
