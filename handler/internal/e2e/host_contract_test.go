package e2e

import (
	"fmt"
	"net"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"testing"

	"signin-diagnosis/handler/answer"
	"signin-diagnosis/handler/internal/functionhost"
	"signin-diagnosis/handler/practice"
)

// TestTheSmallestEnvironmentIsEnough starts the program with five variables and nothing else.
func TestTheSmallestEnvironmentIsEnough(t *testing.T) {
	t.Parallel()
	tenant := newTenant(t, practice.Options{Stories: true})
	served := startProcess(t, theHandler(t), openEnv(tenant)...)

	asked := get(t, question(served.url, dora)).diagnosis(t)
	told := send(t, http.MethodPost, served.url+"/api/diagnose", `{"upn": "`+dora+`"}`).diagnosis(t)
	for method, d := range map[string]answer.Diagnosis{"GET": asked, "POST": told} {
		if d.Verdict != answer.VerdictFailing || d.PrimaryCause != answer.CategoryCABlock || d.Practice {
			t.Errorf("%s: %s, %s, practice %v", method, d.Verdict, d.PrimaryCause, d.Practice)
		}
	}
	requests := tenant.Requests()
	if countKinds(requests)[practice.KindToken] != 1 {
		t.Errorf("%d tokens fetched, want one for both questions", countKinds(requests)[practice.KindToken])
	}
	for _, r := range requests {
		if !r.Authorized {
			t.Errorf("%s %s came without this tenant's token or secret", r.Method, r.Path)
		}
	}
	served.kill()
	if got := served.err.String(); got != "" {
		t.Errorf("stderr %q, want none", got)
	}
}

// TestOnlyTheLoopbackAddressListens tries the machine's other addresses, and another one of the
// loopback network, which Linux has in full.
func TestOnlyTheLoopbackAddressListens(t *testing.T) {
	t.Parallel()
	served := startProcess(t, theHandler(t), "DIAGNOSIS_DIRECTORY=practice")
	others := []string{"127.0.0.2", "::1"}
	addresses, err := net.InterfaceAddrs()
	if err != nil {
		t.Fatal(err)
	}
	for _, address := range addresses {
		if network, ok := address.(*net.IPNet); ok && network.IP.IsGlobalUnicast() {
			others = append(others, network.IP.String())
		}
	}
	for _, other := range others {
		var dialer net.Dialer
		connection, err := dialer.DialContext(patience(t), "tcp", net.JoinHostPort(other, strconv.Itoa(served.port)))
		if err == nil {
			connection.Close()
			t.Errorf("%s listens as well", other)
		}
	}
}

func TestTheHostsCallsAreAnsweredByTheContract(t *testing.T) {
	t.Parallel()
	bothModes(t, func(t *testing.T, mode functionhost.Mode) {
		host, _ := hostedOpen(t, mode)
		base := host.URL() + "/api/diagnose"
		guest := "nadia.rahman_fabrikam.example#EXT#@contoso.example"
		for name, c := range map[string]struct {
			got     answered
			verdict answer.Verdict
		}{
			"a GET":                            {get(t, question(host.URL(), dora)), answer.VerdictFailing},
			"a POST":                           {send(t, "POST", base, `{"upn":"`+dora+`","detail":"full"}`), answer.VerdictFailing},
			"a POST with the query's fields":   {send(t, "POST", question(host.URL(), dora), ""), answer.VerdictFailing},
			"a GET with a guest's #EXT#":       {get(t, question(host.URL(), guest)), answer.VerdictWaitingOnUser},
			"a POST with a guest's #EXT#":      {send(t, "POST", base, `{"upn":"`+guest+`"}`), answer.VerdictWaitingOnUser},
			"a GET with the platform's fields": {get(t, question(host.URL(), dora, "code", "a-key", "clientId", "default")), answer.VerdictFailing},
			"a path with a slash and capitals": {get(t, host.URL()+"/API/Diagnose/?upn="+dora), answer.VerdictFailing},
		} {
			if d := c.got.diagnosis(t); d.Verdict != c.verdict {
				t.Errorf("%s: verdict %s, want %s", name, d.Verdict, c.verdict)
			}
			if c.got.header.Get("Cache-Control") != "no-store" || c.got.header.Get("Vary") != "Accept, Accept-Language" {
				t.Errorf("%s: Cache-Control %q, Vary %q", name, c.got.header.Get("Cache-Control"), c.got.header.Get("Vary"))
			}
		}
		wantContract(t, anExplained, get(t, base+"/explain?error=AADSTS50076").body)
		wantContract(t, anExplained, send(t, "POST", base+"/explain", `{"error":"AADSTS50076"}`).body)
		wantContract(t, aCheckReport, get(t, base+"/check").body)
		awaitLines(t, host)
		wantQuietHost(t, host)
	})
}

