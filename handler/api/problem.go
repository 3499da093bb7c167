package api

import (
	"cmp"
	"math"
	"net/http"
	"strconv"
	"strings"
	"time"
)

// problem is an error that the caller sees as an RFC 9457 problem document.
// Only Code must be set: the rest comes from the code's kind.
type problem struct {
	Code       code
	Detail     string
	NextStep   string
	Accounts   []string      // object ids, for accountAmbiguous
	RetryAfter time.Duration // 0 when unknown; for 502 and 503
	Allow      string        // the methods of the route, for methodNotAllowed
}

// Error is the code, which is all that a log may need.
func (p *problem) Error() string { return string(p.Code) }

// problemDocument is the wire form.
type problemDocument struct {
	Type         string   `json:"type"`
	Title        string   `json:"title"`
	Status       int      `json:"status"`
	Detail       string   `json:"detail"`
	Code         code     `json:"code"`
	NextStep     string   `json:"nextStep"`
	InvocationID string   `json:"invocationId"`
	Accounts     []string `json:"accounts,omitempty"`
}

// typePrefix starts the type of every problem: the page that this function
// serves, at the section that explains the code. The project has no address of
// its own that would be the same for everybody, so it is a reference with a
// full path, which is resolved against the address that was asked (RFC 9457,
// 3.1.1).
const typePrefix = "/api/diagnose/" + string(routeTroubleshooting) + "#"

// anchor is the section of docs/troubleshooting.md about a problem: its code,
// in the form that headings get when they become links.
func (c code) anchor() string { return strings.ToLower(string(c)) }

// document fills in what the problem leaves to its code.
func (p *problem) document(invocationID string) problemDocument {
	k := kinds[p.Code]
	return problemDocument{
		Type:         typePrefix + p.Code.anchor(),
		Title:        k.title,
		Status:       k.status,
		Detail:       cmp.Or(p.Detail, k.detail),
		Code:         p.Code,
		NextStep:     cmp.Or(p.NextStep, k.nextStep),
		InvocationID: invocationID,
		Accounts:     p.Accounts,
	}
}

func (p *problem) reply(invocationID string) reply {
	d := p.document(invocationID)
	return reply{
		status:      d.Status,
		contentType: "application/problem+json; charset=utf-8",
		body:        mustJSON(d),
		header:      p.header(d.Status),
	}
}

// header holds what RFC 9110 asks of a status.
func (p *problem) header(status int) http.Header {
	header := http.Header{}
	switch status {
	case http.StatusUnauthorized:
		header.Set("WWW-Authenticate", "Bearer")
	case http.StatusMethodNotAllowed:
		header.Set("Allow", p.Allow)
	}
	if wait := p.waitSeconds(status); wait > 0 {
		header.Set("Retry-After", strconv.Itoa(wait))
	}
	return header
}

// unknownWait is the time after which Graph's quota for reports is fresh again
// (https://learn.microsoft.com/graph/throttling-limits).
const unknownWait = 10 * time.Second

// waitSeconds is how long to wait with a status, or 0 where waiting is not
// known to be the cure. It rounds up to whole seconds: earlier would be too
// early.
func (p *problem) waitSeconds(status int) int {
	wait := max(p.RetryAfter, 0)
	switch status {
	case http.StatusServiceUnavailable:
		wait = cmp.Or(wait, unknownWait)
	case http.StatusBadGateway:
	default:
		return 0
	}
	return int( /*guard:seconds-rounded-up = math.Floor(wait.Seconds())*/ math.Ceil(wait.Seconds()))
}
