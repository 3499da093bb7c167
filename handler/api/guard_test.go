package api_test

import (
	"encoding/base64"
	"errors"
	"maps"
	"net/http"
	"strings"
	"testing"

	"signin-diagnosis/handler/api"
)

// easyAuth returns the guard of a function app behind App Service authentication.
func easyAuth(t *testing.T) *api.Guard {
	t.Helper()
	guard, err := api.NewGuard(api.GuardConfig{AzureMark: "WEBSITE_SKU", AuthEnabled: "True"})
	if err != nil {
		t.Fatal(err)
	}
	return guard
}

func TestOnlyACallerWithTheRoleIsLetIn(t *testing.T) {
	with := func(claims string) http.Header { return principal(`{"auth_typ":"aad","claims":[` + claims + `]}`) }
	twice := principal(aad)
	twice["X-Ms-Client-Principal"] = append(twice["X-Ms-Client-Principal"], twice["X-Ms-Client-Principal"][0])
	for _, c := range []struct {
		name   string
		header http.Header
		status int
	}{
		{"an application with the role", with(`{"typ":"roles","val":"Diagnose.Read"}`), 200},
		{"a user with the role and a scope", with(`{"typ":"scp","val":"user_impersonation"},{"typ":"roles","val":"Diagnose.Read"}`), 200},
		{"the role among others", with(`{"typ":"roles","val":"Other"},{"typ":"roles","val":"Diagnose.Read"}`), 200},
		{"the role under its long name", with(`{"typ":"http://schemas.microsoft.com/ws/2008/06/identity/claims/role","val":"Diagnose.Read"}`), 200},
		{"auth_typ in other case", principal(`{"auth_typ":"AAD","claims":[{"typ":"roles","val":"Diagnose.Read"}]}`), 200},

		{"no header", nil, 401},
		{"two headers", twice, 401},
		{"an empty header", http.Header{"X-Ms-Client-Principal": {""}}, 401},
		{"a header that is not base64", http.Header{"X-Ms-Client-Principal": {"{}"}}, 401},
		{"two principals joined by a comma", http.Header{"X-Ms-Client-Principal": {twice["X-Ms-Client-Principal"][0] + "," + twice["X-Ms-Client-Principal"][0]}}, 401},
		{"base64 of no JSON", principal(`aad`), 401},
		{"base64 of a JSON list", principal(`[]`), 401},
		{"another identity provider", principal(`{"auth_typ":"google","claims":[{"typ":"roles","val":"Diagnose.Read"}]}`), 401},
		{"no identity provider", principal(`{"claims":[{"typ":"roles","val":"Diagnose.Read"}]}`), 401},
		{"a bearer token alone", http.Header{"Authorization": {"Bearer x"}}, 401},
		{"a name alone", http.Header{"X-Ms-Client-Principal-Name": {"kim@contoso.com"}}, 401},

		{"no claim", with(""), 403},
		{"a scope without the role", with(`{"typ":"scp","val":"user_impersonation"}`), 403},
		{"a scope with the role's name", with(`{"typ":"scp","val":"Diagnose.Read"},{"typ":"http://schemas.microsoft.com/identity/claims/scope","val":"Diagnose.Read"}`), 403},
		{"a scope that the header calls the role", principal(`{"auth_typ":"aad","role_typ":"scp","claims":[{"typ":"scp","val":"Diagnose.Read"}]}`), 403},
		{"another claim that the header calls the role", principal(`{"auth_typ":"aad","role_typ":"name","claims":[{"typ":"name","val":"Diagnose.Read"}]}`), 403},
		{"a claim without type", with(`{"typ":"","val":"Diagnose.Read"}`), 403},
		{"the role in other case", with(`{"typ":"roles","val":"diagnose.read"}`), 403},
		{"a longer role", with(`{"typ":"roles","val":"Diagnose.Read.All"}`), 403},
		{"two roles in one value", with(`{"typ":"roles","val":"Other Diagnose.Read"}`), 403},
		{"the role's name in another claim", with(`{"typ":"name","val":"Diagnose.Read"}`), 403},
	} {
		t.Run(c.name, func(t *testing.T) {
			w := newWorld(t)
			w.options.Guard = easyAuth(t)
			if c.status != 200 {
				w.options.Asker = refusing(t)
			}
			got := w.serve(t).send(t, http.MethodGet, question, "", c.header)
			switch c.status {
			case 200:
				if got.status != 200 {
					t.Errorf("got %d %s", got.status, got.body)
				}
			case 401:
				wantProblem(t, got, 401, "unauthenticated")
				if got.header.Get("WWW-Authenticate") != "Bearer" {
					t.Errorf("WWW-Authenticate %q", got.header.Get("WWW-Authenticate"))
				}
			case 403:
				document := wantProblem(t, got, 403, "forbidden")
				if next, _ := document["nextStep"].(string); !strings.Contains(next, "Diagnose.Read") {
					t.Errorf("nextStep %q", next)
				}
			}
		})
	}
}

