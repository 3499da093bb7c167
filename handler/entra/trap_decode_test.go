package entra

import (
	"reflect"
	"testing"
	"time"

	"github.com/go-json-experiment/json/jsontext"
	"github.com/google/go-cmp/cmp"

	"signin-diagnosis/handler/signin"
)

func TestTrapOddRows(t *testing.T) {
	const id = `"id":"a","createdDateTime":"2026-11-22T10:00:00Z","status":{"errorCode":0}`
	at := time.Date(2026, 11, 22, 10, 0, 0, 0, time.UTC)
	for _, test := range []struct {
		name string
		row  string
		want signin.SignIn
	}{
		{"unknown enum members survive",
			`{` + id + `,"conditionalAccessStatus":"newStatus","riskDetail":"microsoftRevokedSessions","appliedConditionalAccessPolicies":[{"id":"p","result":"reportOnlyInterrupted"}]}`,
			signin.SignIn{ID: "a", CreatedAt: at, ConditionalAccessStatus: "newStatus", RiskDetail: "microsoftRevokedSessions",
				AppliedPolicies: []signin.AppliedPolicy{{ID: "p", Result: "reportOnlyInterrupted"}}}},
		{"a token type keeps its spelling", `{` + id + `,"incomingTokenType":"Primary Refresh Token"}`,
			signin.SignIn{ID: "a", CreatedAt: at, IncomingTokenType: "Primary Refresh Token"}},
		{"nulls are empty", `{` + id + `,"status":{"errorCode":53003,"failureReason":null},"deviceDetail":null,"isInteractive":null,"location":{"city":null},"signInEventTypes":null}`,
			signin.SignIn{ID: "a", CreatedAt: at, Status: signin.Status{ErrorCode: 53003}}},
		{"policies that were not evaluated are not policies that are hidden", `{` + id + `,"appliedConditionalAccessPolicies":[]}`,
			signin.SignIn{ID: "a", CreatedAt: at, AppliedPolicies: []signin.AppliedPolicy{}}},
		{"a key given twice: the last one counts", `{` + id + `,"appId":"one","appId":"two"}`,
			signin.SignIn{ID: "a", CreatedAt: at, AppID: "two"}},
		{"text that is not UTF-8", `{` + id + `,"appDisplayName":"caf` + "\xe9" + `"}`,
			signin.SignIn{ID: "a", CreatedAt: at, AppDisplayName: "caf\uFFFD"}},
		{"seven digits of a second", `{"id":"a","createdDateTime":"2026-11-22T10:00:00.1234567Z","status":{"errorCode":0}}`,
			signin.SignIn{ID: "a", CreatedAt: at.Add(123456700)}},
		{"an error code as text", `{` + id + `,"status":{"errorCode":"53003"}}`,
			signin.SignIn{ID: "a", CreatedAt: at, Status: signin.Status{ErrorCode: 53003}}},
		{"an error code with a point", `{` + id + `,"status":{"errorCode":53003.0}}`,
			signin.SignIn{ID: "a", CreatedAt: at, Status: signin.Status{ErrorCode: 53003}}},
		{"odd types cost nothing but themselves",
			`{` + id + `,"userDisplayName":7,"location":"Seoul","isInteractive":"yes","signInEventTypes":"interactiveUser","networkLocationDetails":{},
			 "authenticationDetails":[5,{"succeeded":"no","authenticationMethod":"Password"}],"tokenProtectionStatusDetails":{"signInSessionStatusCode":"none"},"status":{"errorCode":50126}}`,
			signin.SignIn{ID: "a", CreatedAt: at, Status: signin.Status{ErrorCode: 50126}, AuthenticationSteps: []signin.Step{{}, {Method: "Password"}}}},
		{"what Conditional Access judged, as texts and as objects",
			`{` + id + `,"conditionalAccessAudiences":["one",{"applicationId":"two","audienceReasons":"none"},null,7,{}]}`,
			signin.SignIn{ID: "a", CreatedAt: at, Audiences: []signin.Audience{"one", "two", "", "", ""}}},
		{"audiences beside an odd type, in the tolerant way",
			`{` + id + `,"conditionalAccessAudiences":["one",{"applicationId":"two"},[3]],"isInteractive":"yes"}`,
			signin.SignIn{ID: "a", CreatedAt: at, Audiences: []signin.Audience{"one", "two", ""}}},
		{"scopes, agents, strengths and session controls",
			`{` + id + `,"authenticationProcessingDetails":[{"key":"Oauth Scope Info","value":"[\"openid\",\"User.Read\"]"}],"agent":{"agentType":"agenticApp","parentAppId":null},
			 "appliedConditionalAccessPolicies":[{"id":"p","sessionControlsNotSatisfied":["SignInFrequency"],
			 "authenticationStrength":{"authenticationStrengthId":"s","displayName":null,"authenticationStrengthResult":"cannotSatisfy"}}]}`,
			signin.SignIn{ID: "a", CreatedAt: at, ProcessingDetails: []signin.ProcessingDetail{{Key: "Oauth Scope Info", Value: `["openid","User.Read"]`}}, Agent: signin.Agent{Type: "agenticApp"},
				AppliedPolicies: []signin.AppliedPolicy{{ID: "p", SessionUnmet: []string{"SignInFrequency"}, AuthenticationStrength: signin.AppliedStrength{ID: "s", Result: signin.StrengthOutOfReach}}}}},
		{"unknown properties are passed over", `{` + id + `,"agent":{"agentType":["x",{}]},"tomorrow":[[1]]}`,
			signin.SignIn{ID: "a", CreatedAt: at}},
	} {
		t.Run(test.name, func(t *testing.T) {
			c, _ := newGraph(t, value(test.row, row("b"))).client()
			page, _, err := c.SignIns(t.Context(), lastDay)
			if err != nil || page.Unreadable != 0 || ids(page.SignIns) != "a b" {
				t.Fatalf("got %q, %d unreadable, %v", ids(page.SignIns), page.Unreadable, err)
			}
			if diff := cmp.Diff(test.want, page.SignIns[0]); diff != "" {
				t.Errorf("row differs (-want +got):\n%s", diff)
			}
		})
	}
}

