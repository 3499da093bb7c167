package main

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
)

// entry is one file of the package.
type entry struct {
	name  string      // path in the package, with slashes; also the zip entry's name
	mode  fs.FileMode // permission bits that the host finds after unpacking
	built bool        // made by the build rather than copied from the source tree
}

// contents is the whole package, sorted by name.
//
// The binary's name equals host.json's defaultExecutablePath letter for letter: Core Tools marks a
// zip entry as executable only when the two are equal. It is executable here as well, because a
// package that is mounted read-only cannot be changed by the host.
var contents = []entry{
	{name: "bin/handler", mode: 0o755, built: true},
	{name: "diagnose/function.json", mode: 0o644},
	{name: "host.json", mode: 0o644},
}

// stageFiles copies what is not built from root into stage, and sets every file's mode.
func stageFiles(root, stage string) error {
	for _, e := range contents {
		target := filepath.Join(stage, filepath.FromSlash(e.name))
		if !e.built {
			if err := copyFile(filepath.Join(root, filepath.FromSlash(e.name)), target); err != nil {
				return err
			}
		}
		if err := os.Chmod(target, e.mode); err != nil {
			return fmt.Errorf("stage %s (build it first): %w", e.name, err)
		}
	}
	return nil
}

func copyFile(from, to string) error {
	content, err := os.ReadFile(from)
	if err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(to), 0o755); err != nil {
		return err
	}
	return os.WriteFile(to, content, 0o644)
}

// checkStage refuses a staging folder that holds a file which is not part of the package. Such a
// file would be deployed by tools that take the folder as it is.
func checkStage(stage string) error {
	return filepath.WalkDir(stage, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		name, err := filepath.Rel(stage, path)
		if err != nil {
			return err
		}
		known := func(e entry) bool { return e.name == filepath.ToSlash(name) }
		if !slices.ContainsFunc(contents, known) {
			return fmt.Errorf("%s is no part of the package; remove it from %s", name, stage)
		}
		return nil
	})
}
