package answer_test

import (
	"testing"
	"time"

	"signin-diagnosis/handler/answer"
)

func TestTimesOnTheWireAreWholeSecondsInUTC(t *testing.T) {
	at := answer.At(time.Date(2026, 11, 23, 9, 5, 59, 999, time.FixedZone("CET", 3600)))
	data, err := at.MarshalJSON()
	if err != nil || string(data) != `"2026-11-23T08:05:59Z"` || at.String() != "2026-11-23T08:05:59Z" {
		t.Errorf("written as %s, %v", data, err)
	}
	var back answer.Time
	if err := back.UnmarshalJSON(data); err != nil || !back.Equal(answer.At(at.Instant().Truncate(time.Second))) {
		t.Errorf("read back as %v, %v", back, err)
	}
	for text, bad := range map[string]bool{"null": false, `"yesterday"`: true, "7": true} {
		if err := back.UnmarshalJSON([]byte(text)); (err != nil) != bad {
			t.Errorf("%s: %v", text, err)
		}
	}
	if data, _ := (answer.Time{}).MarshalJSON(); string(data) != "null" || (answer.Time{}).String() != "" {
		t.Errorf("no time is written as %s", data)
	}
}
