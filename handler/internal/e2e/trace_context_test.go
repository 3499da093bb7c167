package e2e

import (
	"encoding/hex"
	"net/http"
	"slices"
	"strings"
	"testing"

	otlp "go.opentelemetry.io/proto/otlp/trace/v1"

	"signin-diagnosis/handler/practice"
)

const (
	callersTrace = "0af7651916cd43dd8448eb211c80319c"
	callersSpan  = "b7ad6b7169203331"
	traceparent  = "00-" + callersTrace + "-" + callersSpan + "-01"
)

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
