package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"time"
)

// askAll starts the program in practice mode, asks every example and keeps the answers.
func askAll(ctx context.Context, program, folder string) error {
	for _, e := range examples {
		answer, err := e.ask(ctx, program)
		if err != nil {
			return fmt.Errorf("%s (%s): %w", e.name, e, err)
		}
		if err := os.WriteFile(filepath.Join(folder, e.name+".json"), answer, 0o644); err != nil {
			return err
		}
	}
	return nil
}

func (e example) ask(ctx context.Context, program string) ([]byte, error) {
	url, stop, err := serve(ctx, program, e.env)
	if err != nil {
		return nil, err
	}
	defer stop()
	status, answer, err := e.send(ctx, url)
	if err != nil {
		return nil, err
	}
	if status != e.wantStatus() {
		return nil, fmt.Errorf("status %d: %s", status, answer)
	}
	var out bytes.Buffer
	err = json.Indent(&out, bytes.TrimSpace(answer), "", "  ")
	out.WriteByte('\n')
	return build.ReplaceAll(out.Bytes(), []byte(someBuild)), err
}

// build is the build that answered. In its place the examples hold one that never was, or they would
// change with every commit.
var build = regexp.MustCompile(`(?s)"version": \{.*?\}`)

const someBuild = `"version": {
    "version": "v0.0.0",
    "commit": "0000000000000000000000000000000000000000",
    "builtAt": "2026-01-01T00:00:00Z"
  }`

func (e example) send(ctx context.Context, url string) (status int, answer []byte, err error) {
	var body bytes.Buffer
	if e.verb() == http.MethodPost {
		if err := encode(&body, e.fields); err != nil {
			return 0, nil, err
		}
	}
	request, err := http.NewRequestWithContext(ctx, e.verb(), url+e.at(), &body)
	if err != nil {
		return 0, nil, err
	}
	request.Header.Set("Content-Type", typeJSON)
	request.Header.Set("Accept", e.accept)
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		return 0, nil, err
	}
	defer response.Body.Close()
	answer, err = io.ReadAll(response.Body)
	return response.StatusCode, answer, err
}

// serve starts the program on a free port and waits until it answers.
func serve(ctx context.Context, program string, env []string) (url string, stop func(), err error) {
	port, err := unusedPort(ctx)
	if err != nil {
		return "", nil, err
	}
	command := exec.CommandContext(ctx, program)
	command.Env = append(env, "DIAGNOSIS_DIRECTORY=practice", "FUNCTIONS_CUSTOMHANDLER_PORT="+port)
	var complaint strings.Builder
	command.Stderr = &complaint
	if err := command.Start(); err != nil {
		return "", nil, err
	}
	stop = func() { _, _ = command.Process.Kill(), command.Wait() }
	url = "http://127.0.0.1:" + port
	for range 200 {
		if err := ping(ctx, url); err == nil {
			return url, stop, nil
		}
		time.Sleep(25 * time.Millisecond)
	}
	stop()
	return "", nil, errors.New("the program does not answer: " + complaint.String())
}

// unusedPort asks the system for a port that nobody listens on.
func unusedPort(ctx context.Context) (string, error) {
	listener, err := new(net.ListenConfig).Listen(ctx, "tcp", "127.0.0.1:0")
	if err != nil {
		return "", err
	}
	_, port, err := net.SplitHostPort(listener.Addr().String())
	return port, errors.Join(err, listener.Close())
}

func ping(ctx context.Context, url string) error {
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, url+"/", nil)
	if err != nil {
		return err
	}
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		return err
	}
	return response.Body.Close()
}
