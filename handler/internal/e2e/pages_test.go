package e2e

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"signin-diagnosis/handler/internal/functionhost"
	"signin-diagnosis/handler/practice"
)

const acceptOfBrowsers = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"

// TestABrowserIsServedThroughTheHost opens the form, sends it and reads a problem, as a browser does.
func TestABrowserIsServedThroughTheHost(t *testing.T) {
	t.Parallel()
	bothModes(t, func(t *testing.T, mode functionhost.Mode) {
		host := hosted(t, functionhost.App{Mode: mode, Env: []string{"DIAGNOSIS_DIRECTORY=practice"}})
		base, browser := host.URL()+"/api/diagnose", header("Accept", acceptOfBrowsers)
		form := url.Values{"upn": {dora}, "app": {"Teams"}, "at": {""}, "lookback": {""}, "error": {""}}.Encode()
		submit := func(site string) answered {
			return send(t, http.MethodPost, base+"?lang=ko", form, browser, header("Content-Type", "application/x-www-form-urlencoded"), header("Sec-Fetch-Site", site))
		}
		for name, c := range map[string]struct {
			got    answered
			status int
			says   string
		}{
			"the form":             {send(t, http.MethodGet, base, "", browser), 200, dora},
			"the form, in Korean":  {send(t, http.MethodGet, base+"?lang=ko", "", browser), 200, "이 계정은 왜 로그인할 수 없나요?"},
			"the form, sent":       {submit("same-origin"), 200, "로그인할 수 없음"},
			"another site's form":  {submit("cross-site"), 403, "<code>forbidden</code>"},
			"a page by GET":        {send(t, http.MethodGet, question(host.URL(), dora), "", browser), 200, "Cannot sign in"},
			"a page by its format": {get(t, question(host.URL(), dora, "format", "html")), 200, "Cannot sign in"},
			"the page of troubles": {send(t, http.MethodGet, base+"/troubleshooting", "", browser), 200, "Skip to the answer"},
			"what is wrong":        {send(t, http.MethodGet, question(host.URL(), "kim"), "", browser), 400, "<code>invalidRequest</code>"},
		} {
			if c.got.status != c.status || !strings.Contains(string(c.got.body), c.says) {
				t.Errorf("%s: %d\n%s", name, c.got.status, c.got.body)
			}
			for _, name := range []string{"Content-Security-Policy", "X-Frame-Options", "Referrer-Policy"} {
				if c.got.header.Get(name) == "" {
					t.Errorf("%s came without %s", name, name)
				}
			}
		}
		awaitLines(t, host)
		wantQuietHost(t, host)
	})
}

// TestNobodySeesTheFormWhoMayNotAsk: the form obeys the rule that a diagnosis does.
func TestNobodySeesTheFormWhoMayNotAsk(t *testing.T) {
	t.Parallel()
	for name, env := range map[string][]string{
		"authentication is off": {"DIAGNOSIS_AUTH=easyauth"},
		"an unknown caller":     {"DIAGNOSIS_AUTH=easyauth", "WEBSITE_AUTH_ENABLED=true"},
	} {
		served := startProcess(t, theHandler(t), append(env, "DIAGNOSIS_DIRECTORY=practice")...)
		got := send(t, http.MethodGet, served.url+"/api/diagnose", "", header("Accept", acceptOfBrowsers))
		if got.status/100 != 4 || strings.Contains(string(got.body), "<form") || strings.Contains(string(got.body), dora) {
			t.Errorf("%s: %d\n%s", name, got.status, got.body)
		}
	}
}

// TestOnlyPracticeOffersItsPeople: against a real tenant the form names nobody.
func TestOnlyPracticeOffersItsPeople(t *testing.T) {
	t.Parallel()
	served := startProcess(t, theHandler(t), openEnv(newTenant(t, practice.Options{Stories: true}))...)
	got := send(t, http.MethodGet, served.url+"/api/diagnose", "", header("Accept", acceptOfBrowsers))
	if got.status != http.StatusOK || strings.Contains(string(got.body), "contoso.example") || strings.Contains(string(got.body), "Practice data") {
		t.Errorf("%d\n%s", got.status, got.body)
	}
}
