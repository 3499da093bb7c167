package render_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
	"time"

	"golang.org/x/net/html"

	"signin-diagnosis/handler/answer"
	"signin-diagnosis/handler/contract"
	"signin-diagnosis/handler/render"
	"signin-diagnosis/handler/wording"
)

func pageOf(t *testing.T, d answer.Diagnosis, l wording.Language) string {
	t.Helper()
	var out bytes.Buffer
	if err := render.Page(&out, &d, l); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func formOf(t *testing.T, p render.FormPage) string {
	t.Helper()
	var out bytes.Buffer
	if err := render.Form(&out, p); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// parsed returns a page as a browser reads it.
func parsed(t *testing.T, page string) *html.Node {
	t.Helper()
	document, err := html.Parse(strings.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	return document
}

func elements(document *html.Node, name string) []*html.Node {
	var found []*html.Node
	for node := range document.Descendants() {
		if node.Type == html.ElementNode && node.Data == name {
			found = append(found, node)
		}
	}
	return found
}

func attribute(node *html.Node, name string) string {
	for _, a := range node.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

// visibleText returns the text of a node on one line.
func visibleText(node *html.Node) string {
	var text strings.Builder
	for inner := range node.Descendants() {
		if inner.Type == html.TextNode {
			text.WriteString(inner.Data + " ")
		}
	}
	return strings.Join(strings.Fields(text.String()), " ")
}

// withAttempts returns the diagnosis with attempts of every outcome.
func withAttempts() answer.Diagnosis {
	d := blocked()
	attempt := func(ago time.Duration, outcome answer.Outcome, app string, code int, interactive bool) answer.Attempt {
		at := answer.At(noon.Instant().Add(-ago))
		return answer.Attempt{StartedAt: at, EndedAt: at, Outcome: outcome, App: answer.OrNull(app), Interactive: interactive,
			Events: []answer.AttemptEvent{{Time: at, ErrorCode: code}}}
	}
	d.Attempts = []answer.Attempt{
		attempt(time.Minute, answer.OutcomeFailed, "Outlook", 53003, true),
		attempt(2*time.Minute, answer.OutcomeFailed, "Outlook", 53003, true),
		attempt(time.Hour, answer.OutcomeInterrupted, "Outlook", 50074, true),
		attempt(2*time.Hour, answer.OutcomeSucceeded, "Teams", 0, false),
		attempt(3*time.Hour, answer.OutcomeSucceeded, "Teams", 0, true),
	}
	d.Counts = answer.Counts{Attempts: 9, Succeeded: 6, Failed: 2, Interrupted: 1}
	d.AttemptsOmitted = 4
	d.ConditionalAccess.Policies = append(d.ConditionalAccess.Policies,
		answer.MetPolicy{DisplayName: "Block abroad", State: "enabled", Apps: []answer.PolicyApp{{App: "Outlook", Worst: "failure"}, {App: "Teams", Worst: "success"}}},
		answer.MetPolicy{DisplayName: "New words", Apps: []answer.PolicyApp{{App: "Teams", Worst: "aNewResult"}}},
		answer.MetPolicy{DisplayName: "Far away", State: "disabled", Apps: []answer.PolicyApp{{App: "Teams", Worst: "notApplied"}}})
	d.ConditionalAccess.Policies[0].Apps = []answer.PolicyApp{{App: "Outlook", Worst: "reportOnlyFailure"}}
	return d
}

func TestAPageSaysWhatADiagnosisSays(t *testing.T) {
	text := visibleText(parsed(t, pageOf(t, withAttempts(), "en")))
	for _, want := range []string{
		"Cannot sign in", "kim@contoso.example", "A policy blocks Kim.", "What to do User Sign in from the office.", "Conditional Access Administrator Look at the policy.",
		"Get-MgPolicy", "A policy blocks this location", "ca-block.location, active, high confidence", "For the administrator: The location condition applied.",
		"Does refreshing the page help? No.", "Seen 3 times, last on 23 November 2026 at 12:00 UTC.", "“Trial” would have stopped 1 sign-in",
		"The log was read in part. Ask with a shorter lookback.", "Looked at 37 sign-ins", "CANNOT SIGN IN kim@contoso.example",
		"9 attempts: 6 succeeded, 2 failed, 1 interrupted. The newest 5 are drawn; 4 older ones are only counted.",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is missing in\n%s", want, text)
		}
	}
}

func TestAPageIsInTheReadersLanguage(t *testing.T) {
	document := parsed(t, pageOf(t, withAttempts(), "ko"))
	if lang := attribute(elements(document, "html")[0], "lang"); lang != "ko" {
		t.Errorf("lang %q", lang)
	}
	text := visibleText(elements(document, "main")[0])
	for _, want := range []string{"로그인할 수 없음", "해야 할 일", "조건부 액세스 관리자", "로그인 시도 9건: 성공 6건, 실패 2건, 중단 1건.", "앱별 조건부 액세스 정책", "실패", "보고서 전용"} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is missing in\n%s", want, text)
		}
	}
}

func TestTheTimelineTellsOutcomesApartAndLabelsFailures(t *testing.T) {
	document := parsed(t, pageOf(t, withAttempts(), "en"))
	marks := map[string]int{}
	for _, use := range elements(document, "use") {
		if len(elements(use, "title")) > 0 {
			marks[attribute(use, "href")]++
		}
	}
	if want := fmt.Sprint(map[string]int{"#m-failed": 2, "#m-interrupted": 1, "#m-quiet": 1, "#m-succeeded": 1}); fmt.Sprint(marks) != want {
		t.Errorf("marks %v, want %s", marks, want)
	}
	var texts []string
	for _, text := range elements(document, "text") {
		texts = append(texts, visibleText(text))
	}
	for _, want := range []string{"Outlook", "Teams", "53003 ×2", "10:00", "not drawn"} {
		if !slices.Contains(texts, want) {
			t.Errorf("%q is not drawn: %q", want, texts)
		}
	}
	if slices.Index(texts, "Outlook") > slices.Index(texts, "Teams") {
		t.Error("the app that fails does not come first")
	}
}

func TestTheMatrixShowsTheWorstOfEachPolicyAndApp(t *testing.T) {
	document := parsed(t, pageOf(t, withAttempts(), "en"))
	var rows []string
	for _, table := range elements(document, "table") {
		if attribute(table, "class") == "matrix" {
			for _, row := range elements(table, "tr") {
				rows = append(rows, visibleText(row))
			}
		}
	}
	want := []string{"Policy Outlook Teams", "Block abroad Failure Success", "Trial report-only Report-only: would fail –", "New words – aNewResult"}
	if !slices.Equal(rows, want) {
		t.Errorf("got %q\nwant %q", rows, want)
	}
	if text := visibleText(document); !strings.Contains(text, "2 policies applied to none of these sign-ins Harmless trial Far away") {
		t.Errorf("the policies that did nothing are not named in\n%s", text)
	}
}

func TestAnAnswerWithoutSignInsHasAPage(t *testing.T) {
	text := visibleText(parsed(t, pageOf(t, answer.Diagnosis{Verdict: answer.VerdictNoSignIns, Summary: "Nothing."}, "en")))
	for want, there := range map[string]bool{"No sign-ins in the log": true, "There were no attempts.": true, "What to do": false, "Conditional Access policies by app": false} {
		if strings.Contains(text, want) != there {
			t.Errorf("%q is there: %v, in\n%s", want, !there, text)
		}
	}
}

// TestForeignTextDoesNothingInAPage wants the poisoned pages to hold exactly our own markup.
func TestForeignTextDoesNothingInAPage(t *testing.T) {
	for _, poison := range poisons {
		wantOnlyOurs(t, pageOf(t, poisoned(poison), "en"))
		values := map[string]string{"upn": poison, "app": poison, "at": poison, "error": poison, "lookback": poison}
		wantOnlyOurs(t, formOf(t, render.FormPage{Language: "en", Form: true, Values: values, Stories: []render.Account{{UPN: poison, Title: poison}}}))
		wantOnlyOurs(t, formOf(t, render.FormPage{Language: "ko", Form: true, Values: values, Problem: &contract.Problem{
			Code: contract.Code(poison), Title: poison, Detail: poison, NextStep: poison, InvocationID: poison, Accounts: []string{poison},
		}}))
	}
}

func wantOnlyOurs(t *testing.T, page string) {
	t.Helper()
	document := parsed(t, page)
	for node := range document.Descendants() {
		if node.Type == html.CommentNode {
			t.Errorf("a comment: %s", node.Data)
		}
		if slices.Contains([]string{"img", "iframe", "object", "embed", "base", "link", "foreignobject"}, strings.ToLower(node.Data)) {
			t.Errorf("an element %s", node.Data)
		}
		for _, a := range node.Attr {
			switch {
			case strings.HasPrefix(a.Key, "on"), a.Key == "style", a.Key == "src", a.Key == "srcdoc", a.Key == "formaction", a.Key == "action":
				t.Errorf("an attribute %s=%q", a.Key, a.Val)
			case a.Key == "href" && !strings.HasPrefix(a.Val, "#") && !strings.HasPrefix(a.Val, "?lang="):
				t.Errorf("a link to %s", a.Val)
			}
		}
	}
	for name, most := range map[string]int{"script": 1, "style": 1, "title": 1} {
		if name != "title" && len(elements(document, name)) != most {
			t.Errorf("%d elements %s", len(elements(document, name)), name)
		}
	}
	for _, sign := range []string{"\x1b", "\x00", "\a", "\u202e", "\u2066", "\u200b", "\ufeff"} {
		if shown := strings.ReplaceAll(page, "\u2028", ""); strings.Contains(shown, sign) {
			t.Errorf("%q came through", sign)
		}
	}
	wantTheirPolicy(t, page)
}

// wantTheirPolicy compares the page's own style and script with the hashes of the policy that it is
// sent with.
func wantTheirPolicy(t *testing.T, page string) {
	t.Helper()
	policy := render.PageHeaders()["Content-Security-Policy"]
	for _, name := range []string{"style", "script"} {
		for _, element := range elements(parsed(t, page), name) {
			sum := sha256.Sum256([]byte(element.FirstChild.Data))
			if want := name + "-src 'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"; !strings.Contains(policy, want) {
				t.Errorf("the policy %q does not let the page's own %s run", policy, name)
			}
		}
	}
	if strings.Contains(policy, "unsafe") || !strings.HasPrefix(policy, "default-src 'none'") {
		t.Errorf("the policy is %q", policy)
	}
}

// TestAPageOfManyAttemptsStaysSmall has 500 attempts of 40 apps with the longest names, and as many
// policies as the matrix shows and more.
func TestAPageOfManyAttemptsStaysSmall(t *testing.T) {
	d := blocked()
	for range 25 {
		d.Causes = append(d.Causes, d.Causes[0])
	}
	d.Counts = answer.Counts{Attempts: 5000, Succeeded: 4000, Failed: 600, Interrupted: 400}
	d.AttemptsOmitted = 4500
	for i := range 500 {
		a := withAttempts().Attempts[i%5]
		a.StartedAt = answer.At(noon.Instant().Add(-time.Duration(i) * time.Minute))
		a.App, a.Resource, a.CorrelationID = answer.OrNull(fmt.Sprint(i%40, strings.Repeat("긴", 100))), "Office 365 Exchange Online", correlation
		d.Attempts = append(d.Attempts, a)
	}
	for i := range 100 {
		p := answer.MetPolicy{DisplayName: fmt.Sprint("Policy ", i)}
		for app := range 40 {
			p.Apps = append(p.Apps, answer.PolicyApp{App: fmt.Sprint("App ", app), Worst: "failure"})
		}
		d.ConditionalAccess.Policies = append(d.ConditionalAccess.Policies, p)
	}
	page := pageOf(t, d, "ko")
	if len(page) > 1<<20 {
		t.Errorf("%d bytes", len(page))
	}
	text := visibleText(parsed(t, page))
	for _, want := range []string{"최근 시도 500건만 그렸으며, 이전 시도 4500건은 개수만 집계했습니다.", "기타 앱", "표시되지 않은 앱이 30개 더 있습니다.", "표시되지 않은 정책이 40개 더 있습니다."} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is missing", want)
		}
	}
}

