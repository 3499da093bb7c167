package functionhost

import (
	"bytes"
	"slices"
	"strings"
	"sync"
)

// Level is the severity under which the host stores a console line.
type Level string

// The levels that a console line can get.
const (
	Information Level = "Information"
	Warning     Level = "Warning"
	Error       Level = "Error"
)

// Line is one line that the handler wrote to its console.
type Line struct {
	// Level is what the host makes of the line. The host does not read the text as JSON: a line on
	// stdout is Information whatever it says.
	Level Level
	// Text is the line without its line break.
	Text string
}

// reserved are the prefixes that the host takes for messages to itself: it hides such lines from the
// user's log.
var reserved = []string{"LanguageWorkerConsoleLog", "azfuncjsonlog:"}

// Reserved reports whether the line begins with a prefix that the host keeps for itself, so that a
// user would never see it.
func (l Line) Reserved() bool {
	return slices.ContainsFunc(reserved, func(prefix string) bool { return strings.HasPrefix(l.Text, prefix) })
}

func stdoutLevel(string) Level { return Information }

// stderrLevel returns the host's rule: the letters "warn" anywhere make a warning.
func stderrLevel(text string) Level {
	if strings.Contains(strings.ToLower(text), "warn") {
		return Warning
	}
	return Error
}

// console collects the lines of every process that the host started.
type console struct {
	mu      sync.Mutex
	lines   []Line
	changed func() // called after each line
}

func (c *console) add(line Line) {
	c.mu.Lock()
	c.lines = append(c.lines, line)
	c.mu.Unlock()
	c.changed()
}

func (c *console) all() []Line {
	c.mu.Lock()
	defer c.mu.Unlock()
	return slices.Clone(c.lines)
}

// lastErrors returns the texts of the newest error lines, oldest first. The host puts the last three into
// its report of a crash.
func (c *console) lastErrors(n int) []string {
	var texts []string
	for _, line := range c.all() {
		if line.Level == Error {
			texts = append(texts, line.Text)
		}
	}
	return texts[max(0, len(texts)-n):]
}

// lineWriter splits one stream of one process into lines.
type lineWriter struct {
	console *console
	level   func(string) Level
	partial []byte
}

// Write keeps what follows the last line break for the next call.
func (w *lineWriter) Write(p []byte) (int, error) {
	w.partial = append(w.partial, p...)
	for {
		line, rest, found := bytes.Cut(w.partial, []byte("\n"))
		if !found {
			return len(p), nil
		}
		w.emit(line)
		w.partial = rest
	}
}

// close hands on a last line without a line break.
func (w *lineWriter) close() {
	if len(w.partial) > 0 {
		w.emit(w.partial)
		w.partial = nil
	}
}

func (w *lineWriter) emit(line []byte) {
	text := strings.TrimSuffix(string(line), "\r")
	w.console.add(Line{Level: w.level(text), Text: text})
}
