package functionhost

import (
	"encoding/base64"
	"encoding/json"
	"net/http"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestAuthLevels(t *testing.T) {
	t.Parallel()
	app := files{
		"host.json":           plainHost,
		"open/function.json":  httpFunction(`, "authLevel": "anonymous"`),
		"keyed/function.json": httpFunction(`, "authLevel": "function"`),
		"plain/function.json": httpFunction(""), // the level is "function" when none is given
		"admin/function.json": httpFunction(`, "authLevel": "admin", "route": "run"`),
	}
	host := start(t, App{Root: app.write(t), Keys: []string{"s3cret"}})
	cases := map[string]struct {
		path   string
		edit   func(*http.Request)
		status int
	}{
		"anonymous needs no key":               {"/api/open", header("Accept", "*/*"), 200},
		"function without a key":               {"/api/keyed", header("Accept", "*/*"), 401},
		"function with a wrong key":            {"/api/keyed", header("X-Functions-Key", "guess"), 401},
		"function with an empty key":           {"/api/keyed?code=", header("Accept", "*/*"), 401},
		"function with the key in a header":    {"/api/keyed", header("X-Functions-Key", "s3cret"), 200},
		"function with the key in the query":   {"/api/keyed?code=s3cret", header("Accept", "*/*"), 200},
		"no level in function.json, no key":    {"/api/plain", header("Accept", "*/*"), 401},
		"a function key does not open admin's": {"/api/run", header("X-Functions-Key", "s3cret"), 401},
	}
	reached := 0
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			got := send(t, "GET", host.URL()+c.path, "", c.edit)
			got.expectStatus(t, c.status)
			if c.status == 401 && got.body != "" {
				t.Errorf("body %q, want none", got.body)
			}
			if c.status == 200 {
				reached++
			}
		})
	}
	if calls := len(host.Invocations()); calls != reached {
		t.Errorf("%d calls reached the handler, want only the %d that were let in", calls, reached)
	}
}

func TestEasyAuthSpeaksForTheCaller(t *testing.T) {
	t.Parallel()
	claims := []Claim{{"roles", "Diagnose.Read"}, {"appid", "the-client"}}
	host := start(t, App{EasyAuth: func(r *http.Request) *Principal {
		if r.Header.Get("Authorization") != "Bearer good" {
			return nil
		}
		return &Principal{ObjectID: "the-object", Claims: claims}
	}})

	refused := send(t, "GET", host.URL()+"/api/ask", "", header(HeaderPrincipal, "forged"))
	refused.expectStatus(t, 401)
	if calls := host.Invocations(); len(calls) > 0 {
		t.Error("a caller without a token reached the handler")
	}

	call := send(t, "GET", host.URL()+"/api/ask", "", header("Authorization", "Bearer good"),
		header(HeaderPrincipal, "forged"), header(HeaderPrincipalName, "forged"), header("X-MS-TOKEN-AAD-ID-TOKEN", "forged"),
	).echoed(t)
	want := map[string][]string{
		HeaderPrincipalID:         {"the-object"},
		HeaderPrincipalProvider:   {"aad"},
		HeaderPrincipalName:       nil,
		"X-Ms-Token-Aad-Id-Token": nil,
	}
	for name, values := range want {
		if diff := cmp.Diff(values, call.Header.Values(name)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
	document, err := base64.StdEncoding.DecodeString(call.Header.Get(HeaderPrincipal))
	if err != nil {
		t.Fatal(err)
	}
	var principal struct {
		Type   string  `json:"auth_typ"`
		Claims []Claim `json:"claims"`
	}
	if err := json.Unmarshal(document, &principal); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(claims, principal.Claims); diff != "" || principal.Type != "aad" {
		t.Errorf("principal of type %q, claims (-want +got):\n%s", principal.Type, diff)
	}
}

func TestWithoutEasyAuthTheCallersWordArrives(t *testing.T) {
	t.Parallel()
	bothModes(t, func(t *testing.T, mode Mode) {
		host := start(t, App{Mode: mode})
		call := send(t, "GET", host.URL()+"/api/ask", "", header(HeaderPrincipal, "forged")).echoed(t)
		if got := call.Header.Get(HeaderPrincipal); got != "forged" {
			t.Errorf("the handler saw %q; a host without authentication removes nothing", got)
		}
	})
}
