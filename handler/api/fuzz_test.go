package api_test

import (
	"errors"
	"net/http"
	"net/http/httptest"
	"regexp"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"signin-diagnosis/handler/api"
)

// serveOnce asks the healthy question with some headers, without a network.
func serveOnce(options api.Options, header http.Header) int {
	request := httptest.NewRequest(http.MethodGet, question, nil)
	request.Header = header
	recorder := httptest.NewRecorder()
	api.New(options).ServeHTTP(recorder, request)
	return recorder.Code
}

// role finds the default role in a JSON text, also where it is escaped.
var role = regexp.MustCompile(`Diagnose\.Read|\\u`)

func mayHoldRole(document []byte) bool { return role.Match(document) }

// FuzzParseQuestion: any input gives a question within the contract's bounds,
// or an error that names a field and the next step.
func FuzzParseQuestion(f *testing.F) {
	f.Add("kim@contoso.com", "PT24H", "2026-05-19T08:00:00Z", guidOne, pasted("2026-05-19 08:00:00Z"))
	f.Add("kim@contoso.com\n", "P", "2026-05-19T08:00:00+09:00", "{"+guidOne+"}", "\xff")
	f.Add(guidTwo, "9999d99999h999999m99999999s", "", "", "")
	f.Fuzz(func(t *testing.T, upn, lookback, at, id, text string) {
		request, err := api.ParseQuestion(map[string]string{
			"upn": upn, "lookback": lookback, "at": at, "correlationId": id, "requestId": id, "error": text, "app": upn,
		}, now, api.Defaults{})
		if err != nil {
			var input *api.InputError
			if !errors.As(err, &input) || input.Field == "" || input.Reason == "" || input.NextStep == "" {
				t.Errorf("an error that helps nobody: %v", err)
			}
			return
		}
		q := request.Question
		if q.Lookback < time.Minute || q.Lookback > 30*24*time.Hour {
			t.Errorf("lookback %v", q.Lookback)
		}
		if !q.At.IsZero() && (q.At.Before(now.Add(-30*24*time.Hour)) || q.At.After(now.Add(5*time.Minute))) {
			t.Errorf("at %v", q.At)
		}
		if !utf8.ValidString(q.Account) || strings.ContainsAny(q.Account, "\x00\r\n\t") || strings.Count(q.Account, "@") > 1 || q.Account != strings.TrimSpace(q.Account) {
			t.Errorf("account %q", q.Account)
		}
	})
}

// FuzzBody: no body makes the server fail.
func FuzzBody(f *testing.F) {
	for _, body := range []string{`{"upn":"kim@contoso.com"}`, `{"upn":null}`, `{"a":{"b":[1,2]}}`, `{`, "\xef\xbb\xbf{}", `{"upn":"\ud800"}`} {
		f.Add([]byte(body))
	}
	open, err := api.NewGuard(api.GuardConfig{})
	if err != nil {
		f.Fatal(err)
	}
	handler := api.New(api.Options{Guard: open, Asker: askFunc(healthy), Tell: tell})
	f.Fuzz(func(t *testing.T, body []byte) {
		request := httptest.NewRequest(http.MethodPost, "/api/diagnose", strings.NewReader(string(body)))
		request.Header.Set("Content-Type", "application/json")
		recorder := httptest.NewRecorder()
		handler.ServeHTTP(recorder, request)
		if recorder.Code != 200 && recorder.Code != 400 && recorder.Code != 413 {
			t.Errorf("status %d for %q", recorder.Code, body)
		}
	})
}
