package e2e

import (
	"errors"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"signin-diagnosis/handler/internal/functionhost"
	"signin-diagnosis/handler/practice"
)

const oneID = "11111111-1111-4111-8111-111111111111"

// letIn returns an Easy Auth that takes everybody for one caller.
func letIn(caller *functionhost.Principal) func(*http.Request) *functionhost.Principal {
	return func(*http.Request) *functionhost.Principal { return caller }
}

// holder returns a caller whose token has one claim besides the caller's id.
func holder(claimType, value string) *functionhost.Principal {
	return &functionhost.Principal{ObjectID: oneID, Claims: []functionhost.Claim{
		{Type: "http://schemas.microsoft.com/identity/claims/objectidentifier", Value: oneID},
		{Type: claimType, Value: value},
	}}
}

// flex is what Flex Consumption sets, and Windows and Linux plans do not.
var flex = []string{"WEBSITE_POD_NAME=a-pod", "WEBSITE_SKU=FlexConsumption"}

// TestInAzureNobodyGetsInUnlessConfigured asks every address of the API, with a forged caller, too.
func TestInAzureNobodyGetsInUnlessConfigured(t *testing.T) {
	t.Parallel()
	forged := header(functionhost.HeaderPrincipal, holder("roles", "Diagnose.Read").Header())
	for name, env := range map[string][]string{
		"Flex Consumption":                            flex,
		"a Flex pod alone":                            {"WEBSITE_POD_NAME=a-pod"},
		"a Linux container":                           {"CONTAINER_NAME=a-container"},
		"a variable that is set but empty":            {"CONTAINER_NAME="},
		"a plan's instance":                           {"WEBSITE_INSTANCE_ID=an-instance"},
		"an instance whose authentication is off":     {"WEBSITE_INSTANCE_ID=an-instance", "WEBSITE_AUTH_ENABLED=False"},
		"an instance with an odd word for it":         {"WEBSITE_INSTANCE_ID=an-instance", "WEBSITE_AUTH_ENABLED=1"},
		"outside Azure, where easyauth was asked for": {"DIAGNOSIS_AUTH=easyauth"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			tenant := newTenant(t, practice.Options{Stories: true})
			host := hosted(t, functionhost.App{Env: identityEnv(tenant, env...)})
			base := host.URL() + "/api/diagnose"
			for _, target := range []string{question(host.URL(), dora), base, base + "/explain?error=AADSTS50076", base + "/check", base + "/openapi.json", base + "/swagger.json", base + "/troubleshooting"} {
				if p := send(t, "GET", target, "", forged).wantProblem(t, http.StatusForbidden, "forbidden"); !strings.Contains(p.NextStep, "WEBSITE_AUTH_ENABLED") {
					t.Errorf("next step %q does not name the missing setting", p.NextStep)
				}
			}
			send(t, "POST", base, `{"upn":"`+dora+`"}`, forged).wantProblem(t, http.StatusForbidden, "forbidden")
			ping(t, host)
			if asked := tenant.Requests(); len(asked) > 0 {
				t.Errorf("%d requests went out for callers who were refused", len(asked))
			}
		})
	}
}

// TestInAzureAWrongAuthorisationStopsTheStart, so that the host tells its operator.
func TestInAzureAWrongAuthorisationStopsTheStart(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct{ mode, says string }{
		"nobody is checked":                      {"none", "DIAGNOSIS_AUTH"},
		"keys, though function.json asks for no": {"functionKey", `"authLevel": "function"`},
		"a word of no meaning":                   {"anonymous", "DIAGNOSIS_AUTH"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			_, err := functionhost.Start(patience(t), functionhost.App{Root: staged(t), Env: append([]string{"DIAGNOSIS_AUTH=" + c.mode}, flex...)})
			var stopped *functionhost.StartError
			if !errors.As(err, &stopped) {
				t.Fatalf("error %v, want a handler that does not start", err)
			}
			if len(stopped.ExitCodes) == 0 || len(stopped.Logs) != len(stopped.ExitCodes) {
				t.Errorf("%d lines of %d processes: %v", len(stopped.Logs), len(stopped.ExitCodes), stopped.Logs)
			}
			for i, line := range stopped.Logs {
				if stopped.ExitCodes[i] == 0 || line.Level != functionhost.Error || !strings.Contains(line.Text, c.says) {
					t.Errorf("exit code %d, %s: %s; want an error that says %q", stopped.ExitCodes[i], line.Level, line.Text, c.says)
				}
			}
		})
	}
}

