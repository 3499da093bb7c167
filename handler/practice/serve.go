package practice

import (
	"crypto/rand"
	"encoding/hex"
	"encoding/json"
	"net/http"
	"net/url"
	"strings"
	"time"
)

// handle is every request's way in: it is written down, then a fault or the
// proper answer takes it.
func (t *Tenant) handle(w http.ResponseWriter, r *http.Request) {
	if !t.enter() {
		panic(http.ErrAbortHandler)
	}
	defer t.serving.Done()
	request := t.read(r)
	t.log.add(request)
	markAnswer(w, r)
	proper := func(w http.ResponseWriter, r *http.Request) { t.answer(w, r, t.read(r)) }
	if action := t.faults.take(request); action != nil {
		action.act(w, r, proper)
		return
	}
	proper(w, r)
}

func (t *Tenant) answer(w http.ResponseWriter, r *http.Request, request Request) {
	if request.Kind == KindToken {
		t.answerToken(w, r, request)
		return
	}
	result, problem := t.graph(r, request)
	if problem != nil {
		problem.write(w)
		return
	}
	writeJSON(w, http.StatusOK, result)
}

// graph answers a request to Graph: with a body, or with a problem.
func (t *Tenant) graph(r *http.Request, request Request) (any, *problem) {
	if request.Version != "v1.0" && request.Version != "beta" {
		return nil, fail(http.StatusBadRequest, "BadRequest", "Invalid version: "+request.Version)
	}
	caller, problem := t.bearer(r)
	if problem != nil {
		return nil, problem
	}
	if problem := t.throttle(request.Kind); problem != nil {
		return nil, problem
	}
	if request.Kind == KindOther {
		return nil, fail(http.StatusNotFound, "ResourceNotFound", "Resource not found for the segment '"+strings.Join(request.parts, "/")+"'.")
	}
	if r.Method != http.MethodGet {
		return nil, fail(http.StatusMethodNotAllowed, "Request_BadRequest", "Specified HTTP method is not allowed for the request target.")
	}
	held, err := t.data.at(t.options.Now())
	if err != nil {
		return nil, fail(http.StatusInternalServerError, "InternalServerError", err.Error())
	}
	switch request.Kind {
	case KindSignIns:
		return t.listSignIns(r, request, caller, held.signIns)
	case KindUsers:
		return listUsers(r, request, caller, held.users)
	default:
		return t.listPolicies(request, caller, held.policies)
	}
}

// pathParts are the decoded segments of a path; a guest's UPN may hold an
// encoded slash or #.
func pathParts(r *http.Request) []string {
	var parts []string
	for segment := range strings.SplitSeq(strings.Trim(r.URL.EscapedPath(), "/"), "/") {
		decoded, err := url.PathUnescape(segment)
		if err != nil {
			decoded = segment
		}
		parts = append(parts, decoded)
	}
	return parts
}

const jsonType = "application/json;odata.metadata=minimal;odata.streaming=true;IEEE754Compatible=false;charset=utf-8"

// markAnswer sets the headers that every answer of Graph has: its own id, and
// the caller's id again.
func markAnswer(w http.ResponseWriter, r *http.Request) {
	id := newID()
	w.Header().Set("request-id", id)
	if given := r.Header.Get("client-request-id"); given != "" {
		id = given
	}
	w.Header().Set("client-request-id", id)
}

func writeJSON(w http.ResponseWriter, status int, body any) {
	if w.Header().Get("Content-Type") == "" {
		w.Header().Set("Content-Type", jsonType)
	}
	w.WriteHeader(status)
	encoder := json.NewEncoder(w)
	encoder.SetEscapeHTML(false)
	_ = encoder.Encode(body) // the caller may have left
}

// problem is an error in Graph's shape
// (https://learn.microsoft.com/graph/errors).
type problem struct {
	status  int
	code    string
	message string
	header  map[string]string
}

func fail(status int, code, message string) *problem {
	return &problem{status: status, code: code, message: message}
}

func (p *problem) write(w http.ResponseWriter) {
	for name, value := range p.header {
		w.Header().Set(name, value)
	}
	writeJSON(w, p.status, Object{"error": Object{
		"code": p.code, "message": p.message,
		"innerError": Object{
			"date":              time.Now().UTC().Format("2006-01-02T15:04:05"),
			"request-id":        w.Header().Get("request-id"),
			"client-request-id": w.Header().Get("client-request-id"),
		},
	}})
}

func newID() string {
	var raw [16]byte
	_, _ = rand.Read(raw[:])
	return formID(raw[:])
}

// formID writes 16 bytes in the form of a GUID.
func formID(raw []byte) string {
	h := hex.EncodeToString(raw[:16])
	return h[:8] + "-" + h[8:12] + "-" + h[12:16] + "-" + h[16:20] + "-" + h[20:]
}
