package signin

import (
	"errors"
	"time"
)

// SourceStatus says how well one source could be read. It is a closed list of the
// contract.
type SourceStatus string

// The statuses of a source.
const (
	SourceOK         SourceStatus = "ok"
	SourcePartial    SourceStatus = "partial"
	SourceNotAsked   SourceStatus = "notAsked"
	SourceForbidden  SourceStatus = "forbidden"
	SourceUnlicensed SourceStatus = "unlicensed"
	SourceThrottled  SourceStatus = "throttled"
	SourceTimeout    SourceStatus = "timeout"
	SourceFailed     SourceStatus = "failed"
)

// Kind tells failures apart by what the caller can do about them.
type Kind string

// The kinds of failure.
const (
	KindForbidden   Kind = "forbidden"   // Permission is missing.
	KindUnlicensed  Kind = "unlicensed"  // The tenant lacks Entra ID P1 or P2, or Graph says so.
	KindThrottled   Kind = "throttled"   // Graph said 429, and its wait does not fit.
	KindBusy        Kind = "busy"        // Our own queue is longer than the deadline.
	KindTimeout     Kind = "timeout"     // The deadline passed.
	KindIdentity    Kind = "identity"    // No token could be had.
	KindRefused     Kind = "refused"     // Graph does not know the request: 400 or 404.
	KindUnavailable Kind = "unavailable" // Anything else that Graph or the network did.
	KindCanceled    Kind = "canceled"    // Nobody waits for the answer any more.
)

// Failure is why a source could not be read. It holds nothing personal: no
// address of a request, no body, no account.
type Failure struct {
	Kind       Kind
	Permission string        // the app role that is missing, when known
	Status     int           // the HTTP status, 0 when there was no answer
	Code       string        // Graph's error code, cleaned
	RequestID  string        // Graph's request-id, for a ticket with Microsoft
	RetryAfter time.Duration // how long to wait, 0 when unknown
	Cause      error         // for errors.Is; never printed
}

// Error returns what failed, in words that a log may hold.
func (f *Failure) Error() string {
	text := "Microsoft Graph: " + string(f.Kind)
	if f.Code != "" {
		text += " (" + f.Code + ")"
	}
	//guard:cause-unprinted + if f.Cause != nil { text += ": " + f.Cause.Error() }
	return text
}

// Unwrap returns the cause to errors.Is and errors.As.
func (f *Failure) Unwrap() error { return f.Cause }

// AsFailure returns the Failure inside err, or one of KindUnavailable for an
// error of another type. It returns nil for nil.
func AsFailure(err error) *Failure {
	if err == nil {
		return nil
	}
	var failure *Failure
	if errors.As(err, &failure) {
		return failure
	}
	return &Failure{Kind: KindUnavailable, Cause: err}
}

// SourceStatus returns the contract's status of a source that failed so.
func (f *Failure) SourceStatus() SourceStatus {
	switch f.Kind {
	case KindForbidden:
		return SourceForbidden
	case KindUnlicensed:
		return SourceUnlicensed
	case KindThrottled, KindBusy:
		return SourceThrottled
	case KindTimeout, KindCanceled:
		return SourceTimeout
	default:
		return SourceFailed
	}
}
