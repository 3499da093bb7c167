package aadsts

import (
	"testing"
	"time"
)

func TestTheTimestampIsReadInEveryUsualForm(t *testing.T) {
	for _, text := range []string{
		"Timestamp: 2026-11-23 08:00:00Z",
		"Timestamp: 2026-11-23T08:00:00Z",
		"timestamp:\n2026-11-23T08:00:00.000z",
		`"timestamp":"2026-11-23 08:00:00Z"`,
		`\"timestamp\":\"2026-11-23 08:00:00Z\"`,
		"TIMESTAMP 2026-11-23 17:00:00+09:00",
		"Timestamp: 2026-13-45 99:00:00Z, Timestamp: 2026-11-23 08:00:00Z",
	} {
		if got := Parse(text).Timestamp; got != happened {
			t.Errorf("%q: %v", text, got)
		}
	}
}

func TestOtherTimesAreNoTimestamp(t *testing.T) {
	for _, text := range []string{
		"2026-11-23 08:00:00Z",
		"The token was issued on 2026-11-23T08:00:00Z",
		"Current time: 2026-11-23T08:00:00Z, expiry time of assertion 2026-11-23T07:00:00Z",
		"the TokensValidFrom date (before which tokens are not valid) for this user is '2026-11-23T08:00:00Z'",
		"Timestamp: 2026-11-23 08:00:00", // whose clock?
		"Timestamp: 23/11/2026 08:00:00Z",
		"Timestamp: 2026-02-30 08:00:00Z",
		"Timestamp: redacted",
	} {
		if got := Parse(text).Timestamp; !got.IsZero() {
			t.Errorf("%q: %v", text, got)
		}
	}
}

func TestLifetimes(t *testing.T) {
	const allowed = "the maximum allowed lifetime for this request is "
	for text, want := range map[string]time.Duration{
		allowed + "86400.":     24 * time.Hour,
		allowed + "3600":       time.Hour,
		allowed + "1.00:00:00": 24 * time.Hour,
		"the maximum allowed lifetime for this application is 14.12:30:15.": (14*24+12)*time.Hour + 30*time.Minute + 15*time.Second,
		"a fixed, limited lifetime of 08:00:00, which":                      8 * time.Hour,
		"was inactive for 90.00:00:00":                                      90 * 24 * time.Hour,
		"was inactive for 90 days":                                          90 * 24 * time.Hour,
		"was inactive for\r\n'90.00:00:00'":                                 90 * 24 * time.Hour,
		allowed + "{time}":                                                  0, // the log's template
		allowed + "-5":                                                      0,
		allowed + "99999999999999999999":                                    0,
		"was inactive for 9999999999.00:00:00":                              0,
		"a lifetime of 60 minutes":                                          0,
	} {
		if got := Parse(text).Lifetime; got != want {
			t.Errorf("%q: %v, want %v", text, got, want)
		}
	}
}
