package practice

import (
	"encoding/base64"
	"encoding/json"
	"net/http"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"signin-diagnosis/handler/practice/org"
	"signin-diagnosis/handler/practice/plain"
)

func TestTheIdentityEndpointAnswersAsAppServiceDoes(t *testing.T) {
	const good = "api-version=2019-08-01&resource=https%3A%2F%2Fgraph.microsoft.com"
	for name, c := range map[string]struct {
		options Options
		query   string
		secret  string // "good" is the tenant's, empty is none
		status  int
	}{
		"the secret and a resource give a token":        {query: good, secret: "good", status: 200},
		"any client id is served when none is set":      {query: good + "&client_id=whoever", secret: "good", status: 200},
		"the set client id is served":                   {options: Options{ClientID: "one"}, query: good + "&client_id=ONE", secret: "good", status: 200},
		"another client id is unknown":                  {options: Options{ClientID: "one"}, query: good + "&client_id=two", secret: "good", status: 400},
		"no client id is unknown, when one is set":      {options: Options{ClientID: "one"}, query: good, secret: "good", status: 400},
		"a wrong secret is unauthorized":                {query: good, secret: "bad", status: 401},
		"no secret is a bad request":                    {query: good, status: 400},
		"an old api-version is a bad request":           {query: "api-version=2017-09-01&resource=x", secret: "good", status: 400},
		"a request without a resource is a bad request": {query: "api-version=2019-08-01", secret: "good", status: 400},
	} {
		t.Run(name, func(t *testing.T) {
			tenant := start(t, c.options)
			var headers []string
			if c.secret != "" {
				headers = []string{"X-IDENTITY-HEADER", strings.Replace(c.secret, "good", tenant.IdentityHeader(), 1)}
			}
			got := ask(t, tenant, tenant.IdentityEndpoint()+"?"+c.query, headers...)
			if got.status != c.status {
				t.Fatalf("status %d, want %d: %s", got.status, c.status, got.raw)
			}
			if c.status != 200 {
				if got.body["statusCode"] != float64(c.status) || plain.Text(got.body["message"]) == "" || plain.Text(got.body["correlationId"]) == "" {
					t.Errorf("not App Service's error: %s", got.raw)
				}
				return
			}
			expires, err := strconv.ParseInt(plain.Text(got.body["expires_on"]), 10, 64)
			if err != nil || time.Until(time.Unix(expires, 0)) < time.Hour {
				t.Errorf("expires_on %v", got.body["expires_on"])
			}
			if got.body["token_type"] != "Bearer" || got.body["resource"] != "https://graph.microsoft.com" || plain.Text(got.body["client_id"]) == "" {
				t.Errorf("answer %s", got.raw)
			}
			if used := ask(t, tenant, logPath, "Authorization", "Bearer "+plain.Text(got.body["access_token"])); used.status != 200 {
				t.Errorf("Graph refuses the token: %s", used.raw)
			}
		})
	}
}

func TestATokenSaysWhatItsFormAllows(t *testing.T) {
	permissions := []string{"AuditLog.Read.All", "User.Read.All"}
	for name, c := range map[string]struct {
		form   TokenForm
		roles  []string
		scopes string
		opaque bool
	}{
		"an application's token holds roles": {form: TokenRoles, roles: permissions},
		"a person's token holds scopes":      {form: TokenScopes, scopes: "AuditLog.Read.All User.Read.All"},
		"an opaque token shows nothing":      {form: TokenOpaque, opaque: true},
	} {
		t.Run(name, func(t *testing.T) {
			tenant := start(t, Options{Token: c.form, Permissions: permissions})
			token := tenant.Token()
			parts := strings.Split(token, ".")
			if c.opaque {
				if len(parts) != 1 {
					t.Errorf("an opaque token has %d parts", len(parts))
				}
			} else {
				var said claims
				payload, err := base64.RawURLEncoding.DecodeString(parts[1])
				if err != nil || json.Unmarshal(payload, &said) != nil || len(parts) != 3 {
					t.Fatalf("not a JWT: %q", token)
				}
				if diff := cmp.Diff(c.roles, said.Roles); diff != "" || said.Scopes != c.scopes {
					t.Errorf("roles %v, scopes %q", said.Roles, said.Scopes)
				}
				if said.AppID != IdentityClientID || said.ObjectID != IdentityObjectID || said.TenantID != org.TenantID || said.Expires == 0 || said.Audience != tenant.URL() {
					t.Errorf("claims %+v", said)
				}
			}
			if got := ask(t, tenant, logPath); got.status != 200 {
				t.Errorf("the permission in the token is not honoured: %s", got.raw)
			}
			if got := ask(t, tenant, "/v1.0/identity/conditionalAccess/policies"); got.status != 403 {
				t.Errorf("a permission that is not in the token is honoured: %s", got.raw)
			}
		})
	}
}

func TestGraphRefusesATokenThatIsNotGood(t *testing.T) {
	tenant, other := start(t, Options{}), start(t, Options{})
	soon := time.Now().Add(time.Hour)
	for name, c := range map[string]struct {
		header string
		status int
	}{
		"its own token":                   {"Bearer " + tenant.Token(), 200},
		"a token for Graph's own host":    {"Bearer " + tenant.issue("https://graph.microsoft.com/", soon), 200},
		"a token for Graph's app id":      {"Bearer " + tenant.issue("00000003-0000-0000-c000-000000000000", soon), 200},
		"no token":                        {"", 401},
		"an empty token":                  {"Bearer ", 401},
		"another scheme":                  {"Basic " + tenant.Token(), 401},
		"another tenant's token":          {"Bearer " + other.Token(), 401},
		"a token that was changed":        {"Bearer x" + tenant.Token(), 401},
		"a token that is none":            {"Bearer a.b.c", 401},
		"an opaque token that is none":    {"Bearer practice-AAAA", 401},
		"an opaque token that is no text": {"Bearer practice-%", 401},
		"a token that has expired":        {"Bearer " + tenant.issue(tenant.URL(), time.Now().Add(-time.Second)), 401},
		"a token for another audience":    {"Bearer " + tenant.issue("https://vault.azure.net", soon), 401},
	} {
		got := ask(t, tenant, logPath, "Authorization", c.header)
		if got.status != c.status {
			t.Errorf("%s: status %d, want %d", name, got.status, c.status)
		}
		if c.status == http.StatusUnauthorized && (got.code() != "InvalidAuthenticationToken" || got.header.Get("WWW-Authenticate") == "") {
			t.Errorf("%s: %s", name, got.raw)
		}
	}
}
