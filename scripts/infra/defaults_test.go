package infra

import (
	"regexp"
	"strings"
	"testing"
)

// TestBothPlacesOfDefaultsAgree: main.bicep has defaults for who deploys it without main.bicepparam.
func TestBothPlacesOfDefaultsAgree(t *testing.T) {
	t.Parallel()
	defaults := map[string]string{}
	for _, match := range regexp.MustCompile(`(?m)^param (\w+) \S+ = (.*)$`).FindAllStringSubmatch(read(t, "infra/main.bicep"), -1) {
		defaults[match[1]] = strings.Trim(match[2], "'")
	}
	compared := 0
	for _, match := range regexp.MustCompile(`(?m)^param (\w+) = (.*)readEnvironmentVariable\('\w+', '([^']*)'\)`).FindAllStringSubmatch(read(t, "infra/main.bicepparam"), -1) {
		name, want := match[1], match[3]
		if want == "" && strings.Contains(match[2], "list(") {
			want = "[]"
		}
		if name == "graphPermissions" { // null in both: the default ones
			continue
		}
		if compared++; defaults[name] != want {
			t.Errorf("%s: main.bicepparam says %q, main.bicep %q", name, want, defaults[name])
		}
	}
	if compared < 20 {
		t.Errorf("only %d defaults were compared", compared)
	}
}
