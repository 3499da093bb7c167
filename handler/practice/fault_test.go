package practice

import (
	"context"
	"errors"
	"io"
	"net/http"
	"slices"
	"strings"
	"testing"

	"signin-diagnosis/handler/practice/plain"
)

func fiveRows(t *testing.T) *Tenant {
	t.Helper()
	var rows []Object
	for i := range 5 {
		rows = append(rows, rowAt(i+1, nil))
	}
	return start(t, Options{Now: clock, SignIns: rows, Users: directory})
}

func TestAFaultHitsTheRequestsThatItNames(t *testing.T) {
	paged := query(logPath, "$top", "2")
	for name, c := range map[string]struct {
		fault Fault
		asked []string
		want  []int
	}{
		"every request":         {Fault{}, []string{logPath, "/v1.0/users"}, []int{500, 500}},
		"a kind":                {Fault{Kind: KindUsers}, []string{logPath, "/v1.0/users"}, []int{200, 500}},
		"a version":             {Fault{Version: "beta"}, []string{logPath, "/v1.0/auditLogs/signIns"}, []int{500, 200}},
		"the second of a kind":  {Fault{Kind: KindSignIns, Nth: 2}, []string{logPath, "/v1.0/users", logPath, logPath}, []int{200, 200, 500, 200}},
		"the first page":        {Fault{Page: 1}, []string{paged, "next"}, []int{500}},
		"the second page":       {Fault{Page: 2}, []string{paged, "next"}, []int{200, 500}},
		"the identity endpoint": {Fault{Kind: KindToken}, []string{"/msi/token", logPath}, []int{500, 200}},
	} {
		t.Run(name, func(t *testing.T) {
			tenant := fiveRows(t)
			c.fault.Do = GraphError(500, "InternalServerError", "no")
			tenant.Inject(c.fault)
			var last reply
			for i, want := range c.want {
				address := c.asked[i]
				if address == "next" {
					address = last.next()
				}
				if last = ask(t, tenant, address); last.status != want {
					t.Errorf("request %d: status %d, want %d", i+1, last.status, want)
				}
			}
			tenant.ClearFaults()
			if got := ask(t, tenant, paged); got.status != 200 {
				t.Errorf("the fault outlives its end: %s", got.raw)
			}
		})
	}
}

func TestAnswersOfTheirOwn(t *testing.T) {
	for name, c := range map[string]struct {
		do    Answer
		check func(reply) bool
	}{
		"Graph's error": {GraphError(504, "UnknownError", ""), func(r reply) bool { return r.status == 504 && r.code() == "UnknownError" }},
		"a gateway's page": {HTML(502), func(r reply) bool {
			return r.status == 502 && r.header.Get("Content-Type") == "text/html" && r.body == nil
		}},
		"no body":                  {Answer{Status: 503}, func(r reply) bool { return r.status == 503 && r.raw == "" }},
		"an error without message": {Answer{Status: 400, Body: `{"error":{"code":"X"}}`}, func(r reply) bool { return r.code() == "X" }},
		"an error without error":   {Answer{Status: 400, Body: `{}`}, func(r reply) bool { return r.status == 400 && r.raw == "{}" }},
		"a lost skip token":        {LostSkipToken(), func(r reply) bool { return r.status == 400 && strings.Contains(r.raw, "skip token is null") }},
		"429 with a fraction":      {Throttled("2.128"), func(r reply) bool { return r.status == 429 && r.header.Get("Retry-After") == "2.128" }},
		"429 without a wait":       {Throttled(""), func(r reply) bool { _, set := r.header["Retry-After"]; return r.status == 429 && !set }},
	} {
		tenant := fiveRows(t)
		tenant.Inject(Fault{Do: c.do})
		if got := ask(t, tenant, logPath); !c.check(got) || got.header.Get("request-id") == "" {
			t.Errorf("%s: %d %s", name, got.status, got.raw)
		}
	}
}

func TestBodiesThatBreakOff(t *testing.T) {
	for name, cut := range map[string]Cut{"of a promised length": {}, "in chunks": {Chunked: true}} {
		tenant := fiveRows(t)
		tenant.Inject(Fault{Do: cut})
		got, err := try(t, tenant, logPath)
		if err != nil || got.status != 200 || !errors.Is(got.err, io.ErrUnexpectedEOF) || got.raw == "" {
			t.Errorf("%s: status %d, %d bytes, errors %v and %v", name, got.status, len(got.raw), err, got.err)
		}
	}
}

