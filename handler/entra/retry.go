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
	// tries is how often one question is put to Graph in all. A retry spends
	// the quota of somebody else's question, so there is one.
	//guard:two-tries = 3
	tries = 2
	// longestCall ends a call whose context has no deadline.
	longestCall = time.Minute
)

// builder makes one request. It must be made afresh for every try: the SDK's
// builders and requests are written to while they are sent.
type builder func(context.Context) (*abstractions.RequestInformation, error)

// read sends a request, within the quota and the context's deadline, and has
// its body decoded. It repeats once what may be a passing fault. The int is
// the number of requests that were sent.
func (c *Client) read(ctx context.Context, from *resource, build builder, decode func([]byte) error) (int, error) {
	ctx, cancel := c.bounded(ctx)
	defer cancel()
	trip := &trip{limiter: from.limiter, operation: from.operation}
	ctx = trip.in(ctx)
	var before *signin.Failure
	for try := 1; ; try++ {
		failure := c.once(ctx, from, build, decode)
		switch {
		case failure == nil:
			return trip.requests, nil
		case before != nil && refusedByQueue(failure):
			// What Graph said tells more than that no second try fits.
			before.RetryAfter = failure.RetryAfter
			return trip.requests, before
		case try == tries || !passing(failure) || !c.pause(ctx, failure):
			return trip.requests, failure
		}
		before = failure
	}
}

// bounded gives a context that ends, if not by itself.
func (c *Client) bounded(ctx context.Context) (context.Context, context.CancelFunc) {
	//guard:call-without-deadline true
	if _, limited := ctx.Deadline(); limited {
		return ctx, func() {}
	}
	return context.WithDeadline(ctx, c.clock.Now().Add(longestCall))
}

func (c *Client) once(ctx context.Context, from *resource, build builder, decode func([]byte) error) *signin.Failure {
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

// passingStatuses and passingCodes name the faults that a second try may cure.
var (
	passingStatuses = map[int]bool{
		http.StatusTooManyRequests: true, http.StatusInternalServerError: true, http.StatusBadGateway: true,
		http.StatusServiceUnavailable: true, http.StatusGatewayTimeout: true,
	}
	passingCodes = map[string]bool{codeConnection: true, codeTruncated: /*guard:truncated-body-again = false*/ true, codeUndecodable: true, licenceCode: /*guard:licence-refusal-again = false*/ true}
)

func passing(failure *signin.Failure) bool {
	return passingStatuses[failure.Status] || passingCodes[failure.Code]
}

// refusedByQueue tells our own limiter's refusal from Graph's.
func refusedByQueue(failure *signin.Failure) bool {
	return failure.Status == 0 && (failure.Kind == signin.KindThrottled || failure.Kind == signin.KindBusy)
}

// pause waits before the second try, and is false when the wait does not fit.
// After a 429 the limiter is closed and does the waiting, if any time is left:
// reading the refusal may have used it up.
func (c *Client) pause(ctx context.Context, failure *signin.Failure) bool {
	if failure.Status == http.StatusTooManyRequests {
		return ctx.Err() == nil
	}
	wait := failure.RetryAfter
	if wait == 0 {
		wait = 200*time.Millisecond + rand.N(400*time.Millisecond)
	}
	until := c.clock.Now().Add(wait)
	return /*guard:wait-that-fits*/ fits(ctx, until) && /*guard:wait-for-graph*/ c.clock.Sleep(ctx, until) == nil
}
