// Package version says which build of the program runs, from what the Go
// toolchain wrote into it.
package version

import (
	"runtime/debug"
	"time"
)

// Build is one build of the program. What the toolchain did not record is nil:
// `go run`, and a build outside a Git checkout or with -buildvcs=false, record
// nothing.
type Build struct {
	// Version is the release's tag, or a pseudo-version that names the commit;
	// with +dirty after it where files differed from the commit.
	Version *string `json:"version"`
	// Commit is the full hash, with +dirty after it in the same case.
	Commit *string `json:"commit"`
	// BuiltAt is the time of the commit: the toolchain records no clock of its
	// own, so that equal sources make equal programs.
	BuiltAt *time.Time `json:"builtAt"`
}

// Of reads what the toolchain recorded. info may be nil.
func Of(info *debug.BuildInfo) Build {
	var b Build
	if info == nil {
		return b
	}
	// The toolchain's word for "no version".
	if v := info.Main.Version; v != "" && v != "(devel)" {
		b.Version = &v
	}
	recorded := map[string]string{}
	for _, s := range info.Settings {
		recorded[s.Key] = s.Value
	}
	if commit := recorded["vcs.revision"]; commit != "" {
		if recorded["vcs.modified"] == "true" {
			commit += "+dirty"
		}
		b.Commit = &commit
	}
	if at, err := time.Parse(time.RFC3339, recorded["vcs.time"]); err == nil {
		at = at.UTC().Truncate(time.Second)
		b.BuiltAt = &at
	}
	return b
}

// Running returns the build of this very process.
func Running() Build {
	info, _ := debug.ReadBuildInfo() // nil where the toolchain recorded nothing
	return Of(info)
}
