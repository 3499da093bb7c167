package practice

import (
	"crypto/rand"
	"net/http"
	"strings"

	"signin-diagnosis/handler/practice/graph"
	"signin-diagnosis/handler/practice/plain"
)

// handle records every request, and answers it with a fault or the proper answer.
func (t *Tenant) handle(w http.ResponseWriter, r *http.Request) {
	if !t.enter() {
		panic(http.ErrAbortHandler)
	}
	defer t.serving.Done()
	request := t.read(r)
	t.log.add(request)
	setCommonHeaders(w, r)
	proper := func(w http.ResponseWriter, r *http.Request) { t.answer(w, r, t.read(r)) }
	if action := t.faults.actionFor(request); action != nil {
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
		problem.Write(w)
		return
	}
	graph.WriteJSON(w, http.StatusOK, result)
}

// graph answers a request to Graph: with a body, or with a problem.
func (t *Tenant) graph(r *http.Request, request Request) (any, *graph.Problem) {
	if request.Version != "v1.0" && request.Version != "beta" {
		return nil, graph.NewProblem(http.StatusBadRequest, "BadRequest", "Invalid version: "+request.Version)
	}
	token, problem := t.authenticate(r)
	if problem != nil {
		return nil, problem
	}
	caller := token.caller()
	if problem := t.throttle(request.Kind); problem != nil {
		return nil, problem
	}
	found, known := resourceAt(request.Parts)
	if !known {
		return nil, graph.NewProblem(http.StatusNotFound, "ResourceNotFound", "Resource not found for the segment '"+strings.Join(request.Parts, "/")+"'.")
	}
	if r.Method != http.MethodGet {
		return nil, graph.NewProblem(http.StatusMethodNotAllowed, "Request_BadRequest", "Specified HTTP method is not allowed for the request target.")
	}
	now := t.options.Now()
	held, err := t.data.at(now)
	if err != nil {
		return nil, graph.NewProblem(http.StatusInternalServerError, "InternalServerError", err.Error())
	}
	served := graph.Service{Now: now, Unlicensed: t.options.Unlicensed, Held: held}
	return found.answer(served, r, request.Query, caller)
}

// setCommonHeaders sets the headers that every answer of Graph has: its own id, and
// the caller's id again.
func setCommonHeaders(w http.ResponseWriter, r *http.Request) {
	id := newID()
	w.Header().Set("request-id", id)
	if given := r.Header.Get("client-request-id"); given != "" {
		id = given
	}
	w.Header().Set("client-request-id", id)
}

func newID() string {
	var raw [16]byte
	_, _ = rand.Read(raw[:])
	return plain.FormID(raw[:])
}
