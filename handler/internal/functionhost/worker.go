package functionhost

import (
	"fmt"
	"os"
	"os/exec"
	"strconv"
	"sync"
	"syscall"
	"time"
)

// worker is one run of the handler's process.
type worker struct {
	cmd      *exec.Cmd
	exited   chan struct{} // closed when the process is gone and its console has been read
	code     int           // exit code; valid once exited is closed
	recycled chan struct{} // closed when the host wants another process in its place
	recycle  func()        // closes recycled; further calls do nothing
}

// launch starts the handler with the variables that the host adds (HttpWorkerProcess in the host's
// source): the port in its present and its legacy name, an id, and the app's folder.
func launch(app App, s settings, port int, c *console) (*worker, error) {
	id := newGUID()
	cmd := exec.Command(s.executable, s.arguments...)
	cmd.Dir = s.directory
	cmd.Env = append(append([]string{}, app.Env...),
		"FUNCTIONS_CUSTOMHANDLER_PORT="+strconv.Itoa(port),
		"FUNCTIONS_CUSTOMHANDLER_WORKER_ID="+id,
		"FUNCTIONS_HTTPWORKER_PORT="+strconv.Itoa(port),
		"FUNCTIONS_HTTPWORKER_ID="+id,
		"FUNCTIONS_APP_ROOT_PATH="+app.Root,
	)
	stdout := &lineWriter{console: c, level: stdoutLevel}
	stderr := &lineWriter{console: c, level: stderrLevel}
	cmd.Stdout, cmd.Stderr = stdout, stderr
	// A child of the handler may hold the console open; the handler's own end is what counts.
	cmd.WaitDelay = time.Second
	if err := cmd.Start(); err != nil {
		return nil, fmt.Errorf("failed to start the handler's process: %w", err)
	}
	w := &worker{cmd: cmd, exited: make(chan struct{}), recycled: make(chan struct{})}
	w.recycle = sync.OnceFunc(func() { close(w.recycled) })
	go w.wait(stdout, stderr)
	return w, nil
}

func (w *worker) wait(streams ...*lineWriter) {
	_ = w.cmd.Wait() // what matters is in ProcessState
	for _, s := range streams {
		s.close()
	}
	w.code = exitCode(w.cmd.ProcessState)
	close(w.exited)
}

// exitCode gives a process that a signal ended the code that .NET and shells give it: 128 and the
// signal's number.
func exitCode(state *os.ProcessState) int {
	if status, ok := state.Sys().(syscall.WaitStatus); ok && status.Signaled() {
		return 128 + int(status.Signal())
	}
	return state.ExitCode()
}

// kill ends the process as the host does: at once, without a signal that the handler could see.
func (w *worker) kill() {
	_ = w.cmd.Process.Kill() // fails only when the process is gone already
	<-w.exited
}
