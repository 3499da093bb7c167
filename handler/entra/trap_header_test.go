package entra

import "testing"

// Without the header Graph writes unknownFutureValue for what its enumerations
// have gained, on every page anew: a next link does not carry it.
func TestTrapEveryRequestAsksForUnknownEnumMembers(t *testing.T) {
	const policies = "/v1.0/identity/conditionalAccess/policies"
	g := newGraph(t,
		valueThen("/beta/auditLogs/signIns?$skiptoken=2", row("a")), value(row("b")),
		valueThen(policies+"?$skip=1", `{"id":"p"}`), value(`{"id":"q"}`), value())
	c, _ := g.client()
	page, _, err := c.SignIns(t.Context(), lastDay)
	if err != nil {
		t.Fatal(err)
	}
	if _, _, err := c.NextSignIns(t.Context(), page.Next); err != nil {
		t.Fatal(err)
	}
	if _, _, err := c.Policies(t.Context()); err != nil {
		t.Fatal(err)
	}
	if _, _, err := c.Accounts(t.Context(), adele); err != nil {
		t.Fatal(err)
	}
	for n := 1; n <= 5; n++ {
		if got := g.request(n); got.Header.Get("Prefer") != "include-unknown-enum-members" {
			t.Errorf("request %d, of %s, says Prefer %q", n, got.URL.Path, got.Header.Get("Prefer"))
		}
	}
}
