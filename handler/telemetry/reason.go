package telemetry

import (
	"context"
	"errors"
	"net/url"
	"regexp"
)

// errRedirected is why a redirect is not followed: the operator's key would be
// carried elsewhere.
var errRedirected = errors.New("the collector redirects")

// status matches the number in the exporter's error for an answer after which it
// does not retry: "failed to send to http://…: 401 Unauthorized (body: …)".
// It has no type for it. What the collector says comes after that, and may say
// anything.
//
//guard:reason-of-our-own = regexp.MustCompile(`failed to send to \S+: ([1-5]\d\d) `)
var status = regexp.MustCompile(`^traces export: failed to send to \S+: ([1-5]\d\d) `)

// reasonOf returns in a word why the collector did not take a batch, or nothing if
// it did. The exporter's own text holds the address and the collector's body, and is
// never passed on.
func reasonOf(ctx context.Context, err error) string {
	var call *url.Error
	switch {
	case err == nil:
		return ""
	case errors.Is(err, errRedirected):
		return "redirected"
	case errors.As(err, &call) && (call.Timeout() || ctx.Err() != nil):
		return "timeout"
	case errors.As(err, &call):
		return "connectionFailed"
	}
	if answer := status.FindStringSubmatch(err.Error()); answer != nil {
		return "status" + answer[1]
	}
	return "refused" // asked to wait until the time was up, or taken in part
}
