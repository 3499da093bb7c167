package e2e

import (
	"strings"
	"testing"

	"signin-diagnosis/handler/internal/functionhost"
	"signin-diagnosis/handler/practice"
)

// TestTheLogHoldsNothingPersonal asks questions of every outcome, with a marker in each place that a
// caller fills, and looks for the markers in what the host would store.
func TestTheLogHoldsNothingPersonal(t *testing.T) {
	t.Parallel()
	bothModes(t, func(t *testing.T, mode functionhost.Mode) {
		tenant := newTenant(t, practice.Options{Stories: true})
		caller := &functionhost.Principal{ObjectID: oneID, Name: "caller.name@contoso.example",
			Claims: []functionhost.Claim{{Type: "roles", Value: "Diagnose.Read"}, {Type: "preferred_username", Value: "caller.name@contoso.example"}}}
		host := hosted(t, functionhost.App{
			Mode:     mode,
			Env:      identityEnv(tenant, "WEBSITE_INSTANCE_ID=an-instance", "WEBSITE_AUTH_ENABLED=true", "DIAGNOSIS_LOG_LEVEL=debug"),
			EasyAuth: letIn(caller),
		})
		base := host.URL() + "/api/diagnose"
		key := []string{"code", "k3y-marker", "clientId", "default-marker"}
		get(t, question(host.URL(), dora, key...))
		get(t, question(host.URL(), strings.ToUpper(dora), append(key, "app", "app-marker", "lookback", "P2D")...))
		get(t, question(host.URL(), "upn.marker@contoso.example"))
		get(t, question(host.URL(), "not-an-upn-marker"))
		get(t, question(host.URL(), anna, "field-marker", "value-marker"))
		get(t, host.URL()+"/api/diagnose/path-marker?query-marker")
		get(t, base+"/explain?error=AADSTS50076+text-marker")
		get(t, base+"/check")
		send(t, "POST", base, `{"upn":"`+dora+`","error":"AADSTS53003 body-marker"}`, header("Authorization", "Bearer bearer-marker"))
		send(t, "POST", base, `{"upn":"body-marker`)

		lines := awaitLines(t, host)
		if len(lines) != len(host.Invocations()) {
			t.Errorf("%d lines for %d questions, want one each", len(lines), len(host.Invocations()))
		}
		wantQuietHost(t, host)
		forbidden := []string{"marker", "dora", "anna", "lind", "contoso", "@", "code=", "upn=", "eyJ",
			caller.Header(), "caller.name", tenant.IdentityHeader(), tenant.URL(), "127.0.0.1"}
		for _, line := range host.Logs() {
			for _, word := range forbidden {
				if strings.Contains(strings.ToLower(line.Text), strings.ToLower(word)) {
					t.Errorf("%q stands in %s", word, line.Text)
				}
			}
		}
	})
}

func TestTheAuditTrailCannotBeSwitchedOff(t *testing.T) {
	t.Parallel()
	host, _ := hostedOpen(t, functionhost.Proxy, "DIAGNOSIS_LOG_LEVEL=error")
	get(t, question(host.URL(), dora))
	if lines := awaitLines(t, host); len(lines) != 1 || lines[0]["verdict"] != "failing" {
		t.Errorf("the log says %v", lines)
	}
}

func TestTheLogTellsOfEachQuestion(t *testing.T) {
	t.Parallel()
	host, _ := hostedOpen(t, functionhost.Proxy)
	get(t, question(host.URL(), dora))
	ping(t, host)
	get(t, question(host.URL(), dora))
	get(t, question(host.URL(), "nobody@contoso.example"))

	lines := awaitLines(t, host)
	if len(lines) != 3 {
		t.Fatalf("%d lines, want one for each question and none for the ping: %v", len(lines), lines)
	}
	first, again, nobody := lines[0], lines[1], lines[2]
	if first["verdict"] != "failing" || first["primaryCause"] != "ca-block" || first["requests"] != 3.0 || first["cached"] != false {
		t.Errorf("the first question, which takes the account, the log and the policies: %v", first)
	}
	if again["requests"] != 0.0 || again["cached"] != true || again["accountId"] != first["accountId"] || first["accountId"] == "" {
		t.Errorf("the second question, from the cache: %v", again)
	}
	if nobody["verdict"] != "accountNotFound" || nobody["accountId"] != "" || nobody["accountHash"] == "" {
		t.Errorf("the question about nobody: %v", nobody)
	}
}
