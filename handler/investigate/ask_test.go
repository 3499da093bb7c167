package investigate

import (
	"context"
	"errors"
	"testing"
	"testing/synctest"
	"time"

	"signin-diagnosis/handler/crash"
	"signin-diagnosis/handler/diagnosis"
	"signin-diagnosis/handler/signin"
)

func TestWhatAQuestionCosts(t *testing.T) {
	// Every call takes one second, so that the seconds count the sequential calls.
	slow := func() *fakeDirectory {
		return &fakeDirectory{
			accounts: func(context.Context, string) ([]signin.Account, error) {
				time.Sleep(time.Second)
				return []signin.Account{ada}, nil
			},
			signIns: func(context.Context, signin.LogQuery) (signin.Page, error) {
				time.Sleep(time.Second)
				return signin.Page{SignIns: []signin.SignIn{adaRow("one", 1)}}, nil
			},
		}
	}
	cases := []struct {
		name, asked string
		sequential  time.Duration
	}{
		{"a cold question by UPN costs one report request and two sequential calls", upn, 2 * time.Second},
		{"a cold question by object id asks both side by side", adaID, time.Second},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				b := newBench(slow(), runningClock)
				start := time.Now()
				answer := b.mustAsk(t, dayOf(c.asked))
				equal(t, "time", time.Since(start), c.sequential)
				equal(t, "report requests", b.count("report"), 1)
				equal(t, "requests", answer.Requests, 2)
				equal(t, "account", answer.AccountID, adaID)
			})
		})
	}
}

func TestARepeatedQuestionWithinTheCacheTimeCostsNone(t *testing.T) {
	b := newBench(&fakeDirectory{accounts: knows(ada), signIns: holds(adaRow("one", 1))})
	first := b.mustAsk(t, dayOf(upn))
	second := b.mustAsk(t, dayOf("  ada@contoso.COM "))
	equal(t, "requests", b.requests(), []string{"account " + upn, "report id " + adaID})
	equal(t, "the first paid", []any{first.Requests, first.Cached}, []any{2, false})
	equal(t, "the second did not", []any{second.Requests, second.Cached, second.Shared}, []any{0, true, false})
	equal(t, "account", second.AccountID, adaID)
	evidence := b.last(t)
	equal(t, "asked as the second wrote it", evidence.Asked, "ada@contoso.COM")
	equal(t, "sources tell what the evidence cost", evidence.Sources, signin.Sources{
		SignIns:  signin.Source{Status: signin.SourceOK, Requests: 1},
		Account:  signin.Source{Status: signin.SourceOK, Requests: 1},
		Policies: signin.Source{Status: signin.SourceNotAsked},
	})
}

func TestTheJudgingCannotSpoilWhatIsKept(t *testing.T) {
	b := newBench(&fakeDirectory{accounts: knows(ada), signIns: holds(adaRow("one", 1), adaRow("two", 2))})
	var seen [][]string
	b.Investigator.judge = func(evidence signin.Evidence, _ diagnosis.Complaint, _ diagnosis.Options) (diagnosis.Judgement, diagnosis.Needs) {
		seen = append(seen, append(ids(evidence.SignIns), evidence.Account.ID))
		evidence.SignIns[0].ID, evidence.Account.ID = "spoilt", "spoilt"
		return diagnosis.Judgement{}, diagnosis.Needs{}
	}
	b.mustAsk(t, dayOf(upn))
	b.mustAsk(t, dayOf(upn))
	equal(t, "evidence", seen, [][]string{{"one", "two", adaID}, {"one", "two", adaID}})
}

func TestWhatNeedNotBeSaid(t *testing.T) {
	i := New(Options{})
	equal(t, "timeout", i.timeout, 25*time.Second)
	equal(t, "the clock runs", i.now().After(noon.AddDate(-1, 0, 0)), true)
}