func TestWhatTheCallerGotWrong(t *testing.T) {
	t.Parallel()
	bothModes(t, func(t *testing.T, mode functionhost.Mode) {
		host, tenant := hostedOpen(t, mode)
		base := host.URL() + "/api/diagnose"
		plainText := header("Content-Type", "text/plain")
		chunked := func(r *http.Request) { r.ContentLength = -1 }
		for name, c := range map[string]struct {
			got    answered
			status int
			code   string
			says   string
		}{
			"no account":                 {get(t, base), 400, "invalidRequest", "upn is missing"},
			"an account that is none":    {get(t, question(host.URL(), "kim")), 400, "invalidRequest", "upn"},
			"the account twice":          {get(t, question(host.URL(), anna)+"&upn="+anna), 400, "invalidRequest", "upn"},
			"a field that is none":       {get(t, question(host.URL(), anna, "user", "x")), 400, "invalidRequest", "user"},
			"a query that is no UTF-8":   {get(t, base+"?upn=%ff@contoso.example"), 400, "invalidRequest", "upn"},
			"a body that is no UTF-8":    {send(t, "POST", base, "{\"upn\":\"\xff@contoso.example\"}"), 400, "invalidRequest", "UTF-8"},
			"a body that is no JSON":     {send(t, "POST", base, "upn="+anna), 400, "invalidRequest", "JSON"},
			"one field twice in a body":  {send(t, "POST", base, `{"upn":"`+anna+`","upn":"`+anna+`"}`), 400, "invalidRequest", "upn"},
			"a field in query and body":  {send(t, "POST", question(host.URL(), anna), `{"upn":"`+anna+`"}`), 400, "invalidRequest", "upn"},
			"a body of 40 KiB":           {send(t, "POST", base, `{"error":"`+strings.Repeat("x", 40<<10)+`"}`), 413, "bodyTooLarge", "32 KiB"},
			"a body of another type":     {send(t, "POST", base, `{"upn":"`+anna+`"}`, plainText), 415, "unsupportedMediaType", "application/json"},
			"a POST without any field":   {send(t, "POST", base, ""), 400, "invalidRequest", "no field"},
			"no such route":              {get(t, base+"/policies"), 404, "notFound", "/api/diagnose"},
			"a POST where only GET goes": {send(t, "POST", base+"/check", `{}`), 405, "methodNotAllowed", "Allow"},
		} {
			t.Run(name, func(t *testing.T) {
				p := c.got.wantProblem(t, c.status, c.code)
				if !strings.Contains(p.Detail+" "+p.NextStep, c.says) {
					t.Errorf("%q, %q do not say %q", p.Detail, p.NextStep, c.says)
				}
				if !slices.Contains(host.Invocations(), p.InvocationID) {
					t.Errorf("invocation id %q is none of the host's", p.InvocationID)
				}
			})
		}
		t.Run("a chunked body, which a forwarding host loses", func(t *testing.T) {
			got := send(t, "POST", base, `{"upn":"`+anna+`"}`, chunked)
			if mode == functionhost.Proxy {
				got.diagnosis(t)
				return
			}
			if p := got.wantProblem(t, 400, "invalidRequest"); !strings.Contains(p.NextStep, "Content-Length") {
				t.Errorf("next step %q does not name Content-Length", p.NextStep)
			}
		})
		if mode == functionhost.Forward && len(tenant.Requests()) > 0 {
			t.Errorf("%d requests went out for questions that could not be asked", len(tenant.Requests()))
		}
		awaitLines(t, host)
		wantQuietHost(t, host)
	})
}

func TestManyCallsOverKeptConnections(t *testing.T) {
	t.Parallel()
	bothModes(t, func(t *testing.T, mode functionhost.Mode) {
		host, _ := hostedOpen(t, mode)
		const callers, each = 24, 5
		failures := make(chan string, callers*each)
		done := make(chan struct{})
		for range callers {
			go func() {
				defer func() { done <- struct{}{} }()
				for range each {
					got, err := trySend(t, "GET", question(host.URL(), anna), "")
					if err != nil || got.status != http.StatusOK {
						failures <- fmt.Sprint(got.status, err)
					}
				}
			}()
		}
		for range callers {
			await(t, done, "a caller")
		}
		close(failures)
		for failure := range failures {
			t.Error(failure)
		}
	})
}

func TestLocalSettingsServeThePracticeTenant(t *testing.T) {
	t.Parallel()
	env, err := functionhost.LocalSettings(repository)
	if err != nil {
		t.Fatal(err)
	}
	bothModes(t, func(t *testing.T, mode functionhost.Mode) {
		host := hosted(t, functionhost.App{Mode: mode, Env: env})
		if d := get(t, question(host.URL(), dora)).diagnosis(t); !d.Practice || d.Verdict != answer.VerdictFailing {
			t.Errorf("practice %v, verdict %s", d.Practice, d.Verdict)
		}
	})
}

// TestTheTypeOfAProblemCanBeOpened follows it as a browser does: against the address that was asked.
func TestTheTypeOfAProblemCanBeOpened(t *testing.T) {
	t.Parallel()
	bothModes(t, func(t *testing.T, mode functionhost.Mode) {
		host, tenant := hostedOpen(t, mode)
		asked := question(host.URL(), "not-an-upn")
		p := get(t, asked).wantProblem(t, http.StatusBadRequest, "invalidRequest")
		base, err := url.Parse(asked)
		if err != nil {
			t.Fatal(err)
		}
		link, err := base.Parse(p.Type)
		if err != nil {
			t.Fatal(err)
		}
		page := get(t, link.String())
		if page.status != http.StatusOK || !strings.HasPrefix(page.header.Get("Content-Type"), "text/html") {
			t.Errorf("%s gives %d, %s", link, page.status, page.header.Get("Content-Type"))
		}
		if !strings.Contains(string(page.body), `id="`+link.Fragment+`"`) || link.Fragment == "" {
			t.Errorf("the page has no section %q", link.Fragment)
		}
		if asked := tenant.Requests(); len(asked) > 0 {
			t.Errorf("%d requests went out for a page", len(asked))
		}
	})
}
