package main

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// field is a copy of the project that mutants are tried on.
type field struct{ folder string }

// newField copies the project, links as links. What git ignores and the
// history stay behind.
func newField(root string) (*field, error) {
	folder, err := os.MkdirTemp("", "mutants")
	if err != nil {
		return nil, err
	}
	files, err := exec.Command("git", "-C", root, "ls-files", "--cached", "--others", "--exclude-standard", "-z").Output()
	if err != nil {
		return nil, fmt.Errorf("git ls-files: %w", err)
	}
	for name := range strings.SplitSeq(strings.TrimSuffix(string(files), "\x00"), "\x00") {
		if err := copyFile(filepath.Join(root, name), filepath.Join(folder, name)); err != nil && !errors.Is(err, os.ErrNotExist) {
			return nil, err
		}
	}
	return &field{folder}, nil
}

func copyFile(from, to string) error {
	info, err := os.Lstat(from)
	if err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(to), 0o750); err != nil {
		return err
	}
	if info.Mode()&os.ModeSymlink != 0 {
		target, err := os.Readlink(from)
		if err != nil {
			return err
		}
		return os.Symlink(target, to)
	}
	data, err := os.ReadFile(from)
	if err != nil {
		return err
	}
	return os.WriteFile(to, data, info.Mode().Perm())
}

// try takes the guard out, runs the tests, and puts it back. It fails when the
// mutant does not compile: then it proves nothing.
func (f *field) try(m mutant) (killed bool, err error) {
	after, err := m.mark.takeOut()
	if err != nil {
		return false, err
	}
	path := filepath.Join(f.folder, m.mark.file)
	if err := os.WriteFile(path, after, 0o600); err != nil {
		return false, err
	}
	defer func() { err = errors.Join(err, os.WriteFile(path, m.mark.source, 0o600)) }()
	return f.fails(m.arguments())
}

func (f *field) fails(test []string) (bool, error) {
	// Vet takes a third of the time and says nothing of guards.
	// #nosec G204 -- the arguments are those of the committed list.
	command := exec.Command("go", append([]string{"test", "-count=1", "-vet=off", "-timeout=120s"}, test...)...)
	command.Dir = f.folder
	output, err := command.CombinedOutput()
	switch {
	case err == nil && bytes.Contains(output, []byte("no tests to run")):
		return false, errors.New("no test has that name")
	case err == nil:
		return false, nil
	case bytes.Contains(output, []byte("[build failed]")), bytes.Contains(output, []byte("[setup failed]")):
		return false, fmt.Errorf("it does not compile:\n%s", output)
	}
	return true, nil
}

func (f *field) clear() { _ = os.RemoveAll(f.folder) }
