package telling

import (
	"testing"

	"signin-diagnosis/handler/answer"
	"signin-diagnosis/handler/signin"
	"signin-diagnosis/handler/wording"
)

func TestWhatIsSaidOfACheck(t *testing.T) {
	busy := &signin.Failure{Kind: signin.KindUnavailable, Code: "connectionFailed"}
	forbidden := &signin.Failure{Kind: signin.KindForbidden, Permission: "AuditLog.Read.All"}
	for name, c := range map[string]struct {
		found        signin.Check
		message, fix string
		korean       string
	}{
		"a token": {signin.Check{Name: "token", Status: signin.CheckOK},
			"A token for Microsoft Graph was issued.", "", "Microsoft Graph용 토큰이 발급되었습니다."},
		"a permission": {signin.Check{Name: "AuditLog.Read.All", Status: signin.CheckOK, Held: "AuditLog.Read.All"},
			"AuditLog.Read.All: reads the sign-in log.", "", "AuditLog.Read.All: 로그인 로그를 읽습니다."},
		"a greater one": {signin.Check{Name: "User.Read.All", Status: signin.CheckOK, Held: "Directory.Read.All"},
			"Directory.Read.All: finds the account and sees whether it is enabled.", "", "Directory.Read.All: 계정을 찾고 사용 여부를 확인합니다."},
		"a lesser one": {signin.Check{Name: "Policy.Read.All", Status: signin.CheckOK, Held: "Policy.Read.ConditionalAccess"},
			"Policy.Read.ConditionalAccess takes the place of Policy.Read.All: it shows which policies acted, but not their definitions.", "",
			"Policy.Read.ConditionalAccess이(가) Policy.Read.All을(를) 대신합니다. 적용된 정책은 보여 주지만 정책의 정의는 보여 주지 않습니다."},
		"a missing one": {signin.Check{Name: "AuditLog.Read.All", Status: signin.CheckMissing, Failure: forbidden},
			"AuditLog.Read.All is missing. It reads the sign-in log; without it no question can be answered.",
			"Grant the app role AuditLog.Read.All (b0afded3-3588-46d8-8b3d-9842eff778da) of Microsoft Graph to the managed identity. Its token is cached, so a new role may take up to 24 hours to show.",
			"AuditLog.Read.All 권한이 없습니다. 용도: 로그인 로그를 읽습니다. 이 권한이 없으면 어떤 질문에도 답할 수 없습니다."},
		"a user's missing consent": {signin.Check{Name: "AuditLog.Read.All", Status: signin.CheckMissing, Delegated: true},
			"AuditLog.Read.All is missing. It reads the sign-in log; without it no question can be answered.",
			"Sign in with an application that has consent for AuditLog.Read.All.",
			"AuditLog.Read.All 권한이 없습니다. 용도: 로그인 로그를 읽습니다. 이 권한이 없으면 어떤 질문에도 답할 수 없습니다."},
		"a user without a role": {signin.Check{Name: "AuditLog.Read.All", Status: signin.CheckMissing, Held: "AuditLog.Read.All", Delegated: true, Failure: forbidden},
			"AuditLog.Read.All is missing. It reads the sign-in log; without it no question can be answered.",
			"The token holds AuditLog.Read.All, but the signed-in user also needs a directory role that may read the log, such as Reports Reader.",
			"AuditLog.Read.All 권한이 없습니다. 용도: 로그인 로그를 읽습니다. 이 권한이 없으면 어떤 질문에도 답할 수 없습니다."},
		"the Azure CLI": {signin.Check{Name: "Policy.Read.All", Status: signin.CheckMissing, Client: azureCLI, Delegated: true},
			"Policy.Read.All is missing. It shows which Conditional Access policies acted, and their definitions; without it answers cannot name the policy that blocks a sign-in. The Azure CLI's token cannot see policies.",
			"No consent adds Policy.Read.All to the Azure CLI's token. Check the deployed identity instead, with GET /api/diagnose/check.",
			"Policy.Read.All 권한이 없습니다. 용도: 적용된 조건부 액세스 정책과 정책의 정의를 보여 줍니다. 이 권한이 없으면 로그인을 차단한 정책의 이름을 알 수 없습니다. Azure CLI의 토큰으로는 정책을 볼 수 없습니다."},
		"the Azure CLI without consent": {signin.Check{Name: "AuditLog.Read.All", Status: signin.CheckMissing, Client: azureCLI, Delegated: true},
			"AuditLog.Read.All is missing. It reads the sign-in log; without it no question can be answered.",
			"Sign in with an application that has consent for AuditLog.Read.All.",
			"AuditLog.Read.All 권한이 없습니다. 용도: 로그인 로그를 읽습니다. 이 권한이 없으면 어떤 질문에도 답할 수 없습니다."},
		"a licence": {signin.Check{Name: "licence", Status: signin.CheckOK},
			"The sign-in log can be read.", "", "로그인 로그를 읽을 수 있습니다."},
		"no licence": {signin.Check{Name: "licence", Status: signin.CheckMissing, Failure: &signin.Failure{Kind: signin.KindUnlicensed}},
			"Microsoft Graph says that the tenant has no Entra ID P1 or P2 licence, which the sign-in log needs.",
			"Get Entra ID P1 or P2 for the tenant. If it has one, the refusal is false: grant the app role Directory.Read.All (7ab1d382-f21e-4acd-a863-ba3e13f7da61) as well.",
			"Microsoft Graph에 따르면 테넌트에 로그인 로그에 필요한 Entra ID P1 또는 P2 라이선스가 없습니다."},
		"a hidden licence": {signin.Check{Name: "licence", Status: signin.CheckUnknown, Failure: forbidden},
			"The licence shows only to an identity that may read the sign-in log.", "Grant AuditLog.Read.All first.",
			"라이선스는 로그인 로그를 읽을 수 있는 ID로만 확인할 수 있습니다."},
		"a failure": {signin.Check{Name: "User.Read.All", Status: signin.CheckUnknown, Failure: busy},
			"This could not be found out. Microsoft Graph: unavailable (connectionFailed).", "Try again later.",
			"확인하지 못했습니다. Microsoft Graph: unavailable (connectionFailed)."},
		"a failure before the token": {signin.Check{Name: "token", Status: signin.CheckUnknown, Failure: busy},
			"This could not be found out. Microsoft Graph: unavailable (connectionFailed).", "Try again later.",
			"확인하지 못했습니다. Microsoft Graph: unavailable (connectionFailed)."},
		"nothing without a token": {signin.Check{Name: "licence", Status: signin.CheckUnknown},
			"Without a token this cannot be found out.", "", "토큰이 없어 확인할 수 없습니다."},
	} {
		t.Run(name, func(t *testing.T) {
			want := answer.Check{Name: c.found.Name, Status: c.found.Status, Message: c.message, Fix: answer.OrNull(c.fix)}
			english, korean := Check([]signin.Check{c.found}, wording.English), Check([]signin.Check{c.found}, wording.Korean)
			if got := english.Checks[0]; got != want {
				t.Errorf("got %+v\nwant %+v", got, want)
			}
			if got := korean.Checks[0].Message; got != c.korean {
				t.Errorf("got %s\nwant %s", got, c.korean)
			}
			if english.OK != (c.found.Status == signin.CheckOK) || english.SchemaVersion != answer.SchemaVersion {
				t.Errorf("ok is %t, version %q", english.OK, english.SchemaVersion)
			}
		})
	}
}