func TestEveryRouteButThePingAsksForTheSameRight(t *testing.T) {
	w := newWorld(t)
	w.options.Guard = easyAuth(t)
	w.serve(t)
	for _, target := range []string{
		question, "/api/diagnose/explain?error=50076", "/api/diagnose/check",
		"/api/diagnose/openapi.json", "/api/diagnose/swagger.json", "/API/DIAGNOSE/CHECK/",
	} {
		wantProblem(t, w.get(t, target), 401, "unauthenticated")
		if got := w.send(t, http.MethodGet, target, "", principal(aad)); got.status != 200 {
			t.Errorf("%s gave %d with the role", target, got.status)
		}
	}
}

func TestTheRoleIsASetting(t *testing.T) {
	guard, err := api.NewGuard(api.GuardConfig{Mode: api.ModeEasyAuth, Role: "Helpdesk", AuthEnabled: "true"})
	if err != nil {
		t.Fatal(err)
	}
	w := newWorld(t)
	w.options.Guard = guard
	w.serve(t)
	helpdesk := principal(`{"auth_typ":"aad","claims":[{"typ":"roles","val":"Helpdesk"}]}`)
	if got := w.send(t, http.MethodGet, question, "", helpdesk); got.status != 200 {
		t.Errorf("got %d", got.status)
	}
	wantProblem(t, w.send(t, http.MethodGet, question, "", principal(aad)), 403, "forbidden")
}

// environment stands in for the process's variables.
type environment map[string]string

func (e environment) lookup(name string) (string, bool) {
	value, set := e[name]
	return value, set
}

func TestAnyMarkOfThePlatformMeansAzure(t *testing.T) {
	for _, c := range []struct {
		name  string
		marks environment
		want  string
	}{
		{"a laptop", nil, ""},
		{"a mark that is set but empty", environment{"WEBSITE_INSTANCE_ID": ""}, "WEBSITE_INSTANCE_ID"},
		{"a laptop with the host's own variables", environment{"FUNCTIONS_CUSTOMHANDLER_PORT": "1", "WEBSITE_AUTH_ENABLED": "true"}, ""},
		{"App Service", environment{"WEBSITE_INSTANCE_ID": "a"}, "WEBSITE_INSTANCE_ID"},
		{"Flex Consumption", environment{"WEBSITE_POD_NAME": "a", "WEBSITE_SKU": "FlexConsumption"}, "WEBSITE_SKU"},
		{"Flex Consumption by its SKU", environment{"WEBSITE_SKU": "FlexConsumption"}, "WEBSITE_SKU"},
		{"Linux Consumption", environment{"CONTAINER_NAME": "a"}, "CONTAINER_NAME"},
	} {
		if got := api.AzureMark(c.marks.lookup); got != c.want {
			t.Errorf("%s: %q", c.name, got)
		}
	}
}

func TestInAzureWithoutThePlatformsAuthenticationEveryQuestionIsRefused(t *testing.T) {
	flex := environment{"WEBSITE_POD_NAME": "pod", "WEBSITE_SKU": "FlexConsumption"}
	for _, enabled := range []string{"", "false", "1", " true"} {
		guard, err := api.NewGuard(api.GuardConfig{
			AzureMark:   api.AzureMark(flex.lookup),
			AuthEnabled: enabled,
		})
		if err != nil {
			t.Fatal(err)
		}
		w := newWorld(t)
		w.options.Guard, w.options.Asker = guard, refusing(t)
		w.serve(t)
		for _, target := range []string{question, "/api/diagnose/explain?error=50076", "/api/diagnose/check", "/api/diagnose/openapi.json"} {
			document := wantProblem(t, w.send(t, http.MethodGet, target, "", principal(aad)), 403, "forbidden")
			next, _ := document["nextStep"].(string)
			if !strings.Contains(next, "WEBSITE_AUTH_ENABLED") || !strings.Contains(next, "do not add an app setting") {
				t.Errorf("nextStep %q", next)
			}
		}
		if got := w.get(t, "/"); got.status != 200 {
			t.Errorf("the ping got %d", got.status)
		}
	}
}

