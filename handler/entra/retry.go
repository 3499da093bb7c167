package entra

import (
	"context"
	"math/rand/v2"
	"net/http"
	"time"

	abstractions "github.com/microsoft/kiota-abstractions-go"
	"github.com/microsoftgraph/msgraph-sdk-go/models/odataerrors"

	"signin-diagnosis/handler/signin"
)

const (
	// maxTries is how often one request is sent in all. A retry spends the quota of
	// somebody else's question, so there is only one.
	//guard:two-tries = 3
	maxTries = 2
	// maxCallTime ends a call whose context has no deadline.
	maxCallTime = time.Minute
)

// builder builds one request. It is called for every try, because the SDK writes
// to its builders and requests while it sends them.
type builder func(context.Context) (*abstractions.RequestInformation, error)

// read sends a request, within the quota and the context's deadline, and has
// its body decoded. It retries once after a fault that may be transient. The int
// is the number of requests that were sent.
func (c *Client) read(ctx context.Context, from *resource, build builder, decode func([]byte) error) (int, error) {
	ctx, cancel := c.withDeadline(ctx)
	defer cancel()
	call := &clientCall{limiter: from.limiter, operation: from.operation}
	ctx = call.attachTo(ctx)
	var previous *signin.Failure
	for try := 1; ; try++ {
		failure := c.sendOnce(ctx, from, build, decode)
		switch {
		case failure == nil:
			return call.requests, nil
		case previous != nil && refusedByLimiter(failure):
			// Graph's failure explains more than our limiter's, which only says that
			// there is no time for a second try.
			previous.RetryAfter = failure.RetryAfter
			return call.requests, previous
		case try == maxTries || !transient(failure) || !c.waitToRetry(ctx, failure):
			return call.requests, failure
		}
		previous = failure
	}
}

// withDeadline returns ctx, with a deadline if it has none.
func (c *Client) withDeadline(ctx context.Context) (context.Context, context.CancelFunc) {
	//guard:call-without-deadline true
	if _, limited := ctx.Deadline(); limited {
		return ctx, func() {}
	}
	return context.WithDeadline(ctx, c.clock.Now().Add(maxCallTime))
}

func (c *Client) sendOnce(ctx context.Context, from *resource, build builder, decode func([]byte) error) *signin.Failure {
	request, err := build(ctx)
	if err != nil {
		return &signin.Failure{Kind: signin.KindRefused, Cause: withoutAddress(err)}
	}
	answer, err := from.adapter.SendPrimitive(ctx, request, "[]byte", errorTypes)
	if failure := from.failureOf(ctx, err, c.clock.Now()); failure != nil {
		if failure.Status == http.StatusTooManyRequests {
			//guard:retry-after-kept
			failure.RetryAfter = from.limiter.close(failure.RetryAfter)
		}
		return failure
	}
	body, _ := answer.([]byte) // nil when it was empty, which does not decode
	if err := decode(body); err != nil {
		return &signin.Failure{Kind: signin.KindUnavailable, Status: http.StatusOK, Code: codeUndecodable, Cause: err}
	}
	return nil
}

var errorTypes = abstractions.ErrorMappings{"XXX": odataerrors.CreateODataErrorFromDiscriminatorValue}

// transientStatuses and transientCodes name the faults that a second try may not meet again.
var (
	transientStatuses = map[int]bool{
		http.StatusTooManyRequests: true, http.StatusInternalServerError: true, http.StatusBadGateway: true,
		http.StatusServiceUnavailable: true, http.StatusGatewayTimeout: true,
	}
	transientCodes = map[string]bool{codeConnection: true, codeTruncated: /*guard:truncated-body-again = false*/ true, codeUndecodable: true, licenceCode: /*guard:licence-refusal-again = false*/ true}
)

func transient(failure *signin.Failure) bool {
	return transientStatuses[failure.Status] || transientCodes[failure.Code]
}

// refusedByLimiter reports whether the failure is our own limiter's, not Graph's.
func refusedByLimiter(failure *signin.Failure) bool {
	return failure.Status == 0 && (failure.Kind == signin.KindThrottled || failure.Kind == signin.KindBusy)
}

// waitToRetry waits before the second try, and reports whether there is time for
// it. After a 429 the limiter is closed and does the waiting; reading the refusal
// may have used up the time.
func (c *Client) waitToRetry(ctx context.Context, failure *signin.Failure) bool {
	if failure.Status == http.StatusTooManyRequests {
		return ctx.Err() == nil
	}
	wait := failure.RetryAfter
	if wait == 0 {
		wait = 200*time.Millisecond + rand.N(400*time.Millisecond)
	}
	until := c.clock.Now().Add(wait)
	return /*guard:wait-that-fits*/ beforeDeadline(ctx, until) && /*guard:wait-for-graph*/ c.clock.Sleep(ctx, until) == nil
}
