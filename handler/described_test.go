package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/getkin/kin-openapi/openapi2"
	"github.com/getkin/kin-openapi/openapi2conv"
	"github.com/getkin/kin-openapi/openapi3"
	"github.com/getkin/kin-openapi/openapi3filter"
	"github.com/getkin/kin-openapi/routers"
	"github.com/getkin/kin-openapi/routers/legacy"

	"signin-diagnosis/handler/practice"
)

// description is one of the API's descriptions, read by a library that knows neither the program nor
// the generator. Its schemas are closed: a key that is not described is a fault, because callers have
// typed what is.
type description struct {
	name   string
	api    *openapi3.T
	router routers.Router
}

var descriptions = sync.OnceValues(func() ([]description, error) {
	for _, text := range []string{"text/html", "text/markdown"} {
		openapi3filter.RegisterBodyDecoder(text, openapi3filter.PlainBodyDecoder)
	}
	for _, card := range []string{typeCard, "application/vnd.microsoft.card.adaptive+json"} {
		openapi3filter.RegisterBodyDecoder(card, openapi3filter.JSONBodyDecoder)
	}
	var all []description
	for name, read := range map[string]func([]byte) (*openapi3.T, error){"openapi.yaml": readOpenAPI, "swagger2.json": readSwagger} {
		text, err := os.ReadFile(filepath.Join(repository, "docs", name))
		if err != nil {
			return nil, err
		}
		d, err := read(text)
		if err != nil {
			return nil, err
		}
		d.Servers = nil // wherever the program listens
		router, err := legacy.NewRouter(d)
		if err != nil {
			return nil, err
		}
		for _, schema := range d.Components.Schemas {
			closeSchema(schema.Value)
		}
		all = append(all, description{name, d, router})
	}
	return all, nil
})

func readOpenAPI(text []byte) (*openapi3.T, error) { return openapi3.NewLoader().LoadFromData(text) }

func readSwagger(text []byte) (*openapi3.T, error) {
	var old openapi2.T
	if err := json.Unmarshal(text, &old); err != nil {
		return nil, err
	}
	return openapi2conv.ToV3(&old)
}

// closeSchema forbids further keys in a schema and all within it.
func closeSchema(s *openapi3.Schema) {
	if nullable, _ := s.Extensions["x-nullable"].(bool); nullable {
		s.Nullable = true // what Swagger 2.0 has no word of its own for
	}
	if len(s.Properties) > 0 {
		s.AdditionalProperties = openapi3.AdditionalProperties{Has: new(bool)}
	}
	for _, inner := range s.Properties {
		if inner.Ref == "" {
			closeSchema(inner.Value)
		}
	}
	if s.Items != nil && s.Items.Ref == "" {
		closeSchema(s.Items.Value)
	}
}

// call is one request to a running program and what it answered.
type call struct {
	method, path, body, accept string
	status                     int
	answer                     answered
}

func (c call) send(t *testing.T, base string) call {
	t.Helper()
	c.answer = send(t, c.method, base+c.path, c.body, header("Accept", c.accept))
	if c.answer.status != c.status {
		t.Fatalf("%s %s: %d, want %d\n%s", c.method, c.path, c.answer.status, c.status, c.answer.body)
	}
	return c
}

// check holds the request, when it was a good one, and the answer to a description.
func (d description) check(t *testing.T, c call, body []byte) error {
	t.Helper()
	request, err := http.NewRequestWithContext(t.Context(), c.method, c.path, strings.NewReader(c.body))
	if err != nil {
		t.Fatal(err)
	}
	if c.body != "" {
		request.Header.Set("Content-Type", "application/json")
	}
	route, parameters, err := d.router.FindRoute(request)
	if err != nil {
		return err
	}
	input := &openapi3filter.RequestValidationInput{
		Request: request, Route: route, PathParams: parameters,
		Options: &openapi3filter.Options{AuthenticationFunc: openapi3filter.NoopAuthenticationFunc, IncludeResponseStatus: true},
	}
	if c.status == http.StatusOK {
		if err := openapi3filter.ValidateRequest(t.Context(), input); err != nil {
			return err
		}
	}
	return openapi3filter.ValidateResponse(t.Context(), &openapi3filter.ResponseValidationInput{
		RequestValidationInput: input, Status: c.answer.status, Header: c.answer.header,
		Body: io.NopCloser(bytes.NewReader(body)), Options: input.Options,
	})
}

// wantDescribed holds a call to every description that knows it. Swagger 2.0 describes JSON by POST alone.
func wantDescribed(t *testing.T, c call) {
	t.Helper()
	all, err := descriptions()
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range all {
		err := d.check(t, c, c.answer.body)
		unknown := new(routers.RouteError)
		inSwagger := d.name == "swagger2.json"
		switch isJSON := strings.Contains(c.answer.header.Get("Content-Type"), "/json") || strings.Contains(c.answer.header.Get("Content-Type"), "problem+json"); {
		case err == nil, inSwagger && !isJSON, inSwagger && errors.As(err, &unknown) && c.method == http.MethodGet:
		default:
			t.Errorf("%s: %s %s %s: %v\n%s", d.name, c.method, c.path, c.body, err, c.answer.body)
		}
	}
}

