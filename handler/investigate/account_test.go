package investigate

import (
	"context"
	"errors"
	"testing"
	"testing/synctest"
	"time"

	"signin-diagnosis/handler/signin"
)

func TestHowTheAccountIsFound(t *testing.T) {
	forbidden := &signin.Failure{Kind: signin.KindForbidden, Permission: "User.Read.All"}
	guestUPN := "Bob_Fabrikam.com#EXT#@contoso.com"
	gap := func(detail string) []signin.Gap {
		return []signin.Gap{{Code: signin.GapAccountNotReadable, Detail: detail}}
	}
	cases := []struct {
		name      string
		asked     string
		accounts  func(context.Context, string) ([]signin.Account, error)
		row       signin.SignIn
		report    string // the one report request
		lookup    signin.Lookup
		status    signin.SourceStatus
		gaps      []signin.Gap
		accountID string
	}{
		{
			name: "a UPN becomes an id before the log is asked", asked: upn, accounts: knows(ada), row: adaRow("one", 1),
			report: "report id " + adaID, lookup: signin.LookupFound, status: signin.SourceOK, accountID: adaID,
		},
		{
			name: "a name that the directory does not know is looked for in the log", asked: upn, accounts: knows(), row: adaRow("one", 1),
			report: "report names ada@contoso.com", lookup: signin.LookupNotFound, status: signin.SourceOK,
		},
		{
			name: "a deleted guest is looked for under its own mail too", asked: guestUPN, accounts: knows(), row: row("one", bobID, "bob@fabrikam.com", 1),
			report: "report names bob_fabrikam.com#ext#@contoso.com,bob@fabrikam.com", lookup: signin.LookupNotFound, status: signin.SourceOK,
		},
		{
			name: "an id that is no user's", asked: bobID, accounts: knows(), row: row("one", bobID, "bob@contoso.com", 1),
			report: "report id " + bobID, lookup: signin.LookupNotFound, status: signin.SourceOK,
		},
		{
			name: "a forbidden lookup goes on by name", asked: upn, accounts: refuses(forbidden), row: adaRow("one", 1),
			report: "report names ada@contoso.com", lookup: signin.LookupRefused, status: signin.SourceForbidden, gaps: gap("User.Read.All"),
		},
		{
			name: "a throttled lookup goes on by name", asked: upn, accounts: refuses(&signin.Failure{Kind: signin.KindThrottled}), row: adaRow("one", 1),
			report: "report names ada@contoso.com", lookup: signin.LookupRefused, status: signin.SourceThrottled, gaps: gap("throttled"),
		},
		{
			name: "a forbidden lookup goes on by id", asked: "AAAAAAAA-1111-4111-8111-111111111111", accounts: refuses(forbidden),
			row:    row("one", "aaaaaaaa-1111-4111-8111-111111111111", "ada@contoso.com", 1),
			report: "report id aaaaaaaa-1111-4111-8111-111111111111", lookup: signin.LookupRefused, status: signin.SourceForbidden, gaps: gap("User.Read.All"),
			accountID: "aaaaaaaa-1111-4111-8111-111111111111",
		},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			b := newBench(&fakeDirectory{accounts: c.accounts, signIns: holds(c.row)})
			answer := b.mustAsk(t, dayOf(c.asked))
			evidence := b.last(t)
			equal(t, "report requests", b.count(c.report), 1)
			equal(t, "all requests", len(b.requests()), 2)
			equal(t, "lookup", evidence.Lookup, c.lookup)
			equal(t, "source", evidence.Sources.Account, signin.Source{Status: c.status, Requests: 1})
			equal(t, "gaps", evidence.Gaps, c.gaps)
			equal(t, "rows", ids(evidence.SignIns), []string{"one"})
			equal(t, "account for the audit trail", answer.AccountID, c.accountID)
		})
	}
}

func TestANameThatFitsTwoAccountsIsRefusedBeforeAnyReportRequest(t *testing.T) {
	b := newBench(&fakeDirectory{accounts: knows(ada, signin.Account{ID: bobID})})
	_, err := b.Ask(t.Context(), dayOf("ada@fabrikam.com"))
	var ambiguous *AmbiguousError
	if !errors.As(err, &ambiguous) {
		t.Fatalf("got %v, want an *AmbiguousError", err)
	}
	equal(t, "ids", ambiguous.IDs, []string{adaID, bobID})
	equal(t, "report requests", b.count("report"), 0)
}

func TestANameThatFitsManyAccountsNamesTwentyOfThem(t *testing.T) {
	b := newBench(&fakeDirectory{accounts: knows(make([]signin.Account, 21)...)})
	_, err := b.Ask(t.Context(), dayOf("ada@fabrikam.com"))
	var ambiguous *AmbiguousError
	if !errors.As(err, &ambiguous) {
		t.Fatalf("got %v, want an *AmbiguousError", err)
	}
	equal(t, "ids", len(ambiguous.IDs), 20)
}

