package e2e

import (
	"bytes"
	"errors"
	"net"
	"net/http"
	"os/exec"
	"strconv"
	"sync"
	"syscall"
	"testing"
	"time"

	"signin-diagnosis/handler/internal/functionhost"
)

// process is a serving program without a host in front of it.
type process struct {
	port     int
	url      string
	cmd      *exec.Cmd
	out, err stream
	exited   chan struct{} // closed when it has ended and its output was read
}

// startProcess starts a program that serves on FUNCTIONS_CUSTOMHANDLER_PORT, with env as the rest of
// its environment, and waits for its first answer on /.
func startProcess(t testing.TB, path string, env ...string) *process {
	t.Helper()
	p := launch(t, path, env...)
	p.awaitAnswer(t)
	return p
}

func launch(t testing.TB, path string, env ...string) *process {
	t.Helper()
	port := unusedPort(t)
	p := &process{port: port, url: "http://" + net.JoinHostPort("127.0.0.1", strconv.Itoa(port)), exited: make(chan struct{})}
	p.cmd = exec.Command(path)
	p.cmd.Env = append([]string{"FUNCTIONS_CUSTOMHANDLER_PORT=" + strconv.Itoa(port)}, env...)
	p.cmd.Stdout, p.cmd.Stderr = &p.out, &p.err
	if err := p.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	go func() {
		_ = p.cmd.Wait() // what matters is in ProcessState
		close(p.exited)
	}()
	t.Cleanup(p.kill)
	return p
}

func (p *process) kill() {
	_ = p.cmd.Process.Kill() // fails only when it is gone already
	<-p.exited
}

// awaitAnswer looks at / until there is an answer, as the host does.
func (p *process) awaitAnswer(t testing.TB) {
	t.Helper()
	look, ctx := time.NewTicker(time.Millisecond), patience(t)
	defer look.Stop()
	client := &http.Client{Transport: &http.Transport{DisableKeepAlives: true}}
	for {
		if response, err := client.Get(p.url + "/"); err == nil {
			response.Body.Close()
			return
		}
		select {
		case <-look.C:
		case <-p.exited:
			t.Fatalf("the program ended with code %d: %s", p.cmd.ProcessState.ExitCode(), p.err.String())
		case <-ctx.Done():
			t.Fatal("the program never answered")
		}
	}
}

// awaitRefusal looks at the port until nobody takes connections there.
func (p *process) awaitRefusal(t testing.TB) {
	t.Helper()
	look, ctx := time.NewTicker(time.Millisecond), patience(t)
	defer look.Stop()
	for {
		connection, err := net.Dial("tcp", net.JoinHostPort("127.0.0.1", strconv.Itoa(p.port)))
		if errors.Is(err, syscall.ECONNREFUSED) {
			return
		}
		if err == nil {
			connection.Close()
		}
		select {
		case <-look.C:
		case <-ctx.Done():
			t.Fatal("the port stays open")
		}
	}
}

func unusedPort(t testing.TB) int {
	t.Helper()
	port, err := functionhost.UnusedPort(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return port
}

// stream is one stream of a process, readable while it is written.
type stream struct {
	mutex  sync.Mutex
	buffer bytes.Buffer
}

func (c *stream) Write(data []byte) (int, error) {
	c.mutex.Lock()
	defer c.mutex.Unlock()
	return c.buffer.Write(data)
}

func (c *stream) String() string {
	c.mutex.Lock()
	defer c.mutex.Unlock()
	return c.buffer.String()
}
