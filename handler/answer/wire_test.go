package answer

import (
	"encoding/json"
	"testing"
	"time"

	"signin-diagnosis/handler/signin"
)

func TestTimesOnTheWireAreWholeSecondsInUTC(t *testing.T) {
	at := Time{time.Date(2026, 11, 23, 9, 5, 59, 999, time.FixedZone("CET", 3600))}
	data, err := json.Marshal(at)
	if err != nil || string(data) != `"2026-11-23T08:05:59Z"` || at.String() != "2026-11-23T08:05:59Z" {
		t.Errorf("written as %s, %v", data, err)
	}
	var back Time
	if err := json.Unmarshal(data, &back); err != nil || !back.At.Equal(at.At.Truncate(time.Second)) {
		t.Errorf("read back as %v, %v", back, err)
	}
	for text, bad := range map[string]bool{"null": false, `"yesterday"`: true, "7": true} {
		if err := back.UnmarshalJSON([]byte(text)); (err != nil) != bad {
			t.Errorf("%s: %v", text, err)
		}
	}
	if data, _ := json.Marshal(Time{}); string(data) != "null" || (Time{}).String() != "" || !(Time{}).IsZero() {
		t.Errorf("no time is written as %s", data)
	}
}

func TestACheckWithoutAFixWritesNull(t *testing.T) {
	for fix, want := range map[OrNull]string{
		"":      `{"name":"token","status":"ok","message":"m","fix":null}`,
		"do it": `{"name":"token","status":"ok","message":"m","fix":"do it"}`,
	} {
		got, err := json.Marshal(Check{Name: "token", Status: signin.CheckOK, Message: "m", Fix: fix})
		if err != nil || string(got) != want {
			t.Errorf("got %s, %v\nwant %s", got, err, want)
		}
	}
}
