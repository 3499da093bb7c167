// Package telemetry sends traces to an OpenTelemetry collector, if the
// environment names one, and owns the OpenTelemetry SDK: the rest of the
// program knows the tracer of its API and nothing else.
//
// What leaves is held small on purpose. The spans are encoded here, by a list
// of attributes that may be exported (attributes.go), without events, links,
// messages and the caller's tracestate, so that no error text and no address
// can get out by accident. The library's own exporter over HTTP brings gRPC
// along, which is half of this program's size again.
package telemetry
