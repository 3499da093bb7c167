package signin

import (
	"slices"
	"testing"
)

func TestScopesAreReadInBothForms(t *testing.T) {
	for value, want := range map[string][]string{
		`["openid","User.Read"]`:           {"openid", "User.Read"},
		`[User.Read,Userinfo.ReadWrite]`:   {"User.Read", "Userinfo.ReadWrite"},
		`["https://api.example/.default"]`: {"https://api.example/.default"},
		"openid profile":                   {"openid", "profile"},
		"[]":                               {},
		"":                                 {},
	} {
		row := SignIn{ProcessingDetails: []ProcessingDetail{{"Is CAE Token", "False"}, {"Oauth Scope Info", value}}}
		if got := row.Scopes(); !slices.Equal(got, want) {
			t.Errorf("%s: scopes %q, want %q", value, got, want)
		}
	}
	if got := (&SignIn{ProcessingDetails: []ProcessingDetail{{"Is CAE Token", "False"}}}).Scopes(); got != nil {
		t.Errorf("a row that names no scopes has %q", got)
	}
}

func TestAnAudienceIsFoundWithoutRegardToCase(t *testing.T) {
	row := SignIn{Audiences: []Audience{"", "00000002-0000-0000-C000-000000000000"}}
	if !row.JudgedBy(Directory) || row.JudgedBy("00000003-0000-0000-c000-000000000000") {
		t.Errorf("audiences %q are not told apart", row.Audiences)
	}
}

func TestOnlyARowThatNamesAnAgentIsOne(t *testing.T) {
	for kind, want := range map[string]bool{
		"": false, "notAgentic": false, "NotAgentic": false, "unknownFutureValue": false,
		"agenticApp": true, "agenticAppInstance": true, "agentIdentityBlueprintPrincipal": true, "agentIDuser": true,
	} {
		if row := (&SignIn{Agent: Agent{Type: kind}}); row.OfAgent() != want {
			t.Errorf("agent type %q: an agent's is %v", kind, !want)
		}
	}
}
