package entra

import (
	"encoding/base64"
	"errors"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"signin-diagnosis/handler/signin"
	"signin-diagnosis/handler/telling"
	"signin-diagnosis/handler/wording"
)

func token(payload string) string {
	return "e30." + base64.RawURLEncoding.EncodeToString([]byte(payload)) + ".c2ln"
}

func TestCheck(t *testing.T) {
	const every = `"AuditLog.Read.All","User.Read.All","Policy.Read.All"`
	forbidden := refuse(403, "Authentication_MSGraphPermissionMissing", "Calling principal does not have required MSGraph permissions AuditLog.Read.All")
	unlicensed := refuse(403, licenceCode, "")
	for _, test := range []struct {
		name    string
		token   string
		answers []http.HandlerFunc
		want    string // name=status, in the order of the report
		says    []string
	}{
		{"everything is there", token(`{"roles":[` + every + `]}`), []http.HandlerFunc{value(row("a"))},
			"token=ok AuditLog.Read.All=ok User.Read.All=ok Policy.Read.All=ok licence=ok", nil},
		{"the policy role is missing", token(`{"roles":["AuditLog.Read.All","User.Read.All"]}`), []http.HandlerFunc{value()},
			"token=ok AuditLog.Read.All=ok User.Read.All=ok Policy.Read.All=missing licence=ok",
			[]string{"Grant the app role Policy.Read.All (246dd0d5-5bd0-4def-940b-0421030a5b68)", "24 hours", "cannot name the policy"}},
		{"the user role is missing", token(`{"roles":["AuditLog.Read.All","Policy.Read.All"]}`), []http.HandlerFunc{value()},
			"token=ok AuditLog.Read.All=ok User.Read.All=missing Policy.Read.All=ok licence=ok",
			[]string{"Grant the app role User.Read.All (df021288-bdef-4463-88db-98f22de89214)"}},
		{"the log's role is missing, and hides the licence", token(`{"roles":["User.Read.All","Policy.Read.All"]}`), []http.HandlerFunc{forbidden},
			"token=ok AuditLog.Read.All=missing User.Read.All=ok Policy.Read.All=ok licence=unknown",
			[]string{"Grant the app role AuditLog.Read.All (b0afded3-3588-46d8-8b3d-9842eff778da)", "Grant AuditLog.Read.All first"}},
		{"a token without any role", token(`{"appid":"11111111-2222-3333-4444-555555555555"}`), []http.HandlerFunc{forbidden},
			"token=ok AuditLog.Read.All=missing User.Read.All=missing Policy.Read.All=missing licence=unknown", nil},
		{"the lesser policy role does, with its limit", token(`{"roles":["AuditLog.Read.All","User.Read.All","Policy.Read.ConditionalAccess"]}`), []http.HandlerFunc{value()},
			"token=ok AuditLog.Read.All=ok User.Read.All=ok Policy.Read.All=ok licence=ok", []string{"not their definitions"}},
		{"a greater role does", token(`{"roles":["AuditLog.Read.All","Directory.Read.All","Policy.Read.All"]}`), []http.HandlerFunc{value()},
			"token=ok AuditLog.Read.All=ok User.Read.All=ok Policy.Read.All=ok licence=ok", nil},
		{"the tenant has no licence", token(`{"roles":[` + every + `]}`), []http.HandlerFunc{unlicensed, unlicensed},
			"token=ok AuditLog.Read.All=ok User.Read.All=ok Policy.Read.All=ok licence=missing",
			[]string{"Entra ID P1 or P2", "Directory.Read.All (7ab1d382-f21e-4acd-a863-ba3e13f7da61)"}},
		{"Graph cannot be reached", token(`{"roles":[` + every + `]}`), []http.HandlerFunc{answer(503, ""), answer(503, "")},
			"token=ok AuditLog.Read.All=ok User.Read.All=ok Policy.Read.All=ok licence=unknown", []string{"Try again later"}},
		{"beta is refused, v1.0 answers", token(`{"roles":[` + every + `]}`), []http.HandlerFunc{refuse(404, "ResourceNotFound", ""), value()},
			"token=ok AuditLog.Read.All=ok User.Read.All=ok Policy.Read.All=ok licence=ok", nil},
		{"an administrator's own token", token(`{"scp":"openid AuditLog.Read.All User.Read.All Policy.Read.All","appid":"x"}`), []http.HandlerFunc{value()},
			"token=ok AuditLog.Read.All=ok User.Read.All=ok Policy.Read.All=ok licence=ok", nil},
		{"an administrator without a role in the directory", token(`{"scp":"AuditLog.Read.All User.Read.All Policy.Read.All"}`), []http.HandlerFunc{refuse(403, "Authorization_RequestDenied", "")},
			"token=ok AuditLog.Read.All=missing User.Read.All=ok Policy.Read.All=ok licence=unknown", []string{"Reports Reader"}},
		{"a scope that is not consented", token(`{"scp":"AuditLog.Read.All","azp":"x"}`), []http.HandlerFunc{value()},
			"token=ok AuditLog.Read.All=ok User.Read.All=missing Policy.Read.All=missing licence=ok", []string{"consent for User.Read.All"}},
		{"the Azure CLI", token(`{"scp":"AuditLog.Read.All Directory.AccessAsUser.All","appid":"04b07795-8ddb-461a-bbee-02f9e1bf7b46"}`), []http.HandlerFunc{value()},
			"token=ok AuditLog.Read.All=ok User.Read.All=ok Policy.Read.All=missing licence=ok", []string{"The Azure CLI's token cannot see policies"}},
		{"a token that cannot be read is tried", "opaque", []http.HandlerFunc{value(), value(), refuse(403, "AccessDenied", "")},
			"token=ok AuditLog.Read.All=ok User.Read.All=ok Policy.Read.All=missing licence=ok", []string{"Grant the app role Policy.Read.All"}},
		{"a token that only looks like one is tried", "a.%%%.c", []http.HandlerFunc{forbidden, refuse(403, "Authorization_RequestDenied", ""), value()},
			"token=ok AuditLog.Read.All=missing User.Read.All=missing Policy.Read.All=ok licence=unknown", nil},
		{"an empty payload is tried", token(`{"roles":"x"}`), []http.HandlerFunc{unlicensed, unlicensed, value(), answer(500, ""), answer(500, "")},
			"token=ok AuditLog.Read.All=unknown User.Read.All=ok Policy.Read.All=unknown licence=missing", nil},
	} {
		t.Run(test.name, func(t *testing.T) {
			g := newGraph(t, test.answers...)
			clock := &leapingClock{now: time.Now()}
			c, err := New(Options{Endpoint: g.URL, Credential: &credential{token: test.token}, Clock: clock.clock()})
			if err != nil {
				t.Fatal(err)
			}
			found := c.Check(t.Context())
			g.wantRequests(len(test.answers), len(test.answers))
			wantReport(t, found, test.want, test.says)
		})
	}
}

