package practice

import (
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"net/url"
	"strings"
	"sync"
	"testing"
	"time"

	"go.uber.org/goleak"

	"signin-diagnosis/handler/practice/graph"
	"signin-diagnosis/handler/practice/plain"
)

// start runs a tenant for one test.
func start(t *testing.T, options Options) *Tenant {
	t.Helper()
	tenant, err := New(options)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := tenant.Close(); err != nil && !errors.Is(err, http.ErrServerClosed) {
			t.Error(err)
		}
	})
	return tenant
}

// reply is an answer, read.
type reply struct {
	status int
	header http.Header
	raw    string
	body   Object
	err    error // of reading the body
}

func (r reply) code() string  { return plain.Text(plain.At(r.body, "error/code")) }
func (r reply) rows() []any   { rows, _ := r.body["value"].([]any); return rows }
func (r reply) next() string  { return plain.Text(r.body["@odata.nextLink"]) }
func (r reply) ids() []string { return texts(r.rows(), "id") }

func texts(rows []any, path string) []string {
	list := []string{}
	for _, row := range rows {
		list = append(list, plain.Text(plain.At(row.(Object), path)))
	}
	return list
}

// ask sends a GET with a good token; headers replace the usual ones.
func ask(t *testing.T, tenant *Tenant, address string, headers ...string) reply {
	t.Helper()
	got, err := try(t, tenant, address, headers...)
	if err != nil {
		t.Fatal(err)
	}
	return got
}

func try(t *testing.T, tenant *Tenant, address string, headers ...string) (reply, error) {
	t.Helper()
	if strings.HasPrefix(address, "/") {
		address = tenant.URL() + address
	}
	request, err := http.NewRequestWithContext(t.Context(), http.MethodGet, address, nil)
	if err != nil {
		t.Fatal(err)
	}
	request.Header.Set("Authorization", "Bearer "+tenant.Token())
	for i := 0; i < len(headers); i += 2 {
		request.Header.Set(headers[i], headers[i+1])
	}
	client := http.Client{Transport: &http.Transport{DisableKeepAlives: true}}
	response, err := client.Do(request)
	if err != nil {
		return reply{}, err
	}
	defer response.Body.Close()
	raw, err := io.ReadAll(response.Body)
	got := reply{status: response.StatusCode, header: response.Header, raw: string(raw), err: err}
	_ = json.Unmarshal(raw, &got.body)
	return got, nil
}

// query returns a path with OData options, encoded.
func query(path string, options ...string) string {
	values := url.Values{}
	for i := 0; i < len(options); i += 2 {
		values.Set(options[i], options[i+1])
	}
	return path + "?" + values.Encode()
}

const logPath = "/beta/auditLogs/signIns"

func TestATenantServesManyCallersAndLeavesNothingBehind(t *testing.T) {
	defer goleak.VerifyNone(t)
	tenant, err := New(Options{Stories: true})
	if err != nil {
		t.Fatal(err)
	}
	var callers sync.WaitGroup
	for range 8 {
		callers.Go(func() {
			tenant.Inject(Fault{Kind: KindPolicies, Nth: 1000, Do: HangUp{}})
			if got, err := try(t, tenant, logPath); err != nil || got.status != http.StatusOK {
				t.Errorf("status %d, error %v", got.status, err)
			}
			_ = tenant.Requests()
		})
	}
	callers.Wait()
	if got := len(tenant.Requests()); got != 8 {
		t.Errorf("the tenant noted %d requests, want 8", got)
	}
	if err := tenant.Close(); err != nil {
		t.Error(err)
	}
}

func TestClosingATenantEndsTheRequestsThatItHolds(t *testing.T) {
	tenant := start(t, Options{})
	arrived := make(chan struct{})
	tenant.Inject(Fault{Do: Hold{Arrived: arrived}})
	ended := make(chan error)
	go func() {
		_, err := try(t, tenant, logPath)
		ended <- err
	}()
	<-arrived
	if err := tenant.Close(); err != nil {
		t.Error(err)
	}
	if <-ended == nil {
		t.Error("a held request got an answer")
	}
}

func TestEveryRequestIsNoted(t *testing.T) {
	now := time.Date(2026, 3, 1, 12, 0, 0, 0, time.UTC)
	tenant := start(t, Options{Now: func() time.Time { return now }})
	filter := "userId eq 'o''brien'"
	ask(t, tenant, query(logPath, "$filter", filter, "$top", "7", "$orderby", "createdDateTime desc"), "Prefer", "include-unknown-enum-members")
	ask(t, tenant, query("/v1.0/users", "$select", "id"), "Authorization", "")
	ask(t, tenant, "/v1.0/identity/conditionalAccess/policies")
	ask(t, tenant, "/msi/token?resource=x", "X-IDENTITY-HEADER", tenant.IdentityHeader())
	ask(t, tenant, "/v1.0/organization")
	noted := tenant.Requests()
	for i, want := range []Request{
		{Kind: KindSignIns, Authorized: true,
			Query: graph.Query{Version: "beta", Filter: filter, Top: 7, OrderBy: "createdDateTime desc", Prefer: "include-unknown-enum-members"}},
		{Kind: KindUsers, Query: graph.Query{Version: "v1.0", Select: "id"}},
		{Kind: KindPolicies, Authorized: true, Query: graph.Query{Version: "v1.0"}},
		{Kind: KindToken, Authorized: true},
		{Kind: KindOther, Authorized: true, Query: graph.Query{Version: "v1.0"}},
	} {
		got := noted[i]
		if !got.Time.Equal(now) || got.Method != http.MethodGet || got.Path == "" || got.Page != 1 {
			t.Errorf("request %d: %+v lacks time, method, path or page", i, got)
		}
		got.Time, got.Method, got.Path, got.Page, got.Parts = time.Time{}, "", "", 0, nil
		if got.Kind != want.Kind || got.Version != want.Version || got.Filter != want.Filter || got.Top != want.Top ||
			got.Select != want.Select || got.OrderBy != want.OrderBy || got.Prefer != want.Prefer || got.Authorized != want.Authorized {
			t.Errorf("request %d:\n got %+v\nwant %+v", i, got, want)
		}
	}
}

func TestObjectsThatCannotBeServedStopTheStart(t *testing.T) {
	for name, options := range map[string]Options{
		"a user that is no JSON":      {Users: []Object{{"id": func() {}}}},
		"a policy that is no JSON":    {Policies: []Object{{"id": func() {}}}},
		"a sign-in that is no JSON":   {SignIns: []Object{{"id": func() {}}}},
		"a sign-in without a time":    {SignIns: []Object{{"id": "1"}}},
		"a sign-in with another time": {SignIns: []Object{{"id": "1", "createdDateTime": "yesterday"}}},
	} {
		if tenant, err := New(options); err == nil {
			t.Errorf("%s: the tenant started", name)
			_ = tenant.Close()
		}
	}
}
