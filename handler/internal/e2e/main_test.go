package e2e

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"sync"
	"testing"
	"time"
)

// The top level and the program's folder, seen from this one.
const (
	repository    = "../../.."
	programFolder = "../.."
)

// The exit codes of the command line. They are written out because scripts compare the numbers.
const (
	exitOK       = 0
	exitInternal = 1
	exitInput    = 2
	exitRefused  = 3
	exitLater    = 4
)

// buildFolder holds what the tests compile; TestMain removes it.
var buildFolder string

func TestMain(m *testing.M) {
	folder, err := os.MkdirTemp("", "handler")
	if err != nil {
		panic(err)
	}
	buildFolder = folder
	code := m.Run()
	_ = os.RemoveAll(folder)
	os.Exit(code)
}

// The programs that the tests start, each compiled once and only when it is needed.
var (
	theHandler     = compiled("handler", programFolder)
	theEmptyServer = compiled("emptyserver", "./testdata/emptyserver")
	thePackage     = compiled("package", programFolder, "GOOS=linux", "GOARCH=amd64") // what Azure runs
)

// compiled compiles as `make package` does: static and stripped.
func compiled(name, folder string, env ...string) func(testing.TB) string {
	compile := sync.OnceValues(func() (string, error) {
		if err := noteSources(); err != nil {
			return "", err
		}
		path := filepath.Join(buildFolder, name)
		build := exec.Command("go", "build", "-trimpath", "-ldflags", "-s -w", "-o", path, folder)
		build.Env = append(append(os.Environ(), "CGO_ENABLED=0"), env...)
		if out, err := build.CombinedOutput(); err != nil {
			return "", fmt.Errorf("%w\n%s", err, out)
		}
		return path, nil
	})
	return func(t testing.TB) string {
		t.Helper()
		path, err := compile()
		if err != nil {
			t.Fatal(err)
		}
		return path
	}
}

// noteSources looks at the folders that the program is compiled from. The program is started and not
// imported, so only what the tests look at tells go test that a remembered result has become old.
func noteSources() error {
	for _, name := range []string{"go.mod", "go.sum"} {
		if _, err := os.Stat(filepath.Join(repository, name)); err != nil {
			return err
		}
	}
	return filepath.WalkDir(programFolder, func(_ string, _ fs.DirEntry, err error) error { return err })
}

// patience bounds every wait of a test. It is far longer than any wait takes, so it decides nothing
// but when a broken test gives up. It begins when the program has been compiled, which takes minutes
// on a machine that has never compiled the SDK.
func patience(t testing.TB) context.Context {
	t.Helper()
	theHandler(t)
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	t.Cleanup(cancel)
	return ctx
}

// await waits for a signal of the test's own.
func await[T any](t *testing.T, signal <-chan T, what string) {
	t.Helper()
	select {
	case <-signal:
	case <-patience(t).Done():
		t.Fatalf("waited in vain: %s", what)
	}
}

// ran is a command that has ended.
type ran struct {
	code     int
	out, err string
}

// command runs the program as somebody at a prompt does, with env as its whole environment.
func command(t *testing.T, env []string, args ...string) ran {
	t.Helper()
	var out, errOut bytes.Buffer
	cmd := exec.CommandContext(patience(t), theHandler(t), args...)
	cmd.Env = append([]string{}, env...)
	cmd.Stdout, cmd.Stderr = &out, &errOut
	err := cmd.Run()
	if exit := new(exec.ExitError); err != nil && !errors.As(err, &exit) {
		t.Fatal(err)
	}
	return ran{cmd.ProcessState.ExitCode(), out.String(), errOut.String()}
}
