package e2e

import (
	"net/http"
	"net/http/httptrace"
	"strconv"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"signin-diagnosis/handler/practice"
)

// TestWhatAQuestionCosts counts the requests at the imitation of Graph.
func TestWhatAQuestionCosts(t *testing.T) {
	t.Parallel()
	tenant := newTenant(t, practice.Options{Stories: true})
	served := startProcess(t, theHandler(t), openEnv(tenant)...)
	const token, users, log, policies = practice.KindToken, practice.KindUsers, practice.KindSignIns, practice.KindPolicies
	seen := 0
	for _, step := range []struct {
		what   string
		target string
		want   []practice.Kind
	}{
		{"the first question: two round trips after the token", question(served.url, anna), []practice.Kind{token, users, log}},
		{"the same question again, from the cache", question(served.url, anna), nil},
		{"the same in another spelling and format", question(served.url, "Anna.Berg@Contoso.Example", "format", "text"), nil},
		{"a rule that asks for the policies: the whole list, once", question(served.url, dora), []practice.Kind{users, log, policies}},
		{"another such rule, within the list's ten minutes", question(served.url, "emil.novak@contoso.example"), []practice.Kind{users, log}},
		{"another window of a known account", question(served.url, anna, "lookback", "P2D"), []practice.Kind{users, log}},
		{"an error text alone", served.url + "/api/diagnose/explain?error=AADSTS53003", nil},
		{"what is not an account", question(served.url, "anna"), nil},
		{"the API's description", served.url + "/api/diagnose/openapi.json", nil},
		{"a ping", served.url + "/", nil},
	} {
		get(t, step.target)
		var kinds []practice.Kind
		for _, r := range tenant.Requests()[seen:] {
			kinds = append(kinds, r.Kind)
		}
		seen += len(kinds)
		if diff := cmp.Diff(step.want, kinds); diff != "" {
			t.Errorf("%s (-want +got):\n%s", step.what, diff)
		}
	}
}

// TestEqualQuestionsShareOneReport asks the same forty times at once, while Graph keeps the first
// report request until all forty have been sent.
func TestEqualQuestionsShareOneReport(t *testing.T) {
	t.Parallel()
	const callers = 40
	tenant := newTenant(t, practice.Options{Stories: true, Quota: true})
	served := startProcess(t, theHandler(t), openEnv(tenant)...)
	arrived, release := held(tenant)

	var sent, done sync.WaitGroup
	sent.Add(callers)
	for range callers {
		done.Go(func() {
			wrote := sync.OnceFunc(sent.Done)
			defer wrote()
			trace := &httptrace.ClientTrace{WroteRequest: func(httptrace.WroteRequestInfo) { wrote() }}
			got, err := trySend(t, "GET", question(served.url, anna), "", func(r *http.Request) {
				*r = *r.WithContext(httptrace.WithClientTrace(r.Context(), trace))
			})
			if err != nil || got.status != http.StatusOK {
				t.Errorf("status %d, %v", got.status, err)
			}
		})
	}
	sent.Wait()
	await(t, arrived, "the question at Graph")
	release()
	done.Wait()
	counts := countKinds(tenant.Requests())
	if counts[practice.KindSignIns] != 1 || counts[practice.KindUsers] != 1 {
		t.Errorf("%d report requests and %d user requests, want one each", counts[practice.KindSignIns], counts[practice.KindUsers])
	}
}

// reportLimit is Graph's: 5 report requests in 10 seconds for an app in a tenant
// (https://learn.microsoft.com/graph/throttling-limits).
const (
	reportLimit  = 5
	reportWindow = 10 * time.Second
)

// TestDifferentQuestionsKeepToGraphsQuota asks twelve at once of a Graph that throttles as the real
// one. The short deadline lets no question wait for the next ten seconds.
func TestDifferentQuestionsKeepToGraphsQuota(t *testing.T) {
	t.Parallel()
	people := []string{}
	for _, story := range practice.Stories() {
		if story.Verdict != "noSignIns" { // an empty log costs a second report request, by name
			people = append(people, story.UPN)
		}
	}
	people = people[:12]
	tenant := newTenant(t, practice.Options{Stories: true, Quota: true})
	served := startProcess(t, theHandler(t), openEnv(tenant, "DIAGNOSIS_TIMEOUT=2s")...)

	answers := make(chan answered, len(people))
	var done sync.WaitGroup
	for _, upn := range people {
		done.Go(func() {
			got, err := trySend(t, "GET", question(served.url, upn), "")
			if err != nil {
				t.Error(err)
			}
			answers <- got
		})
	}
	done.Wait()
	close(answers)

	told := 0
	for got := range answers {
		if got.status == http.StatusOK {
			told++
			got.diagnosis(t)
			continue
		}
		got.wantProblem(t, http.StatusServiceUnavailable, "busy")
		if seconds, err := strconv.Atoi(got.header.Get("Retry-After")); err != nil || seconds < 1 {
			t.Errorf("Retry-After %q, want whole seconds", got.header.Get("Retry-After"))
		}
	}
	if told != reportLimit {
		t.Errorf("%d answers, want %d", told, reportLimit)
	}
	wantWithinQuota(t, tenant.Requests())
}

// wantWithinQuota looks at every span of ten seconds that begins with a report request.
func wantWithinQuota(t *testing.T, requests []practice.Request) {
	t.Helper()
	var reports []time.Time
	for _, r := range requests {
		if r.Kind == practice.KindSignIns {
			reports = append(reports, r.Time)
		}
	}
	for i := reportLimit; i < len(reports); i++ {
		if span := reports[i].Sub(reports[i-reportLimit]); span < reportWindow {
			t.Errorf("%d report requests within %s", reportLimit+1, span)
		}
	}
}
