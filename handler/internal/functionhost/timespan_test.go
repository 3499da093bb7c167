package functionhost

import (
	"math"
	"testing"
	"time"
)

func TestFunctionTimeout(t *testing.T) {
	t.Parallel()
	cases := []struct {
		text string
		want time.Duration // 0: refused
	}{
		{"00:02:00", 2 * time.Minute},
		{"01:00:00", time.Hour},
		{"1.00:00:01", 24*time.Hour + time.Second},
		{"00:00:00.25", 250 * time.Millisecond},
		{"", 30 * time.Minute},
		{"-1", math.MaxInt64},
		{"2m", 0},
		{"00:60:00", 0},
		{"24:00:00", 0},
		{"00:00", 0},
		{" 00:02:00", 0},
	}
	for _, c := range cases {
		got, err := readTimeout(c.text)
		if got != c.want || (err != nil) != (c.want == 0) {
			t.Errorf("functionTimeout %q is %s, %v; want %s", c.text, got, err, c.want)
		}
	}
}

func FuzzParseTimeSpan(f *testing.F) {
	for _, seed := range []string{"00:02:00", "1.02:03:04.5", "9999.23:59:59.9999999", "-1", "::"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		got, err := parseTimeSpan(text)
		if err == nil && (got < 0 || got > 10000*24*time.Hour) {
			t.Errorf("%q is read as %s", text, got)
		}
	})
}
