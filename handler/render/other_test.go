package render_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"signin-diagnosis/handler/answer"
	"signin-diagnosis/handler/diagnosis"
	"signin-diagnosis/handler/diagnosis/rules"
	"signin-diagnosis/handler/render"
	"signin-diagnosis/handler/signin"
	"signin-diagnosis/handler/telling"
	"signin-diagnosis/handler/version"
	"signin-diagnosis/handler/wording"
)

func TestACheckIsALineEachWithTheNextStep(t *testing.T) {
	report := answer.CheckReport{Checks: []answer.Check{
		{Name: "token", Status: signin.CheckOK, Message: "A token was issued."},
		{Name: "AuditLog.Read.All", Status: signin.CheckMissing, Message: "It is missing.", Fix: "Grant it."},
		{Name: "licence", Status: signin.CheckUnknown, Message: "Not\x1b[31m known.", Fix: "Try again later."},
	}}
	release := "v0.0.0"
	report.Version.Version = &release
	want := "ok  token: A token was issued.\n" +
		"missing  AuditLog.Read.All: It is missing. Grant it.\n" +
		"unknown  licence: Not[31m known. Try again later.\n" +
		"Version: v0.0.0\n"
	if diff := cmp.Diff(want, checkTextOf(t, report, render.TextOptions{})); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	wantLines(t, checkTextOf(t, report, render.TextOptions{Color: true}), "\x1b[1m\x1b[31mmissing\x1b[0m  AuditLog.Read.All: It is missing. Grant it.")
}

func TestABuildSaysWhatItKnowsOfItself(t *testing.T) {
	release, commit, at := "v0.0.0", "0000000000000000000000000000000000000000", noon.Instant()
	for name, c := range map[string]struct {
		build    version.Build
		language wording.Language
		want     string
	}{
		"a release": {version.Build{Version: &release, Commit: &commit, BuiltAt: &at}, "en",
			"Version: v0.0.0\nCommit: " + commit + "\nTime of the commit: 2026-11-23T12:00:00Z\n"},
		"nothing recorded": {version.Build{}, "en",
			"Version: not recorded by the build\nCommit: not recorded by the build\nTime of the commit: not recorded by the build\n"},
		"in Korean": {version.Build{Version: &release}, "ko", "버전: v0.0.0\n커밋: 빌드에 기록되지 않음\n커밋 시각: 빌드에 기록되지 않음\n"},
	} {
		var out strings.Builder
		if err := render.VersionText(&out, c.build, render.TextOptions{Language: c.language}); err != nil || out.String() != c.want {
			t.Errorf("%s: %q, %v; want %q", name, out.String(), err, c.want)
		}
	}
}

func TestAnExplanationSaysWhatTheCodeMeansAndWhatTheTextHeld(t *testing.T) {
	code := 50076
	got := explanationTextOf(t, answer.Explanation{
		Codes: []answer.ExplainedCode{
			{Code: &code, Name: "UserStrongAuthClientAuthNRequired", Category: answer.CategoryMFAPending, Meaning: "MFA is needed.", Who: answer.WhoUser,
				Remediation: []answer.Step{{Who: answer.WhoUser, Step: "Answer the prompt."}}, Docs: []string{"https://learn.microsoft.com/x"}},
			{Category: answer.CategoryTokenExpired, Meaning: "The token has expired.", Who: answer.WhoUser, RefreshHelps: true},
		},
		CorrelationID: correlation, Timestamp: noon, Lifetime: "P90D",
	}, render.TextOptions{})
	want := `AADSTS50076 UserStrongAuthClientAuthNRequired  [mfa-pending]
   MFA is needed.
   Does refreshing the page help? No.
   Who acts first: User
   What to do
   - User: Answer the prompt.
   https://learn.microsoft.com/x

A message without a code  [token-expired]
   The token has expired.
   Does refreshing the page help? Yes, usually.
   Who acts first: User

In the text
 - Correlation id: 33333333-3333-4333-8333-333333333333
 - Time of the error: 2026-11-23T12:00:00Z
 - Allowed lifetime: P90D
`
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestATextWithoutACodeGetsItsGap(t *testing.T) {
	got := explanationTextOf(t, telling.New(diagnosis.New(rules.Book())).Explain("hello", "en"), render.TextOptions{})
	wantLines(t, got, "The text holds no error code and no message that is known here. If the screen has “More")
}

// TestEveryRoleHasAName keeps the names of the contract, such as hybridIdentityAdministrator, out of
// texts for people.
func TestEveryRoleHasAName(t *testing.T) {
	for _, who := range []answer.Who{
		"user", "helpdesk", "conditionalAccessAdministrator", "authenticationAdministrator", "userAdministrator", "securityOperator",
		"deviceAdministrator", "hybridIdentityAdministrator", "applicationAdministrator", "externalIdentityAdministrator",
		"exchangeAdministrator", "networkAdministrator", "applicationOwner", "applicationDeveloper", "homeTenant", "microsoft", "nobody",
	} {
		if name := render.RoleName("en", who); name == "" || name == string(who) {
			t.Errorf("%s has no name", who)
		}
	}
	if got := render.RoleName("en", "someoneNew"); got != "someoneNew" {
		t.Errorf("a role that is new is called %q", got)
	}
}
