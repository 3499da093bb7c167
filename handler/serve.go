package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strconv"
	"time"

	"go.opentelemetry.io/otel/trace"

	"signin-diagnosis/handler/api"
	"signin-diagnosis/handler/telemetry"
	"signin-diagnosis/handler/version"
)

// drainTime is how long answers may take to finish after a SIGTERM. The
// Functions host kills without asking; a terminal or a container asks.
const drainTime = 5 * time.Second

// cutoffTime is how long before the end of the drain time a question that is
// still open is cut short and its caller told to ask again.
const cutoffTime = time.Second

// errStopping is the cause that such a question's context ends with. It tells
// the end of the process from a caller who has left.
var errStopping = errors.New("the process is stopping")

// serve runs until the context ends. It returns exitOK in that case only: the
// Functions host never restarts a handler that exits with 0.
func serve(ctx context.Context, c console) int {
	s, err := readSettings()
	if err == nil && s.Port == 0 {
		err = &settingError{"FUNCTIONS_CUSTOMHANDLER_PORT", `is not set; the Functions host sets it ("func start"). To ask from here: handler diagnose --practice`}
	}
	if err != nil {
		return fatal(c, err, exitInput)
	}
	logger := slog.New(slog.NewJSONHandler(c.out, &slog.HandlerOptions{Level: s.LogLevel}))
	traces, err := telemetry.New(s.telemetry(logger))
	if err != nil {
		return fatal(c, err, exitInput)
	}
	handler, p, err := surface(s, logger, traces.Tracer())
	if err != nil {
		return fatal(c, err, exitInput)
	}
	defer p.close()
	// The host calls 127.0.0.1 only, and nobody else should.
	listener, err := new(net.ListenConfig).Listen(ctx, "tcp", net.JoinHostPort("127.0.0.1", strconv.Itoa(s.Port)))
	if err != nil {
		return fatal(c, errors.New("the port that FUNCTIONS_CUSTOMHANDLER_PORT names cannot be opened"), exitInternal)
	}
	logStart(ctx, logger, version.Running())
	if err := serveOn(ctx, listener, handler, traces.Shutdown); err != nil {
		return fatal(c, err, exitInternal)
	}
	return exitOK
}

// logStart logs which build answers from here on.
func logStart(ctx context.Context, logger *slog.Logger, build version.Build) {
	logger.InfoContext(ctx, "started",
		slog.Any("version", build.Version), slog.Any("commit", build.Commit), slog.Any("builtAt", build.BuiltAt))
}

// fatal says why the program cannot start, and returns the exit code.
func fatal(c console, err error, code int) int {
	fmt.Fprintln(c.err, "cannot start: "+err.Error()+" (more: docs/troubleshooting.md#cannot-start)")
	return code
}

// surface builds the program and the HTTP handler over it.
func surface(s settings, logger *slog.Logger, tracer trace.Tracer) (http.Handler, *program, error) {
	guard, err := api.NewGuard(api.GuardConfig{
		Mode:              api.Mode(s.Auth),
		Role:              s.AuthRole,
		AzureMark:         api.AzureMark(os.LookupEnv),
		AuthEnabled:       s.AuthEnabled,
		FunctionAuthLevel: deployedAuthLevel,
	})
	if err != nil {
		return nil, nil, err
	}
	p, err := build(s, tracer)
	if err != nil {
		return nil, nil, err
	}
	return api.New(api.Options{
		Asker:     p.asker,
		Checker:   checker{p.graph},
		Tell:      p.teller.Tell,
		Explain:   p.teller.Explain,
		Guard:     guard,
		Defaults:  api.Defaults{Lookback: s.Lookback, Redact: s.Redact},
		Timeout:   s.Timeout,
		Renderers: renderers(),
		Pages:     pages(p.tenant != nil),
		Documents: api.Documents(),
		Version:   version.Running(),
		Logger:    logger,
		Tracer:    tracer,
	}), p, nil
}

// deployedAuthLevel returns the authLevel in the function.json that the host
// itself reads; the host starts the handler in the root of the app.
func deployedAuthLevel() (string, error) {
	data, err := os.ReadFile(filepath.Join("diagnose", "function.json"))
	if err != nil {
		return "", errors.New("diagnose/function.json is not in the working directory")
	}
	return api.AuthLevel(data)
}

// serveOn answers until the context ends, and then lets open answers finish for
// the drain time. What is left of that time is for flush.
func serveOn(ctx context.Context, listener net.Listener, handler http.Handler, flush func(context.Context)) error {
	questions, cutShort := context.WithCancelCause(context.WithoutCancel(ctx))
	defer cutShort(errStopping)
	server := &http.Server{
		Handler:           handler,
		BaseContext:       func(net.Listener) context.Context { return questions },
		ReadHeaderTimeout: 10 * time.Second,
		ReadTimeout:       30 * time.Second,
		IdleTimeout:       5 * time.Minute, // the host keeps its connections
		ErrorLog:          slog.NewLogLogger(slog.DiscardHandler, slog.LevelError),
	}
	drained := make(chan error, 1)
	stop := context.AfterFunc(ctx, func() {
		// The context has ended; draining has a time of its own.
		grace, cancel := context.WithTimeout(context.WithoutCancel(ctx), drainTime)
		defer cancel()
		defer time.AfterFunc(drainTime-cutoffTime, func() { cutShort(errStopping) }).Stop()
		err := server.Shutdown(grace)
		//guard:last-batch
		flush(grace)
		drained <- err
	})
	defer stop()
	if err := server.Serve(listener); !errors.Is(err, http.ErrServerClosed) {
		return errors.New("the listener failed")
	}
	if err := <-drained; err != nil {
		_ = server.Close() // out of time: whoever still waits is cut off
	}
	return nil
}