func TestAnEmptyLogOfAFoundAccountIsAskedByNameOnce(t *testing.T) {
	guest := signin.Account{ID: bobID, UserPrincipalName: "bob_fabrikam.com#EXT#@contoso.com", Mail: "Robert@Fabrikam.com", UserType: "Guest"}
	cases := []struct {
		name, asked string
		account     signin.Account
		names       string
	}{
		{"asked by UPN", upn, ada, "ada@contoso.com"},
		{"asked by id", adaID, ada, "ada@contoso.com"},
		{"a member's mail is no name of the log", adaID, signin.Account{ID: adaID, UserPrincipalName: upn, Mail: "ada.lovelace@contoso.com"}, "ada@contoso.com"},
		{"a guest is known by mail too", bobID, guest, "bob@fabrikam.com,bob_fabrikam.com#ext#@contoso.com,robert@fabrikam.com"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			b := newBench(&fakeDirectory{accounts: knows(c.account)})
			answer := b.mustAsk(t, dayOf(c.asked))
			equal(t, "requests", answer.Requests, 3)
			requests := b.requests()
			equal(t, "last request", requests[len(requests)-1], "report names "+c.names)
			evidence := b.last(t)
			equal(t, "source", evidence.Sources.SignIns, signin.Source{Status: signin.SourceOK, Requests: 2})
			equal(t, "gaps", len(evidence.Gaps), 0)
			equal(t, "the whole window was read", evidence.Window.ReadFrom, evidence.Window.From)
		})
	}
}

func TestWhenAnEmptyLogIsNotAskedByName(t *testing.T) {
	othersOnly := func(log pages) *fakeDirectory {
		directory := log.directory()
		directory.accounts = knows(signin.Account{ID: bobID, UserPrincipalName: "bob@contoso.com"})
		return directory
	}
	cases := []struct {
		name     string
		log      pages
		requests int
	}{
		{"the requests are used up", pages{total: 11}, 12},
		{"the reading ended early", pages{total: 2, fail: map[int]error{2: &signin.Failure{Kind: signin.KindThrottled}}}, 3},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			b := newBench(othersOnly(c.log))
			b.mustAsk(t, dayOf("bob@contoso.com"))
			equal(t, "report requests", b.count("report"), c.requests)
			equal(t, "by name", b.count("report names"), 0)
			equal(t, "rows", len(b.last(t).SignIns), 0)
		})
	}
}

func TestThatTheSecondLookByNameFailsMakesTheEvidencePartial(t *testing.T) {
	b := newBench(&fakeDirectory{accounts: knows(ada), signIns: func(_ context.Context, query signin.LogQuery) (signin.Page, error) {
		if query.UserID == "" {
			return signin.Page{}, &signin.Failure{Kind: signin.KindUnavailable}
		}
		return signin.Page{}, nil
	}})
	b.mustAsk(t, dayOf(upn))
	evidence := b.last(t)
	equal(t, "source", evidence.Sources.SignIns, signin.Source{Status: signin.SourcePartial, Requests: 2})
	equal(t, "gaps", evidence.Gaps, []signin.Gap{{Code: signin.GapWindowNotCovered}})
	equal(t, "nothing is read of every kind", evidence.Window.ReadFrom, evidence.Window.To)
}

func TestASlowDirectoryDoesNotKeepTheQuestionFromTheLog(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := newBench(&fakeDirectory{
			accounts: func(ctx context.Context, _ string) ([]signin.Account, error) {
				<-ctx.Done()
				return nil, ctx.Err()
			},
			signIns: holds(adaRow("one", 1)),
		})
		start := time.Now()
		b.mustAsk(t, dayOf(upn))
		equal(t, "half of the 14 seconds for gathering", time.Since(start), 7*time.Second)
		equal(t, "rows", ids(b.last(t).SignIns), []string{"one"})
		equal(t, "gaps", b.last(t).Gaps, []signin.Gap{{Code: signin.GapAccountNotReadable, Detail: "timeout"}})
		equal(t, "status", b.last(t).Sources.Account.Status, signin.SourceTimeout)
	})
}

// A reader with little right may get an account without its name. A query by no
// name at all would be a query for everybody.
func TestAnAccountWithoutNameIsNotAskedByName(t *testing.T) {
	b := newBench(&fakeDirectory{accounts: knows(signin.Account{ID: adaID})})
	b.mustAsk(t, dayOf(adaID))
	equal(t, "requests by name", b.count("report names"), 0)
	equal(t, "status", b.last(t).Sources.SignIns.Status, signin.SourceOK)
}
