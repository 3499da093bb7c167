package api

import (
	"crypto/rand"
	"fmt"
	"net/http"
	"strings"

	"signin-diagnosis/handler/signin"
)

// invocationHeader holds the host's id for this call. A host that forwards adds
// its own value after one that the caller sent, as a line of its own or behind
// a comma, so the last counts (Azure Functions host source).
const invocationHeader = "X-Azure-Functions-Invocationid"

// invocationID returns the host's id for this call, or a new one without a host.
func invocationID(header http.Header) string {
	ids := strings.Split(strings.Join(header.Values(invocationHeader), ","), ",")
	if last := strings.TrimSpace(ids[len(ids)-1]); signin.IsGUID(last) {
		return strings.ToLower(last)
	}
	return newGUID()
}

// newGUID returns a random GUID (RFC 9562, version 4).
func newGUID() string {
	var b [16]byte
	_, _ = rand.Read(b[:]) // never fails
	b[6] = b[6]&0x0f | 0x40
	b[8] = b[8]&0x3f | 0x80
	return fmt.Sprintf("%x-%x-%x-%x-%x", b[:4], b[4:6], b[6:8], b[8:10], b[10:])
}