func TestEasyAuthLetsInWhoHoldsTheRole(t *testing.T) {
	t.Parallel()
	role := holder("roles", "Diagnose.Read")
	for name, c := range map[string]struct {
		env    []string
		caller *functionhost.Principal // nil: the platform lets everybody through and says nothing
		status int
		code   string
	}{
		"the role":                         {nil, role, 200, ""},
		"the role under its long name":     {nil, holder("http://schemas.microsoft.com/ws/2008/06/identity/claims/role", "Diagnose.Read"), 200, ""},
		"a role of one's own choice":       {[]string{"DIAGNOSIS_AUTH_ROLE=Helpdesk"}, holder("roles", "Helpdesk"), 200, ""},
		"the default besides one's own":    {[]string{"DIAGNOSIS_AUTH_ROLE=Helpdesk"}, role, 403, "forbidden"},
		"only a scope of the same name":    {nil, holder("scp", "Diagnose.Read"), 403, "forbidden"},
		"a scope under its long name":      {nil, holder("http://schemas.microsoft.com/identity/claims/scope", "Diagnose.Read"), 403, "forbidden"},
		"another role":                     {nil, holder("roles", "Diagnose.ReadAll"), 403, "forbidden"},
		"no role at all":                   {nil, &functionhost.Principal{ObjectID: oneID}, 403, "forbidden"},
		"nobody whom the platform checked": {nil, nil, 401, "unauthenticated"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			tenant := newTenant(t, practice.Options{Stories: true})
			app := functionhost.App{Env: identityEnv(tenant, append([]string{"WEBSITE_AUTH_ENABLED=True"}, append(flex, c.env...)...)...)}
			if c.caller != nil {
				app.EasyAuth = letIn(c.caller)
			}
			host := hosted(t, app)
			got := get(t, question(host.URL(), dora))
			if c.status == http.StatusOK {
				got.diagnosis(t)
				if line := awaitLines(t, host)[0]; line["callerObjectId"] != oneID {
					t.Errorf("the log names the caller %v", line["callerObjectId"])
				}
				return
			}
			got.wantProblem(t, c.status, c.code)
			if asked := tenant.Requests(); len(asked) > 0 {
				t.Errorf("%d requests went out for a caller who was refused", len(asked))
			}
		})
	}
}

func TestThePlatformStripsAForgedCaller(t *testing.T) {
	t.Parallel()
	bothModes(t, func(t *testing.T, mode functionhost.Mode) {
		tenant := newTenant(t, practice.Options{Stories: true})
		host := hosted(t, functionhost.App{
			Mode:     mode,
			Env:      identityEnv(tenant, append([]string{"WEBSITE_AUTH_ENABLED=true"}, flex...)...),
			EasyAuth: letIn(holder("scp", "Diagnose.Read")),
		})
		forged := header(functionhost.HeaderPrincipal, holder("roles", "Diagnose.Read").Header())
		send(t, "GET", question(host.URL(), dora), "", forged).wantProblem(t, http.StatusForbidden, "forbidden")
	})
}

func TestFunctionKeysAreTheHostsToAskFor(t *testing.T) {
	t.Parallel()
	bothModes(t, func(t *testing.T, mode functionhost.Mode) {
		root := staged(t)
		declaration := filepath.Join(root, "diagnose", "function.json")
		content, err := os.ReadFile(declaration)
		if err != nil {
			t.Fatal(err)
		}
		keyed := strings.Replace(string(content), `"anonymous"`, `"function"`, 1)
		if err := os.WriteFile(declaration, []byte(keyed), 0o644); err != nil {
			t.Fatal(err)
		}
		tenant := newTenant(t, practice.Options{Stories: true})
		host := hosted(t, functionhost.App{
			Root: root, Mode: mode, Keys: []string{"the-key"},
			Env: identityEnv(tenant, append([]string{"DIAGNOSIS_AUTH=functionKey"}, flex...)...),
		})
		if got := get(t, question(host.URL(), dora)); got.status != http.StatusUnauthorized || len(host.Invocations()) > 0 {
			t.Errorf("without a key: status %d, %d calls reached the handler", got.status, len(host.Invocations()))
		}
		get(t, question(host.URL(), dora, "code", "the-key")).diagnosis(t)
		send(t, "GET", question(host.URL(), dora), "", header("X-Functions-Key", "the-key")).diagnosis(t)
	})
}
