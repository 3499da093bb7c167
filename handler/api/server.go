package api

import (
	"context"
	"crypto/rand"
	"errors"
	"log/slog"
	"net/http"
	"time"

	"go.opentelemetry.io/otel/trace"
	"go.opentelemetry.io/otel/trace/noop"

	"signin-diagnosis/handler/answer"
	"signin-diagnosis/handler/contract"
	"signin-diagnosis/handler/diagnosis"
	"signin-diagnosis/handler/investigate"
	"signin-diagnosis/handler/telling"
	"signin-diagnosis/handler/version"
	"signin-diagnosis/handler/wording"
)

// Asker answers a question. Its errors are *signin.Failure,
// *investigate.AmbiguousError or a context's; any other is shown as internal.
type Asker interface {
	Ask(ctx context.Context, question investigate.Question) (investigate.Answer, error)
}

// Checker says whether the deployed identity can do its work.
type Checker interface {
	Check(ctx context.Context, l wording.Language) answer.CheckReport
}

// Options are the parts that the surface is built from. Asker, Tell, Explain and
// Checker are required.
type Options struct {
	Asker   Asker
	Checker Checker
	// Tell puts a judgement into words.
	Tell func(*diagnosis.Judgement, telling.Options) answer.Diagnosis
	// Explain says what a pasted error text means, from the code table alone.
	Explain func(text string, language wording.Language) answer.Explanation
	// Guard decides who may ask; nil lets nobody in.
	Guard    *Guard
	Defaults Defaults
	// Timeout is how long one check of the deployment may take
	// (DIAGNOSIS_TIMEOUT); investigate.DefaultTimeout when zero. A question's
	// deadline is the Asker's.
	Timeout time.Duration
	// Renderers show a Diagnosis in other formats than JSON, by the value of
	// the field format.
	Renderers map[string]Renderer
	// Pages are shown to browsers besides the renderer html; they need it.
	Pages Pages
	// Documents are the API's descriptions, by their name at the end of the
	// path: openapi.json and swagger.json.
	Documents map[string][]byte
	// Version is the build that answers. Who was let in is told, nobody else.
	Version version.Build
	Logger  *slog.Logger     // takes one line per question; nil is silent
	Tracer  trace.Tracer     // starts a span per question; nil starts none
	Now     func() time.Time // time.Now when nil
}

// server is the handler that New returns.
type server struct {
	Options
	// hashKey salts the names of accounts that were not found: lines of one
	// process can be compared, a list of names cannot be tried on them.
	hashKey [32]byte
}

// New builds the HTTP surface. The handler serves the whole contract and
// answers every request itself, errors and unknown addresses too.
func New(options Options) http.Handler {
	if options.Logger == nil {
		options.Logger = slog.New(slog.DiscardHandler)
	}
	if options.Tracer == nil {
		options.Tracer = noop.Tracer{}
	}
	if options.Now == nil {
		options.Now = time.Now
	}
	if options.Timeout == 0 {
		options.Timeout = investigate.DefaultTimeout
	}
	s := &server{Options: options}
	//guard:hash-key
	_, _ = rand.Read(s.hashKey[:]) // never fails
	return s
}

// ServeHTTP answers one request and writes its log line.
func (s *server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if isPing(r) {
		w.WriteHeader(http.StatusOK)
		return
	}
	r, span := s.traced(r)
	line := &record{
		invocationID: invocationID(r.Header),
		traceID:      traceID(span),
		route:        routeUnknown,
		started:      s.Now(),
	}
	answer := s.answer(w, r, line)
	line.status = answer.status
	s.log(line)
	line.end(span, r.Method)
	answer.write(w)
}

// versionHeader names the build on every answer to a caller who was let in,
// problems too. Strangers are not told which holes to try.
const versionHeader = "X-Diagnosis-Version"

// answer never fails: an error or a panic becomes a problem.
func (s *server) answer(w http.ResponseWriter, r *http.Request, line *record) (answer reply) {
	defer func() {
		if value := /*guard:panic-answered = any(nil)*/ recover(); value != nil {
			s.logPanic(line, value)
			answer = s.refuse(r, line, &contract.Problem{Code: contract.CodeInternal})
		}
	}()
	//guard:build-behind-guard + if v := s.Version.Version; v != nil { w.Header().Set(versionHeader, *v) }
	found, err := findRoute(r, line)
	if err != nil {
		return s.refuse(r, line, err)
	}
	if line.caller, err = s.Guard.check(r.Header); err != nil {
		//guard:closed-guard-hint
		line.hint = s.Guard.hint()
		return s.refuse(r, line, err)
	}
	if v := s.Version.Version; v != nil {
		w.Header().Set(versionHeader, *v)
	}
	if answer, err = answers[found.Name](s, w, r, line); err != nil {
		return s.refuse(r, line, err)
	}
	return answer
}

// statusClientGone is a status for the log alone (nginx coined it): nobody is
// there to read an answer.
const statusClientGone = 499

// refuse turns an error into a problem document.
func (s *server) refuse(r *http.Request, line *record, err error) reply {
	line.err = err
	if gone(r, err) {
		line.problem = "clientGone"
		return reply{status: statusClientGone}
	}
	p := ProblemOf(err)
	p.InvocationID = line.invocationID
	line.problem = p.Code
	if page := s.problemPage(r, line, &p); page != nil {
		return *page
	}
	return problemReply(&p)
}

// gone reports that nobody waits for an answer. Two contexts end though the
// caller is still there: net/http's own after a body that came too late, which
// is an input error; and one that a server that stops ended with a cause of its
// own.
func gone(r *http.Request, err error) bool {
	//guard:stalled-body
	if input := (*InputError)(nil); errors.As(err, &input) {
		return false
	}
	return errors.Is(context.Cause(r.Context()), context.Canceled)
}