func TestTrapUnreadableRowsAreCounted(t *testing.T) {
	const when = `"createdDateTime":"2026-11-22T10:00:00Z"`
	const fine = when + `,"status":{"errorCode":0}`
	for name, text := range map[string]string{
		"no id":                           `{` + fine + `}`,
		"an empty id":                     `{"id":"",` + fine + `}`,
		"an id that is none":              `{"id":{},` + fine + `}`,
		"no time":                         `{"id":"x","status":{"errorCode":0}}`,
		"a time that is none":             `{"id":"x","createdDateTime":"yesterday","status":{"errorCode":0}}`,
		"an empty time":                   `{"id":"x","createdDateTime":"","status":{"errorCode":0}}`,
		"a time of another type":          `{"id":"x","createdDateTime":1763800000,"status":{"errorCode":0}}`,
		"not a row":                       `"x"`,
		"null":                            `null`,
		"no status would read as success": `{"id":"x",` + when + `}`,
		"a null status":                   `{"id":"x",` + when + `,"status":null}`,
		"a status of another type":        `{"id":"x",` + when + `,"status":"success"}`,
		"an empty status":                 `{"id":"x",` + when + `,"status":{}}`,
		"a status without error code":     `{"id":"x",` + when + `,"status":{"failureReason":"Other."}}`,
		"a null error code":               `{"id":"x",` + when + `,"status":{"errorCode":null}}`,
		"a status taken back":             `{"id":"x",` + when + `,"status":{"errorCode":0},"status":null}`,
		"an error code that is lost would read as success": `{"id":"x",` + when + `,"status":{"errorCode":{"code":53003}}}`,
		"an error code of words":                           `{"id":"x",` + when + `,"status":{"errorCode":"AADSTS53003"}}`,
	} {
		t.Run(name, func(t *testing.T) {
			page, unreadable, err := decodeRows([]byte(`{"value":[` + text + `,{"id":"b",` + fine + `}],"@odata.nextLink":"n"}`))
			if err != nil || unreadable != 1 || ids(page.Value) != "b" || page.Next != "n" {
				t.Errorf("got %q, next %q, %d unreadable, %v, want b and one unreadable", ids(page.Value), page.Next, unreadable, err)
			}
		})
	}
}

