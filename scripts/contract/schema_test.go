package main

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"
	"time"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"signin-diagnosis/handler/answer"
	"signin-diagnosis/handler/contract"
	"signin-diagnosis/handler/signin"
)

func compile(t *testing.T, part string) *jsonschema.Schema {
	t.Helper()
	text, err := schemaDocument().text()
	if err != nil {
		t.Fatal(err)
	}
	document, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	compiler := jsonschema.NewCompiler()
	compiler.AssertFormat()
	if err := compiler.AddResource("diagnosis.schema.json", document); err != nil {
		t.Fatal(err)
	}
	schema, err := compiler.Compile("diagnosis.schema.json" + part)
	if err != nil {
		t.Fatal(err)
	}
	return schema
}

// generic returns value as a caller decodes it.
func generic(t *testing.T, value any) map[string]any {
	t.Helper()
	text, err := json.Marshal(value)
	if err != nil {
		t.Fatal(err)
	}
	document, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	return document.(map[string]any)
}

var noon = answer.At(time.Date(2026, 5, 20, 12, 0, 0, 123, time.UTC))

// minimal returns an answer that knows next to nothing: every value that may be unknown is.
func minimal() answer.Diagnosis {
	source := answer.Source{Status: signin.SourceNotAsked}
	return answer.Diagnosis{
		SchemaVersion: "1", GeneratedAt: noon,
		Account: answer.Account{UserPrincipalName: "kim@contoso.com"},
		Window:  answer.Window{From: noon, To: noon},
		Verdict: answer.VerdictNoSignIns, PrimaryCause: answer.CategoryNone, Causes: []answer.Cause{}, Harmless: []answer.Harmless{},
		ConditionalAccess: answer.ConditionalAccess{Policies: []answer.MetPolicy{}},
		Gaps:              []answer.Gap{}, Sources: answer.Sources{SignIns: source, Account: source, Policies: source},
		Attempts: []answer.Attempt{},
	}
}

// full returns an answer with every list filled.
func full() answer.Diagnosis {
	yes, out := true, minimal()
	out.Account.Found, out.Account.ID = &yes, "11111111-1111-4111-8111-111111111111"
	out.Window.ReadFrom, out.Window.NewestSignIn = noon, noon
	out.Verdict, out.PrimaryCause = answer.VerdictFailing, answer.CategoryCABlock
	out.Causes = []answer.Cause{{
		Category: answer.CategoryCABlock, Area: answer.AreaConditionalAccess, Code: "ca-block.location",
		State: answer.StateActive, Confidence: answer.ConfidenceHigh,
		Blocks: true, Owner: answer.WhoConditionalAccessAdmin,
		Policies:    []answer.CausePolicy{{ID: "p", Result: "failure", GrantControls: []string{"Block"}, SessionControls: []string{}}},
		Remediation: []answer.Step{{Who: answer.WhoConditionalAccessAdmin, Step: "Look at the policy."}},
		Evidence:    []answer.EvidenceEntry{{SignInID: "s", Time: noon, ErrorCode: 53003}},
		Occurrences: 1, FirstSeen: noon, LastSeen: noon, Docs: []string{"https://learn.microsoft.com/"},
	}}
	out.ConditionalAccess.Policies = []answer.MetPolicy{{
		ID: "p", Results: map[string]int{"failure": 1}, Apps: []answer.PolicyApp{{App: "Outlook", Worst: "failure"}},
	}}
	out.Harmless = []answer.Harmless{{ErrorCode: 50074, Rows: 2, App: "Outlook", Text: "Prompts that were answered."}}
	out.Gaps = []answer.Gap{{Code: "aNewGap", Message: "Something is hidden."}}
	out.Attempts = []answer.Attempt{{
		StartedAt: noon, EndedAt: noon, Outcome: answer.OutcomeFailed,
		Events: []answer.AttemptEvent{{SignInID: "s", Time: noon, ErrorCode: 53003}},
	}}
	return out
}

