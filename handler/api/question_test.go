package api_test

import (
	"errors"
	"strings"
	"testing"
	"time"

	"signin-diagnosis/handler/api"
	"signin-diagnosis/handler/wording"
)

// parse parses a question that must be good.
func parse(t *testing.T, values map[string]string) api.Request {
	t.Helper()
	request, err := api.ParseQuestion(values, now, api.Defaults{})
	if err != nil {
		t.Fatal(err)
	}
	return request
}

func TestAnAccountIsTidiedAndNeverRewritten(t *testing.T) {
	for given, want := range map[string]string{
		"Kim@Contoso.com":                          "Kim@Contoso.com",
		"  kim@contoso.com ":                       "kim@contoso.com",
		"kim_fabrikam.com#EXT#@t.example.com":      "kim_fabrikam.com#EXT#@t.example.com",
		"o'brien@contoso.com":                      "o'brien@contoso.com",
		"Rene\u0301@contoso.com":                   "Ren\u00e9@contoso.com",
		guidOne:                                    guidOne,
		strings.Repeat("k", 1012) + "@contoso.com": strings.Repeat("k", 1012) + "@contoso.com",
	} {
		if got := parse(t, map[string]string{"upn": given}).Question.Account; got != want {
			t.Errorf("%q became %q, want %q", given, got, want)
		}
	}
}

func TestALookbackHasTwoNotations(t *testing.T) {
	for text, want := range map[string]time.Duration{
		"PT24H":      24 * time.Hour,
		"P7D":        7 * 24 * time.Hour,
		"P1DT12H":    36 * time.Hour,
		"PT1M":       time.Minute,
		"PT90M":      90 * time.Minute,
		"PT2592000S": 30 * 24 * time.Hour,
		"P30D":       30 * 24 * time.Hour,
		"24h":        24 * time.Hour,
		"7d":         7 * 24 * time.Hour,
		"1d12h":      36 * time.Hour,
		"90m":        90 * time.Minute,
	} {
		if got := parse(t, map[string]string{"upn": guidOne, "lookback": text}).Question.Lookback; got != want {
			t.Errorf("%s is %v, want %v", text, got, want)
		}
	}
}

func TestWhatIsLeftOutComesFromTheDefaults(t *testing.T) {
	plain := parse(t, map[string]string{"upn": guidOne, "app": "", "lookback": ""})
	bare := plain.Question
	if bare.Lookback != 24*time.Hour || bare.Options.Attempts || plain.Telling.Redact || plain.Telling.Language != wording.English {
		t.Errorf("got %+v", plain)
	}
	if bare.Complaint.HasError || !bare.At.IsZero() {
		t.Errorf("a complaint out of nothing: %+v", bare.Complaint)
	}
	request, err := api.ParseQuestion(map[string]string{"upn": guidOne, "detail": "full"}, now, api.Defaults{Lookback: time.Hour, Redact: true})
	if err != nil {
		t.Fatal(err)
	}
	if q := request.Question; q.Lookback != time.Hour || !request.Telling.Redact || !q.Options.Attempts {
		t.Errorf("got %+v", request)
	}
}

func TestTheEdgesOfTimeAreStillInside(t *testing.T) {
	for _, at := range []string{"2026-04-20T12:00:00Z", "2026-05-20T12:05:00Z", "2026-05-20T14:00:00+02:00"} {
		question := parse(t, map[string]string{"upn": guidOne, "at": at}).Question
		want, _ := time.Parse(time.RFC3339, at)
		if !question.At.Equal(want) || !question.Complaint.At.Equal(want) {
			t.Errorf("%s: got %v and %v", at, question.At, question.Complaint.At)
		}
	}
}

// pasted returns an error text as the sign-in page lets users copy it.
func pasted(timestamp string) string {
	return "AADSTS700082: The refresh token has expired due to inactivity. The token was issued on 2026-05-01T08:00:00.0000000Z and was inactive for 90.00:00:00.\n" +
		"Trace ID: " + guidOne + "\nCorrelation ID: " + guidTwo + "\nTimestamp: " + timestamp
}

func TestAPastedTextFillsWhatTheFieldsLeaveOpen(t *testing.T) {
	question := parse(t, map[string]string{"upn": guidOne, "error": pasted("2026-05-19 08:00:00Z")}).Question
	complaint := question.Complaint
	if complaint.CorrelationID != guidTwo || complaint.RequestID != guidOne || !complaint.HasError || len(complaint.Error.Codes) != 1 {
		t.Errorf("got %+v", complaint)
	}
	want := time.Date(2026, 5, 19, 8, 0, 0, 0, time.UTC)
	if !question.At.Equal(want) || !complaint.At.Equal(want) {
		t.Errorf("at is %v and %v, want %v", question.At, complaint.At, want)
	}
}

func TestAFieldWinsOverThePastedText(t *testing.T) {
	const other = "33333333-3333-4333-8333-33333333333A"
	question := parse(t, map[string]string{
		"upn": guidOne, "error": pasted("2026-05-19 08:00:00Z"),
		"at": "2026-05-18T08:00:00Z", "correlationId": " " + other, "requestId": other,
	}).Question
	lower := strings.ToLower(other)
	if question.Complaint.CorrelationID != lower || question.Complaint.RequestID != lower {
		t.Errorf("ids %+v", question.Complaint)
	}
	if question.At.Day() != 18 {
		t.Errorf("at %v", question.At)
	}
}

func TestATimestampThatTheLogCannotHoldIsNoAt(t *testing.T) {
	for name, timestamp := range map[string]string{
		"31 days ago":     "2026-04-19 08:00:00Z",
		"an hour ahead":   "2026-05-20 13:00:00Z",
		"only issue date": "unknown",
	} {
		if at := parse(t, map[string]string{"upn": guidOne, "error": pasted(timestamp)}).Question.At; !at.IsZero() {
			t.Errorf("%s: at is %v", name, at)
		}
	}
}

func TestATextThatIsNotKnownIsAComplaintAllTheSame(t *testing.T) {
	request := parse(t, map[string]string{"upn": guidOne, "error": "it does not work\r\n"})
	if !request.Question.Complaint.HasError || request.Text != "it does not work\r\n" {
		t.Errorf("got %+v", request)
	}
}

func TestAnInputErrorReadsWellOnATerminal(t *testing.T) {
	_, err := api.ParseQuestion(map[string]string{"upn": "kim"}, now, api.Defaults{})
	const want = "upn is neither a name with an @ nor an object id. Send the user's UPN, mail address or object id; only user sign-ins are read."
	if err == nil || err.Error() != want {
		t.Errorf("got %v", err)
	}
	var input *api.InputError
	if !errors.As(err, &input) || input.Field != "upn" || input.NextStep == "" {
		t.Errorf("got %+v", input)
	}
}

func TestAnExplanationIsParsedForTheCommandLineToo(t *testing.T) {
	request, err := api.ParseExplain(map[string]string{"error": "AADSTS50076", "lang": "ko"}, now)
	if err != nil || request.Text != "AADSTS50076" || request.Language != "ko" {
		t.Errorf("got %+v, %v", request, err)
	}
	if _, err := api.ParseExplain(nil, now); err == nil {
		t.Error("nothing to explain was let through")
	}
}