// wantReport wants statuses, and what a reader of English is told of them.
func wantReport(t *testing.T, found []signin.Check, want string, says []string) {
	t.Helper()
	report := telling.Check(found, wording.English)
	var got, texts []string
	for _, check := range report.Checks {
		got = append(got, check.Name+"="+string(check.Status))
		texts = append(texts, check.Message, string(check.Fix))
		if check.Message == "" || (check.Status == signin.CheckMissing) && check.Fix == "" {
			t.Errorf("%s says nothing, or not what to do", check.Name)
		}
	}
	if strings.Join(got, " ") != want {
		t.Errorf("report\n got %s\nwant %s", strings.Join(got, " "), want)
	}
	fine := !slices.ContainsFunc(found, func(c signin.Check) bool { return c.Status != signin.CheckOK })
	if report.OK != fine || report.SchemaVersion != "1" {
		t.Errorf("ok is %t, version %q", report.OK, report.SchemaVersion)
	}
	for _, part := range says {
		if !strings.Contains(strings.Join(texts, "\n"), part) {
			t.Errorf("the report does not say %q:\n%s", part, strings.Join(texts, "\n"))
		}
	}
}

func TestCheckWithoutToken(t *testing.T) {
	g := newGraph(t)
	c, err := New(Options{Endpoint: g.URL, Credential: &credential{err: errors.New("no identity")}})
	if err != nil {
		t.Fatal(err)
	}
	wantReport(t, c.Check(t.Context()),
		"token=unknown AuditLog.Read.All=unknown User.Read.All=unknown Policy.Read.All=unknown licence=unknown",
		[]string{"managed identity", "az login", "AZURE_CLIENT_ID"})
}

func TestTrialsAreSmall(t *testing.T) {
	g := newGraph(t, value(), value(), value())
	c, _ := g.client()
	c.Check(t.Context())
	for i, path := range []string{"/beta/auditLogs/signIns", "/v1.0/users", "/v1.0/identity/conditionalAccess/policies"} {
		if got := g.request(i + 1); got.URL.Path != path || g.query(i+1, "$top") != "1" {
			t.Errorf("trial %d was %s?%s, want one row of %s", i+1, got.URL.Path, got.URL.RawQuery, path)
		}
	}
}

func TestACheckSpeaksTheCallersLanguage(t *testing.T) {
	g := newGraph(t, value())
	c, err := New(Options{Endpoint: g.URL, Credential: &credential{token: token(`{"roles":["AuditLog.Read.All","User.Read.All"]}`)}})
	if err != nil {
		t.Fatal(err)
	}
	for l, want := range map[wording.Language]string{
		wording.English: "Policy.Read.All is missing.", wording.Korean: "Policy.Read.All 권한이 없습니다.",
	} {
		report := telling.Check(c.Check(t.Context()), l)
		if !strings.Contains(report.Checks[3].Message, want) || report.Checks[3].Fix == "" {
			t.Errorf("%s: %+v", l, report.Checks[3])
		}
	}
	g.wantRequests(1, 1) // both share one check
}
