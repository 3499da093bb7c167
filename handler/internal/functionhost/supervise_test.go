package functionhost

import (
	"slices"
	"strings"
	"testing"
	"time"
)

// running waits until the host runs its nth replacement.
func running(t *testing.T, host *Host, restarts int) {
	t.Helper()
	err := host.Await(patience(t), func(s Status) bool { return s.State == Running && s.Restarts == restarts })
	if err != nil {
		t.Fatal(err)
	}
}

func reach(t *testing.T, host *Host, want State) {
	t.Helper()
	if err := host.Await(patience(t), func(s Status) bool { return s.State == want }); err != nil {
		t.Fatal(err)
	}
}

func TestAHandlerKilledInACallIsReplaced(t *testing.T) {
	t.Parallel()
	bothModes(t, func(t *testing.T, mode Mode) {
		host := start(t, App{Mode: mode})
		for range 3 { // so that the killed call reuses a connection
			send(t, "GET", host.URL()+"/api/ask", "").expectStatus(t, 200)
		}
		hanging := call(patience(t), t, host.URL()+"/api/ask/hang")
		if err := host.AwaitLog(patience(t), "hanging"); err != nil {
			t.Fatal(err)
		}
		if err := host.Kill(); err != nil {
			t.Fatal(err)
		}
		if status := <-hanging; status != 500 {
			t.Errorf("the caller got %d, want 500", status)
		}
		running(t, host, 1)
		send(t, "GET", host.URL()+"/api/ask", "").expectStatus(t, 200)
	})
}

func TestTheThirdCrashStopsTheHost(t *testing.T) {
	t.Parallel()
	bothModes(t, func(t *testing.T, mode Mode) {
		host := start(t, App{Mode: mode})
		for restarts := 1; restarts <= 2; restarts++ {
			send(t, "GET", host.URL()+"/api/ask/exit/3", "").expectStatus(t, 500)
			running(t, host, restarts)
		}
		send(t, "GET", host.URL()+"/api/ask/exit/3", "").expectStatus(t, 500)
		reach(t, host, Stopped)

		got := send(t, "GET", host.URL()+"/api/ask", "")
		got.expectStatus(t, 503)
		if !strings.Contains(got.body, "Function host is not running") {
			t.Errorf("body %q", got.body)
		}
		status := host.Status()
		if want := []int{3, 3, 3}; !slices.Equal(status.ExitCodes, want) {
			t.Errorf("exit codes %v, want %v", status.ExitCodes, want)
		}
		if status.Err == nil || !strings.Contains(status.Err.Error(), "exit code 3") {
			t.Errorf("the host stopped for %v", status.Err)
		}
	})
}

func TestHalfAnHourWithoutACrashRestoresPatience(t *testing.T) {
	t.Parallel()
	start := time.Date(2026, 11, 23, 8, 0, 0, 0, time.UTC)
	cases := map[string]struct {
		minutes []int
		again   bool // after the last of them
	}{
		"two in a row":                        {[]int{0, 1}, true},
		"three in a row":                      {[]int{0, 1, 2}, false},
		"three with pauses of half an hour":   {[]int{0, 30, 60}, false},
		"three, the last after a longer calm": {[]int{0, 1, 32}, true},
	}
	for name, c := range cases {
		var counter crashes
		var again bool
		for _, minute := range c.minutes {
			again = counter.restartsAfter(start.Add(time.Duration(minute) * time.Minute))
		}
		if again != c.again {
			t.Errorf("%s: restarted = %v, want %v", name, again, c.again)
		}
	}
}

func TestExitCode200AsksForARestartAndIsNoCrash(t *testing.T) {
	t.Parallel()
	host := start(t, App{})
	for restarts := 1; restarts <= 4; restarts++ {
		send(t, "GET", host.URL()+"/api/ask/exit/200", "").expectStatus(t, 500)
		running(t, host, restarts)
	}
}

func TestExitCode0IsNotRestarted(t *testing.T) {
	t.Parallel()
	bothModes(t, func(t *testing.T, mode Mode) {
		quick := Timing{ConnectPause: time.Millisecond, ConnectPauseMax: time.Millisecond}
		host := start(t, App{Mode: mode, Timing: quick})
		if err := host.Terminate(); err != nil { // the stand-in ends itself with code 0
			t.Fatal(err)
		}
		reach(t, host, Gone)
		send(t, "GET", host.URL()+"/api/ask", "").expectStatus(t, 500)
		status := host.Status()
		if status.Restarts != 0 || !slices.Equal(status.ExitCodes, []int{0}) {
			t.Errorf("%d restarts after exit codes %v, want none after one 0", status.Restarts, status.ExitCodes)
		}
	})
}

func TestASignalCountsAsACrashWithTheShellsCode(t *testing.T) {
	t.Parallel()
	host := start(t, App{})
	if err := host.Kill(); err != nil {
		t.Fatal(err)
	}
	running(t, host, 1)
	if codes := host.Status().ExitCodes; !slices.Equal(codes, []int{137}) {
		t.Errorf("exit codes %v, want 128+9", codes)
	}
}

func TestFunctionTimeoutReplacesTheHandler(t *testing.T) {
	t.Parallel()
	bothModes(t, func(t *testing.T, mode Mode) {
		app := plainApp()
		app["host.json"] = strings.Replace(plainHost, `"2.0"`, `"2.0", "functionTimeout": "00:00:00.2"`, 1)
		host := start(t, App{Root: app.write(t), Mode: mode})
		// The stand-in never answers this, so the limit is reached for certain.
		send(t, "GET", host.URL()+"/api/ask/hang", "").expectStatus(t, 500)
		running(t, host, 1)
		if codes := host.Status().ExitCodes; len(codes) > 0 {
			t.Errorf("exit codes %v, want none: the host itself ended the process", codes)
		}
	})
}

func TestAClosedHostLeavesNothingBehind(t *testing.T) {
	t.Parallel()
	host := start(t, App{})
	host.Close()
	host.Close()
	if _, err := host.Ping(patience(t)); err == nil {
		t.Error("the handler still answers")
	}
	if status := host.Status(); status.State != Stopped || status.Err != nil {
		t.Errorf("state %s, %v; want stopped without an error", status.State, status.Err)
	}
}
