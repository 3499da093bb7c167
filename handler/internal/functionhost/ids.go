package functionhost

import (
	"crypto/rand"
	"fmt"
	"net/http"
	"regexp"
)

// newGUID returns a random UUID, the form of the host's worker and invocation ids.
func newGUID() string {
	b := randomBytes(16)
	b[6] = b[6]&0x0f | 0x40 // version 4
	b[8] = b[8]&0x3f | 0x80 // variant of RFC 9562
	return fmt.Sprintf("%x-%x-%x-%x-%x", b[0:4], b[4:6], b[6:8], b[8:10], b[10:16])
}

func randomBytes(n int) []byte {
	b := make([]byte, n)
	_, _ = rand.Read(b) // crypto/rand.Read never returns an error
	return b
}

// traceParent is a W3C trace context header: version, trace id, parent id, flags.
var traceParent = regexp.MustCompile(`^00-([0-9a-f]{32})-[0-9a-f]{16}-([0-9a-f]{2})$`)

// startTrace gives a call without a trace context one of its own, as .NET does for outgoing calls.
func startTrace(header http.Header) {
	if header.Get("traceparent") == "" {
		header.Set("traceparent", fmt.Sprintf("00-%x-%x-01", randomBytes(16), randomBytes(8)))
	}
}

// continueTrace keeps the caller's trace id and puts the host's span in the place of the caller's.
func continueTrace(header http.Header) {
	startTrace(header)
	if parts := traceParent.FindStringSubmatch(header.Get("traceparent")); parts != nil {
		header.Set("traceparent", fmt.Sprintf("00-%s-%x-%s", parts[1], randomBytes(8), parts[2]))
	}
}
