package main

import (
	"encoding/hex"
	"encoding/json"
	"maps"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"syscall"
	"testing"

	"github.com/google/go-cmp/cmp"
	otlp "go.opentelemetry.io/proto/otlp/trace/v1"

	"signin-diagnosis/handler/functionhost"
	"signin-diagnosis/handler/practice"
)

const (
	callersTrace = "0af7651916cd43dd8448eb211c80319c"
	callersSpan  = "b7ad6b7169203331"
	traceparent  = "00-" + callersTrace + "-" + callersSpan + "-01"
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
	if server.GetTraceState() != "" || server.GetName() != "POST /api/diagnose" || server.GetStatus() != nil {
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

// personal are the names, ids and addresses in an answer, wherever they stand.
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

func TestACallersTraceIsTakenOnlyWhenItIsOne(t *testing.T) {
	t.Parallel()
	traces := newCollector(t)
	served := startProcess(t, theHandler(t), "DIAGNOSIS_AUTH=none", traces.env())
	for name, c := range map[string]struct {
		headers map[string]string
		follows bool
	}{
		"a trace":                        {map[string]string{"Traceparent": traceparent}, true},
		"none":                           {nil, false},
		"garbage":                        {map[string]string{"Traceparent": "00-dora.lind@contoso.example-x-01"}, false},
		"zeroes":                         {map[string]string{"Traceparent": "00-" + strings.Repeat("0", 32) + "-" + callersSpan + "-01"}, false},
		"capitals":                       {map[string]string{"Traceparent": strings.ToUpper(traceparent)}, false},
		"two joined by a host":           {map[string]string{"Traceparent": traceparent + ", " + traceparent}, false},
		"a very long one":                {map[string]string{"Traceparent": traceparent + strings.Repeat("a", 100_000)}, false},
		"a trace with a very long state": {map[string]string{"Traceparent": traceparent, "Tracestate": strings.Repeat("a=b,", 50_000)}, true},
		"a trace with much baggage":      {map[string]string{"Traceparent": traceparent, "Baggage": strings.Repeat("user=dora,", 50_000)}, true},
	} {
		t.Run(name, func(t *testing.T) {
			before, _, _ := traces.now()
			got := send(t, "GET", served.url+"/api/diagnose/explain?error=AADSTS50076", "", func(r *http.Request) {
				for name, value := range c.headers {
					r.Header.Set(name, value)
				}
			})
			if got.status != http.StatusOK {
				t.Fatalf("status %d: %s", got.status, got.body)
			}
			spans := traces.await(t, len(before)+1)
			span := spans[len(spans)-1]
			if follows := hex.EncodeToString(span.GetTraceId()) == callersTrace; follows != c.follows || (len(span.GetParentSpanId()) > 0) != c.follows {
				t.Errorf("trace %x below %x", span.GetTraceId(), span.GetParentSpanId())
			}
			if line := served.out.String(); !strings.Contains(line, hex.EncodeToString(span.GetTraceId())) {
				t.Errorf("the log does not know the trace: %s", line)
			}
		})
	}
	if _, raw, _ := traces.now(); strings.Contains(raw, "dora") {
		t.Error("a caller's text left with the traces")
	}
}

func TestAMethodOfTheCallersOwnMakingIsNotRepeated(t *testing.T) {
	t.Parallel()
	traces := newCollector(t)
	served := startProcess(t, theHandler(t), "DIAGNOSIS_AUTH=none", traces.env())
	send(t, "DORA.LIND", served.url+"/api/diagnose/dora.lind", "").wantProblem(t, 404, "notFound")
	send(t, "DORA.LIND", served.url+"/api/diagnose", "").wantProblem(t, 405, "methodNotAllowed")
	spans := traces.await(t, 2)
	if spans[0].GetName() != "HTTP" || spans[1].GetName() != "HTTP /api/diagnose" || attributes(spans[0])["http.request.method"] != "_OTHER" {
		t.Errorf("the spans are %v", spans)
	}
	if _, raw, _ := traces.now(); strings.Contains(strings.ToLower(raw), "dora") {
		t.Error("the method or the path left with the traces")
	}
}

// TestAFailedCallSaysWhyInACode, and each try is a span of its own.
func TestAFailedCallSaysWhyInACode(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		do    practice.Action
		error string
	}{
		"Graph is out of order":    {practice.HTML(503), "503"},
		"Graph throttles":          {practice.Throttled("600"), "429"},
		"Graph breaks off":         {practice.HangUp{}, "connectionFailed"},
		"Graph does not answer":    {practice.Hold{}, "timeout"},
		"Graph's body breaks off":  {practice.Cut{}, "truncatedBody"},
		"Graph refuses the reader": {practice.GraphError(403, "Authorization_RequestDenied", "no, dora.lind@contoso.example"), "403"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			tenant, traces := newTenant(t, practice.Options{Stories: true}), newCollector(t)
			tenant.Inject(practice.Fault{Kind: practice.KindSignIns, Do: c.do})
			served := startProcess(t, theHandler(t), openEnv(tenant, traces.env(), "DIAGNOSIS_TIMEOUT=2s")...)
			get(t, question(served.url, dora))
			var found []string
			for _, call := range ofKind(traces.await(t, 1), otlp.Span_SPAN_KIND_CLIENT) {
				if call.GetName() == "list sign-ins" {
					found = append(found, attributes(call)["error.type"])
				}
				if (attributes(call)["error.type"] != "") != (call.GetStatus().GetCode() == otlp.Status_STATUS_CODE_ERROR) || call.GetStatus().GetMessage() != "" {
					t.Errorf("%s: status %v", call.GetName(), call.GetStatus())
				}
			}
			if !slices.Contains(found, c.error) {
				t.Errorf("the calls failed with %q, want %s among them", found, c.error)
			}
			if _, raw, _ := traces.now(); strings.Contains(raw, "dora") {
				t.Error("a name left with the traces")
			}
		})
	}
}

