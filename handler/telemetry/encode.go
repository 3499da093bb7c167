package telemetry

import (
	"time"

	"go.opentelemetry.io/otel/attribute"
	"go.opentelemetry.io/otel/codes"
	"go.opentelemetry.io/otel/sdk/trace"
	api "go.opentelemetry.io/otel/trace"
	"google.golang.org/protobuf/encoding/protowire"
)

// The numbers of OTLP's fields
// (https://github.com/open-telemetry/opentelemetry-proto, trace/v1/trace.proto,
// common/v1/common.proto and resource/v1/resource.proto). They never change.
const (
	requestResourceSpans = 1

	resourceSpansResource   = 1
	resourceSpansScopeSpans = 2
	resourceAttributes      = 1
	scopeSpansScope         = 1
	scopeSpansSpans         = 2
	scopeName               = 1

	spanTraceID    = 1
	spanSpanID     = 2
	spanParentID   = 4
	spanName       = 5
	spanKind       = 6
	spanStart      = 7
	spanEnd        = 8
	spanAttributes = 9
	spanStatus     = 15
	spanFlags      = 16

	statusCode  = 3
	statusError = 2 // STATUS_CODE_ERROR

	keyValueKey   = 1
	keyValueValue = 2
	valueString   = 1
	valueBool     = 2
	valueInt      = 3
)

// encode writes spans as one ExportTraceServiceRequest. There is one provider
// and one tracer, so all spans share their resource and scope.
func encode(spans []trace.ReadOnlySpan) []byte {
	var about, list []byte
	for _, a := range spans[0].Resource().Attributes() {
		about = message(about, resourceAttributes, keyValue(a))
	}
	list = message(list, scopeSpansScope, text(nil, scopeName, spans[0].InstrumentationScope().Name))
	for _, s := range spans {
		list = message(list, scopeSpansSpans, encodeSpan(s))
	}
	all := message(nil, resourceSpansResource, about)
	all = message(all, resourceSpansScopeSpans, list)
	return message(nil, requestResourceSpans, all)
}

func encodeSpan(s trace.ReadOnlySpan) []byte {
	traceID, spanID, parentID := s.SpanContext().TraceID(), s.SpanContext().SpanID(), s.Parent().SpanID()
	out := message(nil, spanTraceID, traceID[:])
	out = message(out, spanSpanID, spanID[:])
	if s.Parent().IsValid() {
		out = message(out, spanParentID, parentID[:])
	}
	out = text(out, spanName, s.Name())
	out = number(out, spanKind, kinds[s.SpanKind()])
	out = moment(out, spanStart, s.StartTime())
	out = moment(out, spanEnd, s.EndTime())
	for _, a := range s.Attributes() {
		//guard:listed-attributes true
		if exported[a.Key] {
			out = message(out, spanAttributes, keyValue(a))
		}
	}
	if s.Status().Code == codes.Error {
		out = message(out, spanStatus, number(nil, statusCode, statusError))
	}
	out = protowire.AppendTag(out, spanFlags, protowire.Fixed32Type)
	return protowire.AppendFixed32(out, flags(s))
}

// kinds are the kinds of span that the program has, by OTLP's numbers.
var kinds = map[api.SpanKind]uint64{api.SpanKindInternal: 1, api.SpanKindServer: 2, api.SpanKindClient: 3}

// flags are those of the trace, and whether the parent is in another process.
func flags(s trace.ReadOnlySpan) uint32 {
	const isRemoteKnown, isRemote = 1 << 8, 1 << 9
	flags := uint32(s.SpanContext().TraceFlags()) | isRemoteKnown
	if s.Parent().IsRemote() {
		flags |= isRemote
	}
	return flags
}

func keyValue(a attribute.KeyValue) []byte {
	var value []byte
	switch a.Value.Type() {
	case attribute.BOOL:
		value = number(nil, valueBool, protowire.EncodeBool(a.Value.AsBool()))
	case attribute.INT64:
		value = number(nil, valueInt, uint64(a.Value.AsInt64())) //nolint:gosec // the wire's form of negative numbers
	default:
		value = text(nil, valueString, a.Value.String())
	}
	return message(text(nil, keyValueKey, string(a.Key)), keyValueValue, value)
}

func message(out []byte, field protowire.Number, body []byte) []byte {
	return protowire.AppendBytes(protowire.AppendTag(out, field, protowire.BytesType), body)
}

func text(out []byte, field protowire.Number, value string) []byte {
	return protowire.AppendString(protowire.AppendTag(out, field, protowire.BytesType), value)
}

func number(out []byte, field protowire.Number, value uint64) []byte {
	return protowire.AppendVarint(protowire.AppendTag(out, field, protowire.VarintType), value)
}

func moment(out []byte, field protowire.Number, at time.Time) []byte {
	nanoseconds := uint64(at.UnixNano())
	return protowire.AppendFixed64(protowire.AppendTag(out, field, protowire.Fixed64Type), nanoseconds)
}
