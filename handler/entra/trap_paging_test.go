package entra

import (
	"fmt"
	"strings"
	"testing"

	"signin-diagnosis/handler/signin"
)

func TestTrapPages(t *testing.T) {
	for _, test := range []struct {
		name  string
		first []string
	}{
		{"a short page is not the last one", []string{row("a")}},
		{"an empty page is not the last one", nil},
	} {
		t.Run(test.name, func(t *testing.T) {
			g := newGraph(t, valueThen("/beta/auditLogs/signIns?$filter=userId eq 'x'&$skiptoken=a%2Fb", test.first...), value(row("b")))
			c, _ := g.client()
			page, _, err := c.SignIns(t.Context(), lastDay)
			if err != nil || len(page.SignIns) != len(test.first) || page.Next == "" {
				t.Fatalf("page 1 is %d rows, next %q, error %v", len(page.SignIns), page.Next, err)
			}
			page, sent, err := c.NextSignIns(t.Context(), page.Next)
			if err != nil || ids(page.SignIns) != "b" || page.Next != "" || page.InteractiveOnly || sent != 1 {
				t.Fatalf("page 2 is %q, next %q, error %v", ids(page.SignIns), page.Next, err)
			}
			second := g.request(2)
			if got := second.URL.RawQuery; got != "$filter=userId%20eq%20'x'&$skiptoken=a%2Fb" {
				t.Errorf("page 2 was asked with %q, want the link as it was", got)
			}
			if second.Header.Get("Prefer") == "" || second.Header.Get("Authorization") == "" {
				t.Error("page 2 was asked without its headers")
			}
		})
	}
}

func TestTrapForeignNextLink(t *testing.T) {
	g := newGraph(t)
	c, _ := g.client()
	for name, link := range map[string]string{
		"another host":                      "http://graph.attacker.example/beta/auditLogs/signIns?$skiptoken=x",
		"another port":                      "http://127.0.0.1:1/beta/auditLogs/signIns",
		"another scheme":                    strings.Replace(g.URL, "http:", "https:", 1) + "/beta/auditLogs/signIns",
		"a user in the link":                strings.Replace(g.URL, "http://", "http://me@", 1) + "/beta/auditLogs/signIns",
		"another path":                      g.URL + "/beta/users",
		"another version":                   g.URL + "/v2.0/auditLogs/signIns",
		"no URL":                            "http://[::1",
		"nothing":                           "",
		"a host that only begins like ours": g.URL + ".attacker.example/beta/auditLogs/signIns",
	} {
		t.Run(name, func(t *testing.T) {
			_, sent, err := c.NextSignIns(t.Context(), link)
			if failure := wantFailure(t, err, signin.KindUnavailable); failure.Code != "foreignNextLink" {
				t.Errorf("code is %q, want foreignNextLink", failure.Code)
			}
			g.wantRequests(sent, 0)
		})
	}
}

func TestTrapLostSkipToken(t *testing.T) {
	g := newGraph(t, refuse(400, "UnknownError", "Invalid Skip Token, skip token is null"))
	c, _ := g.client()
	_, sent, err := c.NextSignIns(t.Context(), g.URL+"/beta/auditLogs/signIns?$skiptoken=old")
	wantFailure(t, err, signin.KindRefused)
	g.wantRequests(sent, 1) // v1.0 is not asked: the first page was beta's
}

func TestTrapNextLinkOfOddType(t *testing.T) {
	answers := answer(200, `{"value":[`+row("a")+`],"@odata.nextLink":7}`)
	c, _ := newGraph(t, answers, answers).client()
	_, _, err := c.SignIns(t.Context(), lastDay)
	wantFailure(t, err, signin.KindUnavailable)
}

