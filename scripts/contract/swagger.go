package main

import (
	"net/http"
	"strconv"
)

// swagger is the Swagger 2.0 document for Power Platform custom connectors
// (https://learn.microsoft.com/connectors/custom-connectors/openapi-extensions). It offers no GET where
// there is a POST: connectors keep the addresses that they call, and the account would stand in them.
func swagger() object {
	var paths object
	for _, o := range operations() {
		method := http.MethodGet
		if o.hasTwin() {
			method = http.MethodPost
		}
		paths = append(paths, member{o.Path, object{{verb(method), swaggerOperation(o, method)}}})
	}
	return object{
		{"swagger", "2.0"},
		{"info", object{{"title", apiTitle}, {"description", apiText}, {"version", apiVersion}, {"license", license}}},
		{"host", placeholderApp + "." + placeholderHost},
		{"basePath", "/"},
		{"schemes", []string{"https"}},
		{"consumes", []string{"application/json"}},
		{"securityDefinitions", object{{"entra", object{
			{"type", "oauth2"}, {"flow", "accessCode"},
			{"description", "A token from Microsoft Entra ID for the app registration that stands before the function app."},
			{"authorizationUrl", loginEndpoint + "authorize"}, {"tokenUrl", loginEndpoint + "token"},
			{"scopes", object{{userScope, "Ask as the signed-in user, who must hold the app role."}}},
		}}}},
		{"security", []object{{{"entra", []string{userScope}}}}},
		{"paths", paths},
		{"definitions", swagger2.structures()},
	}
}

func swaggerOperation(o operation, method string) object {
	id, text, failures := o.by(method)
	responses := object{{"200", object{
		{"description", notes[o.Answer].text}, {"schema", object{{"$ref", swagger2.refs + o.Answer}}},
		{"examples", object{{typeJSON, examplesOf(o.Path, typeJSON)[0].answer()}}},
	}}}
	for _, f := range failures {
		responses = append(responses, member{strconv.Itoa(f.status), swaggerFailure(f)})
	}
	return object{
		{"operationId", id}, {"summary", o.Summary}, {"description", text}, {"x-ms-visibility", "important"},
		{"produces", []string{typeJSON, typeProblem}}, {"parameters", swaggerParameters(o, method)}, {"responses", responses},
	}
}

func swaggerParameters(o operation, method string) []object {
	if method == http.MethodPost {
		return []object{{{"name", "body"}, {"in", "body"}, {"required", true}, {"schema", o.body(labels)}}}
	}
	var parameters []object
	for _, f := range o.fields() {
		parameter := append(object{{"name", f.Name}, {"in", "query"}, {"description", f.Text}, {"required", f.Required}}, labels(f)...)
		parameters = append(parameters, append(parameter, schemaOf(f)...))
	}
	return parameters
}

func swaggerFailure(f failure) object {
	out := object{{"description", f.text}, {"schema", object{{"$ref", swagger2.refs + "Problem"}}}}
	if header := f.header; header.Name != "" {
		out = append(out, member{"headers", object{{header.Name, object{{"description", header.Text}, {"type", header.Type}}}}})
	}
	if answer, ok := problemExample(f.status); ok {
		out = append(out, member{"examples", object{{typeProblem, answer}}})
	}
	return out
}
