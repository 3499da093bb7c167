package investigate

import (
	"context"
	"errors"

	"signin-diagnosis/handler/signin"
)

// failureOf gives err the form that the rest of the program knows. A context
// that ended is told from a Graph that failed.
func failureOf(err error) *signin.Failure {
	var failure *signin.Failure
	switch {
	case err == nil:
		return nil
	case errors.As(err, &failure):
		return failure
	case errors.Is(err, context.DeadlineExceeded):
		return &signin.Failure{Kind: signin.KindTimeout, Cause: err}
	case errors.Is(err, context.Canceled):
		return &signin.Failure{Kind: signin.KindCanceled, Cause: err}
	default:
		return signin.AsFailure(err)
	}
}

// reason is what a gap says of a failure: the permission that is missing, or
// else the kind of failure.
func reason(failure *signin.Failure) string {
	if failure.Permission != "" {
		return failure.Permission
	}
	return string(failure.Kind)
}

// outOfTime reports that further requests of the same question would fail the
// same way: the quota or the deadline is used up.
func outOfTime(failure *signin.Failure) bool {
	status := failure.SourceStatus()
	return status == signin.SourceThrottled || status == signin.SourceTimeout
}

// failed gives the end of a context the form of a failure. Any other error
// stays as it is.
func failed(err error) error {
	if errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) {
		return failureOf(err)
	}
	return err
}
