package practice

import (
	"fmt"
	"net/url"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"signin-diagnosis/handler/practice/people"
	"signin-diagnosis/handler/practice/plain"
)

var logNow = time.Date(2026, 3, 1, 12, 0, 0, 0, time.UTC)

func clock() time.Time { return logNow }

// rowAt returns a row of that many minutes ago; its id is the number.
func rowAt(minutes int, changes Object) Object {
	row := people.SignIn(logNow.Add(-time.Duration(minutes)*time.Minute), "u1", "Anna@contoso.example", changes)
	row["id"] = fmt.Sprint(minutes)
	return row
}

// The properties that tests change or look for.
const (
	appliedProperty = "appliedConditionalAccessPolicies"
	typesProperty   = "signInEventTypes"
)

var silentRow = Object{"isInteractive": false, typesProperty: []string{"nonInteractiveUser"}}

func TestTheLogShowsWhatAQueryAsksFor(t *testing.T) {
	rows := []Object{
		rowAt(1, nil), rowAt(2, silentRow), rowAt(3, Object{"userId": "u2"}), rowAt(4, Object{typesProperty: []string{"servicePrincipal"}}),
		rowAt(60*24*29, nil), rowAt(60*24*31, nil),
	}
	const both = "signInEventTypes/any(t: t eq 'interactiveUser' or t eq 'nonInteractiveUser')"
	tenant := start(t, Options{Now: clock, SignIns: rows})
	for name, c := range map[string]struct {
		address string
		want    []string
	}{
		"beta shows interactive rows only, newest first, of 30 days": {logPath, []string{"1", "3", "41760"}},
		"v1.0 shows the same":                 {"/v1.0/auditLogs/signIns", []string{"1", "3", "41760"}},
		"beta shows both kinds to who asks":   {query(logPath, "$filter", both), []string{"1", "2", "3", "41760"}},
		"background rows alone":               {query(logPath, "$filter", "signInEventTypes/any(t: t eq 'nonInteractiveUser')"), []string{"2"}},
		"one user's rows":                     {query(logPath, "$filter", "userId eq 'u2'"), []string{"3"}},
		"a name in lower case finds its rows": {query(logPath, "$filter", "userPrincipalName eq 'anna@contoso.example'"), []string{"1", "3", "41760"}},
		"a name in mixed case finds nothing":  {query(logPath, "$filter", "userPrincipalName eq 'Anna@contoso.example'"), []string{}},
		"rows since a time":                   {query(logPath, "$filter", "createdDateTime ge 2026-03-01T11:58:00Z"), []string{"1"}},
		"oldest first to who asks":            {query(logPath, "$orderby", "createdDateTime asc"), []string{"41760", "3", "1"}},
		"newest first to who asks":            {query(logPath, "$orderby", "createdDateTime desc"), []string{"1", "3", "41760"}},
		"the path is compared without case":   {"/beta/auditlogs/signins", []string{"1", "3", "41760"}},
		"a selected id comes alone":           {query(logPath, "$select", "id, userId", "$top", "1"), []string{"1"}},
	} {
		got := ask(t, tenant, c.address)
		if diff := cmp.Diff(c.want, got.ids()); got.status != 200 || diff != "" {
			t.Errorf("%s: status %d (-want +got)\n%s", name, got.status, diff)
		}
	}
	if got := ask(t, tenant, query(logPath, "$select", "id,userId", "$top", "1")).rows()[0].(Object); len(got) != 2 {
		t.Errorf("$select gives %v", got)
	}
}

func TestWhatTheLogRefuses(t *testing.T) {
	tenant := start(t, Options{Now: clock})
	for name, c := range map[string]struct {
		address, code string
		status        int
	}{
		"event types on v1.0":        {query("/v1.0/auditLogs/signIns", "$filter", "signInEventTypes/any(t: t eq 'interactiveUser')"), "BadRequest", 400},
		"a filter that is none":      {query(logPath, "$filter", "userId = 'x'"), "BadRequest", 400},
		"$skip":                      {query(logPath, "$skip", "5"), "BadRequest", 400},
		"$count":                     {query(logPath, "$count", "true"), "BadRequest", 400},
		"$search":                    {query(logPath, "$search", "x"), "BadRequest", 400},
		"a page of more than 1,000":  {query(logPath, "$top", "1001"), "BadRequest", 400},
		"a page of nothing":          {query(logPath, "$top", "0"), "BadRequest", 400},
		"another order":              {query(logPath, "$orderby", "userId"), "BadRequest", 400},
		"a skip token of nobody":     {query(logPath, "$skiptoken", "abc"), "UnknownError", 400},
		"another version":            {"/v3.0/auditLogs/signIns", "BadRequest", 400},
		"a path that does not exist": {"/v1.0/auditLogs/nothing", "ResourceNotFound", 404},
		"the root":                   {"/", "BadRequest", 400},
	} {
		got := ask(t, tenant, c.address, "client-request-id", "mine")
		if got.status != c.status || got.code() != c.code || plain.Text(plain.At(got.body, "error/message")) == "" {
			t.Errorf("%s: status %d, %s", name, got.status, got.raw)
		}
		id := got.header.Get("request-id")
		if id == "" || plain.At(got.body, "error/innerError/request-id") != any(id) || got.header.Get("client-request-id") != "mine" {
			t.Errorf("%s: the answer does not name its request: %s", name, got.raw)
		}
	}
}

