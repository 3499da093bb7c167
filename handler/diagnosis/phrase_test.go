package diagnosis

import (
	"testing"
	"time"
)

func TestPhrasesForLengthsAndAddresses(t *testing.T) {
	for got, want := range map[string]string{
		maskAddress("192.0.2.77", Options{Redact: true}):        "192.0.2.0/24",
		maskAddress("2001:db8:1:2::7", Options{Redact: true}):   "2001:db8:1::/48",
		maskAddress("::ffff:192.0.2.77", Options{Redact: true}): "192.0.2.0/24",
		maskAddress("fe80::1%eth0", Options{Redact: true}):      "fe80::/48",
		maskAddress("198.51.XXX.XXX", Options{Redact: true}):    "hidden",
		maskAddress("198.51.100.7", Options{}):                  "198.51.100.7",
		maskAddress("", Options{Redact: true}):                  "",
		isoDuration(90 * 24 * time.Hour):                        "P90D",
		isoDuration(12 * time.Hour):                             "PT12H",
		isoDuration(90 * time.Minute):                           "PT90M",
		isoDuration(90 * time.Second):                           "PT90S",
		isoDuration(0):                                          "",
	} {
		if got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

func TestTimesOnTheWireAreWholeSecondsInUTC(t *testing.T) {
	at := Time{time.Date(2026, 11, 23, 9, 5, 59, 999, time.FixedZone("CET", 3600))}
	data, err := at.MarshalJSON()
	if err != nil || string(data) != `"2026-11-23T08:05:59Z"` || at.String() != "2026-11-23T08:05:59Z" {
		t.Errorf("written as %s, %v", data, err)
	}
	var back Time
	if err := back.UnmarshalJSON(data); err != nil || !back.Equal(at.Truncate(time.Second)) {
		t.Errorf("read back as %v, %v", back, err)
	}
	for text, bad := range map[string]bool{"null": false, `"yesterday"`: true, "7": true} {
		if err := back.UnmarshalJSON([]byte(text)); (err != nil) != bad {
			t.Errorf("%s: %v", text, err)
		}
	}
	if data, _ := (Time{}).MarshalJSON(); string(data) != "null" || (Time{}).String() != "" {
		t.Errorf("no time is written as %s", data)
	}
}
