package main

import (
	"embed"
	"encoding/json"
	"fmt"
	"net/http"
	"strconv"

	"github.com/getkin/kin-openapi/openapi3"
)

// example is a question to the practice tenant. Its answer, as the program gave it, is kept in the
// folder examples; `make examples` asks again.
type example struct {
	name    string
	summary string
	path    string
	method  string
	fields  object // in the body of a POST
	accept  string
	env     []string // what the program is started with beside practice
	status  int
}

const (
	typeJSON = "application/json"
	typeCard = "application/vnd.microsoft.card.adaptive"
	pathAsk  = "/api/diagnose"
)

// Two settings under which nobody, or somebody without the role, is let in.
var (
	behindEntra = []string{"DIAGNOSIS_AUTH=easyauth", "WEBSITE_AUTH_ENABLED=true"}
	shut        = []string{"DIAGNOSIS_AUTH=easyauth"}
)

var examples = []example{
	{name: "blocked", summary: "A policy blocks the sign-in", fields: object{{"upn", "dora.lind@contoso.example"}, {"app", "Teams"}}},
	{name: "healthy", summary: "Nothing is wrong", fields: object{{"upn", "anna.berg@contoso.example"}}},
	{name: "empty", summary: "The log is empty", fields: object{{"upn", "lena.frost@contoso.example"}}},
	{name: "unknown", summary: "The directory does not know the account", fields: object{{"upn", "nobody@contoso.example"}}},
	{name: "card", summary: "The same as an Adaptive Card", fields: object{{"upn", "chen.wei@contoso.example"}}, accept: typeCard},
	{name: "explained", summary: "A code", path: pathAsk + "/explain", fields: object{{"error", "AADSTS50076"}}},
	{name: "checked", summary: "The practice tenant", path: pathAsk + "/check", method: http.MethodGet},
	{name: "problem400", fields: object{{"upn", "kim"}}, status: http.StatusBadRequest},
	{name: "problem401", fields: object{{"upn", "dora.lind@contoso.example"}}, status: http.StatusUnauthorized, env: behindEntra},
	{name: "problem403", fields: object{{"upn", "dora.lind@contoso.example"}}, status: http.StatusForbidden, env: shut},
	{name: "problem404", path: pathAsk + "/policies", fields: object{{"upn", "dora.lind@contoso.example"}}, status: http.StatusNotFound},
	{name: "problem405", path: pathAsk + "/check", fields: object{}, status: http.StatusMethodNotAllowed},
}

//go:embed examples
var answered embed.FS

// answer returns what the program answered to an example.
func (e example) answer() json.RawMessage {
	text, err := answered.ReadFile("examples/" + e.name + ".json")
	if err != nil {
		panic(fmt.Sprintf("%s has no answer: run `make examples`", e.name))
	}
	return text
}

func (e example) at() string {
	if e.path == "" {
		return pathAsk
	}
	return e.path
}

func (e example) verb() string {
	if e.method == "" {
		return http.MethodPost
	}
	return e.method
}

// examplesOf returns the questions of an operation that are answered in a media type.
func examplesOf(path, accept string) []example {
	var found []example
	for _, e := range examples {
		if e.at() == path && e.status == 0 && (e.accept == accept || e.accept == "" && accept == typeJSON) {
			found = append(found, e)
		}
	}
	return found
}

// problemExample returns the answer to a question that meets a problem; ok is false where practice meets none.
func problemExample(status int) (answer json.RawMessage, ok bool) {
	for _, e := range examples {
		if e.status == status {
			return e.answer(), true
		}
	}
	return nil, false
}

// questions and answers are named alike, so that a reader, and a test, finds the one to the other.
func questions(all []example) openapi3.Examples {
	return exampleMap(all, func(e example) any { return e.fields })
}

func answers200(all []example) openapi3.Examples {
	return exampleMap(all, func(e example) any { return e.answer() })
}

func exampleMap(all []example, value func(example) any) openapi3.Examples {
	out := openapi3.Examples{}
	for _, e := range all {
		out[e.name] = &openapi3.ExampleRef{Value: &openapi3.Example{Summary: e.summary, Value: value(e)}}
	}
	return out
}

func (e example) wantStatus() int {
	if e.status == 0 {
		return http.StatusOK
	}
	return e.status
}

func (e example) String() string { return e.verb() + " " + e.at() + " " + strconv.Itoa(e.wantStatus()) }