func TestWhoMayReadTheLog(t *testing.T) {
	for name, c := range map[string]struct {
		options Options
		code    string
		status  int
	}{
		"the three permissions":      {Options{}, "", 200},
		"the log's permission alone": {Options{Permissions: []string{"AuditLog.Read.All"}}, "", 200},
		"no permission":              {Options{Permissions: []string{}}, "Authentication_MSGraphPermissionMissing", 403},
		"the directory's permission": {Options{Permissions: []string{"Directory.Read.All"}}, "Authentication_MSGraphPermissionMissing", 403},
		"a tenant without a licence": {Options{Unlicensed: true}, "Authentication_RequestFromNonPremiumTenantOrB2CTenant", 403},
	} {
		got := ask(t, start(t, c.options), logPath)
		if got.status != c.status || got.code() != c.code {
			t.Errorf("%s: status %d, %s", name, got.status, got.raw)
		}
	}
	got := ask(t, start(t, Options{Permissions: []string{}}), logPath)
	if !strings.Contains(got.raw, "AuditLog.Read.All") {
		t.Errorf("the refusal does not name the permission: %s", got.raw)
	}
}

func TestWhatACallerSeesOfARow(t *testing.T) {
	policy := func(result, unmet string) Object {
		return Object{"id": "p", "result": result, "conditionsNotSatisfied": unmet, "enforcedGrantControls": []string{"Block"},
			"includeRulesSatisfied": []Object{{"conditionalAccessCondition": "users", "ruleSatisfied": "allUsers"}, {"conditionalAccessCondition": "authenticationFlows", "ruleSatisfied": "deviceCodeFlow"}}}
	}
	row := rowAt(1, Object{"incomingTokenType": "refreshToken", "authenticationRequirementPolicies": []Object{{"requirementProvider": "authenticationStrengths"}}, appliedProperty: []Object{policy("reportOnlyFailure", "none"), policy("failure", "users,authenticationFlows")}})
	const prefer = "include-unknown-enum-members"
	see := func(version, prefer string, permissions ...string) Object {
		tenant := start(t, Options{Now: clock, SignIns: []Object{row}, Permissions: append(permissions, "AuditLog.Read.All")})
		return ask(t, tenant, "/"+version+"/auditLogs/signIns", "Prefer", prefer).rows()[0].(Object)
	}
	results := func(row Object) []string { list, _ := row[appliedProperty].([]any); return texts(list, "result") }

	full := see("beta", prefer, "Policy.Read.All")
	if diff := cmp.Diff([]string{"reportOnlyFailure", "failure"}, results(full)); diff != "" || full["incomingTokenType"] != "refreshToken" {
		t.Errorf("a caller who asks for late members does not see them: %v", full[appliedProperty])
	}
	veiled := see("beta", "", "Policy.Read.All")
	if diff := cmp.Diff([]string{"unknownFutureValue", "failure"}, results(veiled)); diff != "" || veiled["incomingTokenType"] != "unknownFutureValue" {
		t.Errorf("late members show unasked: %v", veiled[appliedProperty])
	}
	if got := texts(veiled[appliedProperty].([]any), "conditionsNotSatisfied"); !slices.Equal(got, []string{"none", "unknownFutureValue"}) {
		t.Errorf("conditions %v", got)
	}
	rules := func(row Object) []string {
		return texts(row[appliedProperty].([]any)[0].(Object)["includeRulesSatisfied"].([]any), "ruleSatisfied")
	}
	providers := func(row Object) []string {
		return texts(row["authenticationRequirementPolicies"].([]any), "requirementProvider")
	}
	if got := slices.Concat(rules(full), providers(full)); !slices.Equal(got, []string{"allUsers", "deviceCodeFlow", "authenticationStrengths"}) {
		t.Errorf("rules and providers %v", got)
	}
	if got := slices.Concat(rules(veiled), providers(veiled)); !slices.Equal(got, []string{"allUsers", "unknownFutureValue", "unknownFutureValue"}) {
		t.Errorf("rules and providers %v unasked", got)
	}
	for _, permission := range []string{"Policy.Read.ConditionalAccess", "Policy.ReadWrite.ConditionalAccess"} {
		if len(results(see("beta", prefer, permission))) != 2 {
			t.Errorf("%s does not show the applied policies", permission)
		}
	}
	if _, shown := see("beta", prefer, "User.Read.All")[appliedProperty]; shown {
		t.Error("the applied policies show without a permission for policies")
	}
	old := see("v1.0", prefer, "Policy.Read.All")
	for _, name := range []string{typesProperty, "authenticationDetails", "incomingTokenType", "sessionLifetimePolicies", "conditionalAccessAudiences", "agent"} {
		if _, shown := old[name]; shown {
			t.Errorf("v1.0 shows %s", name)
		}
		if _, shown := full[name]; !shown {
			t.Errorf("beta does not show %s", name)
		}
	}
	for _, name := range []string{"userAgent", "homeTenantId", "resourceTenantId", "riskEventTypes_v2"} {
		if _, shown := old[name]; !shown {
			t.Errorf("v1.0 does not show %s", name)
		}
	}
	if _, shown := full["riskEventTypes"]; shown {
		t.Error("beta shows the risk events under their older name")
	}
	if _, shown := old[appliedProperty].([]any)[0].(Object)["conditionsNotSatisfied"]; shown || len(results(old)) != 2 {
		t.Errorf("v1.0 shows policies as %v", old[appliedProperty])
	}
	if _, shown := old["deviceDetail"].(Object)["browserId"]; shown {
		t.Error("v1.0 shows the browser's id")
	}
}

