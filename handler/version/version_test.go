package version_test

import (
	"encoding/json"
	"runtime/debug"
	"testing"

	"signin-diagnosis/handler/version"
)

func TestABuildIsWhatTheToolchainRecorded(t *testing.T) {
	const commit = "0123456789abcdef0123456789abcdef01234567"
	vcs := func(modified string) []debug.BuildSetting {
		return []debug.BuildSetting{{Key: "-trimpath", Value: "true"}, {Key: "vcs", Value: "git"}, {Key: "vcs.revision", Value: commit},
			{Key: "vcs.time", Value: "2026-11-25T00:45:44Z"}, {Key: "vcs.modified", Value: modified}}
	}
	for name, c := range map[string]struct {
		info *debug.BuildInfo
		want string
	}{
		"a release": {&debug.BuildInfo{Main: debug.Module{Version: "v0.3.0"}, Settings: vcs("false")},
			`{"version":"v0.3.0","commit":"` + commit + `","builtAt":"2026-11-25T00:45:44Z"}`},
		"files that are not in the commit": {&debug.BuildInfo{Main: debug.Module{Version: "v0.3.0+dirty"}, Settings: vcs("true")},
			`{"version":"v0.3.0+dirty","commit":"` + commit + `+dirty","builtAt":"2026-11-25T00:45:44Z"}`},
		"a time elsewhere, with a fraction": {&debug.BuildInfo{Settings: []debug.BuildSetting{{Key: "vcs.time", Value: "2026-11-25T09:45:44.5+09:00"}}},
			`{"version":null,"commit":null,"builtAt":"2026-11-25T00:45:44Z"}`},
		"go run":           {&debug.BuildInfo{Main: debug.Module{Version: "(devel)"}}, `{"version":null,"commit":null,"builtAt":null}`},
		"a time of no use": {&debug.BuildInfo{Settings: []debug.BuildSetting{{Key: "vcs.time", Value: "yesterday"}}}, `{"version":null,"commit":null,"builtAt":null}`},
		"nothing at all":   {nil, `{"version":null,"commit":null,"builtAt":null}`},
	} {
		if got, err := json.Marshal(version.Of(c.info)); err != nil || string(got) != c.want {
			t.Errorf("%s: %s, %v; want %s", name, got, err, c.want)
		}
	}
}
