package entra

import (
	"context"
	"errors"
	"io"
	"net/http"
	"net/url"
	"strings"
	"time"

	abstractions "github.com/microsoft/kiota-abstractions-go"
	"github.com/microsoftgraph/msgraph-sdk-go/models/odataerrors"

	"signin-diagnosis/handler/foreign"
	"signin-diagnosis/handler/signin"
)

// The codes that this package gives to failures which Graph has no code for.
const (
	codeConnection       = "connectionFailed"
	codeTruncated        = "truncatedBody"
	codeOversized        = "oversizedBody"
	codeUndecodable      = "undecodableBody"
	codeUnexpectedStatus = "unexpectedStatus"
	codeForeignHost      = "foreignHost"
	codeForeignLink      = "foreignNextLink"
	codeEmptyQuery       = "emptyQuery"
	codeManyPages        = "tooManyPages"
)

// licenceCode is Graph's word for a tenant without Entra ID P1 or P2. It is
// also sent now and then to tenants that have one.
const licenceCode = "Authentication_RequestFromNonPremiumTenantOrB2CTenant"

// kinds maps a status to the kind of failure; any other status is unavailable.
var kinds = map[int]signin.Kind{
	http.StatusBadRequest:      signin.KindRefused,
	http.StatusUnauthorized:    signin.KindIdentity, // Graph does not take the token
	http.StatusForbidden:       signin.KindForbidden,
	http.StatusNotFound:        signin.KindRefused,
	http.StatusTooManyRequests: signin.KindThrottled,
}

// failureOf returns an error of the adapter as a failure. It never calls the Error
// method of the SDK's error, which may panic, and keeps no address.
func (r *resource) failureOf(ctx context.Context, err error, now time.Time) *signin.Failure {
	var failure *signin.Failure
	var graph *odataerrors.ODataError
	var bare *abstractions.ApiError
	switch {
	case err == nil:
		return nil
	case errors.As(err, &failure):
		return failure
	//guard:typed-error
	case errors.As(err, &graph):
		code, message := codeAndMessage(graph)
		return r.answerFailure(graph, code, message, now)
	case errors.As(err, &bare):
		return r.answerFailure(bare, "", "", now)
	case ctx.Err() != nil:
		return contextFailure(ctx)
	default:
		return &signin.Failure{Kind: signin.KindUnavailable, Code: codeOf(err), Cause: withoutAddress(err)}
	}
}

func codeAndMessage(said *odataerrors.ODataError) (code, message string) {
	if main := said.GetErrorEscaped(); main != nil {
		return deref(main.GetCode()), deref(main.GetMessage())
	}
	return "", ""
}

// answerFailure returns the failure that an answer of status 400 or more means.
// The message is searched for a permission's name and then dropped: it may hold
// names of people.
func (r *resource) answerFailure(answer abstractions.ApiErrorable, code, message string, now time.Time) *signin.Failure {
	header := answer.GetResponseHeaders()
	failure := &signin.Failure{
		Kind:       signin.KindUnavailable,
		Status:     answer.GetStatusCode(),
		Code:       foreign.Code(code),
		RequestID:  foreign.Code(headerValue(header, "request-id")),
		RetryAfter: parseRetryAfter(headerValue(header, "Retry-After"), now),
	}
	if kind, known := kinds[failure.Status]; known {
		failure.Kind = kind
	}
	if failure.Kind == signin.KindForbidden {
		//guard:missing-licence
		if code == licenceCode {
			failure.Kind = signin.KindUnlicensed
		} else {
			//guard:refused-permission
			failure.Permission = permissionIn(code, message, r.permission)
		}
	}
	return failure
}

// notFound reports whether Graph does not know what it was asked for.
func notFound(err error) bool {
	var failure *signin.Failure
	return errors.As(err, &failure) && failure.Status == http.StatusNotFound
}

// contextFailure returns the failure of a context that has ended.
func contextFailure(ctx context.Context) *signin.Failure {
	kind := signin.KindTimeout
	if errors.Is(ctx.Err(), context.Canceled) {
		kind = signin.KindCanceled
	}
	return &signin.Failure{Kind: kind, Cause: ctx.Err()}
}

// codeOf returns our code for a request that got no usable answer.
func codeOf(err error) string {
	switch {
	case errors.Is(err, errOversized):
		return codeOversized
	case errors.Is(err, io.ErrUnexpectedEOF):
		return codeTruncated
	default:
		return codeConnection
	}
}

// withoutAddress removes the URL, which holds the account's name, from an error.
func withoutAddress(err error) error {
	var wrapped *url.Error
	if errors.As(err, &wrapped) {
		//guard:address-unprinted = wrapped
		return wrapped.Err
	}
	return err
}

func deref(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}

func headerValue(header *abstractions.ResponseHeaders, name string) string {
	if header == nil {
		return ""
	}
	return strings.Join(header.Get(name), "")
}
