package api

import (
	"net/http"
	"slices"
	"strings"
)

// routeName names a route in tables and in the log.
type routeName string

const (
	routePing     routeName = "ping"
	routeDiagnose routeName = "diagnose"
	routeForm     routeName = "form" // in the log: a diagnosis that nobody asked for yet
	routeExplain  routeName = "explain"
	routeCheck    routeName = "check"
	routeOpenAPI  routeName = "openapi.json"
	routeSwagger  routeName = "swagger.json"
	// routeTroubleshooting is the page that the types of problems lead to.
	routeTroubleshooting routeName = "troubleshooting"
	routeUnknown         routeName = "unknown"
)

// route is one address: which methods it takes, and what answers there.
type route struct {
	name    routeName
	methods []string
	answer  func(*server, http.ResponseWriter, *http.Request, *record) (reply, error)
}

// routes are all addresses, in lower case and without a trailing slash: the
// host matches paths so and hands on what the caller wrote (Azure Functions
// host source). The ping is answered before it gets here.
var routes = map[string]route{
	"":                              {routePing, []string{http.MethodGet, http.MethodHead}, nil},
	"/api/diagnose":                 {routeDiagnose, []string{http.MethodGet, http.MethodPost}, (*server).diagnose},
	"/api/diagnose/explain":         {routeExplain, []string{http.MethodGet, http.MethodPost}, (*server).explain},
	"/api/diagnose/check":           {routeCheck, []string{http.MethodGet}, (*server).check},
	"/api/diagnose/openapi.json":    {routeOpenAPI, []string{http.MethodGet}, document(routeOpenAPI)},
	"/api/diagnose/swagger.json":    {routeSwagger, []string{http.MethodGet}, document(routeSwagger)},
	"/api/diagnose/troubleshooting": {routeTroubleshooting, []string{http.MethodGet}, document(routeTroubleshooting)},
}

// isPing reports the host's question whether the process is ready and well. It
// comes often, also while the process starts, and is answered at once.
func isPing(r *http.Request) bool {
	return (r.URL.Path == "/" || r.URL.Path == "") && (r.Method == http.MethodGet || r.Method == http.MethodHead)
}

// findRoute finds where a request goes, or says by a problem that it goes
// nowhere.
func findRoute(r *http.Request, line *record) (route, error) {
	path := strings.ToLower(strings.TrimSuffix(r.URL.Path, "/"))
	found, ok := routes[path]
	if !ok {
		return route{}, noRoute(path, line)
	}
	//guard:route-logged-by-name = routeName(r.URL.String())
	line.route = found.name
	line.path = path
	if !slices.Contains(found.methods, r.Method) {
		return route{}, &problem{Code: codeMethodNotAllowed, Allow: strings.Join(found.methods, ", ")}
	}
	return found, nil
}

// functionPath is where the host calls with its JSON contract: the function's
// name alone, without the prefix of the routes (Azure Functions host source).
const functionPath = "/diagnose"

// noRoute knows one wrong address: a host that is set up wrongly shows its
// caller an empty 500, so the log says what to change.
func noRoute(path string, line *record) *problem {
	if path != functionPath {
		return &problem{Code: codeNotFound}
	}
	line.hint = "In host.json, set customHandler.enableForwardingHttpRequest and customHandler.enableProxyingHttpRequest to true, and leave extensions.http.routePrefix at api."
	return &problem{
		Code:     codeNotFound,
		Detail:   "The Functions host calls with its JSON contract or without the route prefix. This handler needs the HTTP request itself, at /api/diagnose.",
		NextStep: line.hint,
	}
}
