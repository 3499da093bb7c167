package e2e

import (
	"bytes"
	"encoding/json"
	"io"
	"net/http"
	"net/url"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"signin-diagnosis/handler/answer"
	"signin-diagnosis/handler/practice"
)

// The parts of the contract's schema.
const (
	aDiagnosis   = ""
	anExplained  = "#/definitions/Explanation"
	aCheckReport = "#/definitions/CheckReport"
	aProblem     = "#/definitions/Problem"
)

// schemas are the committed schema, by its parts.
var schemas = sync.OnceValues(func() (map[string]*jsonschema.Schema, error) {
	compiler := jsonschema.NewCompiler()
	compiler.AssertFormat()
	parts := map[string]*jsonschema.Schema{}
	for _, part := range []string{aDiagnosis, anExplained, aCheckReport, aProblem} {
		schema, err := compiler.Compile(filepath.Join(repository, "docs", "diagnosis.schema.json") + part)
		if err != nil {
			return nil, err
		}
		parts[part] = schema
	}
	return parts, nil
})

// wantContract holds a document to the schema: exactly one JSON value of the right shape.
func wantContract(t *testing.T, part string, document []byte) {
	t.Helper()
	parts, err := schemas()
	if err != nil {
		t.Fatal(err)
	}
	value, err := jsonschema.UnmarshalJSON(bytes.NewReader(document)) // refuses what follows the first value
	if err != nil {
		t.Fatalf("not one JSON document: %v\n%s", err, document)
	}
	if err := parts[part].Validate(value); err != nil {
		t.Errorf("against the contract: %v\n%s", err, document)
	}
}

// answered is a response, read to its end.
type answered struct {
	status int
	header http.Header
	body   []byte
}

// diagnosis reads a 200 with a diagnosis, which must keep the contract.
func (a answered) diagnosis(t *testing.T) answer.Diagnosis {
	t.Helper()
	if a.status != http.StatusOK {
		t.Fatalf("status %d, want 200\n%s", a.status, a.body)
	}
	return readDiagnosis(t, a.body)
}

func readDiagnosis(t *testing.T, document []byte) (d answer.Diagnosis) {
	t.Helper()
	wantContract(t, aDiagnosis, document)
	if err := json.Unmarshal(document, &d); err != nil {
		t.Fatal(err)
	}
	return d
}

// problem is what tests look at in a problem document.
type problem struct {
	Type             string
	Status           int
	Code             string
	Detail, NextStep string
	InvocationID     string
	Accounts         []string
}

func (a answered) wantProblem(t *testing.T, status int, code string) problem {
	t.Helper()
	if a.status != status {
		t.Errorf("status %d, want %d\n%s", a.status, status, a.body)
	}
	if got := a.header.Get("Content-Type"); !strings.HasPrefix(got, "application/problem+json") {
		t.Errorf("Content-Type %q", got)
	}
	return readProblem(t, a.body, code)
}

func readProblem(t *testing.T, document []byte, code string) (p problem) {
	t.Helper()
	wantContract(t, aProblem, document)
	if err := json.Unmarshal(document, &p); err != nil {
		t.Fatal(err)
	}
	if p.Code != code {
		t.Errorf("code %q, want %q\n%s", p.Code, code, document)
	}
	if p.NextStep == "" {
		t.Error("no next step")
	}
	return p
}

// connections is one pool for all tests, wide enough that connections stay alive.
var connections = &http.Client{Transport: &http.Transport{MaxIdleConnsPerHost: 64, DisableCompression: true}}

// send makes a call; edits change the request before it leaves. An empty body is none.
func send(t *testing.T, method, target, body string, edits ...func(*http.Request)) answered {
	t.Helper()
	got, err := trySend(t, method, target, body, edits...)
	if err != nil {
		t.Fatal(err)
	}
	return got
}

// trySend is send for goroutines, which may not end a test.
func trySend(t *testing.T, method, target, body string, edits ...func(*http.Request)) (answered, error) {
	var content io.Reader
	if body != "" {
		content = strings.NewReader(body)
	}
	request, err := http.NewRequestWithContext(patience(t), method, target, content)
	if err != nil {
		return answered{}, err
	}
	if body != "" {
		request.Header.Set("Content-Type", "application/json")
	}
	for _, edit := range edits {
		edit(request)
	}
	response, err := connections.Do(request)
	if err != nil {
		return answered{}, err
	}
	defer response.Body.Close()
	text, err := io.ReadAll(response.Body)
	return answered{response.StatusCode, response.Header, text}, err
}

func get(t *testing.T, target string) answered {
	t.Helper()
	return send(t, http.MethodGet, target, "")
}

func header(name, value string) func(*http.Request) {
	return func(r *http.Request) { r.Header.Set(name, value) }
}

// question returns the address that asks about an account, with further fields as name, value, ….
func question(base, upn string, more ...string) string {
	query := url.Values{"upn": {upn}}
	for i := 0; i+1 < len(more); i += 2 {
		query.Set(more[i], more[i+1])
	}
	return base + "/api/diagnose?" + query.Encode()
}

// People of the practice tenant whose windows fit one page.
const (
	anna = "anna.berg@contoso.example"
	dora = "dora.lind@contoso.example"
)

// newTenant starts an imitation of Graph and of the identity endpoint for one test.
func newTenant(t testing.TB, options practice.Options) *practice.Tenant {
	t.Helper()
	tenant, err := practice.New(options)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = tenant.Close() })
	return tenant
}

// identityEnv returns what App Service gives to a process with a managed identity, and Graph's address.
func identityEnv(tenant *practice.Tenant, more ...string) []string {
	return append([]string{
		"IDENTITY_ENDPOINT=" + tenant.IdentityEndpoint(),
		"IDENTITY_HEADER=" + tenant.IdentityHeader(),
		"DIAGNOSIS_GRAPH_ENDPOINT=" + tenant.URL(),
	}, more...)
}

// countKinds counts the requests that the tenant saw.
func countKinds(requests []practice.Request) map[practice.Kind]int {
	counts := map[practice.Kind]int{}
	for _, r := range requests {
		counts[r.Kind]++
	}
	return counts
}