func TestUnreadableRowsReachTheCaller(t *testing.T) {
	c, _ := newGraph(t, value(`{}`, `{"id":"a","createdDateTime":"2026-11-22T10:00:00Z"}`, row("b"))).client()
	page, _, err := c.SignIns(t.Context(), lastDay)
	if err != nil || page.Unreadable != 2 || ids(page.SignIns) != "b" {
		t.Errorf("got %q, %d unreadable, %v", ids(page.SignIns), page.Unreadable, err)
	}
}

// FuzzDecodePage promises that no body crashes the decoding, that every row is
// either usable or counted, and that the fast way reads of valid JSON what the
// common way reads. (It does not judge what it passes over.)
func FuzzDecodePage(f *testing.F) {
	for _, seed := range []string{
		`{"value":[]}`, `{"value":null}`, `{"value":[` + row("a") + `],"@odata.nextLink":"https://x"}`,
		`{"value":[{"id":1,"createdDateTime":"x","status":{"errorCode":"5"}},null,7,[]]}`,
		`{"value":[` + row("a") + `,{"id":"b","createdDateTime":"2026-11-22T10:00:00Z","status":{"errorCode":0},"appliedConditionalAccessPolicies":[{"result":3}]}]}`,
		`{"value":[{"id":"b","createdDateTime":"2026-11-22T10:00:00Z","status":{"errorCode":0},"appliedConditionalAccessPolicies":[{"id":"p","result":"failure"},null]}],"value":[]}`,
		`{"value":[{"appliedConditionalAccessPolicies":[{"id":"p"}],"appliedConditionalAccessPolicies":null}]}`,
		` { "value" : [ { "id" : "a\\"b" , "createdDateTime" : "2026-11-22T10:00:00Z" , "status" : { "errorCode" : 0 } } , { "x\u0069d" : "b" } ] } `, ``, `[]`, `{"value":[{}`,
		`{"value":[{"id":"b","createdDateTime":"2026-11-22T10:00:00Z","status":null},{"id":"c","createdDateTime":"2026-11-22T10:00:00Z","status":{"errorCode":null}}]}`,
		`{"value":[{"id":"b","createdDateTime":"2026-11-22T10:00:00Z","status":{"errorCode":5},"status":{"failureReason":"x"}},{"id":"c","createdDateTime":"2026-11-22T10:00:00Z"}]}`,
		`{"value":[{"id":"b","createdDateTime":"2026-11-22T10:00:00Z","status":{"errorCode":0},"conditionalAccessAudiences":["a",{"applicationId":"b"},[1],7]}]}`,
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, body []byte) {
		page, unreadable, err := decodeRows(body)
		if err != nil {
			if page.Value != nil || unreadable != 0 {
				t.Error("a page that failed has rows")
			}
			return
		}
		for _, row := range page.Value {
			if row.ID == "" || row.CreatedAt.IsZero() {
				t.Errorf("row %+v is not usable", row)
			}
		}
		if !jsontext.Value(body).IsValid(lenient) {
			return
		}
		listed, dropped, err := decodeRowsTolerantly(body)
		if err != nil || dropped != unreadable || !reflect.DeepEqual(listed, page) {
			t.Errorf("the common way reads (%d dropped, %v)\n%+v\nthe fast way (%d dropped)\n%+v", dropped, err, listed, unreadable, page)
		}
		slow, dropped, err := decodeItems[logRow](body)
		if err != nil || len(slow.Value)+dropped != len(page.Value)+unreadable {
			t.Errorf("the tolerant way reads %d rows and drops %d, %v", len(slow.Value), dropped, err)
		}
	})
}
