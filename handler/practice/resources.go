package practice

import (
	"net/http"
	"slices"
	"strings"

	"signin-diagnosis/handler/practice/graph"
)

// resource is a part of Graph that the tenant serves.
type resource struct {
	kind   Kind
	path   string // after the version; * is any one segment
	answer func(graph.Service, *http.Request, graph.Query, graph.Caller) (any, *graph.Problem)
}

var resources = []resource{
	{KindSignIns, "auditLogs/signIns", graph.Service.SignIns},
	{KindUsers, "users", graph.Service.Users},
	{KindUsers, "users/*", graph.Service.Users},
	{KindPolicies, "identity/conditionalAccess/policies", graph.Service.Policies},
}

// resourceAt finds what lies at a path; ok is false where nothing does.
func resourceAt(parts []string) (found resource, ok bool) {
	at := slices.IndexFunc(resources, func(r resource) bool { return r.matches(parts) })
	if at < 0 {
		return resource{kind: KindOther}, false
	}
	return resources[at], true
}

// matches compares without case, as Graph does.
func (r resource) matches(parts []string) bool {
	return slices.EqualFunc(strings.Split(r.path, "/"), parts, func(segment, part string) bool {
		return segment == "*" || strings.EqualFold(segment, part)
	})
}
