package functionhost

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// Stage builds an app's folder in into, which must exist: host.json and every <folder>/function.json
// of the app at root, with executable where host.json wants the handler. A test can so run a binary
// of its own behind the real files without writing to the source tree.
//
// The executable is linked, not copied: Linux refuses to start a file that this process has just
// written while another goroutine starts a process ("text file busy").
func Stage(root, into, executable string) error {
	if err := copyInto(root, into, "host.json"); err != nil {
		return err
	}
	declarations, err := filepath.Glob(filepath.Join(root, "*", "function.json"))
	if err != nil {
		return err
	}
	for _, path := range declarations {
		if err := copyInto(root, into, filepath.Join(filepath.Base(filepath.Dir(path)), "function.json")); err != nil {
			return err
		}
	}
	return linkExecutable(into, executable)
}

func linkExecutable(into, executable string) error {
	var host hostJSON
	if err := readJSON(filepath.Join(into, "host.json"), &host); err != nil {
		return err
	}
	name := filepath.FromSlash(host.CustomHandler.Description.DefaultExecutablePath)
	if !filepath.IsLocal(name) {
		return errors.New("host.json: defaultExecutablePath is no path below the app's folder")
	}
	target, err := filepath.Abs(executable)
	if err != nil {
		return err
	}
	link := filepath.Join(into, name)
	return errors.Join(os.MkdirAll(filepath.Dir(link), 0o755), os.Symlink(target, link))
}

func copyInto(root, into, name string) error {
	content, err := os.ReadFile(filepath.Join(root, name))
	if err != nil {
		return err
	}
	target := filepath.Join(into, name)
	return errors.Join(os.MkdirAll(filepath.Dir(target), 0o755), os.WriteFile(target, content, 0o644))
}

// LocalSettings reads the Values of local.settings.json as an environment, sorted by name: what
// `func start` gives to a handler on a developer's machine. An encrypted file is an error.
func LocalSettings(root string) ([]string, error) {
	var file struct {
		IsEncrypted bool              `json:"IsEncrypted"`
		Values      map[string]string `json:"Values"`
	}
	if err := readJSON(filepath.Join(root, "local.settings.json"), &file); err != nil {
		return nil, err
	}
	if file.IsEncrypted {
		return nil, errors.New("local.settings.json is encrypted; only func can read it")
	}
	env := make([]string, 0, len(file.Values))
	for name, value := range file.Values {
		env = append(env, fmt.Sprintf("%s=%s", name, value))
	}
	slices.SortFunc(env, strings.Compare)
	return env, nil
}
