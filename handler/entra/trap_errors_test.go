package entra

import (
	"strings"
	"testing"
	"time"

	"signin-diagnosis/handler/signin"
)

// What Graph has been seen to answer, and what becomes of it. Each of these
// bodies makes the SDK lose the status, or panic, when it meets it bare.
func TestTrapErrorAnswers(t *testing.T) {
	const html = "<html><body><h1>502 Bad Gateway</h1></body></html>"
	for _, test := range []struct {
		name   string
		status int
		body   string
		header []string
		want   signin.Failure
	}{
		{"a permission refusal names the role", 403,
			`{"error":{"code":"Authentication_MSGraphPermissionMissing","message":"Calling principal does not have required MSGraph permissions AuditLog.Read.All","innerError":{"request-id":"r-1"}}}`,
			nil, signin.Failure{Kind: signin.KindForbidden, Permission: "AuditLog.Read.All", Status: 403, Code: "Authentication_MSGraphPermissionMissing", RequestID: "r-1"}},
		{"the role that the message names wins over the endpoint's", 403,
			`{"error":{"code":"Authorization_RequestDenied","message":"Needs Directory.Read.All, says https://learn.microsoft.com"}}`,
			nil, signin.Failure{Kind: signin.KindForbidden, Permission: "Directory.Read.All", Status: 403, Code: "Authorization_RequestDenied"}},
		{"a name that is no role of ours is not believed", 403,
			`{"error":{"code":"Authorization_RequestDenied","message":"Ask admin.contoso.com for Evil.Write.All"}}`,
			nil, signin.Failure{Kind: signin.KindForbidden, Permission: "AuditLog.Read.All", Status: 403, Code: "Authorization_RequestDenied"}},
		{"an older refusal names the role in its code", 403,
			`{"error":{"code":"Authentication_ApplicationHasNoDirectoryReadAccess","message":"Failed to do premium license check from ADGraph"}}`,
			nil, signin.Failure{Kind: signin.KindForbidden, Permission: "Directory.Read.All", Status: 403, Code: "Authentication_ApplicationHasNoDirectoryReadAccess"}},
		{"an error without message", 403, `{"error":{"code":"Forbidden"}}`, nil,
			signin.Failure{Kind: signin.KindForbidden, Permission: "AuditLog.Read.All", Status: 403, Code: "Forbidden"}},
		{"a null message", 403, `{"error":{"code":"Forbidden","message":null}}`, nil,
			signin.Failure{Kind: signin.KindForbidden, Permission: "AuditLog.Read.All", Status: 403, Code: "Forbidden"}},
		{"JSON without error", 403, `{"message":"no"}`, nil,
			signin.Failure{Kind: signin.KindForbidden, Permission: "AuditLog.Read.All", Status: 403}},
		{"an error that is a text", 401, `{"error":"invalid_request","error_description":"…"}`, nil,
			signin.Failure{Kind: signin.KindIdentity, Status: 401}},
		{"a null error", 403, `{"error":null}`, nil,
			signin.Failure{Kind: signin.KindForbidden, Permission: "AuditLog.Read.All", Status: 403}},
		{"a code that is a number", 501, `{"error":{"code":501,"message":"no"}}`, nil,
			signin.Failure{Kind: signin.KindUnavailable, Status: 501}},
		{"an empty body", 403, "", nil,
			signin.Failure{Kind: signin.KindForbidden, Permission: "AuditLog.Read.All", Status: 403}},
		{"no content type", 501, "nothing to see", []string{"Content-Type", ""},
			signin.Failure{Kind: signin.KindUnavailable, Status: 501}},
		{"HTML keeps its status", 501, html, []string{"Content-Type", "text/html"},
			signin.Failure{Kind: signin.KindUnavailable, Status: 501}},
		{"a truncated error body keeps its status and what was read", 403, `{"error":{"code":"AccessDenied","mess`, nil,
			signin.Failure{Kind: signin.KindForbidden, Permission: "AuditLog.Read.All", Status: 403, Code: "AccessDenied"}},
		{"an endless error body keeps its status", 403, `{"error":{"code":"AccessDenied","message":"` + strings.Repeat("x", 2*errorBodyLimit) + `"}}`, nil,
			signin.Failure{Kind: signin.KindForbidden, Permission: "AuditLog.Read.All", Status: 403, Code: "AccessDenied"}},
		{"a code ends where it stops being one", 403, `{"error":{"code":"Access Denied <script>\n` + strings.Repeat("é", 99) + `","message":""}}`, nil,
			signin.Failure{Kind: signin.KindForbidden, Permission: "AuditLog.Read.All", Status: 403, Code: "Access"}},
		{"a mail address in a code does not survive", 403, `{"error":{"code":"anna.lee@contoso.com: not found","message":""}}`, nil,
			signin.Failure{Kind: signin.KindForbidden, Permission: "AuditLog.Read.All", Status: 403, Code: "anna.lee"}},
		{"an address in brackets leaves nothing of a code", 403, `{"error":{"code":"<anna@contoso.com>","message":""}}`, nil,
			signin.Failure{Kind: signin.KindForbidden, Permission: "AuditLog.Read.All", Status: 403}},
		{"the header's request id wins", 403, `{"error":{"code":"A","message":"","innerError":{"request-id":"inner"}}}`, []string{"request-id", "header"},
			signin.Failure{Kind: signin.KindForbidden, Permission: "AuditLog.Read.All", Status: 403, Code: "A", RequestID: "header"}},
		{"a token that Graph does not take", 401, `{"error":{"code":"InvalidAuthenticationToken","message":"Access token has expired."}}`, nil,
			signin.Failure{Kind: signin.KindIdentity, Status: 401, Code: "InvalidAuthenticationToken"}},
		{"a challenge whose claims have no quotes", 401, `{}`, []string{"WWW-Authenticate", "Bearer realm=x, claims=abc"},
			signin.Failure{Kind: signin.KindIdentity, Status: 401}},
		{"a challenge whose claims are not base64", 401, `{}`, []string{"WWW-Authenticate", `Bearer claims="%%%"`},
			signin.Failure{Kind: signin.KindIdentity, Status: 401}},
		{"a status of nobody's", 799, "", nil, signin.Failure{Kind: signin.KindUnavailable, Status: 799}},
	} {
		t.Run(test.name, func(t *testing.T) {
			g := newGraph(t, answer(test.status, test.body, test.header...))
			c, _ := g.client()
			_, sent, err := c.NextSignIns(t.Context(), g.URL+"/beta/auditLogs/signIns")
			got := wantFailure(t, err, test.want.Kind)
			got.Cause = nil
			if *got != test.want {
				t.Errorf("failure\n got %+v\nwant %+v", *got, test.want)
			}
			g.wantRequests(sent, 1)
		})
	}
}

