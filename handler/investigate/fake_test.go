package investigate

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"signin-diagnosis/handler/diagnosis"
	"signin-diagnosis/handler/signin"
)

// The people of these tests.
const (
	adaID = "11111111-1111-4111-8111-111111111111"
	bobID = "22222222-2222-4222-8222-222222222222"
	upn   = "Ada@Contoso.com"
)

var (
	noon = time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC)
	ada  = signin.Account{ID: adaID, UserPrincipalName: upn}
)

// fakeDirectory answers with its functions and keeps a log of the requests.
// A function that is nil answers with nothing.
type fakeDirectory struct {
	accounts func(ctx context.Context, name string) ([]signin.Account, error)
	signIns  func(ctx context.Context, query signin.LogQuery) (signin.Page, error)
	next     func(ctx context.Context, next string) (signin.Page, error)
	policies func(ctx context.Context) ([]signin.Policy, error)
	cost     int // requests per sign-in call; 0 means 1

	mu  sync.Mutex
	log []string
}

var _ Directory = (*fakeDirectory)(nil)

func (f *fakeDirectory) note(format string, args ...any) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.log = append(f.log, fmt.Sprintf(format, args...))
}

func (f *fakeDirectory) requests() []string {
	f.mu.Lock()
	defer f.mu.Unlock()
	return append([]string(nil), f.log...)
}

// count returns how many requests begin with word.
func (f *fakeDirectory) count(word string) (n int) {
	for _, line := range f.requests() {
		if strings.HasPrefix(line, word) {
			n++
		}
	}
	return n
}

func (f *fakeDirectory) Accounts(ctx context.Context, name string) ([]signin.Account, int, error) {
	f.note("account %s", name)
	if f.accounts == nil {
		return nil, 1, ctx.Err()
	}
	accounts, err := f.accounts(ctx, name)
	return accounts, 1, err
}

func (f *fakeDirectory) SignIns(ctx context.Context, query signin.LogQuery) (signin.Page, int, error) {
	who := "id " + query.UserID
	if query.UserID == "" {
		who = "names " + strings.Join(query.Names, ",")
	}
	if query.InteractiveOnly {
		who += " interactive"
	}
	f.note("report %s", who)
	if f.signIns == nil {
		return signin.Page{}, 1, ctx.Err()
	}
	page, err := f.signIns(ctx, query)
	return page, max(f.cost, 1), err
}

func (f *fakeDirectory) NextSignIns(ctx context.Context, next string) (signin.Page, int, error) {
	f.note("report page %s", next)
	page, err := f.next(ctx, next)
	return page, max(f.cost, 1), err
}

func (f *fakeDirectory) Tenant(context.Context) string { return "" }

func (f *fakeDirectory) Policies(ctx context.Context) ([]signin.Policy, int, error) {
	f.note("policies")
	if f.policies == nil {
		return nil, 1, ctx.Err()
	}
	policies, err := f.policies(ctx)
	return policies, 1, err
}

// knows answers with accounts whatever the name.
func knows(accounts ...signin.Account) func(context.Context, string) ([]signin.Account, error) {
	return func(context.Context, string) ([]signin.Account, error) { return accounts, nil }
}

// refuses answers the account lookup with a failure.
func refuses(failure *signin.Failure) func(context.Context, string) ([]signin.Account, error) {
	return func(context.Context, string) ([]signin.Account, error) { return nil, failure }
}

// holds answers every first page with the same rows and nothing more.
func holds(rows ...signin.SignIn) func(context.Context, signin.LogQuery) (signin.Page, error) {
	return func(context.Context, signin.LogQuery) (signin.Page, error) {
		return signin.Page{SignIns: append([]signin.SignIn(nil), rows...)}, nil
	}
}

// row returns a sign-in of a user id under a name, some minutes before noon.
func row(id, userID, name string, minutesAgo int) signin.SignIn {
	return signin.SignIn{
		ID: id, UserID: userID, UserPrincipalName: name,
		CreatedAt: noon.Add(-time.Duration(minutesAgo) * time.Minute),
	}
}

func adaRow(id string, minutesAgo int) signin.SignIn {
	return row(id, adaID, "ada@contoso.com", minutesAgo)
}

// probe is a judge that keeps what it was given, and numbers its judgings by their rows.
type probe struct {
	mu    sync.Mutex
	seen  []signin.Evidence
	needs diagnosis.Needs // of every first judging
}

func (p *probe) judge(evidence signin.Evidence, _ diagnosis.Complaint, _ diagnosis.Options) (diagnosis.Judgement, diagnosis.Needs) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.seen = append(p.seen, evidence)
	return diagnosis.Judgement{Rows: len(p.seen)}, p.needs
}

// last returns the evidence of the last judging.
func (p *probe) last(t *testing.T) signin.Evidence {
	t.Helper()
	p.mu.Lock()
	defer p.mu.Unlock()
	if len(p.seen) == 0 {
		t.Fatal("nothing was judged")
	}
	return p.seen[len(p.seen)-1]
}

// bench is an Investigator between a fake Directory and a probe, at noon.
type bench struct {
	*Investigator
	*probe
	*fakeDirectory
}

func newBench(directory *fakeDirectory, adjust ...func(*Options)) bench {
	judging := &probe{}
	options := Options{
		Directory: directory, Judge: judging.judge,
		Timeout: 16 * time.Second, CacheTTL: time.Minute,
		Now: func() time.Time { return noon },
	}
	for _, change := range adjust {
		change(&options)
	}
	return bench{Investigator: New(options), probe: judging, fakeDirectory: directory}
}

// runningClock starts at noon, where the rows are, and goes on.
func runningClock(options *Options) {
	start := time.Now()
	options.Now = func() time.Time { return noon.Add(time.Since(start)) }
}

func dayOf(account string) Question { return Question{Account: account, Lookback: 24 * time.Hour} }

// mustAsk asks and wants an answer.
func (b bench) mustAsk(t *testing.T, question Question) Answer {
	t.Helper()
	answer, err := b.Ask(t.Context(), question)
	if err != nil {
		t.Fatalf("no answer: %v", err)
	}
	return answer
}

func equal(t *testing.T, what string, got, want any) {
	t.Helper()
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("%s (-want +got):\n%s", what, diff)
	}
}

func ids(rows []signin.SignIn) []string {
	var out []string
	for _, row := range rows {
		out = append(out, row.ID)
	}
	return out
}

func failureKind(t *testing.T, err error) signin.Kind {
	t.Helper()
	var failure *signin.Failure
	if !errors.As(err, &failure) {
		t.Fatalf("got error %v, want a *signin.Failure", err)
	}
	return failure.Kind
}

func complaint(app string) diagnosis.Complaint { return diagnosis.Complaint{App: app} }
