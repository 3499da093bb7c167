package api

import (
	"net/http"
	"slices"
	"strings"

	"signin-diagnosis/handler/contract"
)

// Names in the log for what is no route of the contract.
const (
	routeForm    contract.RouteName = "form" // a diagnosis that nobody asked for yet
	routeUnknown contract.RouteName = "unknown"
)

// routeHandler answers the requests of one route.
type routeHandler func(*server, http.ResponseWriter, *http.Request, *logLine) (reply, error)

// routeHandlers holds the handler of each route. The ping is answered earlier.
var routeHandlers = map[contract.RouteName]routeHandler{
	contract.RouteDiagnose:        (*server).diagnose,
	contract.RouteExplain:         (*server).explain,
	contract.RouteCheck:           (*server).check,
	contract.RouteOpenAPI:         document(contract.RouteOpenAPI),
	contract.RouteSwagger:         document(contract.RouteSwagger),
	contract.RouteTroubleshooting: document(contract.RouteTroubleshooting),
}

// routes are the contract's, by their normalized paths, because the host matches
// paths so and passes on what the caller wrote (Azure Functions host source).
var routes = routesByPath()

func routesByPath() map[string]contract.Route {
	byPath := map[string]contract.Route{}
	for _, r := range contract.Routes() {
		byPath[normalizePath(r.Path)] = r
	}
	return byPath
}

// normalizePath returns a path in lower case and without a trailing slash.
func normalizePath(path string) string { return strings.ToLower(strings.TrimSuffix(path, "/")) }

// isPing reports whether a request is the host's question if the process is ready.
// The host asks often, also while the process starts.
func isPing(r *http.Request) bool {
	return (r.URL.Path == "/" || r.URL.Path == "") && (r.Method == http.MethodGet || r.Method == http.MethodHead)
}

// findRoute returns the route of a request, or a problem when there is none.
func findRoute(r *http.Request, line *logLine) (contract.Route, error) {
	path := normalizePath(r.URL.Path)
	found, ok := routes[path]
	if !ok {
		return contract.Route{}, noRoute(path, line)
	}
	//guard:route-logged-by-name = contract.RouteName(r.URL.String())
	line.route = found.Name
	line.path = path
	if !slices.Contains(found.Methods, r.Method) {
		return contract.Route{}, &contract.Problem{Code: contract.CodeMethodNotAllowed, Allow: strings.Join(found.Methods, ", ")}
	}
	return found, nil
}

// functionPath is where the host calls with its JSON contract: the function's
// name alone, without the prefix of the routes (Azure Functions host source).
const functionPath = "/diagnose"

// noRoute returns the problem of an unknown path. At the path of a host that is set
// up wrongly it also puts into the log what to change, because such a host shows
// its caller an empty 500.
func noRoute(path string, line *logLine) *contract.Problem {
	if path != functionPath {
		return &contract.Problem{Code: contract.CodeNotFound}
	}
	line.hint = "In host.json, set customHandler.enableForwardingHttpRequest and customHandler.enableProxyingHttpRequest to true, and leave extensions.http.routePrefix at api."
	return &contract.Problem{
		Code:     contract.CodeNotFound,
		Detail:   "The Functions host calls with its JSON contract or without the route prefix. This handler needs the HTTP request itself, at /api/diagnose.",
		NextStep: line.hint,
	}
}