func TestTheDescriptionsAreValidWithTheirExamples(t *testing.T) {
	t.Parallel()
	all, err := descriptions()
	if err != nil || len(all) != 2 {
		t.Fatal(len(all), err)
	}
	for _, d := range all {
		if err := d.api.Validate(context.Background(), openapi3.EnableExamplesValidation()); err != nil {
			t.Errorf("%s: %v", d.name, err)
		}
	}
}

// asking is a POST to the route for diagnoses.
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

// TestAResponseThatGainsLosesOrRetypesAKeyIsFound changes a real answer at every key, one at a time, and
// wants every change to be seen in both descriptions.
func TestAResponseThatGainsLosesOrRetypesAKeyIsFound(t *testing.T) {
	t.Parallel()
	served := startProcess(t, theHandler(t), "DIAGNOSIS_DIRECTORY=practice")
	c := asking("application/json", map[string]string{"upn": dora, "detail": "full"}).send(t, served.url)
	all, err := descriptions()
	if err != nil {
		t.Fatal(err)
	}
	var answer any
	if err := json.Unmarshal(c.answer.body, &answer); err != nil {
		t.Fatal(err)
	}
	changed := 0
	eachChange(answer, "", func(what string) {
		changed++
		body, err := json.Marshal(answer)
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range all {
			if d.check(t, c, body) == nil {
				t.Errorf("%s does not mind: %s", d.name, what)
			}
		}
	})
	if changed < 200 {
		t.Errorf("only %d changes were tried", changed)
	}
}

// eachChange loses, retypes and gains keys of a document, and takes each change back after showing it. Of a
// list it changes the first entry. The counts by result may have any key.
func eachChange(at any, path string, show func(what string)) {
	switch at := at.(type) {
	case []any:
		if len(at) > 0 {
			eachChange(at[0], path+"[0]", show)
		}
	case map[string]any:
		for key, value := range at {
			delete(at, key)
			if !strings.HasSuffix(path, ".results") {
				show(path + "." + key + " is lost")
			}
			at[key] = []any{"of another type", map[string]any{}}
			if _, list := value.([]any); list {
				at[key] = "of another type"
			}
			show(path + "." + key + " is retyped")
			at[key] = value
			eachChange(value, path+"."+key, show)
		}
		if !strings.HasSuffix(path, ".results") {
			at["aNewKey"] = true
			show(path + " gains a key")
			delete(at, "aNewKey")
		}
	}
}

// TestTheExamplesAreWhatTheProgramAnswers asks the examples' questions again. Times, ids and sentences
// move on; what callers act on must be the same.
func TestTheExamplesAreWhatTheProgramAnswers(t *testing.T) {
	t.Parallel()
	all, err := descriptions()
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range all {
		if d.name != "openapi.yaml" {
			continue
		}
		for path, item := range d.api.Paths.Map() {
			if item.Post == nil {
				continue
			}
			answers := item.Post.Responses.Status(200).Value.Content["application/json"].Examples
			for name, question := range item.Post.RequestBody.Value.Content["application/json"].Examples {
				t.Run(name, func(t *testing.T) {
					t.Parallel()
					served := startProcess(t, theHandler(t), "DIAGNOSIS_DIRECTORY=practice")
					body, err := json.Marshal(question.Value.Value)
					if err != nil {
						t.Fatal(err)
					}
					c := call{method: http.MethodPost, path: path, body: string(body), status: 200}.send(t, served.url)
					wantSame(t, answers[name].Value.Value, c.answer.body)
				})
			}
		}
	}
}

func wantSame(t *testing.T, example any, answer []byte) {
	t.Helper()
	text, err := json.Marshal(example)
	if err != nil {
		t.Fatal(err)
	}
	if want, got := essence(t, text), essence(t, answer); want != got {
		t.Errorf("the example says %s, the program %s: run `make examples`", want, got)
	}
}

// essence is what callers act on.
func essence(t *testing.T, answer []byte) string {
	t.Helper()
	var e struct {
		Verdict      string                                     `json:"verdict"`
		PrimaryCause string                                     `json:"primaryCause"`
		Practice     bool                                       `json:"practice"`
		Causes       []struct{ Code, State, Confidence string } `json:"causes"`
		Gaps         []struct{ Code string }                    `json:"gaps"`
		Codes        []struct {
			Code                int
			Name, Category, Who string
		} `json:"codes"`
	}
	if err := json.Unmarshal(answer, &e); err != nil {
		t.Fatal(err)
	}
	text, err := json.Marshal(e)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}
