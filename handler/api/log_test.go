package api_test

import (
	"context"
	"encoding/json"
	"errors"
	"log/slog"
	"maps"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"signin-diagnosis/handler/answer"
	"signin-diagnosis/handler/api"
	"signin-diagnosis/handler/diagnosis"
	"signin-diagnosis/handler/investigate"
	"signin-diagnosis/handler/signin"
)

// announcer closes a channel once a line is written.
type announcer struct {
	slog.Handler
	written chan struct{}
}

func (a announcer) Handle(ctx context.Context, line slog.Record) error {
	defer close(a.written)
	return a.Handler.Handle(ctx, line)
}

func announced(logger *slog.Logger, written chan struct{}) *slog.Logger {
	return slog.New(announcer{logger.Handler(), written})
}

// aad is a caller with the role, and with ids.
const aad = `{"auth_typ":"aad","claims":[
	{"typ":"roles","val":"Diagnose.Read"},
	{"typ":"http://schemas.microsoft.com/identity/claims/objectidentifier","val":"` + guidOne + `"},
	{"typ":"azp","val":"` + guidTwo + `"}]}`

func TestOneLineTellsEverythingAboutAQuestion(t *testing.T) {
	w := newWorld(t)
	w.options.Guard = easyAuth(t)
	w.options.Asker = askFunc(func(context.Context, investigate.Question) (investigate.Answer, error) {
		return investigate.Answer{
			Judgement: diagnosis.Judgement{Verdict: answer.VerdictFailing, PrimaryCause: answer.CategoryCABlock},
			Requests:  3, AccountID: "44444444-4444-4444-8444-444444444444", Cached: true, Shared: true,
		}, nil
	})
	w.options.Now = ticking(70 * time.Millisecond)
	header := principal(aad)
	header["X-Azure-Functions-InvocationId"] = []string{"forged", "55555555-5555-4555-8555-55555555555A"}
	header["Traceparent"] = []string{"00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"}
	w.serve(t).send(t, http.MethodGet, question, "", header)

	line := w.line(t)
	delete(line, "time")
	want := map[string]any{
		"level": "INFO", "msg": "question answered", "route": "diagnose", "status": 200.0,
		"invocationId": "55555555-5555-4555-8555-55555555555a", "traceId": "0af7651916cd43dd8448eb211c80319c",
		"verdict": "failing", "primaryCause": "ca-block", "problem": "", "fault": "", "graphRequestId": "", "hint": "",
		"gaps": "", "refused": "",
		"requests": 3.0, "milliseconds": 140.0, "cached": true, "shared": true,
		"callerObjectId": guidOne, "callerAppId": guidTwo,
		"accountId": "44444444-4444-4444-8444-444444444444", "accountHash": "",
	}
	if diff := cmp.Diff(want, line); diff != "" {
		t.Error(diff)
	}
}

// ticking returns a clock that goes on by step whenever it is read.
func ticking(step time.Duration) func() time.Time {
	clock := now
	return func() time.Time { clock = clock.Add(step); return clock }
}

func TestEveryLineHasTheSameKeys(t *testing.T) {
	keys := func(target string, asker api.Asker) []string {
		w := newWorld(t)
		w.options.Asker = asker
		w.serve(t).get(t, target)
		return slices.Sorted(maps.Keys(w.line(t)))
	}
	want := keys(question, askFunc(healthy))
	for _, got := range [][]string{
		keys(question, failing(errors.New("broken"))),
		keys("/api/diagnose", askFunc(healthy)),
		keys("/api/diagnose/check", askFunc(healthy)),
		keys("/nowhere", askFunc(healthy)),
	} {
		if diff := cmp.Diff(want, got); diff != "" {
			t.Error(diff)
		}
	}
}

func TestAFailureIsLoggedWithWhatATicketNeeds(t *testing.T) {
	w := newWorld(t)
	w.options.Asker = failing(&signin.Failure{Kind: signin.KindUnavailable, Code: "UnknownError", RequestID: guidTwo})
	w.serve(t).get(t, question)
	line := w.line(t)
	if line["level"] != "ERROR" || line["problem"] != "graphUnavailable" || line["graphRequestId"] != guidTwo ||
		line["fault"] != "Microsoft Graph: unavailable (UnknownError)" {
		t.Errorf("got %v", line)
	}
}

