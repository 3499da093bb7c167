package telemetry

import "go.opentelemetry.io/otel/attribute"

// exported are the attributes that may leave with a span. None of them can
// hold a person's name, id or address: they are methods, statuses, codes of
// closed lists, counts, and ids of requests. An attribute that is not here is
// dropped. docs/telemetry.md explains them.
var exported = map[attribute.Key]bool{
	// OpenTelemetry's conventions for HTTP and functions
	// (https://opentelemetry.io/docs/specs/semconv/http/http-spans/).
	"http.request.method":       true,
	"http.route":                true,
	"http.response.status_code": true,
	"http.request.resend_count": true,
	"error.type":                true,
	"faas.invocation_id":        true,
	"server.address":            true,
	"url.template":              true,
	// The program's own.
	"diagnosis.verdict":        true,
	"diagnosis.primary_cause":  true,
	"diagnosis.problem":        true,
	"diagnosis.evidence":       true,
	"diagnosis.graph_requests": true,
	"graph.request_id":         true,
}
