package entra

import (
	"strings"
	"testing"
	"time"

	"signin-diagnosis/handler/signin"
)

// The log compares names by case, holds them in lower case, and holds guests
// without #EXT#: https://learn.microsoft.com/graph/api/resources/signin.
func TestTrapNamesInLogFilter(t *testing.T) {
	const rest = " and createdDateTime ge 2026-11-22T00:00:00Z" +
		" and (signInEventTypes/any(t: t eq 'interactiveUser' or t eq 'nonInteractiveUser'))"
	from := time.Date(2026, 11, 22, 9, 0, 0, 123456789, time.FixedZone("KST", 9*60*60))
	for _, test := range []struct {
		name  string
		query signin.LogQuery
		want  string
	}{
		{"an id is asked by id, whatever the names", signin.LogQuery{UserID: adele, Names: []string{"a@contoso.com"}}, "userId eq '" + adele + "'" + rest},
		{"mixed case is asked in lower case", signin.LogQuery{Names: []string{"AdeleVance@Contoso.com"}}, "(userPrincipalName eq 'adelevance@contoso.com')" + rest},
		{"a guest is asked in both forms", signin.LogQuery{Names: signin.LogNames("AdeleVance_fabrikam.com#EXT#@contoso.com")},
			"(userPrincipalName eq 'adelevance_fabrikam.com#ext#@contoso.com' or userPrincipalName eq 'adelevance@fabrikam.com')" + rest},
		{"a quote is doubled", signin.LogQuery{Names: []string{"o'brien@contoso.com"}}, "(userPrincipalName eq 'o''brien@contoso.com')" + rest},
		{"a filter in a name stays a name", signin.LogQuery{Names: []string{"x' or userId ne '"}}, "(userPrincipalName eq 'x'' or userid ne ''')" + rest},
		{"interactive sign-ins only", signin.LogQuery{UserID: adele, InteractiveOnly: true},
			"userId eq '" + adele + "' and createdDateTime ge 2026-11-22T00:00:00Z and (signInEventTypes/any(t: t eq 'interactiveUser'))"},
	} {
		t.Run(test.name, func(t *testing.T) {
			g := newGraph(t, value())
			c, _ := g.client()
			test.query.From = from
			_, sent, err := c.SignIns(t.Context(), test.query)
			if err != nil {
				t.Fatal(err)
			}
			g.wantRequests(sent, 1)
			if got := g.query(1, "$filter"); got != test.want {
				t.Errorf("filter\n got %s\nwant %s", got, test.want)
			}
		})
	}
}

func TestTrapQueryWithoutAccountIsNotSent(t *testing.T) {
	g := newGraph(t)
	c, _ := g.client()
	_, sent, err := c.SignIns(t.Context(), signin.LogQuery{From: time.Now()})
	wantFailure(t, err, signin.KindRefused)
	g.wantRequests(sent, 0)
}

func TestLogRequestAsksForWhatTheDiagnosisNeeds(t *testing.T) {
	g := newGraph(t, value())
	c, _ := g.client()
	if _, _, err := c.SignIns(t.Context(), lastDay); err != nil {
		t.Fatal(err)
	}
	r := g.request(1)
	for what, pair := range map[string][2]string{
		"path":    {r.URL.Path, "/beta/auditLogs/signIns"},
		"$top":    {g.query(1, "$top"), "1000"},
		"order":   {g.query(1, "$orderby"), "createdDateTime desc"},
		"prefer":  {r.Header.Get("Prefer"), "include-unknown-enum-members"},
		"token":   {r.Header.Get("Authorization"), "Bearer a-token"},
		"accept":  {r.Header.Get("Accept"), "application/json"},
		"program": {r.Header.Get("User-Agent"), "signin-diagnosis"},
	} {
		if pair[0] != pair[1] {
			t.Errorf("%s is %q, want %q", what, pair[0], pair[1])
		}
	}
}

