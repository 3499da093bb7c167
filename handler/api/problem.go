package api

import (
	"math"
	"net/http"
	"strconv"
	"time"

	"signin-diagnosis/handler/contract"
)

// ProblemOf turns any error of this program into what a caller may see of it.
func ProblemOf(err error) contract.Problem { return problemOf(err).Complete() }

// problemReply is a problem document.
func problemReply(p *contract.Problem) reply {
	return reply{
		status:      p.Status,
		contentType: "application/problem+json; charset=utf-8",
		body:        mustJSON(p),
		header:      problemHeader(p),
	}
}

// problemHeader holds what RFC 9110 asks of a status.
func problemHeader(p *contract.Problem) http.Header {
	header := http.Header{}
	switch p.Status {
	case http.StatusUnauthorized:
		header.Set("WWW-Authenticate", "Bearer")
	case http.StatusMethodNotAllowed:
		header.Set("Allow", p.Allow)
	}
	if p.RetryAfter > 0 {
		header.Set("Retry-After", strconv.Itoa(p.RetryAfter))
	}
	return header
}

// wholeSeconds rounds up: earlier would be too early.
func wholeSeconds(wait time.Duration) int {
	return int( /*guard:seconds-rounded-up = math.Floor(wait.Seconds())*/ math.Ceil(max(wait, 0).Seconds()))
}
