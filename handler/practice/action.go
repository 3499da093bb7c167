package practice

import (
	"bytes"
	"maps"
	"net/http"
	"strconv"
	"strings"

	"signin-diagnosis/handler/practice/graph"
)

// Answer is an answer of its own. Without a Content-Type in Header it calls
// itself JSON, whatever Body holds.
type Answer struct {
	Status int
	Header map[string]string
	Body   string
}

// GraphError returns an answer in Graph's error shape.
func GraphError(status int, code, message string) Answer {
	return Answer{Status: status, Body: `{"error":{"code":` + strconv.Quote(code) + `,"message":` + strconv.Quote(message) +
		`,"innerError":{"request-id":"00000000-0000-0000-0000-000000000000"}}}`}
}

// Throttled returns Graph's 429. retryAfter stands in the header as it is (whole or
// fractional seconds, an HTTP date); an empty one leaves the header out.
func Throttled(retryAfter string) Answer {
	answer := GraphError(http.StatusTooManyRequests, "TooManyRequests", "Please retry again later.")
	if retryAfter != "" {
		answer.Header = map[string]string{"Retry-After": retryAfter}
	}
	return answer
}

// LostSkipToken returns what Graph says on a later page when it has lost its place.
func LostSkipToken() Answer {
	return GraphError(http.StatusBadRequest, "UnknownError", "Invalid Skip Token, skip token is null")
}

// HTML returns an answer of a gateway in front of Graph.
func HTML(status int) Answer {
	return Answer{
		Status: status,
		Header: map[string]string{"Content-Type": "text/html"},
		Body:   "<html><body><h1>" + http.StatusText(status) + "</h1></body></html>",
	}
}

func (a Answer) act(w http.ResponseWriter, _ *http.Request, _ http.HandlerFunc) {
	w.Header().Set("Content-Type", graph.JSONType)
	for name, value := range a.Header {
		w.Header().Set(name, value)
	}
	w.WriteHeader(a.Status)
	_, _ = w.Write([]byte(a.Body))
}

// Cut sends half of the proper answer and ends the connection: with a
// Content-Length that promises the whole, or Chunked, without the last chunk.
type Cut struct{ Chunked bool }

func (c Cut) act(w http.ResponseWriter, r *http.Request, proper http.HandlerFunc) {
	whole := capture(w, r, proper)
	maps.Copy(w.Header(), whole.header)
	if !c.Chunked {
		w.Header().Set("Content-Length", strconv.Itoa(whole.body.Len()))
	}
	w.WriteHeader(whole.status)
	_, _ = w.Write(whole.body.Bytes()[:whole.body.Len()/2])
	_ = http.NewResponseController(w).Flush()
	panic(http.ErrAbortHandler)
}

// Flood sends a page of that many MiB, all of it blanks between brackets.
type Flood struct{ MiB int }

func (f Flood) act(w http.ResponseWriter, r *http.Request, _ http.HandlerFunc) {
	w.Header().Set("Content-Type", graph.JSONType)
	blank := []byte(strings.Repeat(" ", 1<<20))
	_, _ = w.Write([]byte(`{"value":[`))
	for range f.MiB {
		if _, err := w.Write(blank); err != nil || r.Context().Err() != nil {
			return
		}
	}
	_, _ = w.Write([]byte(`]}`))
}

// HangUp closes the connection without an answer.
type HangUp struct{}

func (HangUp) act(http.ResponseWriter, *http.Request, http.HandlerFunc) { panic(http.ErrAbortHandler) }

// Hold keeps the request until Release is closed, then answers properly; a nil
// Release never is. The caller's leaving and the tenant's end end it, too.
// Arrived, when set, gets a value once the request is held.
type Hold struct {
	Arrived chan<- struct{}
	Release <-chan struct{}
}

func (h Hold) act(w http.ResponseWriter, r *http.Request, proper http.HandlerFunc) {
	if h.Arrived != nil {
		select {
		case h.Arrived <- struct{}{}:
		case <-r.Context().Done():
		}
	}
	select {
	case <-h.Release:
		proper(w, r)
	case <-r.Context().Done():
		panic(http.ErrAbortHandler)
	}
}

// captured is an answer that was not sent.
type captured struct {
	header http.Header
	status int
	body   bytes.Buffer
}

func capture(w http.ResponseWriter, r *http.Request, proper http.HandlerFunc) *captured {
	c := &captured{header: w.Header().Clone(), status: http.StatusOK}
	proper(c, r)
	return c
}

func (c *captured) Header() http.Header                { return c.header }
func (c *captured) WriteHeader(status int)             { c.status = status }
func (c *captured) Write(data []byte) (n int, _ error) { return c.body.Write(data) }
