// Package telemetry sends traces to an OpenTelemetry collector, if the
// environment names one, and owns the OpenTelemetry SDK and its exporter over
// HTTP: the rest of the program knows the tracer of its API and nothing else.
//
// The exporter reads its own settings, compresses, retries and knows
// certificates. Ours are four things about it. What leaves is held small
// (span.go, attributes.go). A setting that it would skip stops the start and is
// named (config.go, complaints.go). Its failures reach the log as a reason,
// because its words hold addresses and keys (reason.go). And it follows no
// redirect (exporter.go).
package telemetry