// TestSIGTERMSendsWhatWaits: the batch of the last second is not lost.
func TestSIGTERMSendsWhatWaits(t *testing.T) {
	t.Parallel()
	tenant, traces := newTenant(t, practice.Options{Stories: true}), newCollector(t)
	served := startProcess(t, theHandler(t), openEnv(tenant, traces.env())...)
	get(t, question(served.url, dora)).diagnosis(t)
	if err := served.cmd.Process.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	await(t, served.exited, "the end of the process")
	if spans, _, _ := traces.now(); len(spans) != 4 {
		t.Errorf("%d spans had come when the process ended, want the question and its three calls", len(spans))
	}
	if code := served.cmd.ProcessState.ExitCode(); code != 0 || served.err.String() != "" {
		t.Errorf("exit code %d, stderr %q", code, served.err.String())
	}
}

// TestACollectorThatFailsHarmsNobody asks a hundred questions at once while the collector is dead, hangs
// or refuses: each gets its answer, one line tells the operator, and the end comes in time.
func TestACollectorThatFailsHarmsNobody(t *testing.T) {
	t.Parallel()
	hang := make(chan struct{})
	t.Cleanup(func() { close(hang) })
	for name, c := range map[string]struct {
		answer http.HandlerFunc // nil: nobody listens
		reason string
	}{
		"dead":     {nil, "connectionFailed"},
		"hanging":  {func(_ http.ResponseWriter, r *http.Request) { <-hang }, "timeout"},
		"refusing": {func(w http.ResponseWriter, _ *http.Request) { http.Error(w, "no", http.StatusUnauthorized) }, "status401"},
		"elsewhere": {func(w http.ResponseWriter, r *http.Request) {
			http.Redirect(w, r, "/other", http.StatusTemporaryRedirect)
		}, "status307"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			endpoint := "http://127.0.0.1:1/s3cret"
			if c.answer != nil {
				endpoint = serveAway(t, c.answer) + "/s3cret"
			}
			tenant := newTenant(t, practice.Options{Stories: true})
			served := startProcess(t, theHandler(t), openEnv(tenant, "OTEL_EXPORTER_OTLP_ENDPOINT="+endpoint, "OTEL_EXPORTER_OTLP_TIMEOUT=100",
				"OTEL_EXPORTER_OTLP_HEADERS=authorization=Bearer%20s3cret")...)
			var all sync.WaitGroup
			for range 100 {
				all.Go(func() {
					if got, err := trySend(t, "GET", question(served.url, dora), ""); err != nil || got.status != http.StatusOK {
						t.Errorf("status %d, %v", got.status, err)
					}
				})
			}
			all.Wait()
			if err := served.cmd.Process.Signal(syscall.SIGTERM); err != nil {
				t.Fatal(err)
			}
			await(t, served.exited, "the end of the process")
			if code := served.cmd.ProcessState.ExitCode(); code != 0 || served.err.String() != "" {
				t.Errorf("exit code %d, stderr %q", code, served.err.String())
			}
			log := served.out.String()
			if strings.Count(log, "the collector does not take traces") != 1 || !strings.Contains(log, `"reason":"`+c.reason+`"`) || strings.Contains(log, "s3cret") {
				t.Errorf("the log says\n%s", lineWith(log, "collector"))
			}
		})
	}
}

