package diagnosis

import (
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"pgregory.net/rapid"
)

func TestForeignTextIsCleanedAndQuoted(t *testing.T) {
	for text, want := range map[string]string{
		"Teams":                    "“Teams”",
		"  two \t\r\n words ":      "“two words”",
		"say \"yes\" “now”":        "“say 'yes' 'now'”",
		"a\u200bb\u202ec\ufeff":    "“abc”",
		"\x00\x1b\u0085":           "“”",
		"":                         "none",
		"\u2028\u2029":             "none",
		"정책":                       "“정책”",
		strings.Repeat("x", 119):   "“" + strings.Repeat("x", 119) + "”",
		strings.Repeat("x", 121):   "“" + strings.Repeat("x", 119) + "…”",
		strings.Repeat("정 ", 9999): "“" + strings.Repeat("정 ", 59) + "정…”",
	} {
		if want == "“”" {
			want = "none"
		}
		if got := Quote(text, "none"); got != want {
			t.Errorf("Quote(%q) = %s, want %s", text, got, want)
		}
	}
}

func TestACleanedTextIsShortAndCleaningItAgainChangesNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.String().Draw(t, "text")
		once := clean(text)
		if n := utf8.RuneCountInString(once); n > longestQuote {
			t.Errorf("%d characters are left of %q", n, text)
		}
		if !strings.HasSuffix(once, "…") && clean(once) != once {
			t.Errorf("cleaned twice, %q becomes %q", once, clean(once))
		}
	})
}

func TestTextsAreFilledOnce(t *testing.T) {
	v := values{"app": "the {account}", "account": "Anna", "code": "7"}
	for text, want := range map[string]string{
		"{app} failed. {app} again, {app}.": "The {account} failed. The {account} again, the {account}.",
		"{unknown}x":                        "x",
		"plain":                             "plain",
	} {
		if got := fill(text, v); got != want {
			t.Errorf("fill(%q) = %q, want %q", text, got, want)
		}
	}
	for text, want := range map[string]OrNull{"code={code}": "code=7", "id={missing}": "", "whole": "whole"} {
		if got := fillWhole(text, v); got != want {
			t.Errorf("fillWhole(%q) = %q, want %q", text, got, want)
		}
	}
}

func TestPhrasesForTimesListsAndAddresses(t *testing.T) {
	for got, want := range map[string]string{
		When(time.Time{}): "an unknown time",
		When(time.Date(2026, 11, 23, 9, 5, 59, 0, time.FixedZone("CET", 3600))): "23 November 2026 at 08:05 UTC",
		list([]string{"a"}):                                     "a",
		list([]string{"a", "b", "c"}):                           "a, b and c",
		maskAddress("192.0.2.77", Options{Redact: true}):        "192.0.2.0/24",
		maskAddress("2001:db8:1:2::7", Options{Redact: true}):   "2001:db8:1::/48",
		maskAddress("::ffff:192.0.2.77", Options{Redact: true}): "192.0.2.0/24",
		maskAddress("fe80::1%eth0", Options{Redact: true}):      "fe80::/48",
		maskAddress("198.51.XXX.XXX", Options{Redact: true}):    "hidden",
		maskAddress("198.51.100.7", Options{}):                  "198.51.100.7",
		maskAddress("", Options{Redact: true}):                  "",
		plainDuration(90 * 24 * time.Hour):                      "90 days",
		plainDuration(time.Hour):                                "1 hour",
		plainDuration(90 * time.Minute):                         "90 minutes",
		plainDuration(90 * time.Second):                         "90 seconds",
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
