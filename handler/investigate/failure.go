package investigate

import (
	"context"
	"errors"

	"signin-diagnosis/handler/signin"
)

// failureOf returns err as a *signin.Failure. The end of a context gets a kind of
// its own, so that it is not taken for a failure of Graph.
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

// gapDetail returns what a gap says of a failure: the permission that is
// missing, or else the kind of failure.
func gapDetail(failure *signin.Failure) string {
	if failure.Permission != "" {
		return failure.Permission
	}
	return string(failure.Kind)
}

// outOfTime reports whether further requests of the same question would fail the
// same way: the quota or the deadline is used up.
func outOfTime(failure *signin.Failure) bool {
	status := failure.SourceStatus()
	return status == signin.SourceThrottled || status == signin.SourceTimeout
}

// contextAsFailure returns the end of a context as a *signin.Failure, and any
// other error as it is.
func contextAsFailure(err error) error {
	if errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) {
		return failureOf(err)
	}
	return err
}
