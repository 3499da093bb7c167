package entra

import (
	"strings"
	"testing"
)

func TestScannerFindsTheEndOfValues(t *testing.T) {
	for text, want := range map[string]string{
		`"a" ,`:                `"a"`,
		`  "a\"b" x`:           `"a\"b"`,
		`"a\\" "b"`:            `"a\\"`,
		`"a\\\"b"`:             `"a\\\"b"`,
		`{"a":"}]","b":[{}]}]`: `{"a":"}]","b":[{}]}`,
		"[1,\n[2]],":           "[1,\n[2]]",
		`-1.5e3}`:              `-1.5e3`,
		`null,`:                `null`,
		`"open`:                ``,
		`"open\"`:              ``,
		`{"a":[`:               ``,
		`,`:                    ``,
		``:                     ``,
	} {
		s := scanner{text: []byte(text)}
		if got := string(s.value()); got != want || s.failed != (want == "") {
			t.Errorf("%s: found %s, failed %t, want %s", text, got, s.failed, want)
		}
	}
}

func TestScannerKnowsAMembersNameOnlyWithoutEscapes(t *testing.T) {
	for text, want := range map[string]string{
		`{"a":1,"b":{"c":2}}`: `"a" "b" `,
		`{}`:                  ``,
		`{"a":1,"\u0062":2}`:  `"a" failed`,
		`{"a":1,}`:            `"a" failed`,
		`{"a" 1}`:             `failed`,
		`{1:1}`:               `failed`,
		`{"a":1 "b":2}`:       `"a" failed`,
		`["a"]`:               `failed`,
	} {
		var got strings.Builder
		s := scanner{text: []byte(text)}
		s.members(func(name []byte) {
			got.WriteString(string(name) + " ")
			s.value()
		})
		if s.failed {
			got.WriteString("failed")
		}
		if got.String() != want {
			t.Errorf("%s: got %q, want %q", text, got.String(), want)
		}
	}
}
