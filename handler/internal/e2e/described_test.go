package e2e

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"net/http"
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
)

// typeCard is the media type that bots attach a card as.
const typeCard = "application/vnd.microsoft.card.adaptive"

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
