package api

import (
	"net/http"
	"slices"
	"strings"

	"signin-diagnosis/handler/contract"
)

// Names for the log, of what is no route.
const (
	routeForm    contract.RouteName = "form" // a diagnosis that nobody asked for yet
	routeUnknown contract.RouteName = "unknown"
)

// answerFunc answers the requests of one route.
type answerFunc func(*server, http.ResponseWriter, *http.Request, *record) (reply, error)

// answers say what answers at which route. The ping is answered before it gets here.
var answers = map[contract.RouteName]answerFunc{
	contract.RouteDiagnose:        (*server).diagnose,
	contract.RouteExplain:         (*server).explain,
	contract.RouteCheck:           (*server).check,
	contract.RouteOpenAPI:         document(contract.RouteOpenAPI),
	contract.RouteSwagger:         document(contract.RouteSwagger),
	contract.RouteTroubleshooting: document(contract.RouteTroubleshooting),
}

// routes are the contract's, by their paths in lower case and without a
// trailing slash: the host matches paths so and hands on what the caller wrote
// (Azure Functions host source).
var routes = routesByPath()

func routesByPath() map[string]contract.Route {
	byPath := map[string]contract.Route{}
	for _, r := range contract.Routes() {
		byPath[matched(r.Path)] = r
	}
	return byPath
}

func matched(path string) string { return strings.ToLower(strings.TrimSuffix(path, "/")) }

// isPing reports the host's question whether the process is ready and well. It
// comes often, also while the process starts, and is answered at once.
func isPing(r *http.Request) bool {
	return (r.URL.Path == "/" || r.URL.Path == "") && (r.Method == http.MethodGet || r.Method == http.MethodHead)
}

// findRoute finds where a request goes, or says by a problem that it goes
// nowhere.
func findRoute(r *http.Request, line *record) (contract.Route, error) {
	path := matched(r.URL.Path)
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

// noRoute knows one wrong address: a host that is set up wrongly shows its
// caller an empty 500, so the log says what to change.
func noRoute(path string, line *record) *contract.Problem {
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
