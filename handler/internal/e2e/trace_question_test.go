package e2e

import (
	"encoding/hex"
	"encoding/json"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	otlp "go.opentelemetry.io/proto/otlp/trace/v1"

	"signin-diagnosis/handler/internal/functionhost"
	"signin-diagnosis/handler/practice"
)

// TestATraceTellsOfAQuestionAndOfNobody asks a whole question behind the host, with personal values in
// every place that a caller or the directory fills, and searches each byte that leaves for them.
func TestATraceTellsOfAQuestionAndOfNobody(t *testing.T) {
	t.Parallel()
	bothModes(t, func(t *testing.T, mode functionhost.Mode) {
		tenant, traces := newTenant(t, practice.Options{Stories: true}), newCollector(t)
		caller := &functionhost.Principal{ObjectID: oneID, Name: "caller.name@contoso.example",
			Claims: []functionhost.Claim{{Type: "roles", Value: "Diagnose.Read"}}}
		host := hosted(t, functionhost.App{
			Mode:     mode,
			Env:      identityEnv(tenant, "WEBSITE_INSTANCE_ID=an-instance", "WEBSITE_AUTH_ENABLED=true", traces.env(), "OTEL_EXPORTER_OTLP_HEADERS=x-key=the%20key"),
			EasyAuth: letIn(caller),
		})
		private := header("Baggage", "user=baggage-marker")
		got := send(t, "POST", host.URL()+"/api/diagnose?code=k3y-marker", `{"upn":"`+dora+`","error":"AADSTS53003 body-marker","detail":"full"}`, private,
			header("Traceparent", traceparent), header("Tracestate", "vendor=state-marker"), header("Authorization", "Bearer bearer-marker"),
			header("X-Forwarded-For", "198.51.100.7"), header("User-Agent", "agent-marker"))
		d := got.diagnosis(t)
		get(t, question(host.URL(), "upn.marker@contoso.example"))
		get(t, question(host.URL(), anna, "field-marker", "value-marker"))

		spans := traces.await(t, 3)
		server := ofKind(spans, otlp.Span_SPAN_KIND_SERVER)[0]
		wantBelow(t, server, mode)
		wantAttributes(t, server, map[string]string{
			"http.request.method": "POST", "http.route": "/api/diagnose", "http.response.status_code": "200",
			"faas.invocation_id": host.Invocations()[0], "diagnosis.verdict": "failing", "diagnosis.primary_cause": "ca-block",
			"diagnosis.evidence": "read", "diagnosis.graph_requests": "3",
		})
		wantCalls(t, spans, server)

		forbidden := append(personal(t, got.body), "marker", "dora", "anna", "lind", "contoso", oneID, "198.51.100.7", caller.Header(),
			tenant.IdentityHeader(), "eyJ", "filter", "upn=", d.Account.UserPrincipalName, string(d.Account.ID))
		_, raw, _ := traces.now()
		for _, word := range forbidden {
			if strings.Contains(strings.ToLower(raw), strings.ToLower(word)) {
				t.Errorf("%q left with the traces", word)
			}
		}
		wantNoAddresses(t, spans)
		if !strings.Contains(raw, "X-Key: the key") {
			t.Error("the collector's key was not sent")
		}
		wantQuietHost(t, host)
	})
}

// wantBelow wants the host's own span as the parent: a host that forwards hands on the caller's, one
// that proxies puts its own in that place.
func wantBelow(t *testing.T, server *otlp.Span, mode functionhost.Mode) {
	t.Helper()
	parent := hex.EncodeToString(server.GetParentSpanId())
	if trace := hex.EncodeToString(server.GetTraceId()); trace != callersTrace {
		t.Errorf("trace %s, want the caller's", trace)
	}
	if (parent == callersSpan) != (mode == functionhost.Forward) || parent == "" {
		t.Errorf("parent %q of a host of mode %v", parent, mode)
	}
	if server.GetTraceState() != "" || server.GetName() != "POST /api/diagnose" || server.GetStatus().GetCode() != otlp.Status_STATUS_CODE_UNSET {
		t.Errorf("the span is %v", server)
	}
}

// wantCalls wants the three requests that the question took, below its span.
func wantCalls(t *testing.T, spans []*otlp.Span, server *otlp.Span) {
	t.Helper()
	calls := map[string]string{}
	for _, call := range ofKind(spans, otlp.Span_SPAN_KIND_CLIENT) {
		if !slices.Equal(call.GetParentSpanId(), server.GetSpanId()) {
			continue
		}
		found := attributes(call)
		calls[call.GetName()] = found["url.template"]
		if found["http.response.status_code"] != "200" || found["server.address"] != "127.0.0.1" || found["graph.request_id"] == "" {
			t.Errorf("%s: %v", call.GetName(), found)
		}
		if call.GetStartTimeUnixNano() < server.GetStartTimeUnixNano() || call.GetEndTimeUnixNano() > server.GetEndTimeUnixNano() {
			t.Errorf("%s is not within the question's time", call.GetName())
		}
	}
	want := map[string]string{"list users": "/v1.0/users", "list sign-ins": "/beta/auditLogs/signIns", "list policies": "/v1.0/identity/conditionalAccess/policies"}
	if diff := cmp.Diff(want, calls); diff != "" {
		t.Errorf("calls (-want +got):\n%s", diff)
	}
}

