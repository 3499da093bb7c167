package e2e

import (
	"encoding/json"
	"net/http"
	"net/url"
	"testing"

	"signin-diagnosis/handler/practice"
)

// asking returns a POST to the route for diagnoses.
func asking(accept string, fields map[string]string) call {
	body, err := json.Marshal(fields)
	if err != nil {
		panic(err)
	}
	return call{method: http.MethodPost, path: "/api/diagnose", body: string(body), accept: accept, status: http.StatusOK}
}

func TestEveryStoryIsAnsweredAsDescribed(t *testing.T) {
	t.Parallel()
	people := []string{"nobody@contoso.example"}
	for _, story := range practice.Stories() {
		people = append(people, story.UPN)
	}
	for _, upn := range people {
		t.Run(upn, func(t *testing.T) {
			t.Parallel()
			served := startProcess(t, theHandler(t), "DIAGNOSIS_DIRECTORY=practice")
			wantDescribed(t, asking("application/json", map[string]string{"upn": upn, "detail": "full"}).send(t, served.url))
			wantDescribed(t, asking("application/json", map[string]string{"upn": upn, "lang": "ko"}).send(t, served.url))
			query := url.Values{"upn": {upn}, "detail": {"summary"}}.Encode()
			wantDescribed(t, call{method: http.MethodGet, path: "/api/diagnose?" + query, accept: "application/json", status: 200}.send(t, served.url))
			for _, format := range []string{typeCard, "application/vnd.microsoft.card.adaptive+json", "text/html", "text/plain", "text/markdown"} {
				wantDescribed(t, asking(format, map[string]string{"upn": upn}).send(t, served.url))
			}
		})
	}
}

func TestTheOtherRoutesAnswerAsDescribed(t *testing.T) {
	t.Parallel()
	served := startProcess(t, theHandler(t), "DIAGNOSIS_DIRECTORY=practice")
	for _, c := range []call{
		{method: "POST", path: "/api/diagnose/explain", body: `{"error": "AADSTS50076", "lang": "ko"}`, status: 200},
		{method: "POST", path: "/api/diagnose/explain", body: `{"error": "hello"}`, status: 200},
		{method: "GET", path: "/api/diagnose/explain?error=AADSTS700082", status: 200},
		{method: "GET", path: "/api/diagnose/check", status: 200},
		{method: "POST", path: "/api/diagnose", body: `{"upn": "kim"}`, status: 400},
		{method: "POST", path: "/api/diagnose", body: `{"upn": "kim"}`, accept: "text/html", status: 400},
		{method: "POST", path: "/api/diagnose/explain", body: `{}`, status: 400},
	} {
		wantDescribed(t, c.send(t, served.url))
	}
}

func TestEveryProblemIsDescribed(t *testing.T) {
	t.Parallel()
	tenant := func(options practice.Options, faults ...practice.Fault) []string {
		tenant := newTenant(t, options)
		for _, fault := range faults {
			tenant.Inject(fault)
		}
		return openEnv(tenant, "DIAGNOSIS_TIMEOUT=1s")
	}
	failing := func(do practice.Action) []string {
		return tenant(practice.Options{Stories: true}, practice.Fault{Kind: practice.KindSignIns, Do: do})
	}
	for status, env := range map[int][]string{
		http.StatusUnauthorized:       {"DIAGNOSIS_DIRECTORY=practice", "DIAGNOSIS_AUTH=easyauth", "WEBSITE_AUTH_ENABLED=true"},
		http.StatusForbidden:          {"DIAGNOSIS_DIRECTORY=practice", "DIAGNOSIS_AUTH=easyauth"},
		http.StatusFailedDependency:   tenant(practice.Options{Stories: true, Permissions: []string{"User.Read.All"}}),
		http.StatusBadGateway:         failing(practice.Answer{Status: http.StatusInternalServerError}),
		http.StatusServiceUnavailable: failing(practice.Answer{Status: http.StatusTooManyRequests, Header: map[string]string{"Retry-After": "60"}}),
		http.StatusGatewayTimeout:     failing(practice.Hold{}),
	} {
		t.Run(http.StatusText(status), func(t *testing.T) {
			t.Parallel()
			served := startProcess(t, theHandler(t), env...)
			c := asking("application/json", map[string]string{"upn": dora})
			c.status = status
			wantDescribed(t, c.send(t, served.url))
			c.accept = "text/html"
			wantDescribed(t, c.send(t, served.url))
		})
	}
}