func TestTheSchemaAcceptsEveryKindOfAnswer(t *testing.T) {
	code := 50076
	step := []answer.Step{{Who: answer.WhoUser, Step: "Answer the prompt."}}
	for name, c := range map[string]struct {
		part  string
		value any
	}{
		"a diagnosis that knows nothing": {"", minimal()},
		"a full diagnosis":               {"", full()},
		"an explanation of nothing":      {"#/definitions/Explanation", answer.Explanation{Codes: []answer.ExplainedCode{}, Gaps: []answer.Gap{}}},
		"an explanation": {"#/definitions/Explanation", answer.Explanation{
			Codes: []answer.ExplainedCode{{
				Code: &code, Category: answer.CategoryMFAPending, Area: answer.AreaAuthentication,
				Who: answer.WhoUser, Remediation: step, Docs: []string{},
			}},
			Timestamp: noon, Gaps: []answer.Gap{},
		}},
		"a check": {"#/definitions/CheckReport", answer.CheckReport{Checks: []answer.Check{{Name: "token", Status: signin.CheckOK}}}},
		"a problem": {"#/definitions/Problem", contract.Problem{
			Type: "urn:x", Title: "T", Status: 400, Code: "invalidRequest",
		}},
		"a problem that lists accounts": {"#/definitions/Problem", contract.Problem{Code: "accountAmbiguous", Accounts: []string{"a", "b"}}},
	} {
		t.Run(name, func(t *testing.T) {
			if err := compile(t, c.part).Validate(generic(t, c.value)); err != nil {
				t.Error(err)
			}
		})
	}
}

func TestTheSchemaRefusesWhatTheContractForbids(t *testing.T) {
	schema := compile(t, "")
	cause := func(d map[string]any) map[string]any { return d["causes"].([]any)[0].(map[string]any) }
	for name, spoil := range map[string]func(map[string]any){
		"a missing key":                    func(d map[string]any) { delete(d, "gaps") },
		"a missing key inside":             func(d map[string]any) { delete(cause(d), "adminExplanation") },
		"a null in a closed list":          func(d map[string]any) { d["verdict"] = nil },
		"a null list":                      func(d map[string]any) { d["causes"] = nil },
		"a null list of harmless rows":     func(d map[string]any) { d["harmless"] = nil },
		"a null time that is always known": func(d map[string]any) { d["generatedAt"] = nil },
		"an unknown verdict":               func(d map[string]any) { d["verdict"] = "broken" },
		"a cause of category none":         func(d map[string]any) { cause(d)["category"] = "none" },
		"a time with fractional seconds":   func(d map[string]any) { d["generatedAt"] = "2026-05-20T12:00:00.5Z" },
		"a time with an offset":            func(d map[string]any) { cause(d)["firstSeen"] = "2026-05-20T12:00:00+09:00" },
		"a time that no calendar has":      func(d map[string]any) { d["generatedAt"] = "2026-13-40T12:00:00Z" },
		"a number as text":                 func(d map[string]any) { d["attemptsOmitted"] = "0" },
		"six rows of evidence":             func(d map[string]any) { repeat(cause(d), "evidence", 6) },
		"more than 500 attempts":           func(d map[string]any) { repeat(d, "attempts", 501) },
		"a count of results that is no number": func(d map[string]any) {
			policies := d["conditionalAccess"].(map[string]any)["policies"].([]any)
			policies[0].(map[string]any)["results"] = map[string]any{"failure": "1"}
		},
	} {
		t.Run(name, func(t *testing.T) {
			document := generic(t, full())
			spoil(document)
			if schema.Validate(document) == nil {
				t.Error("it was accepted")
			}
		})
	}
}

func repeat(in map[string]any, list string, times int) {
	one := in[list].([]any)[0]
	all := make([]any, times)
	for i := range all {
		all[i] = one
	}
	in[list] = all
}

func TestTheSchemaAllowsKeysThatAreYetToCome(t *testing.T) {
	document := generic(t, full())
	document["new"], document["account"].(map[string]any)["new"] = true, "x"
	if err := compile(t, "").Validate(document); err != nil {
		t.Error(err)
	}
	if text, _ := schemaDocument().text(); strings.Contains(string(text), `"additionalProperties": false`) {
		t.Error("the schema forbids further keys")
	}
}