func wantAttributes(t *testing.T, span *otlp.Span, want map[string]string) {
	t.Helper()
	if diff := cmp.Diff(want, attributes(span)); diff != "" {
		t.Errorf("%s (-want +got):\n%s", span.GetName(), diff)
	}
}

// personal returns the names, ids and addresses in an answer, wherever they stand.
func personal(t *testing.T, answer []byte) (values []string) {
	t.Helper()
	keys := map[string]bool{"id": true, "displayName": true, "ipAddress": true, "city": true, "signInId": true, "correlationId": true,
		"deviceId": true, "device": true, "app": true, "appId": true, "resource": true, "resourceId": true, "summary": true}
	var walk func(any)
	walk = func(at any) {
		switch at := at.(type) {
		case map[string]any:
			for key, value := range at {
				if text, _ := value.(string); keys[key] && text != "" {
					values = append(values, text)
				}
				walk(value)
			}
		case []any:
			for _, value := range at {
				walk(value)
			}
		}
	}
	var document any
	if err := json.Unmarshal(answer, &document); err != nil {
		t.Fatal(err)
	}
	walk(document)
	if len(values) < 10 {
		t.Fatalf("only %d values to look for", len(values))
	}
	return values
}

// wantNoAddresses wants texts that hold neither a name of a person nor a query.
func wantNoAddresses(t *testing.T, spans []*otlp.Span) {
	t.Helper()
	for _, span := range spans {
		for key, value := range attributes(span) {
			if strings.ContainsAny(span.GetName()+key+value, "@?='") {
				t.Errorf("%s: %s is %q", span.GetName(), key, value)
			}
		}
	}
}

// TestThePageOfTracesListsEveryAttribute, and each of them is in use: the page is the promise, and an
// attribute that is not on it is never sent.
func TestThePageOfTracesListsEveryAttribute(t *testing.T) {
	t.Parallel()
	page, err := os.ReadFile(filepath.Join(repository, "docs", "telemetry.md"))
	if err != nil {
		t.Fatal(err)
	}
	listed := map[string]bool{}
	for _, row := range regexp.MustCompile("(?m)^\\| `([a-z_]+[.][a-z_.]+)` \\|").FindAllStringSubmatch(string(page), -1) {
		listed[row[1]] = true
	}
	tenant, traces := newTenant(t, practice.Options{Stories: true}), newCollector(t)
	served := startProcess(t, theHandler(t), openEnv(tenant, traces.env())...)
	get(t, question(served.url, dora))
	tenant.Inject(practice.Fault{Kind: practice.KindSignIns, Do: practice.HTML(503)})
	get(t, question(served.url, anna)).wantProblem(t, 502, "graphUnavailable")

	met := map[string]bool{}
	for _, span := range traces.await(t, 2) {
		for key := range attributes(span) {
			met[key] = true
		}
	}
	if diff := cmp.Diff(slices.Sorted(maps.Keys(listed)), slices.Sorted(maps.Keys(met))); diff != "" {
		t.Errorf("on the page (-) and sent (+):\n%s", diff)
	}
}

// TestATraceIsOurs: the Graph SDK has spans of its own, which hold whole addresses.
func TestATraceIsOurs(t *testing.T) {
	t.Parallel()
	tenant, traces := newTenant(t, practice.Options{Stories: true}), newCollector(t)
	served := startProcess(t, theHandler(t), openEnv(tenant, traces.env(), "OTEL_RESOURCE_ATTRIBUTES=deployment.environment.name=test")...)
	get(t, question(served.url, dora))
	traces.await(t, 1)
	for _, batch := range traces.batches {
		about := map[string]string{}
		for _, a := range batch.GetResource().GetAttributes() {
			about[a.GetKey()] = a.GetValue().GetStringValue()
		}
		if about["service.name"] != "signin-diagnosis" || about["deployment.environment.name"] != "test" {
			t.Errorf("the resource is %v", about)
		}
		for _, scope := range batch.GetScopeSpans() {
			if scope.GetScope().GetName() != "signin-diagnosis" {
				t.Errorf("spans of %q", scope.GetScope().GetName())
			}
			for _, span := range scope.GetSpans() {
				if len(span.GetEvents())+len(span.GetLinks()) > 0 || len(span.ProtoReflect().GetUnknown()) > 0 {
					t.Errorf("more than was promised: %v", span)
				}
			}
		}
	}
}