func TestThePracticeTenantIsMarked(t *testing.T) {
	for _, practice := range []bool{true, false} {
		b := newBench(&fakeDirectory{accounts: knows(ada)}, func(o *Options) { o.Practice = practice })
		b.mustAsk(t, dayOf(upn))
		equal(t, "practice", b.last(t).Practice, practice)
	}
}

func TestNoPageReadIsAnError(t *testing.T) {
	forbidden := &signin.Failure{Kind: signin.KindForbidden, Permission: "AuditLog.Read.All"}
	log := func(failure error) func(context.Context, signin.LogQuery) (signin.Page, error) {
		return func(context.Context, signin.LogQuery) (signin.Page, error) { return signin.Page{}, failure }
	}
	cases := []struct {
		name      string
		asked     string
		directory *fakeDirectory
		want      signin.Kind
		requests  int
	}{
		{"the log is forbidden", upn, &fakeDirectory{accounts: knows(ada), signIns: log(forbidden)}, signin.KindForbidden, 2},
		{"the log is forbidden, asked by id", adaID, &fakeDirectory{accounts: knows(ada), signIns: log(forbidden)}, signin.KindForbidden, 2},
		{"the log's failure wins over the account's", upn, &fakeDirectory{
			accounts: refuses(&signin.Failure{Kind: signin.KindThrottled}), signIns: log(forbidden),
		}, signin.KindForbidden, 2},
		{"without a token nothing else is asked", upn, &fakeDirectory{
			accounts: refuses(&signin.Failure{Kind: signin.KindIdentity}), signIns: log(forbidden),
		}, signin.KindIdentity, 1},
		{"an error of another kind is one of Graph's", upn, &fakeDirectory{accounts: knows(ada), signIns: log(errors.New("odd"))}, signin.KindUnavailable, 2},
		{"a bare deadline is a timeout", upn, &fakeDirectory{accounts: knows(ada), signIns: log(context.DeadlineExceeded)}, signin.KindTimeout, 2},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			b := newBench(c.directory)
			answer, err := b.Ask(t.Context(), dayOf(c.asked))
			equal(t, "kind", failureKind(t, err), c.want)
			equal(t, "requests are told all the same", answer.Requests, c.requests)
			equal(t, "nothing was judged", len(b.seen), 0)
		})
	}
}

func TestWithoutATokenAQuestionByIDEndsAtOnce(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := newBench(&fakeDirectory{
			accounts: refuses(&signin.Failure{Kind: signin.KindIdentity}),
			signIns: func(ctx context.Context, _ signin.LogQuery) (signin.Page, error) {
				<-ctx.Done()
				return signin.Page{}, ctx.Err()
			},
		})
		start := time.Now()
		_, err := b.Ask(t.Context(), dayOf(adaID))
		equal(t, "kind", failureKind(t, err), signin.KindIdentity)
		equal(t, "time", time.Since(start), time.Duration(0))
	})
}

func TestTheAuditTrailKnowsTheAccountOfAFailedQuestion(t *testing.T) {
	b := newBench(&fakeDirectory{
		accounts: knows(ada),
		signIns: func(context.Context, signin.LogQuery) (signin.Page, error) {
			return signin.Page{}, &signin.Failure{Kind: signin.KindBusy}
		},
	})
	answer, err := b.Ask(t.Context(), dayOf(upn))
	equal(t, "kind", failureKind(t, err), signin.KindBusy)
	equal(t, "account", answer.AccountID, adaID)
}

func TestAPanicReachesTheCallerAndNotTheProcess(t *testing.T) {
	broken := func(context.Context, string) ([]signin.Account, error) { panic("broken") }
	for _, asked := range []string{upn, adaID} {
		b := newBench(&fakeDirectory{accounts: broken})
		func() {
			defer func() {
				if _, ok := recover().(*crash.Crash); !ok {
					t.Errorf("%s: the panic was lost", asked)
				}
			}()
			_, _ = b.Ask(t.Context(), dayOf(asked))
		}()
	}
}