// TestACollectorThatHangsDoesNotHoldTheEnd beyond the time for draining, whatever its own time is.
func TestACollectorThatHangsDoesNotHoldTheEnd(t *testing.T) {
	t.Parallel()
	hang, came := make(chan struct{}), make(chan struct{}, 1)
	endpoint := serveAway(t, func(http.ResponseWriter, *http.Request) { came <- struct{}{}; <-hang })
	t.Cleanup(func() { close(hang) })
	served := startProcess(t, theHandler(t), "DIAGNOSIS_AUTH=none", "OTEL_EXPORTER_OTLP_ENDPOINT="+endpoint, "OTEL_EXPORTER_OTLP_TIMEOUT=60000")
	get(t, served.url+"/api/diagnose/explain?error=AADSTS50076")
	await(t, came, "the batch at the collector")
	if err := served.cmd.Process.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	await(t, served.exited, "the end of the process")
	if code := served.cmd.ProcessState.ExitCode(); code != 0 || served.err.String() != "" {
		t.Errorf("exit code %d, stderr %q", code, served.err.String())
	}
}

// serveAway serves until the test ends, whatever its handler still does.
func serveAway(t *testing.T, answer http.HandlerFunc) string {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	server := &http.Server{Handler: answer}
	go func() { _ = server.Serve(listener) }()
	t.Cleanup(func() { _ = server.Close() })
	return "http://" + listener.Addr().String()
}

// TestWhatStopsATracedStart names the setting and never its value.
func TestWhatStopsATracedStart(t *testing.T) {
	t.Parallel()
	for name, setting := range map[string]string{
		"an address that is none":          "OTEL_EXPORTER_OTLP_ENDPOINT=s3cret:4318",
		"an address without a host":        "OTEL_EXPORTER_OTLP_ENDPOINT=http://:4318/s3cret",
		"an address with a password":       "OTEL_EXPORTER_OTLP_ENDPOINT=http://user:s3cret@localhost:4318",
		"an address with a key":            "OTEL_EXPORTER_OTLP_ENDPOINT=http://localhost:4318?key=s3cret",
		"gRPC":                             "OTEL_EXPORTER_OTLP_PROTOCOL=grpc",
		"JSON":                             "OTEL_EXPORTER_OTLP_PROTOCOL=http/json",
		"a header without a value":         "OTEL_EXPORTER_OTLP_HEADERS=s3cret",
		"a header that breaks the request": "OTEL_EXPORTER_OTLP_HEADERS=key=s3cret%0d%0aHost: x",
		"a time that is none":              "OTEL_EXPORTER_OTLP_TIMEOUT=s3cret",
		"no time at all":                   "OTEL_EXPORTER_OTLP_TIMEOUT=0",
		"an unknown sampler":               "OTEL_TRACES_SAMPLER=s3cret",
		"more than all":                    "OTEL_TRACES_SAMPLER_ARG=1.5",
		"an unknown exporter":              "OTEL_TRACES_EXPORTER=s3cret",
		"attributes that are none":         "OTEL_RESOURCE_ATTRIBUTES=s3cret",
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			name, _, _ := strings.Cut(setting, "=")
			got := command(t, []string{"FUNCTIONS_CUSTOMHANDLER_PORT=1", "OTEL_EXPORTER_OTLP_ENDPOINT=http://localhost:4318", setting})
			if got.code != exitInput || got.out != "" {
				t.Errorf("exit code %d, stdout %q", got.code, got.out)
			}
			wantOneLine(t, got.err, name)
			if strings.Contains(got.err, "s3cret") {
				t.Errorf("the value is repeated: %q", got.err)
			}
		})
	}
}

func TestTracesCanBeSwitchedOff(t *testing.T) {
	t.Parallel()
	tenant, traces := newTenant(t, practice.Options{Stories: true}), newCollector(t)
	for name, setting := range map[string]string{
		"by the exporter": "OTEL_TRACES_EXPORTER=none",
		"by the sampler":  "OTEL_TRACES_SAMPLER=always_off",
	} {
		t.Run(name, func(t *testing.T) {
			served := startProcess(t, theHandler(t), openEnv(tenant, traces.env(), setting)...)
			get(t, question(served.url, dora)).diagnosis(t)
			if err := served.cmd.Process.Signal(syscall.SIGTERM); err != nil {
				t.Fatal(err)
			}
			await(t, served.exited, "the end of the process")
			if spans, _, _ := traces.now(); len(spans) > 0 {
				t.Errorf("%d spans came", len(spans))
			}
		})
	}
}
