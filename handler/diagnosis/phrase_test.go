package diagnosis

import (
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"pgregory.net/rapid"

	"signin-diagnosis/handler/answer"
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
