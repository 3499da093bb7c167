package aadsts

import (
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var wholeGUID = regexp.MustCompile(`^` + guid + `$`)

func FuzzParse(f *testing.F) {
	for _, sample := range samples {
		f.Add(sample)
	}
	f.Add("50076, 53003")
	f.Add("AADSTS5\\00\u200b76 \xff &#39;%3a")
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 8<<10 {
			t.Skip("no caller sends more")
		}
		got := Parse(text)
		listed := map[int]bool{}
		for _, code := range got.Codes {
			if code < 1 || code > 9999999 || listed[code] || !strings.Contains(text, strconv.Itoa(code)) {
				t.Errorf("codes %v of %q", got.Codes, text)
			}
			listed[code] = true
		}
		for _, id := range []string{got.CorrelationID, got.RequestID, got.TraceID, got.AppID, got.ResourceID} {
			if id != "" && (!wholeGUID.MatchString(id) || !strings.Contains(strings.ToLower(text), id)) {
				t.Errorf("id %q of %q", id, text)
			}
		}
		if got.Lifetime < 0 {
			t.Errorf("lifetime %v of %q", got.Lifetime, text)
		}
		if (got.Kind == KindCode) != (len(got.Codes) > 0) {
			t.Errorf("kind %q with codes %v", got.Kind, got.Codes)
		}
		if diff := cmp.Diff(got, Parse(text)); diff != "" {
			t.Errorf("read twice, differently:\n%s", diff)
		}
	})
}

// BenchmarkParse reads the longest text that a caller may send, of the kinds
// that make the patterns start over most often.
func BenchmarkParse(b *testing.B) {
	for name, unit := range map[string]string{
		"usual": mfaText + "\n", "labels": "error_codes:[", "digits": "1", "application": "application ", "escapes": `\`,
	} {
		text := strings.Repeat(unit, 8<<10/len(unit)+1)[:8<<10]
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				Parse(text)
			}
		})
	}
}
