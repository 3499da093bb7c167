package main

import (
	"net/http"
	"strconv"
	"strings"

	"github.com/getkin/kin-openapi/openapi3"

	"signin-diagnosis/handler/contract"
)

// swagger returns the Swagger 2.0 document for Power Platform custom connectors
// (https://learn.microsoft.com/connectors/custom-connectors/openapi-extensions). It offers no GET where
// there is a POST: connectors keep the addresses that they call, and the account would stand in them.
func swagger() object {
	var paths object
	for _, o := range operations() {
		method := http.MethodGet
		if o.hasTwin() {
			method = http.MethodPost
		}
		paths = append(paths, member{o.Path, object{{strings.ToLower(method), swaggerOperation(o, method)}}})
	}
	return object{
		{"swagger", "2.0"},
		{"info", object{{"title", apiTitle}, {"description", apiText}, {"version", apiVersion}, {"license", object{{"name", licenseName}, {"url", licenseURL}}}}},
		{"host", placeholderApp + "." + placeholderHost},
		{"basePath", "/"},
		{"schemes", []string{"https"}},
		{"consumes", []string{"application/json"}},
		{"securityDefinitions", object{{securityName, object{
			{"type", "oauth2"}, {"flow", "accessCode"},
			{"description", securityText},
			{"authorizationUrl", loginEndpoint + "authorize"}, {"tokenUrl", loginEndpoint + "token"},
			{"scopes", object{{userScope, userScopeText}}},
		}}}},
		{"security", []object{{{securityName, []string{userScope}}}}},
		{"paths", paths},
		{"definitions", swagger2(ordered(schemas(), structNames()...))},
	}
}

func swaggerOperation(o operation, method string) object {
	id, text, failures := o.by(method)
	responses := object{{"200", object{
		{"description", notes[o.Answer].text}, {"schema", object{{"$ref", swaggerRefs + o.Answer}}},
		{"examples", object{{typeJSON, examplesOf(o.Path, typeJSON)[0].answer()}}},
	}}}
	for _, f := range failures {
		responses = append(responses, member{strconv.Itoa(f.status), swaggerFailure(f)})
	}
	return object{
		{"operationId", id}, {"summary", o.Summary}, {"description", text}, {visible, "important"},
		{"produces", []string{typeJSON, typeProblem}}, {"parameters", swaggerParameters(o, method)}, {"responses", responses},
	}
}

func swaggerParameters(o operation, method string) []object {
	if method == http.MethodPost {
		return []object{{{"name", "body"}, {"in", "body"}, {"required", true}, {"schema", swagger2(ordered(o.body(visibility)))}}}
	}
	var parameters []object
	for _, f := range o.fields() {
		parameter := object{
			{"name", f.Name}, {"in", "query"}, {"description", f.Text}, {"required", f.Required},
			{summary, title(f.Name)}, {visible, f.Visibility},
		}
		parameters = append(parameters, append(parameter, ordered(fieldSchema(f))...))
	}
	return parameters
}

// What the designer of Power Platform shows: a title, and where it stands.
const (
	summary = "x-ms-summary"
	visible = "x-ms-visibility"
)

func visibility(schema *openapi3.Schema, f contract.Field) {
	schema.Extensions = map[string]any{visible: f.Visibility}
}

func swaggerFailure(f failure) object {
	out := object{{"description", f.text}, {"schema", object{{"$ref", swaggerRefs + "Problem"}}}}
	if header := f.header; header.Name != "" {
		out = append(out, member{"headers", object{{header.Name, object{{"description", header.Text}, {"type", header.Type}}}}})
	}
	if answer, ok := problemExample(f.status); ok {
		out = append(out, member{"examples", object{{typeProblem, answer}}})
	}
	return out
}
