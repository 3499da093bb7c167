package api

import (
	"context"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"runtime"
	"strings"
	"time"

	"signin-diagnosis/handler/contract"
	"signin-diagnosis/handler/investigate"
	"signin-diagnosis/handler/signin"
)

// logLine is what the log keeps of one question: the audit trail. Each step of
// answering fills in its part.
type logLine struct {
	invocationID string
	traceID      string
	route        contract.RouteName
	path         string // the route's address; empty where there is no such route
	started      time.Time
	caller       caller
	account      string // as asked; only ever logged as a hash
	result       investigate.Answer
	status       int
	problem      contract.Code
	err          error
	hint         string // for the operator, when the deployment is wrong
}

// log writes the one line of a question. Its keys are always the same, so that
// queries over the log stay simple. It bypasses the logger's level: nobody may
// switch the audit trail off.
func (s *server) log(line *logLine) {
	j := &line.result.Judgement
	entry := slog.NewRecord(time.Now(), line.level(), "question answered", 0)
	entry.AddAttrs(
		slog.String("invocationId", line.invocationID),
		slog.String("traceId", line.traceID),
		slog.String("route", string(line.route)),
		slog.Int("status", line.status),
		slog.String("verdict", string(j.Verdict)),
		slog.String("primaryCause", string(j.PrimaryCause)),
		slog.String("problem", string(line.problem)),
		slog.String("fault", fault(line.err)),
		slog.String("graphRequestId", graphRequestID(line.err)),
		slog.String("hint", line.hint),
		slog.String("gaps", gapCodes(j.Gaps)),
		slog.String("refused", refused(j.Evidence)),
		slog.Int("requests", line.result.Requests),
		slog.Int64("milliseconds", s.Now().Sub(line.started).Milliseconds()),
		slog.Bool("cached", line.result.Cached),
		slog.Bool("shared", line.result.Shared),
		slog.String("callerObjectId", line.caller.objectID),
		slog.String("callerAppId", line.caller.appID),
		slog.String("accountId", line.result.AccountID),
		slog.String("accountHash", s.accountHash(line)),
	)
	_ = s.Logger.Handler().Handle(context.Background(), entry) // as slog does: a log that fails stops no answer
}

func (line *logLine) level() slog.Level {
	if line.status >= http.StatusInternalServerError || line.hint != "" {
		return slog.LevelError
	}
	return slog.LevelInfo
}

// accountHash returns what is logged of an account without a known object id.
func (s *server) accountHash(line *logLine) string {
	if line.account == "" || line.result.AccountID != "" {
		return ""
	}
	mac := hmac.New(sha256.New, s.hashKey[:])
	mac.Write([]byte(strings.ToLower(line.account)))
	//guard:account-hashed = line.account + _
	return hex.EncodeToString(mac.Sum(nil)[:12])
}

// fault returns the cause of a problem, for the log. Only a Failure is known to
// hold nothing personal; of any other error only the type is logged.
func fault(err error) string {
	var (
		failure *signin.Failure
		known   *contract.Problem
		input   *InputError
	)
	switch {
	case err == nil, errors.As(err, &known), errors.As(err, &input):
		return ""
	case errors.As(err, &failure):
		return failure.Error()
	default:
		//guard:error-logged-by-type = err.Error()
		return fmt.Sprintf("%T", innermost(err))
	}
}

func innermost(err error) error {
	for inner := errors.Unwrap(err); inner != nil; inner = errors.Unwrap(err) {
		err = inner
	}
	return err
}

// graphRequestID returns the id that a support ticket with Microsoft needs.
func graphRequestID(err error) string {
	if failure := new(signin.Failure); errors.As(err, &failure) {
		return failure.RequestID
	}
	return ""
}

// stackCarrier is a panic that was raised again here, with the stack of the
// goroutine that it came from.
type stackCarrier interface{ Stack() []byte }

// logPanic logs where a panic came from. Its value may hold anything, so its text is
// logged only for an error of the runtime.
func (s *server) logPanic(line *logLine, value any) {
	reason := fmt.Sprintf( /*guard:panic-logged-by-type = "%v"*/ "%T", value)
	var own runtime.Error
	if err, ok := value.(error); ok && errors.As(err, &own) {
		reason = own.Error()
	}
	calls := stack()
	if from, ok := value.(stackCarrier); ok {
		calls = strings.Split(string(from.Stack()), "\n")
	}
	s.Logger.LogAttrs(context.Background(), slog.LevelError, "panic",
		slog.String("invocationId", line.invocationID),
		slog.String("reason", reason),
		slog.Any("stack", calls),
	)
}

// stack returns the functions on the way to a panic, without their arguments.
func stack() []string {
	const skipped, most = 4, 32 // Callers, stack, logPanic, the deferred function
	var counters [most]uintptr
	frames := runtime.CallersFrames(counters[:runtime.Callers(skipped, counters[:])])
	var calls []string
	for {
		frame, more := frames.Next()
		calls = append(calls, fmt.Sprintf("%s:%d", frame.Function, frame.Line))
		if !more {
			return calls
		}
	}
}