func TestPoliciesAreReadToTheEnd(t *testing.T) {
	g := newGraph(t,
		valueThen("/v1.0/identity/conditionalAccess/policies?$skip=1", `{"id":"a","displayName":"Block legacy","state":"enabled","modifiedDateTime":null,
			"conditions":{"clientAppTypes":["exchangeActiveSync","other"],"users":{"includeUsers":["All"]},"platforms":null},"grantControls":{"operator":"OR","builtInControls":["block"]},"sessionControls":null}`),
		value(`{"id":"b","grantControls":null,"sessionControls":{"signInFrequency":{"value":null,"type":null,"frequencyInterval":"everyTime","isEnabled":true}}}`, `{"displayName":"without an id"}`))
	c, clock := g.client()
	policies, sent, err := c.Policies(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	g.wantRequests(sent, 2)
	clock.wantSleeps(t, policyQuota.window)
	if len(policies) != 2 || policies[0].GrantControls.BuiltInControls[0] != "block" ||
		policies[0].Conditions.Users.Include[0] != "All" || policies[1].SessionControls.SignInFrequency.Interval != "everyTime" {
		t.Errorf("policies are %+v", policies)
	}
}

func TestPoliciesThatCannotBeReadToTheEndFail(t *testing.T) {
	t.Run("a foreign link", func(t *testing.T) {
		g := newGraph(t, answer(200, `{"value":[],"@odata.nextLink":"https://attacker.example/v1.0/identity/conditionalAccess/policies"}`))
		c, _ := g.client()
		_, sent, err := c.Policies(t.Context())
		wantFailure(t, err, signin.KindUnavailable)
		g.wantRequests(sent, 1)
	})
	t.Run("a list without end is left after four pages", func(t *testing.T) {
		page := valueThen("/v1.0/identity/conditionalAccess/policies?again", `{"id":"a"}`)
		g := newGraph(t, page, page, page, page)
		c, _ := g.client()
		_, sent, err := c.Policies(t.Context())
		if failure := wantFailure(t, err, signin.KindUnavailable); failure.Code != "tooManyPages" {
			t.Errorf("code is %q", failure.Code)
		}
		g.wantRequests(sent, 4)
	})
	t.Run("a refusal names the role", func(t *testing.T) {
		c, _ := newGraph(t, refuse(403, "AccessDenied", "You cannot perform the requested operation, required scopes are missing in the token.")).client()
		_, _, err := c.Policies(t.Context())
		if failure := wantFailure(t, err, signin.KindForbidden); failure.Permission != "Policy.Read.All" {
			t.Errorf("permission is %q", failure.Permission)
		}
	})
}

func TestTrapBetaRefused(t *testing.T) {
	refused := refuse(400, "BadRequest", "Invalid filter clause")
	v1 := valueThen("/v1.0/auditLogs/signIns?$skiptoken=2", row("a"))
	for _, status := range []int{400, 404} {
		t.Run(fmt.Sprintf("with %d: v1.0 answers, with its limits", status), func(t *testing.T) {
			g := newGraph(t, refuse(status, "BadRequest", "no"), v1, value(row("b")))
			c, _ := g.client()
			page, sent, err := c.SignIns(t.Context(), lastDay)
			if err != nil || !page.InteractiveOnly || ids(page.SignIns) != "a" {
				t.Fatalf("page is %+v, error %v", page, err)
			}
			g.wantRequests(sent, 2)
			if path, filter := g.request(2).URL.Path, g.query(2, "$filter"); path != "/v1.0/auditLogs/signIns" || strings.Contains(filter, "signInEventTypes") {
				t.Errorf("asked %s with %s, want v1.0 without the event types that it does not know", path, filter)
			}
			page, _, err = c.NextSignIns(t.Context(), page.Next)
			if err != nil || !page.InteractiveOnly || ids(page.SignIns) != "b" {
				t.Errorf("page 2 is %+v, error %v", page, err)
			}
		})
	}
	t.Run("for ten minutes beta is not asked again", func(t *testing.T) {
		g := newGraph(t, refused, v1, v1, value(row("c")))
		c, clock := g.client()
		_, _, _ = c.SignIns(t.Context(), lastDay)
		if page, sent, err := c.SignIns(t.Context(), lastDay); err != nil || sent != 1 || !page.InteractiveOnly {
			t.Errorf("second question: %d requests, interactive only %t, error %v", sent, page.InteractiveOnly, err)
		}
		clock.now = clock.now.Add(betaPause)
		page, _, err := c.SignIns(t.Context(), lastDay)
		if err != nil || page.InteractiveOnly || g.request(4).URL.Path != "/beta/auditLogs/signIns" {
			t.Errorf("after ten minutes: interactive only %t, error %v", page.InteractiveOnly, err)
		}
	})
	t.Run("a refusal by both is not remembered", func(t *testing.T) {
		g := newGraph(t, refused, refused, value(row("a")))
		c, _ := g.client()
		_, sent, err := c.SignIns(t.Context(), lastDay)
		wantFailure(t, err, signin.KindRefused)
		g.wantRequests(sent, 2)
		if page, _, err := c.SignIns(t.Context(), lastDay); err != nil || page.InteractiveOnly {
			t.Errorf("beta was not asked again: %v", err)
		}
	})
}
