package main

import (
	"net/http"
	"strconv"

	"signin-diagnosis/handler/contract"
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
	for _, o := range operations() {
		var item object
		for _, method := range o.Methods {
			item = append(item, member{verb(method), openAPIOperation(o, method)})
		}
		paths = append(paths, member{o.Path, item})
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
	out := object{{"operationId", id}, {"summary", o.Summary}, {"description", text}}
	if method == http.MethodPost {
		example := func(f contract.Field) object { return object{{"example", f.Example}} }
		out = append(out, member{"requestBody", object{
			{"required", true},
			{"content", object{{typeJSON, object{{"schema", o.body(example)}, {"examples", questions(examplesOf(o.Path, typeJSON))}}}}},
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
	for _, f := range o.fields() {
		parameters = append(parameters, object{
			{"name", f.Name}, {"in", "query"}, {"description", f.Text}, {"required", f.Required},
			{"schema", schemaOf(f)}, {"example", f.Example},
		})
	}
	return parameters
}

func openAPIAnswer(o operation) object {
	content := object{{typeJSON, object{
		{"schema", object{{"$ref", openAPI3.refs + o.Answer}}}, {"examples", answers200(examplesOf(o.Path, typeJSON))},
	}}}
	if o.Formats {
		content = append(content, otherFormats()...)
	}
	return object{{"description", notes[o.Answer].text}, {"content", content}}
}

const typeProblem = "application/problem+json"

// text is a body without structure.
var text = object{{"schema", object{{"type", "string"}}}}

// otherFormats are an answer's formats beside JSON. A card that is asked for with format=card and
// Accept: application/json comes as application/json; that is for Logic Apps, and not described here.
func otherFormats() object {
	card := object{{"schema", object{
		{"type", "object"}, {"description", "An Adaptive Card, version 1.5, of at most 20,000 bytes (https://adaptivecards.io/schemas/adaptive-card.json)."},
		{"required", []string{"type", "version", "body", "actions", "fallbackText"}},
		{"properties", object{
			{"$schema", object{{"type", "string"}}},
			{"type", object{{"type", "string"}, {"enum", []string{"AdaptiveCard"}}}},
			{"version", object{{"type", "string"}, {"enum", []string{"1.5"}}}},
			{"body", object{{"type", "array"}, {"items", object{{"type", "object"}}}}},
			{"actions", object{{"type", "array"}, {"items", object{{"type", "object"}}}}},
			{"lang", object{{"type", "string"}, {"description", "The language of the card."}}},
			{"msteams", object{{"type", "object"}, {"description", "How Teams lays the card out."}}},
			{"fallbackText", object{{"type", "string"}, {"description", "The card as a plain text, for clients that show no cards."}}},
		}},
	}}}
	withExample := append(card[:1:1], member{"examples", answers200(examplesOf(pathAsk, typeCard))})
	return object{{typeCard, withExample}, {typeCard + "+json", card}, {"text/html", text}, {"text/plain", text}, {"text/markdown", text}}
}

func responseName(f failure) string { return "Problem" + strconv.Itoa(f.status) }

func openAPIFailures() object {
	var out object
	for _, f := range failuresOf(contract.Everywhere, contract.WithBody, contract.WithGraph) {
		response := object{{"description", f.text}}
		if header := f.header; header.Name != "" {
			response = append(response, member{"headers", object{{header.Name, object{
				{"description", header.Text}, {"schema", object{{"type", header.Type}}},
			}}}})
		}
		problem := object{{"schema", object{{"$ref", openAPI3.refs + "Problem"}}}}
		if answer, ok := problemExample(f.status); ok {
			problem = append(problem, member{"example", answer})
		}
		response = append(response, member{"content", object{{typeProblem, problem}, {"text/html", text}}})
		out = append(out, member{responseName(f), response})
	}
	return out
}
