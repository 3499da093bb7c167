package contract

import (
	"net/http"
	"slices"
)

// RouteName names a route in tables and in the log.
type RouteName string

// The routes.
const (
	RoutePing     RouteName = "ping"
	RouteDiagnose RouteName = "diagnose"
	RouteExplain  RouteName = "explain"
	RouteCheck    RouteName = "check"
	RouteOpenAPI  RouteName = "openapi.json"
	RouteSwagger  RouteName = "swagger.json"
	// RouteTroubleshooting is the page that the types of problems lead to.
	RouteTroubleshooting RouteName = "troubleshooting"
)

// Route is an address and what it answers. FieldsOf says what it takes.
type Route struct {
	Name    RouteName
	Path    string
	Methods []string
	Gives   string // what the answer is, for the docs

	// What the API's descriptions say; a route without an Operation is not in them.

	Operation string // the id by which clients call it
	Summary   string
	Text      string
	Answer    string  // the structure of a 200
	Formats   bool    // the answer exists in other formats than JSON
	Scopes    []Scope // the problems that it can meet, besides those of a body
}

// basePath starts the path of every route but the ping.
const basePath = "/api/diagnose"

var (
	get        = []string{http.MethodGet}
	getAndPost = []string{http.MethodGet, http.MethodPost}
)

var routes = []Route{
	{
		Name: RouteDiagnose, Path: basePath, Methods: getAndPost,
		Gives:     "a Diagnosis; a browser that names no account gets a form",
		Operation: "DiagnoseSignIn", Answer: "Diagnosis", Formats: true, Scopes: []Scope{Everywhere, WithGraph},
		Summary: "Find out why an account cannot sign in",
		Text:    "Reads the account's rows of the Microsoft Entra sign-in log and says why it cannot sign in, and who has to do what about it. An unknown account and an empty log are answers too, not errors. It only reads, so it may be repeated.",
	}, {
		Name: RouteExplain, Path: basePath + "/" + string(RouteExplain), Methods: getAndPost,
		Gives:     "an Explanation: what an error text means, from the table alone",
		Operation: "ExplainError", Answer: "Explanation", Scopes: []Scope{Everywhere},
		Summary: "Explain an error text or code",
		Text:    "Says what a pasted error text or an AADSTS code means. Nothing is looked up in the tenant.",
	}, {
		Name: RouteCheck, Path: basePath + "/" + string(RouteCheck), Methods: get,
		Gives:     "whether the deployed identity can read what a diagnosis needs",
		Operation: "CheckDeployment", Answer: "CheckReport", Scopes: []Scope{Everywhere},
		Summary: "Check the deployment",
		Text:    "Says whether the deployed identity can get a token, holds each permission, and whether the tenant is licensed. It answers 200 whatever it finds.",
	},
	{Name: RouteOpenAPI, Path: basePath + "/" + string(RouteOpenAPI), Methods: get, Gives: "the description in OpenAPI 3.0"},
	{Name: RouteSwagger, Path: basePath + "/" + string(RouteSwagger), Methods: get, Gives: "the description in Swagger 2.0"},
	{
		Name: RouteTroubleshooting, Path: basePath + "/" + string(RouteTroubleshooting), Methods: get,
		Gives: "a page about every problem and every gap: what it means and what to do",
	},
	{Name: RoutePing, Path: "/", Methods: []string{http.MethodGet, http.MethodHead}, Gives: "200: the host's ping"},
}

// Routes lists all addresses.
func Routes() []Route { return slices.Clone(routes) }
