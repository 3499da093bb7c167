package main

import (
	"net/http"
	"strconv"
)

const (
	apiTitle = "Sign-in Diagnosis for Microsoft Entra"
	apiText  = "Why can this account not sign in, and who has to do what about it? One call reads the Microsoft Entra sign-in log and answers. " +
		"The caller's token must hold the app role of this API (Diagnose.Read unless the deployment names another one), for applications and for users alike; a delegated scope alone is not enough."
	apiVersion = "1"

	placeholderApp  = "your-function-app"
	placeholderHost = "azurewebsites.net"
	placeholderAPI  = "api://your-client-id"
	loginEndpoint   = "https://login.microsoftonline.com/organizations/oauth2/v2.0/"
	roleScope       = placeholderAPI + "/.default"
	userScope       = placeholderAPI + "/user_impersonation"
)

var license = object{{"name", "MIT"}, {"url", "https://opensource.org/license/mit"}}

// openAPI is the OpenAPI 3.0.3 document, with every way to ask.
func openAPI() object {
	var paths object
	for _, o := range operations {
		var item object
		for _, method := range o.methods {
			item = append(item, member{verb(method), openAPIOperation(o, method)})
		}
		paths = append(paths, member{o.path, item})
	}
	return object{
		{"openapi", "3.0.3"},
		{"info", object{{"title", apiTitle}, {"description", apiText}, {"version", apiVersion}, {"license", license}}},
		{"servers", []object{{
			{"url", "https://{app}." + placeholderHost},
			{"variables", object{{"app", object{{"default", placeholderApp}, {"description", "Name of your function app."}}}}},
		}}},
		{"security", []object{{{"entra", []string{}}}}},
		{"paths", paths},
		{"components", object{
			{"schemas", openAPI3.structures()},
			{"responses", openAPIFailures()},
			{"securitySchemes", object{{"entra", openAPISecurity()}}},
		}},
	}
}

func openAPISecurity() object {
	token := member{"tokenUrl", loginEndpoint + "token"}
	return object{
		{"type", "oauth2"},
		{"description", "A token from Microsoft Entra ID for the app registration that stands before the function app."},
		{"flows", object{
			{"clientCredentials", object{token, {"scopes", object{{roleScope, "The app roles of the calling application."}}}}},
			{"authorizationCode", object{
				{"authorizationUrl", loginEndpoint + "authorize"}, token,
				{"scopes", object{{userScope, "Ask as the signed-in user, who must hold the app role."}}},
			}},
		}},
	}
}

func openAPIOperation(o operation, method string) object {
	id, text, failures := o.by(method)
	out := object{{"operationId", id}, {"summary", o.summary}, {"description", text}}
	if method == http.MethodPost {
		example := func(f field) object { return object{{"example", f.example}} }
		out = append(out, member{"requestBody", object{
			{"required", true},
			{"content", object{{"application/json", object{{"schema", o.body(example)}}}}},
		}})
	} else {
		out = append(out, member{"parameters", openAPIParameters(o)})
	}
	responses := object{{"200", openAPIAnswer(o)}}
	for _, f := range failures {
		responses = append(responses, member{strconv.Itoa(f.status), object{{"$ref", "#/components/responses/" + responseName(f)}}})
	}
	return append(out, member{"responses", responses})
}

func openAPIParameters(o operation) []object {
	var parameters []object
	for _, f := range o.fields {
		parameters = append(parameters, object{
			{"name", f.name}, {"in", "query"}, {"description", f.text}, {"required", f.required},
			{"schema", f.schema()}, {"example", f.example},
		})
	}
	return parameters
}

func openAPIAnswer(o operation) object {
	content := object{{"application/json", object{{"schema", object{{"$ref", openAPI3.refs + o.answer}}}}}}
	if o.formats {
		content = append(content, member{"text/plain", object{{"schema", object{{"type", "string"}}}}})
	}
	return object{{"description", notes[o.answer].text}, {"content", content}}
}

func responseName(f failure) string { return "Problem" + strconv.Itoa(f.status) }

func openAPIFailures() object {
	var out object
	for _, f := range failuresOf(everywhere, withBody, withGraph) {
		response := object{{"description", f.text}}
		if header, ok := failureHeaders[f.status]; ok {
			response = append(response, member{"headers", object{{header.name, object{
				{"description", header.text}, {"schema", object{{"type", header.kind}}},
			}}}})
		}
		response = append(response, member{"content", object{{"application/problem+json", object{{"schema", object{{"$ref", openAPI3.refs + "Problem"}}}}}}})
		out = append(out, member{responseName(f), response})
	}
	return out
}