func TestAFloodHasItsSize(t *testing.T) {
	tenant := fiveRows(t)
	tenant.Inject(Fault{Do: Flood{MiB: 3}})
	if got := ask(t, tenant, logPath); len(got.raw) < 3<<20 || got.body == nil {
		t.Errorf("the body has %d bytes", len(got.raw))
	}
}

func TestHangingUpGivesNoAnswer(t *testing.T) {
	tenant := fiveRows(t)
	tenant.Inject(Fault{Do: HangUp{}})
	if got, err := try(t, tenant, logPath); err == nil {
		t.Errorf("status %d", got.status)
	}
}

func TestAHeldRequestIsAnsweredWhenItIsReleased(t *testing.T) {
	tenant := fiveRows(t)
	arrived, release := make(chan struct{}), make(chan struct{})
	tenant.Inject(Fault{Do: Hold{Arrived: arrived, Release: release}})
	answer := make(chan int)
	go func() {
		got, _ := try(t, tenant, logPath)
		answer <- got.status
	}()
	<-arrived
	close(release)
	if status := <-answer; status != 200 {
		t.Errorf("status %d", status)
	}
}

func TestACallerMayLeaveAHeldRequest(t *testing.T) {
	tenant := fiveRows(t)
	arrived := make(chan struct{})
	tenant.Inject(Fault{Do: Hold{Arrived: arrived}})
	ctx, leave := context.WithCancel(t.Context())
	left := make(chan error)
	go func() {
		request, _ := http.NewRequestWithContext(ctx, http.MethodGet, tenant.URL()+logPath, nil)
		_, err := http.DefaultClient.Do(request)
		left <- err
	}()
	<-arrived
	leave()
	if err := <-left; !errors.Is(err, context.Canceled) {
		t.Errorf("error %v", err)
	}
}

func TestPagesThatAreOddAndLoseNothing(t *testing.T) {
	all := []string{"1", "2", "3", "4", "5"}
	for name, c := range map[string]struct {
		fault Fault
		pages []int
	}{
		"an empty first page":  {Fault{Page: 1, Do: EmptyPage{}}, []int{0, 2, 2, 1}},
		"an empty second page": {Fault{Page: 2, Do: EmptyPage{}}, []int{2, 0, 2, 1}},
		"a short first page":   {Fault{Page: 1, Do: ShortPage{Rows: 1}}, []int{1, 2, 2}},
	} {
		t.Run(name, func(t *testing.T) {
			tenant := fiveRows(t)
			tenant.Inject(c.fault)
			ids, pages := walk(t, tenant, query(logPath, "$top", "2"))
			if !slices.Equal(ids, all) || !slices.Equal(pages, c.pages) {
				t.Errorf("rows %v on pages of %v, want %v", ids, pages, c.pages)
			}
		})
	}
	tenant := fiveRows(t)
	tenant.Inject(Fault{Page: 1, Do: ShortPage{Rows: 2}})
	if _, pages := walk(t, tenant, logPath); !slices.Equal(pages, []int{2, 3}) {
		t.Errorf("a short page without $top: pages of %v", pages)
	}
}

func TestPagesThatSayTooMuch(t *testing.T) {
	for name, c := range map[string]struct {
		do   Action
		want []string
		next string
	}{
		"rows of others":             {MixedRows{Rows: []Object{{"id": "x"}}}, []string{"x", "1", "2", "3", "4", "5"}, ""},
		"every row twice":            {DoubledRows{}, []string{"1", "2", "3", "4", "5", "1", "2", "3", "4", "5"}, ""},
		"a next page somewhere else": {ForeignNext{URL: "https://evil.example/x"}, []string{"1", "2", "3", "4", "5"}, "https://evil.example/x"},
	} {
		tenant := fiveRows(t)
		tenant.Inject(Fault{Kind: KindSignIns, Do: c.do})
		got := ask(t, tenant, logPath)
		if !slices.Equal(got.ids(), c.want) || got.next() != c.next {
			t.Errorf("%s: rows %v, next %q", name, got.ids(), got.next())
		}
		if denied := ask(t, tenant, logPath, "Authorization", ""); denied.status != 401 || plain.Text(plain.At(denied.body, "error/innerError/request-id")) == "" {
			t.Errorf("%s: an error does not pass as it is: %s", name, denied.raw)
		}
	}
}