func TestAGuardThatWouldLetStrangersInStopsTheStart(t *testing.T) {
	level := func(level string, err error) func() (string, error) {
		return func() (string, error) { return level, err }
	}
	for _, c := range []struct {
		name   string
		config api.GuardConfig
		says   string
	}{
		{"no authentication in Azure", api.GuardConfig{Mode: api.ModeNone, AzureMark: "WEBSITE_SKU"}, "does not start in Azure"},
		{"a mode that is not known", api.GuardConfig{Mode: "open"}, "DIAGNOSIS_AUTH must be"},
		{"a mode in other case", api.GuardConfig{Mode: "NONE"}, "DIAGNOSIS_AUTH must be"},
		{"keys without a function.json", api.GuardConfig{Mode: api.ModeFunctionKey}, "function.json"},
		{"keys with an anonymous function", api.GuardConfig{Mode: api.ModeFunctionKey, FunctionAuthLevel: level("anonymous", nil)}, "authLevel"},
		{"keys with an unreadable function.json", api.GuardConfig{Mode: api.ModeFunctionKey, FunctionAuthLevel: level("", errors.New("gone"))}, "gone"},
	} {
		if _, err := api.NewGuard(c.config); err == nil || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%s: %v", c.name, err)
		}
	}
}

func TestWhereTheHostAsksForKeysTheHandlerAsksForNothingMore(t *testing.T) {
	for _, level := range []string{"function", "Function"} {
		guard, err := api.NewGuard(api.GuardConfig{
			Mode: api.ModeFunctionKey, AzureMark: "WEBSITE_SKU",
			FunctionAuthLevel: func() (string, error) { return level, nil },
		})
		if err != nil {
			t.Fatal(err)
		}
		w := newWorld(t)
		w.options.Guard = guard
		// Nobody strips a forged principal here, so it is not believed for the log.
		if got := w.serve(t).send(t, http.MethodGet, question, "", principal(aad)); got.status != 200 {
			t.Errorf("got %d", got.status)
		}
		if caller := w.line(t)["callerObjectId"]; caller != "" {
			t.Errorf("a caller was believed: %v", caller)
		}
	}
}

func TestTheAuthLevelIsReadFromTheTriggerOfAFunctionJSON(t *testing.T) {
	for _, c := range []struct{ text, want, err string }{
		{`{"bindings":[{"type":"http","authLevel":"x"},{"type":"httpTrigger","authLevel":"function"}]}`, "function", ""},
		{`{"bindings":[{"type":"HttpTrigger"}]}`, "", ""},
		{`{"bindings":[]}`, "", "no httpTrigger"},
		{`../diagnose/function.json`, "", "not valid JSON"},
	} {
		got, err := api.AuthLevel([]byte(c.text))
		if got != c.want || (err == nil) != (c.err == "") || err != nil && !strings.Contains(err.Error(), c.err) {
			t.Errorf("%s gave %q, %v", c.text, got, err)
		}
	}
}

// FuzzPrincipal: whatever stands in the header, a caller is let in only if the
// role is really in it.
func FuzzPrincipal(f *testing.F) {
	f.Add([]byte(aad))
	f.Add([]byte(`{"auth_typ":"aad","role_typ":"x","claims":[{"typ":"x","val":"Diagnose.Read"}]}`))
	f.Add([]byte(`{"auth_typ":"aad","claims":null}`))
	guard, err := api.NewGuard(api.GuardConfig{AzureMark: "WEBSITE_SKU", AuthEnabled: "true"})
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, document []byte) {
		encoded := base64.StdEncoding.EncodeToString(document)
		for _, value := range []string{encoded, string(document)} {
			header := http.Header{}
			maps.Copy(header, http.Header{"X-Ms-Client-Principal": {value}})
			status := serveOnce(api.Options{Guard: guard, Asker: askFunc(healthy), Tell: tell}, header)
			if status != 200 && status != 401 && status != 403 {
				t.Errorf("status %d", status)
			}
			if status == 200 && !mayHoldRole(document) {
				t.Errorf("let in by %s", document)
			}
		}
	})
}