func TestFailuresHoldNothingPersonal(t *testing.T) {
	g := newGraph(t, refuse(404, "Request_ResourceNotFound", "Resource 'anna@contoso.com' does not exist."))
	c, _ := g.client()
	_, _, err := c.NextSignIns(t.Context(), g.URL+"/beta/auditLogs/signIns?$filter=anna@contoso.com")
	g.Close()
	_, _, broken := c.NextSignIns(t.Context(), g.URL+"/beta/auditLogs/signIns?$filter=anna@contoso.com")
	for _, err := range []error{err, broken} {
		failure := signin.AsFailure(err)
		text := failure.Error() + failure.Code
		if failure.Cause != nil {
			text += failure.Cause.Error()
		}
		if strings.Contains(text, "anna") {
			t.Errorf("the failure tells a name: %s", text)
		}
	}
}

func TestTrapFalseLicenceRefusal(t *testing.T) {
	refused := refuse(403, licenceCode, "Neither tenant is B2C or tenant doesn't have premium license")
	t.Run("is tried once more", func(t *testing.T) {
		g := newGraph(t, refused, value(row("a")))
		c, _ := g.client()
		page, sent, err := c.SignIns(t.Context(), lastDay)
		if err != nil || ids(page.SignIns) != "a" {
			t.Fatalf("got %q, %v", ids(page.SignIns), err)
		}
		g.wantRequests(sent, 2)
	})
	t.Run("twice means unlicensed", func(t *testing.T) {
		g := newGraph(t, refused, refused)
		c, _ := g.client()
		_, sent, err := c.SignIns(t.Context(), lastDay)
		if failure := wantFailure(t, err, signin.KindUnlicensed); failure.Permission != "" {
			t.Errorf("permission is %q, want none: it is no matter of permissions", failure.Permission)
		}
		g.wantRequests(sent, 2)
	})
}

func TestTrapPermissionRefusalIsNotTriedAgain(t *testing.T) {
	g := newGraph(t, refuse(403, "Authentication_MSGraphPermissionMissing", "AuditLog.Read.All"))
	c, _ := g.client()
	_, sent, err := c.SignIns(t.Context(), lastDay)
	wantFailure(t, err, signin.KindForbidden)
	g.wantRequests(sent, 1)
}

func TestClaimsChallengeGetsAFreshToken(t *testing.T) {
	challenge := answer(401, `{}`, "WWW-Authenticate", `Bearer realm="", error="insufficient_claims", claims="eyJhIjoxfQ=="`)
	g := newGraph(t, challenge, value(row("a")))
	identity := &credential{}
	clock := &leapingClock{now: time.Now()}
	c, err := New(Options{Endpoint: g.URL, Credential: identity, Clock: clock.clock()})
	if err != nil {
		t.Fatal(err)
	}
	_, sent, err := c.SignIns(t.Context(), lastDay)
	if err != nil {
		t.Fatal(err)
	}
	g.wantRequests(sent, 2) // the second request takes its permit and is counted
	if len(identity.asked) != 2 || identity.asked[1].Claims != `{"a":1}` {
		t.Errorf("the credential was asked %+v, want the claims the second time", identity.asked)
	}
}