// TestTheLineTellsOfLostPermissions: an answer with holes is a 200, so that
// nothing else would tell an operator.
func TestTheLineTellsOfLostPermissions(t *testing.T) {
	w := newWorld(t)
	w.options.Asker = askFunc(func(context.Context, investigate.Question) (investigate.Answer, error) {
		return investigate.Answer{Judgement: diagnosis.Judgement{
			Verdict: answer.VerdictHealthy,
			Gaps:    []signin.Gap{{Code: signin.GapAccountNotReadable, Detail: "d"}, {Code: signin.GapPoliciesNotVisible}},
			Evidence: &signin.Evidence{Sources: signin.Sources{
				SignIns:  signin.Source{Status: signin.SourceOK},
				Account:  signin.Source{Status: signin.SourceForbidden},
				Policies: signin.Source{Status: signin.SourceForbidden},
			}},
		}}, nil
	})
	w.serve(t).get(t, question)
	line := w.line(t)
	if line["gaps"] != "accountNotReadable,policiesNotVisible" || line["refused"] != "account,policies" || line["level"] != "INFO" {
		t.Errorf("got %v", line)
	}
}

// TestAClosedGuardTellsItsOperator: in the log and not only the callers, who can do nothing about it.
func TestAClosedGuardTellsItsOperator(t *testing.T) {
	w := newWorld(t)
	guard, err := api.NewGuard(api.GuardConfig{AzureMark: "WEBSITE_SKU"})
	if err != nil {
		t.Fatal(err)
	}
	w.options.Guard = guard
	w.serve(t).get(t, question)
	if line := w.line(t); line["level"] != "ERROR" || !strings.Contains(line["hint"].(string), "WEBSITE_AUTH_ENABLED") {
		t.Errorf("got %v", line)
	}
	w = newWorld(t)
	w.options.Guard = easyAuth(t)
	w.serve(t).get(t, question) // nobody whom the platform checked
	if line := w.line(t); line["status"] != 401.0 || line["hint"] != "" {
		t.Errorf("a caller without a token is the caller's matter: %v", line)
	}
}

func TestAnAccountWithoutIdIsLoggedAsAHashThatOnlyThisProcessCanCompare(t *testing.T) {
	unknown := askFunc(func(context.Context, investigate.Question) (investigate.Answer, error) {
		return investigate.Answer{Judgement: diagnosis.Judgement{Verdict: answer.VerdictAccountNotFound}}, nil
	})
	hashes := func(accounts ...string) []string {
		w := newWorld(t)
		w.options.Asker = unknown
		w.serve(t)
		var found []string
		for _, account := range accounts {
			w.get(t, "/api/diagnose?upn="+account)
		}
		for _, line := range w.lines(t) {
			found = append(found, line["accountHash"].(string))
		}
		return found
	}
	here, there := hashes("kim@contoso.com", "KIM@contoso.com", "lee@contoso.com"), hashes("kim@contoso.com")
	if len(here[0]) != 24 || here[0] != here[1] || here[0] == here[2] {
		t.Errorf("in one process: %v", here)
	}
	if here[0] == there[0] {
		t.Error("two processes hash alike")
	}
}

func TestTheAuditLineIsWrittenWhateverTheLevel(t *testing.T) {
	w := newWorld(t)
	w.options.Logger = slog.New(slog.NewJSONHandler(w.log, &slog.HandlerOptions{Level: slog.LevelError + 1}))
	w.serve(t).get(t, question)
	if line := w.line(t); line["level"] != "INFO" || line["msg"] != "question answered" || line["status"] != 200.0 || line["time"] == nil {
		t.Errorf("got %v", line)
	}
}

func TestAnInvocationWithoutAGoodIdGetsAGoodOne(t *testing.T) {
	for _, header := range []http.Header{
		nil,
		{"X-Azure-Functions-InvocationId": {"not a GUID"}},
		{"X-Azure-Functions-InvocationId": {guidOne, `"}{forged`}},
	} {
		w := newWorld(t)
		w.serve(t).send(t, http.MethodGet, question, "", header)
		id, _ := w.line(t)["invocationId"].(string)
		if !signin.IsGUID(id) || id == guidOne {
			t.Errorf("%v gave %q", header, id)
		}
	}
}

func TestTheHostsInvocationIdCountsHoweverItWasAdded(t *testing.T) {
	const host = "55555555-5555-4555-8555-555555555555"
	for _, values := range [][]string{{host}, {"forged", host}, {"forged, " + host}, {guidOne + "," + host}} {
		w := newWorld(t)
		w.serve(t).send(t, http.MethodGet, question, "", http.Header{"X-Azure-Functions-InvocationId": values})
		if id := w.line(t)["invocationId"]; id != host {
			t.Errorf("%q gave %q", values, id)
		}
	}
}

