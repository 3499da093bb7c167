// Command standin is a custom handler that does what a test asks of it: it repeats what it was sent,
// holds a call, ends its process. The last parts of the path name the wish.
package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"os/signal"
	"strconv"
	"strings"
	"sync"
	"syscall"
)

func main() {
	switch wish, value, _ := strings.Cut(os.Getenv("STANDIN_START"), "="); wish {
	case "exit":
		fmt.Fprintln(os.Stderr, "the settings are wrong")
		exit(value)
	case "deaf":
		select {} // runs and never listens
	}

	ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGTERM)
	defer stop()
	server := &http.Server{Addr: "127.0.0.1:" + os.Getenv("FUNCTIONS_CUSTOMHANDLER_PORT"), Handler: http.HandlerFunc(serve)}
	go func() {
		<-ctx.Done()
		_ = server.Close()
	}()
	if err := server.ListenAndServe(); !errors.Is(err, http.ErrServerClosed) {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// wishes are the words after the function's route.
var wishes = map[string]func(w http.ResponseWriter, r *http.Request, argument string){
	"echo":    echo,
	"process": process,
	"answer":  answer,
	"meet":    meet,
	"hang":    hang,
	"wait":    wait,
	"release": func(http.ResponseWriter, *http.Request, string) { close(released) },
	"stream":  stream,
	"print":   printLines,
	"exit":    func(_ http.ResponseWriter, _ *http.Request, code string) { exit(code) },
}

func serve(w http.ResponseWriter, r *http.Request) {
	if r.URL.Path == "/" {
		w.WriteHeader(http.StatusTeapot) // any answer is an answer
		return
	}
	words := strings.Split(r.URL.Path, "/")
	for i, word := range words {
		if wish, known := wishes[word]; known {
			wish(w, r, strings.Join(words[i+1:], "/"))
			return
		}
	}
	echo(w, r, "")
}

func echo(w http.ResponseWriter, r *http.Request, _ string) {
	body, err := io.ReadAll(r.Body)
	if err != nil {
		panic(err)
	}
	reply(w, map[string]any{
		"method": r.Method, "uri": r.RequestURI, "host": r.Host, "header": r.Header, "body": string(body),
		"contentLength": r.ContentLength, "caller": r.RemoteAddr,
	})
}

func process(w http.ResponseWriter, _ *http.Request, _ string) {
	directory, err := os.Getwd()
	if err != nil {
		panic(err)
	}
	reply(w, map[string]any{"arguments": os.Args[1:], "directory": directory, "environment": os.Environ()})
}

func reply(w http.ResponseWriter, value any) {
	if err := json.NewEncoder(w).Encode(value); err != nil {
		panic(err)
	}
}

// answer replies with the wanted status and with headers that a careless host would lose.
func answer(w http.ResponseWriter, _ *http.Request, status string) {
	code, err := strconv.Atoi(status)
	if err != nil {
		panic(err)
	}
	w.Header()["Set-Cookie"] = []string{"a=1", "b=2"}
	w.Header().Set("Content-Type", "application/problem+json")
	w.Header().Set("Location", "/elsewhere")
	w.Header().Set("Retry-After", "7")
	w.WriteHeader(code)
	_, _ = io.WriteString(w, `{"code":"teapot"}`)
}

var meeting struct {
	sync.Mutex
	present int
	started chan struct{}
}

// meet answers nobody before the wanted number of calls are inside at the same time.
func meet(w http.ResponseWriter, _ *http.Request, wanted string) {
	meeting.Lock()
	if meeting.started == nil {
		meeting.started = make(chan struct{})
	}
	started := meeting.started
	meeting.present++
	if strconv.Itoa(meeting.present) == wanted {
		close(started)
	}
	meeting.Unlock()
	<-started
	w.WriteHeader(http.StatusOK)
}

// hang says that it has been called, and never answers.
func hang(_ http.ResponseWriter, r *http.Request, _ string) {
	fmt.Println("hanging")
	<-r.Context().Done()
	fmt.Println("the caller has gone")
}

var released = make(chan struct{})

// wait says how the call ended: by a release, or because the caller left.
func wait(_ http.ResponseWriter, r *http.Request, _ string) {
	fmt.Println("waiting")
	select {
	case <-r.Context().Done():
		fmt.Println("the caller has gone")
	case <-released:
		fmt.Println("waited to the end")
	}
}

// stream sends one line and keeps the answer open until the caller leaves.
func stream(w http.ResponseWriter, r *http.Request, _ string) {
	_, _ = io.WriteString(w, "first\n")
	w.(http.Flusher).Flush()
	<-r.Context().Done()
}

func printLines(w http.ResponseWriter, _ *http.Request, _ string) {
	fmt.Println(`{"level":"ERROR","msg":"on stdout"}`)
	fmt.Println("azfuncjsonlog:hidden")
	fmt.Fprintln(os.Stderr, "a fault")
	fmt.Fprintln(os.Stderr, "a forewarning")
	fmt.Fprint(os.Stderr, "without a line break")
	w.WriteHeader(http.StatusNoContent)
}

func exit(code string) {
	n, err := strconv.Atoi(code)
	if err != nil {
		panic(err)
	}
	os.Exit(n)
}