func TestOnlyBetaSaysHowAPolicyTightensContinuousAccessEvaluation(t *testing.T) {
	tenant := start(t, Options{Now: clock, Policies: []Object{{"id": "p", "sessionControls": Object{"continuousAccessEvaluation": Object{"mode": "strictLocation"}}}}})
	for version, want := range map[string]bool{"v1.0": false, "beta": true} {
		shown := strings.Contains(ask(t, tenant, "/"+version+"/identity/conditionalAccess/policies").raw, "strictLocation")
		if shown != want {
			t.Errorf("%s says so: %v", version, shown)
		}
	}
}

// walk follows next links from an address to the end.
func walk(t *testing.T, tenant *Tenant, address string) (ids []string, pages []int) {
	t.Helper()
	for range 20 {
		got := ask(t, tenant, address)
		if got.status != 200 {
			t.Fatalf("%s", got.raw)
		}
		ids = append(ids, got.ids()...)
		pages = append(pages, len(got.ids()))
		if address = got.next(); address == "" {
			return ids, pages
		}
		if !strings.HasPrefix(address, tenant.URL()+"/beta/auditLogs/signIns?") {
			t.Fatalf("the next link leads to %s", address)
		}
	}
	t.Fatal("the pages do not end")
	return nil, nil
}

func TestPagesFollowEachOtherToTheEnd(t *testing.T) {
	var rows []Object
	for i := range 7 {
		row := rowAt(i/2, nil) // two rows of the same time each
		row["id"] = fmt.Sprint("r", i)
		rows = append(rows, row)
	}
	tenant := start(t, Options{Now: clock, SignIns: rows})
	for _, order := range []string{"createdDateTime desc", "createdDateTime asc"} {
		all := ask(t, tenant, query(logPath, "$orderby", order)).ids()
		ids, pages := walk(t, tenant, query(logPath, "$orderby", order, "$top", "3", "$filter", "userId eq 'u1'"))
		if diff := cmp.Diff(all, ids); diff != "" || !slices.Equal(pages, []int{3, 3, 1}) || len(all) != 7 {
			t.Errorf("%s: pages of %v (-want +got)\n%s", order, pages, diff)
		}
	}
	noted := tenant.Requests()
	if last := noted[len(noted)-1]; last.Page != 3 || last.Filter != "userId eq 'u1'" || last.Top != 3 {
		t.Errorf("the last page was asked for with %+v", last)
	}
	next, _ := url.Parse(ask(t, tenant, query(logPath, "$top", "3")).next())
	values := next.Query()
	values.Set("$filter", "userId eq 'u2'")
	if got := ask(t, tenant, "/beta/auditLogs/signIns?"+values.Encode()); got.status != 400 {
		t.Errorf("a skip token serves another query: %s", got.raw)
	}
}
