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

// Checker checks whether the deployed identity can do its work.
type Checker interface {
	Check(ctx context.Context, l wording.Language) answer.CheckReport
}

// Options are the parts that the API is built from. Asker, Tell, Explain and
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
	// Version is the build that answers. Only callers who were let in are told.
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

// New returns the handler of the whole API. It answers every request itself,
// errors and unknown addresses too.
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
	r, span := s.startSpan(r)
	line := &logLine{
		invocationID: invocationID(r.Header),
		traceID:      traceID(span),
		route:        routeUnknown,
		started:      s.Now(),
	}
	response := s.respond(w, r, line)
	line.status = response.status
	s.log(line)
	line.endSpan(span, r.Method)
	response.write(w)
}

// versionHeader names the build in every answer to a caller who was let in, problems
// too. Others are not told, because a version tells attackers what to try.
const versionHeader = "X-Diagnosis-Version"

// respond returns the answer to a request. An error or a panic becomes a problem.
func (s *server) respond(w http.ResponseWriter, r *http.Request, line *logLine) (response reply) {
	defer func() {
		if value := /*guard:panic-answered = any(nil)*/ recover(); value != nil {
			s.logPanic(line, value)
			response = s.refuse(r, line, &contract.Problem{Code: contract.CodeInternal})
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
	if response, err = routeHandlers[found.Name](s, w, r, line); err != nil {
		return s.refuse(r, line, err)
	}
	return response
}

// statusClientGone is logged when nobody waits for the answer any more; the number
// is nginx's.
const statusClientGone = 499

// refuse returns the problem document of an error.
func (s *server) refuse(r *http.Request, line *logLine, err error) reply {
	line.err = err
	if clientGone(r, err) {
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

// clientGone reports whether the caller has left. In two cases the context ends
// though the caller is still there: net/http cancels it after a body that came too
// late, which is an input error; and a process that stops cancels it with a cause
// of its own.
func clientGone(r *http.Request, err error) bool {
	//guard:stalled-body
	if input := (*InputError)(nil); errors.As(err, &input) {
		return false
	}
	return errors.Is(context.Cause(r.Context()), context.Canceled)
}
