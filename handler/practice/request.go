package practice

import (
	"net/http"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"
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
	Version    string // v1.0 or beta; empty for the identity endpoint
	Filter     string // $filter, decoded
	Select     string // $select
	OrderBy    string // $orderby
	Top        int    // $top, 0 when it was not given
	Page       int    // 1, or what a skip token says
	Prefer     string
	Authorized bool // it held a token, or a secret, of this tenant

	parts []string // the decoded path after the version
}

// read describes a request. A path that does not belong to the tenant is of
// KindOther.
func (t *Tenant) read(r *http.Request) Request {
	query := r.URL.Query()
	top, _ := strconv.Atoi(query.Get("$top"))
	request := Request{
		Time: t.options.Now(), Method: r.Method, Path: r.URL.Path, Kind: KindOther,
		Filter: query.Get("$filter"), Select: query.Get("$select"), OrderBy: query.Get("$orderby"),
		Top: top, Page: pageOf(query.Get("$skiptoken")), Prefer: strings.Join(r.Header.Values("Prefer"), ", "),
	}
	parts := pathParts(r)
	if len(parts) == 2 && parts[0] == "msi" && parts[1] == "token" {
		request.Kind, request.Authorized = KindToken, t.secretOf(r)
		return request
	}
	if len(parts) > 0 {
		request.Version, request.parts = parts[0], parts[1:]
	}
	request.Kind = kindOf(request.parts)
	_, problem := t.bearer(r)
	request.Authorized = problem == nil
	return request
}

// kindOf compares without case, as Graph does.
func kindOf(parts []string) Kind {
	path := strings.ToLower(strings.Join(parts, "/"))
	switch {
	case path == "auditlogs/signins":
		return KindSignIns
	case path == "users", len(parts) == 2 && strings.EqualFold(parts[0], "users"):
		return KindUsers
	case path == "identity/conditionalaccess/policies":
		return KindPolicies
	default:
		return KindOther
	}
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