func TestATraceIsOnlyTakenFromAValidHeader(t *testing.T) {
	for parent, want := range map[string]string{
		"00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01": "0af7651916cd43dd8448eb211c80319c",
		"00-00000000000000000000000000000000-b7ad6b7169203331-01": "",
		"00-kim@contoso.com-b7ad6b7169203331-01":                  "",
		"":                                                        "",
	} {
		w := newWorld(t)
		w.serve(t).send(t, http.MethodGet, question, "", http.Header{"Traceparent": {parent}})
		if got := w.line(t)["traceId"]; got != want {
			t.Errorf("%q gave %q", parent, got)
		}
	}
}

// marker is put wherever a caller can write; it must not come out in the log.
const marker = "MARKER"

func TestNothingThatACallerWritesComesIntoTheLog(t *testing.T) {
	header := http.Header{
		"Authorization":                  {"Bearer " + marker},
		"X-Functions-Key":                {marker},
		"User-Agent":                     {marker},
		"Accept":                         {marker + "/" + marker},
		"Accept-Language":                {marker},
		"Cookie":                         {"a=" + marker},
		"Referer":                        {"https://" + marker},
		"Traceparent":                    {marker},
		"X-Azure-Functions-InvocationId": {marker},
		"X-Forwarded-For":                {marker},
	}
	maps.Copy(header, principal(`{"auth_typ":"aad","claims":[{"typ":"roles","val":"Diagnose.Read"},{"typ":"oid","val":"`+marker+`"},{"typ":"azp","val":"`+marker+`"},{"typ":"name","val":"`+marker+`"}]}`))
	body, err := json.Marshal(map[string]string{"upn": marker + "@contoso.com", "app": marker, "error": "AADSTS50076 " + marker})
	if err != nil {
		t.Fatal(err)
	}
	w := newWorld(t)
	w.options.Guard = easyAuth(t)
	w.serve(t)
	for _, asker := range []askFunc{
		healthy,
		failing(&url.Error{Op: "Get", URL: "https://graph.microsoft.com/?" + marker, Err: errors.New(marker)}),
		failing(errors.New(marker)),
		failing(&signin.Failure{Kind: signin.KindUnavailable, Cause: errors.New(marker)}),
		func(context.Context, investigate.Question) (investigate.Answer, error) { panic(marker) },
		func(context.Context, investigate.Question) (investigate.Answer, error) { panic(errors.New(marker)) },
	} {
		w.options.Asker = asker
		w.serve(t)
		w.send(t, http.MethodPost, "/api/diagnose?code="+marker+"&clientId="+marker, string(body), header)
		w.send(t, http.MethodGet, "/api/diagnose?"+marker+"="+marker, "", header)
		w.send(t, http.MethodGet, "/api/diagnose?upn="+marker, "", header)
		w.send(t, http.MethodGet, "/api/diagnose/"+marker, "", header)
		w.send(t, http.MethodPost, "/api/diagnose", `{"`+marker, header)
		w.send(t, marker, "/api/diagnose", "", header)
	}
	if lines := w.lines(t); len(lines) < 36 {
		t.Errorf("only %d lines were logged", len(lines))
	}
	if log := w.log.String(); strings.Contains(strings.ToUpper(log), marker) || strings.Contains(log, "contoso") {
		t.Errorf("the log tells too much:\n%s", log)
	}
}

func TestThePlatformsKeyIsLetThroughAndNeverEchoed(t *testing.T) {
	w := newWorld(t).serve(t)
	for _, target := range []string{question + "&", "/api/diagnose/check?", "/api/diagnose/openapi.json?", "/api/diagnose/swagger.json?"} {
		for _, names := range [][2]string{{"code", "clientId"}, {"Code", "CLIENTID"}} {
			if got := w.get(t, target+names[0]+"="+marker+"&"+names[1]+"="+marker); got.status != http.StatusOK {
				t.Errorf("%s with %v: %d %s", target, names, got.status, got.body)
			}
		}
	}
	for _, target := range []string{question, "/api/diagnose?x=1", "/api/diagnose/explain?error="} {
		if got := w.get(t, target+"&code="+marker); strings.Contains(got.body, marker) {
			t.Errorf("%s echoes the key: %s", target, got.body)
		}
	}
}
