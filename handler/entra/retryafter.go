package entra

import (
	"math"
	"net/http"
	"strconv"
	"strings"
	"time"
)

// maxRetryAfter bounds the Retry-After that is believed. Graph's windows are
// seconds to minutes, and one answer closes the quota for everybody: a header
// that is wrong must not stop the program for a day. A refusal that is meant to
// last longer costs one more request every five minutes.
const maxRetryAfter = 5 * time.Minute

// parseRetryAfter reads a Retry-After header: seconds, whole or not (Graph
// sends 2.128), or a date. Anything else, and any time that has passed, is 0:
// unknown.
func parseRetryAfter(text string, now time.Time) time.Duration {
	text = strings.TrimSpace(text)
	var wait time.Duration
	if seconds, err := strconv.ParseFloat(text, 64); err == nil || math.IsInf(seconds, 0) { // beyond any float, too
		if !(seconds > 0) { // not a number, too
			return 0
		}
		wait = time.Duration(min( /*guard:fractions-of-seconds = float64(int64(_))*/ seconds, maxRetryAfter.Seconds()) * float64(time.Second))
	} else if at, err := http.ParseTime(text); /*guard:retry-after-as-date false*/ err == nil {
		wait = at.Sub(now)
	}
	return min(max(wait, 0), maxRetryAfter)
}
