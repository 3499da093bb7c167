package api

import (
	"math"
	"net/http"
	"strconv"
	"time"

	"signin-diagnosis/handler/contract"
)

// ProblemOf returns what a caller may see of an error of this program.
func ProblemOf(err error) contract.Problem { return problemOf(err).Complete() }

// problemReply returns a problem document.
func problemReply(p *contract.Problem) reply {
	return reply{
		status:      p.Status,
		contentType: "application/problem+json; charset=utf-8",
		body:        mustJSON(p),
		header:      problemHeader(p),
	}
}

// problemHeader returns the headers that RFC 9110 requires with a status.
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

// wholeSeconds rounds up, so that nobody comes back too early.
func wholeSeconds(wait time.Duration) int {
	return int( /*guard:seconds-rounded-up = math.Floor(wait.Seconds())*/ math.Ceil(max(wait, 0).Seconds()))
}
