package practice

import (
	"net/http"
	"net/url"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
)

const guestUPN = "nadia_fabrikam.example#EXT#@contoso.example"

var directory = []Object{
	{"id": "1", "userPrincipalName": "Rory.O'Brien@contoso.example", "displayName": "Rory", "mail": "rory@contoso.example", "accountEnabled": false},
	{"id": "2", "userPrincipalName": guestUPN, "displayName": "Nadia", "mail": "nadia@fabrikam.example", "userType": "Guest",
		"otherMails": []string{"nadia@home.example"}, "proxyAddresses": []string{"SMTP:nadia@fabrikam.example"}},
}

func TestFindingUsers(t *testing.T) {
	tenant := start(t, Options{Users: directory})
	for name, c := range map[string]struct {
		filter string
		want   []string
	}{
		"no filter lists all":              {"", []string{"1", "2"}},
		"by id":                            {"id eq '2'", []string{"2"}},
		"by UPN, without case":             {"userPrincipalName eq 'rory.o''brien@CONTOSO.example'", []string{"1"}},
		"a guest by the UPN with its mark": {"userPrincipalName eq '" + guestUPN + "'", []string{"2"}},
		"by mail":                          {"mail eq 'Nadia@fabrikam.example'", []string{"2"}},
		"by another mail":                  {"otherMails/any(o: o eq 'nadia@home.example')", []string{"2"}},
		"by proxy address":                 {"proxyAddresses/any(p: p eq 'smtp:nadia@fabrikam.example')", []string{"2"}},
		"by the beginning of a name":       {"startsWith(displayName,'na')", []string{"2"}},
		"by one of several":                {"userPrincipalName eq 'nobody@contoso.example' or mail eq 'rory@contoso.example' or id eq '2'", []string{"1", "2"}},
		"nobody":                           {"userPrincipalName eq 'nobody@contoso.example'", []string{}},
	} {
		for _, version := range []string{"v1.0", "beta"} {
			got := ask(t, tenant, query("/"+version+"/users", "$filter", c.filter))
			if diff := cmp.Diff(c.want, got.ids()); got.status != 200 || diff != "" {
				t.Errorf("%s, %s: status %d (-want +got)\n%s", name, version, got.status, diff)
			}
		}
	}
	if got := ask(t, tenant, query("/v1.0/users", "$top", "1")); len(got.ids()) != 1 {
		t.Errorf("$top=1 gives %d users", len(got.ids()))
	}
}

func TestOneUser(t *testing.T) {
	tenant := start(t, Options{Users: directory})
	for key, want := range map[string]string{"1": "1", "rory.o'brien@contoso.example": "1", guestUPN: "2"} {
		got := ask(t, tenant, "/v1.0/users/"+url.PathEscape(key)+"?$select=id,userType")
		if got.status != 200 || got.body["id"] != any(want) {
			t.Errorf("%s: %s", key, got.raw)
		}
	}
	if got := ask(t, tenant, "/v1.0/users/nobody@contoso.example"); got.status != 404 || got.code() != "Request_ResourceNotFound" {
		t.Errorf("nobody: %s", got.raw)
	}
}

func TestWhatShowsOfAUser(t *testing.T) {
	for name, c := range map[string]struct {
		permission, selected string
		want                 []string
	}{
		"the default set, when nothing is selected": {"User.Read.All", "", []string{"businessPhones", "displayName", "givenName", "id", "jobTitle", "mail", "mobilePhone", "officeLocation", "preferredLanguage", "surname", "userPrincipalName"}},
		"what is selected, and nothing else":        {"User.Read.All", "id, accountEnabled", []string{"accountEnabled", "id"}},
		"any permission for the directory will do":  {"Directory.Read.All", "id,accountEnabled", []string{"accountEnabled", "id"}},
		"the basic permission hides the rest":       {"User.ReadBasic.All", "id,accountEnabled,mail", []string{"id", "mail"}},
	} {
		tenant := start(t, Options{Users: directory, Permissions: []string{c.permission}})
		address := "/v1.0/users"
		if c.selected != "" {
			address = query(address, "$select", c.selected)
		}
		shown := []string{}
		for field := range ask(t, tenant, address).rows()[0].(Object) {
			shown = append(shown, field)
		}
		slices.Sort(shown)
		if diff := cmp.Diff(c.want, shown); diff != "" {
			t.Errorf("%s (-want +got)\n%s", name, diff)
		}
	}
}

func TestWhatTheDirectoryRefuses(t *testing.T) {
	for name, c := range map[string]struct {
		permissions   []string
		address, code string
		status        int
	}{
		"a caller without a permission for users": {[]string{"AuditLog.Read.All"}, "/v1.0/users", "Authorization_RequestDenied", 403},
		"the same for one user":                   {[]string{"AuditLog.Read.All"}, "/v1.0/users/1", "Authorization_RequestDenied", 403},
		"a filter by a property without one":      {nil, query("/v1.0/users", "$filter", "passwordPolicies eq 'x'"), "Request_UnsupportedQuery", 400},
		"a filter that is none":                   {nil, query("/v1.0/users", "$filter", "(("), "BadRequest", 400},
		"a property that users do not have":       {nil, query("/v1.0/users", "$select", "id,enabled"), "BadRequest", 400},
		"a page that is too long":                 {nil, query("/v1.0/users", "$top", "1000"), "Request_BadRequest", 400},
	} {
		got := ask(t, start(t, Options{Users: directory, Permissions: c.permissions}), c.address)
		if got.status != c.status || got.code() != c.code {
			t.Errorf("%s: status %d, %s", name, got.status, got.raw)
		}
	}
}

func TestThePolicyList(t *testing.T) {
	const address = "/v1.0/identity/conditionalAccess/policies"
	given := []Object{{"id": "a", "displayName": "A", "state": "enabled"}, {"id": "b", "displayName": "B", "state": "disabled"}}
	for name, c := range map[string]struct {
		options Options
		address string
		status  int
		want    []string
	}{
		"all policies":                      {Options{}, address, 200, []string{"a", "b"}},
		"one policy":                        {Options{}, query(address, "$filter", "id eq 'b'"), 200, []string{"b"}},
		"beta shows them too":               {Options{}, "/beta/identity/conditionalAccess/policies", 200, []string{"a", "b"}},
		"a filter that is none":             {Options{}, query(address, "$filter", "id"), 400, []string{}},
		"no permission":                     {Options{Permissions: []string{}}, address, 403, []string{}},
		"the log's permission for policies": {Options{Permissions: []string{"Policy.Read.ConditionalAccess"}}, address, 403, []string{}},
		"no licence":                        {Options{Unlicensed: true}, address, 403, []string{}},
	} {
		c.options.Policies = given
		got := ask(t, start(t, c.options), c.address)
		if diff := cmp.Diff(c.want, got.ids()); got.status != c.status || diff != "" || (c.status == 403 && got.code() != "AccessDenied") {
			t.Errorf("%s: status %d, %s", name, got.status, got.raw)
		}
	}
}

func TestNothingCanBeWritten(t *testing.T) {
	tenant := start(t, Options{})
	request, _ := http.NewRequestWithContext(t.Context(), http.MethodPost, tenant.URL()+"/v1.0/users", http.NoBody)
	request.Header.Set("Authorization", "Bearer "+tenant.Token())
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		t.Fatal(err)
	}
	_ = response.Body.Close()
	if response.StatusCode != http.StatusMethodNotAllowed {
		t.Errorf("status %d", response.StatusCode)
	}
}
