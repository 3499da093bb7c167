package investigate

import (
	"strings"
	"testing"

	"signin-diagnosis/handler/signin"
)

func TestWhoseRowsTheyAre(t *testing.T) {
	const name = "ada@contoso.com"
	servicePrincipal := row("sp", bobID, "", 1)
	servicePrincipal.EventTypes = []string{"servicePrincipal"}
	byID := rowOwner{id: adaID}
	byBoth := rowOwner{id: adaID, names: []string{name}}
	byName := rowOwner{names: []string{name}}
	cases := []struct {
		name   string
		of     rowOwner
		rows   []signin.SignIn
		own    []string
		others int
	}{
		{"an id is compared without case", byID, []signin.SignIn{row("one", strings.ToUpper(adaID), "", 1)}, []string{"one"}, 0},
		{"rows of other accounts are dropped and counted", byID, []signin.SignIn{adaRow("one", 1), row("two", bobID, name, 2), row("three", "", name, 3)}, []string{"one"}, 2},
		{"a row that came with two queries is one row", byID, []signin.SignIn{row("two", bobID, "", 1), row("two", bobID, "", 1)}, nil, 1},
		{"rows without an id of their own are each counted", byID, []signin.SignIn{row("", bobID, "", 1), row("", bobID, "", 1)}, nil, 2},
		{"an old name stays the account's when it is asked by id", byID, []signin.SignIn{row("one", adaID, "ada.maiden@contoso.com", 1)}, []string{"one"}, 0},
		{"service principals are left out without a word", byID, []signin.SignIn{servicePrincipal}, nil, 0},
		{"a name is compared without case", byName, []signin.SignIn{row("one", "", "ADA@Contoso.com", 1)}, []string{"one"}, 0},
		{"another name", byName, []signin.SignIn{row("one", adaID, "bob@contoso.com", 1)}, nil, 1},
		{"a re-used name: rows under another id are its last holder's", byBoth, []signin.SignIn{row("old", bobID, name, 9), row("typed", "", name, 1)}, []string{"typed"}, 1},
		{"an id of zeros is no id", byBoth, []signin.SignIn{row("one", "00000000-0000-0000-0000-000000000000", name, 1)}, []string{"one"}, 0},
		{"an unknown name is its newest holder's", byName, []signin.SignIn{row("old", adaID, name, 9), row("new", bobID, name, 2), row("typed", "", name, 1)}, []string{"new", "typed"}, 1},
		{"the newest holder is nobody of another name", byName, []signin.SignIn{row("one", adaID, name, 9), row("two", bobID, "bob@contoso.com", 1)}, []string{"one"}, 1},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			own, others := ownRows(c.rows, c.of)
			equal(t, "own", ids(own), c.own)
			equal(t, "others", others, c.others)
		})
	}
}

func TestDroppedRowsAreAGap(t *testing.T) {
	b := newBench(&fakeDirectory{accounts: knows(ada), signIns: holds(adaRow("one", 1), row("two", bobID, "bob@contoso.com", 2))})
	b.mustAsk(t, dayOf(upn))
	evidence := b.last(t)
	equal(t, "rows", ids(evidence.SignIns), []string{"one"})
	equal(t, "dropped", evidence.RowsDropped, 1)
	equal(t, "gaps", evidence.Gaps, []signin.Gap{{Code: signin.GapRowsOfOthers, Detail: "1"}})
}

func TestHiddenPoliciesAreAGap(t *testing.T) {
	with := func(status string, policies []signin.AppliedPolicy) signin.SignIn {
		row := adaRow("one", 1)
		row.ConditionalAccessStatus, row.AppliedPolicies = status, policies
		return row
	}
	cases := []struct {
		name string
		rows []signin.SignIn
		want bool
	}{
		{"policies decided and none is shown", []signin.SignIn{with("failure", nil), with("notApplied", nil)}, true},
		{"a success is a decision too", []signin.SignIn{with("Success", nil)}, true},
		{"one row shows its policies", []signin.SignIn{with("failure", nil), with("success", []signin.AppliedPolicy{})}, false},
		{"no policy was to decide", []signin.SignIn{with("notApplied", nil)}, false},
		{"no rows", nil, false},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) { equal(t, "hidden", policiesHidden(c.rows), c.want) })
	}
}
