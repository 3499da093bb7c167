package e2e

import (
	"fmt"
	"io"
	"os"
	"os/exec"
	"strings"
	"syscall"
	"testing"
	"unsafe"
)

func TestColourOnATerminalUnlessNOCOLOR(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		env     []string
		colours bool
	}{
		"a terminal":               {nil, true},
		"a terminal with NO_COLOR": {[]string{"NO_COLOR=1"}, false},
		"NO_COLOR, but empty":      {[]string{"NO_COLOR="}, true},
	} {
		for _, args := range [][]string{{"explain", "AADSTS50076"}, {"diagnose", "--practice", dora}, {"check", "--practice"}} {
			t.Run(name+": "+args[0], func(t *testing.T) {
				t.Parallel()
				shown := onTerminal(t, c.env, args...)
				if got := strings.Contains(shown, "\x1b["); got != c.colours || shown == "" {
					t.Errorf("colours %v, want %v: %q", got, c.colours, shown)
				}
			})
		}
	}
}

func TestJSONHasNoColourOnATerminalEither(t *testing.T) {
	t.Parallel()
	if shown := onTerminal(t, nil, "explain", "--json", "AADSTS50076"); shown == "" || strings.Contains(shown, "\x1b") {
		t.Errorf("%q", shown)
	}
}

// onTerminal runs the program on a terminal of its own and gives what that shows.
func onTerminal(t *testing.T, env []string, args ...string) string {
	t.Helper()
	screen, terminal := openTerminal(t)
	cmd := exec.CommandContext(patience(t), theHandler(t), args...)
	cmd.Env, cmd.Stdout = append([]string{}, env...), terminal
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	terminal.Close()               // the process holds it now; with its end the reading ends
	shown, _ := io.ReadAll(screen) // a terminal ends with EIO, not with EOF
	if err := cmd.Wait(); err != nil {
		t.Error(err)
	}
	return string(shown)
}

// openTerminal opens a pair of pseudo-terminals (man 4 ptmx).
func openTerminal(t *testing.T) (screen, terminal *os.File) {
	t.Helper()
	screen, err := os.OpenFile("/dev/ptmx", os.O_RDWR|syscall.O_NOCTTY, 0)
	if err != nil {
		t.Skip("this machine has no pseudo-terminals")
	}
	t.Cleanup(func() { screen.Close() })
	var locked, number int32
	for request, argument := range map[uintptr]*int32{syscall.TIOCSPTLCK: &locked, syscall.TIOCGPTN: &number} {
		if _, _, failed := syscall.Syscall(syscall.SYS_IOCTL, screen.Fd(), request, uintptr(unsafe.Pointer(argument))); failed != 0 {
			t.Skip("this machine has no pseudo-terminals: ", failed)
		}
	}
	terminal, err = os.OpenFile(fmt.Sprintf("/dev/pts/%d", number), os.O_RDWR|syscall.O_NOCTTY, 0)
	if err != nil {
		t.Skip("this machine has no pseudo-terminals: ", err)
	}
	return screen, terminal
}