func TestTrapNamesInAccountFilter(t *testing.T) {
	for name, want := range map[string]string{
		adele:                 "id eq '" + adele + "'",
		"O'Brien@contoso.com": "userPrincipalName eq 'O''Brien@contoso.com' or mail eq 'O''Brien@contoso.com' or otherMails/any(o: o eq 'O''Brien@contoso.com')",
		"a_fabrikam.com#EXT#@contoso.com": "userPrincipalName eq 'a_fabrikam.com#EXT#@contoso.com' or mail eq 'a_fabrikam.com#EXT#@contoso.com'" +
			" or otherMails/any(o: o eq 'a_fabrikam.com#EXT#@contoso.com')",
		"$a+b/c&d@contoso.com": "userPrincipalName eq '$a+b/c&d@contoso.com' or mail eq '$a+b/c&d@contoso.com' or otherMails/any(o: o eq '$a+b/c&d@contoso.com')",
	} {
		t.Run(name, func(t *testing.T) {
			g := newGraph(t, value())
			c, _ := g.client()
			found, sent, err := c.Accounts(t.Context(), name)
			if err != nil || len(found) != 0 {
				t.Fatalf("got %v, %v, want nobody", found, err)
			}
			g.wantRequests(sent, 1)
			if path := g.request(1).URL.Path; path != "/v1.0/users" {
				t.Errorf("asked %s, want a filter on /v1.0/users", path)
			}
			if got := g.query(1, "$filter"); got != want {
				t.Errorf("filter\n got %s\nwant %s", got, want)
			}
			if fields := g.query(1, "$select"); !strings.Contains(fields, "accountEnabled") {
				t.Errorf("$select is %q, want the properties that come only when asked for", fields)
			}
		})
	}
}

func TestTrapAccountsOfOneName(t *testing.T) {
	const (
		upn    = `{"id":"10000000-0000-4000-8000-000000000000","userPrincipalName":"Anna@Contoso.com","accountEnabled":false}`
		mail   = `{"id":"20000000-0000-4000-8000-000000000000","userPrincipalName":"other@contoso.com","mail":"anna@contoso.com"}`
		mail2  = `{"id":"30000000-0000-4000-8000-000000000000","userPrincipalName":"third@contoso.com","mail":"ANNA@contoso.com"}`
		others = `{"id":"40000000-0000-4000-8000-000000000000","userPrincipalName":"x_y.com#EXT#@contoso.com","mail":null,"otherMails":["z@y.com","anna@contoso.com"]}`
		alien  = `{"id":"50000000-0000-4000-8000-000000000000","userPrincipalName":"eve@contoso.com","mail":"eve@contoso.com","otherMails":[]}`
	)
	names := map[string]string{"1": "upn", "2": "mail", "3": "mail2", "4": "others", "5": "alien"}
	for _, test := range []struct {
		name  string
		found []string
		want  string
	}{
		{"nobody is no error", nil, ""},
		{"a UPN wins over mails, without case", []string{mail, others, upn}, "upn"},
		{"a mail wins over other mails", []string{others, mail}, "mail"},
		{"two mails are both returned", []string{mail, mail2, others}, "mail mail2"},
		{"other mails are the last resort", []string{others}, "others"},
		{"an account that fits in no way is dropped", []string{alien}, ""},
		{"a property of an odd type costs nobody their account", []string{`{"id":"10000000-0000-4000-8000-000000000000","userPrincipalName":"anna@contoso.com","mail":{},"lastPasswordChangeDateTime":"never"}`}, "upn"},
	} {
		t.Run(test.name, func(t *testing.T) {
			c, _ := newGraph(t, value(test.found...)).client()
			found, _, err := c.Accounts(t.Context(), "anna@contoso.com")
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, account := range found {
				got = append(got, names[account.ID[:1]])
			}
			if strings.Join(got, " ") != test.want {
				t.Errorf("found %v, want %q", got, test.want)
			}
		})
	}
}

func TestTrapAccountLookupRefused(t *testing.T) {
	t.Run("forbidden names the role", func(t *testing.T) {
		g := newGraph(t, refuse(403, "Authorization_RequestDenied", "Insufficient privileges to complete the operation."))
		c, _ := g.client()
		_, sent, err := c.Accounts(t.Context(), adele)
		if failure := wantFailure(t, err, signin.KindForbidden); failure.Permission != "User.Read.All" {
			t.Errorf("permission is %q, want User.Read.All", failure.Permission)
		}
		g.wantRequests(sent, 1)
	})
	t.Run("not found is nobody", func(t *testing.T) {
		g := newGraph(t, refuse(404, "Request_ResourceNotFound", "Resource 'a@b.com' does not exist."))
		c, _ := g.client()
		found, sent, err := c.Accounts(t.Context(), adele)
		if err != nil || len(found) != 0 {
			t.Errorf("got %v, %v, want nobody and no error", found, err)
		}
		g.wantRequests(sent, 1)
	})
}