func TestTheFormKeepsWhatWasSentAndOffersTheStories(t *testing.T) {
	document := parsed(t, formOf(t, render.FormPage{
		Language: "en", Form: true, Practice: true, Values: map[string]string{"upn": "kim", "at": "2026-11-23T08:00:00Z", "error": "AADSTS50076\nTrace", "lookback": "P7D"},
		Stories: []render.Account{{UPN: "anna.berg@contoso.example", Title: "Healthy"}},
	}))
	got := map[string]string{}
	for _, input := range elements(document, "input") {
		got[attribute(input, "name")] = attribute(input, "value")
	}
	got["error"] = elements(document, "textarea")[0].FirstChild.Data
	for _, option := range elements(document, "option") {
		if slices.ContainsFunc(option.Attr, func(a html.Attribute) bool { return a.Key == "selected" }) {
			got["lookback"] = attribute(option, "value")
		}
	}
	want := map[string]string{}
	for _, f := range contract.FormFields() {
		want[f.Name] = ""
	}
	maps.Copy(want, map[string]string{"upn": "kim", "at": "2026-11-23T08:00", "error": "AADSTS50076\nTrace", "lookback": "P7D"})
	if fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("got %v, want %v", got, want)
	}
	if text := visibleText(document); !strings.Contains(text, "Healthy anna.berg@contoso.example") || !strings.Contains(text, "Practice data") {
		t.Errorf("the stories are not offered: %s", text)
	}
	for _, form := range elements(document, "form") {
		if attribute(form, "method") != "post" {
			t.Error("a form puts the account into an address")
		}
	}
}

func TestAProblemIsReadable(t *testing.T) {
	page := formOf(t, render.FormPage{Language: "ko", Problem: &contract.Problem{
		Status: 503, Code: "graphThrottled", Title: "Microsoft Graph asks to wait", Detail: "Wait.", NextStep: "Ask again.",
		InvocationID: correlation, RetryAfter: 10, Accounts: []string{"11111111-1111-4111-8111-111111111111"},
	}})
	text := visibleText(parsed(t, page))
	for _, want := range []string{"Microsoft Graph에서 잠시 기다리라고 응답했습니다", "Wait. Ask again.", "10초 후에 다시 시도하세요.", "graphThrottled (503)", correlation, "11111111-1111-4111-8111-111111111111"} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is missing in\n%s", want, text)
		}
	}
	if len(elements(parsed(t, page), "input")) != 0 {
		t.Error("a form nobody asked for")
	}
}
