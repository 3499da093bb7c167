package main

import (
	"maps"
	"net/http"
	"strconv"

	"github.com/getkin/kin-openapi/openapi3"

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
	userScopeText   = "Ask as the signed-in user, who must hold the app role."

	securityName = "entra"
	securityText = "A token from Microsoft Entra ID for the app registration that stands before the function app."

	licenseName = "MIT"
	licenseURL  = "https://opensource.org/license/mit"
)

// openAPI returns the OpenAPI 3.0.3 document as it is written.
func openAPI() object { return ordered(describe()) }

// describe makes the OpenAPI document, with every way to ask.
func describe() *openapi3.T {
	paths := openapi3.NewPaths()
	for _, o := range operations() {
		item := &openapi3.PathItem{}
		for _, method := range o.Methods {
			item.SetOperation(method, openAPIOperation(o, method))
		}
		paths.Set(o.Path, item)
	}
	return &openapi3.T{
		OpenAPI: "3.0.3",
		Info: &openapi3.Info{
			Title: apiTitle, Description: apiText, Version: apiVersion,
			License: &openapi3.License{Name: licenseName, URL: licenseURL},
		},
		Servers: openapi3.Servers{{
			URL:       "https://{app}." + placeholderHost,
			Variables: map[string]*openapi3.ServerVariable{"app": {Default: placeholderApp, Description: "Name of your function app."}},
		}},
		Security: openapi3.SecurityRequirements{{securityName: {}}},
		Paths:    paths,
		Components: &openapi3.Components{
			Schemas:         schemas(),
			Responses:       openAPIFailures(),
			SecuritySchemes: openapi3.SecuritySchemes{securityName: {Value: openAPISecurity()}},
		},
	}
}

func openAPISecurity() *openapi3.SecurityScheme {
	return &openapi3.SecurityScheme{
		Type: "oauth2", Description: securityText,
		Flows: &openapi3.OAuthFlows{
			ClientCredentials: &openapi3.OAuthFlow{
				TokenURL: loginEndpoint + "token",
				Scopes:   map[string]string{roleScope: "The app roles of the calling application."},
			},
			AuthorizationCode: &openapi3.OAuthFlow{
				AuthorizationURL: loginEndpoint + "authorize", TokenURL: loginEndpoint + "token",
				Scopes: map[string]string{userScope: userScopeText},
			},
		},
	}
}

func openAPIOperation(o operation, method string) *openapi3.Operation {
	id, text, failures := o.by(method)
	out := &openapi3.Operation{OperationID: id, Summary: o.Summary, Description: text, Responses: openapi3.NewResponsesWithCapacity(0)}
	if method == http.MethodPost {
		example := func(schema *openapi3.Schema, f contract.Field) { schema.Example = f.Example }
		out.RequestBody = &openapi3.RequestBodyRef{Value: openapi3.NewRequestBody().WithRequired(true).WithContent(openapi3.Content{
			typeJSON: {Schema: o.body(example).NewRef(), Examples: questions(examplesOf(o.Path, typeJSON))},
		})}
	} else {
		out.Parameters = openAPIParameters(o)
	}
	out.Responses.Set("200", &openapi3.ResponseRef{Value: openAPIAnswer(o)})
	for _, f := range failures {
		out.Responses.Set(strconv.Itoa(f.status), &openapi3.ResponseRef{Ref: "#/components/responses/" + responseName(f)})
	}
	return out
}

func openAPIParameters(o operation) openapi3.Parameters {
	var parameters openapi3.Parameters
	for _, f := range o.fields() {
		parameter := openapi3.NewQueryParameter(f.Name).WithDescription(f.Text).WithRequired(f.Required).WithSchema(fieldSchema(f))
		parameter.Example = f.Example
		parameters = append(parameters, &openapi3.ParameterRef{Value: parameter})
	}
	return parameters
}

func openAPIAnswer(o operation) *openapi3.Response {
	content := openapi3.Content{typeJSON: {Schema: openapi3.NewSchemaRef(refs+o.Answer, nil), Examples: answers200(examplesOf(o.Path, typeJSON))}}
	if o.Formats {
		maps.Copy(content, otherFormats())
	}
	return openapi3.NewResponse().WithDescription(notes[o.Answer].text).WithContent(content)
}

const typeProblem = "application/problem+json"

// text returns a body without structure.
func text() *openapi3.MediaType {
	return openapi3.NewMediaType().WithSchema(openapi3.NewStringSchema())
}

// otherFormats returns an answer's formats besides JSON. A card that is asked for with format=card and
// Accept: application/json comes as application/json; that is for Logic Apps, and not described here.
func otherFormats() openapi3.Content {
	withExample := openapi3.NewMediaType().WithSchema(cardSchema())
	withExample.Examples = answers200(examplesOf(pathAsk, typeCard))
	return openapi3.Content{
		typeCard: withExample, typeCard + "+json": openapi3.NewMediaType().WithSchema(cardSchema()),
		"text/html": text(), "text/plain": text(), "text/markdown": text(),
	}
}

func cardSchema() *openapi3.Schema {
	objects := openapi3.NewArraySchema().WithItems(openapi3.NewObjectSchema())
	card := openapi3.NewObjectSchema().WithRequired([]string{"type", "version", "body", "actions", "fallbackText"}).
		WithProperty("$schema", openapi3.NewStringSchema()).
		WithProperty("type", oneOf([]string{"AdaptiveCard"})).
		WithProperty("version", oneOf([]string{"1.5"})).
		WithProperty("body", objects).
		WithProperty("actions", objects).
		WithProperty("lang", described(openapi3.NewStringSchema(), "The language of the card.")).
		WithProperty("msteams", described(openapi3.NewObjectSchema(), "How Teams lays the card out.")).
		WithProperty("fallbackText", described(openapi3.NewStringSchema(), "The card as a plain text, for clients that show no cards."))
	return described(card, "An Adaptive Card, version 1.5, of at most 20,000 bytes (https://adaptivecards.io/schemas/adaptive-card.json).")
}

func described(schema *openapi3.Schema, text string) *openapi3.Schema {
	schema.Description = text
	return schema
}

func responseName(f failure) string { return "Problem" + strconv.Itoa(f.status) }

func openAPIFailures() openapi3.ResponseBodies {
	out := openapi3.ResponseBodies{}
	for _, f := range failuresOf(contract.Everywhere, contract.WithBody, contract.WithGraph) {
		out[responseName(f)] = &openapi3.ResponseRef{Value: openAPIFailure(f)}
	}
	return out
}

func openAPIFailure(f failure) *openapi3.Response {
	problem := openapi3.NewMediaType().WithSchemaRef(openapi3.NewSchemaRef(refs+"Problem", nil))
	if answer, ok := problemExample(f.status); ok {
		problem.Example = answer
	}
	response := openapi3.NewResponse().WithDescription(f.text).WithContent(openapi3.Content{typeProblem: problem, "text/html": text()})
	if f.header.Name != "" {
		header := &openapi3.Header{Parameter: openapi3.Parameter{
			Description: f.header.Text, Schema: (&openapi3.Schema{Type: &openapi3.Types{f.header.Type}}).NewRef(),
		}}
		response.Headers = openapi3.Headers{f.header.Name: {Value: header}}
	}
	return response
}
