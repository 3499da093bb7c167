package practice

import (
	"net/http"
	"slices"
	"sync"
	"time"

	"signin-diagnosis/handler/practice/graph"
)

// Kind is what a request asked for.
type Kind string

// The kinds of requests.
const (
	KindSignIns  Kind = "signIns"
	KindUsers    Kind = "users"
	KindPolicies Kind = "policies"
	KindToken    Kind = "token"
	KindOther    Kind = "other"
)

// Request is one request as the tenant saw it.
type Request struct {
	Time       time.Time // by the tenant's clock
	Method     string
	Path       string
	Kind       Kind
	Authorized bool // it held a token, or a secret, of this tenant

	graph.Query // what it asked of Graph
}

// read describes a request. A path that does not belong to the tenant is of
// KindOther.
func (t *Tenant) read(r *http.Request) Request {
	request := Request{Time: t.options.Now(), Method: r.Method, Path: r.URL.Path, Query: graph.ReadQuery(r)}
	if request.Version == "msi" && slices.Equal(request.Parts, []string{"token"}) {
		request.Kind, request.Authorized = KindToken, t.secretOf(r)
		request.Version, request.Parts = "", nil
		return request
	}
	found, _ := resourceAt(request.Parts)
	request.Kind = found.kind
	_, problem := t.authenticate(r)
	request.Authorized = problem == nil
	return request
}

// recorder keeps the requests.
type recorder struct {
	mutex    sync.Mutex
	requests []Request
}

const recorderKeeps = 10_000

func (l *recorder) add(request Request) {
	l.mutex.Lock()
	defer l.mutex.Unlock()
	if len(l.requests) == recorderKeeps {
		l.requests = slices.Delete(l.requests, 0, recorderKeeps/10)
	}
	l.requests = append(l.requests, request)
}

func (l *recorder) all() []Request {
	l.mutex.Lock()
	defer l.mutex.Unlock()
	return slices.Clone(l.requests)
}
