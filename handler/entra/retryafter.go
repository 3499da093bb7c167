package entra

import (
	"net/http"
	"strconv"
	"strings"
	"time"
)

// longestWait bounds what is believed of a Retry-After.
const longestWait = 24 * time.Hour

// parseRetryAfter reads a Retry-After header: seconds, whole or not (Graph
// sends 2.128), or a date. Anything else, and any time that has passed, is 0:
// unknown.
func parseRetryAfter(text string, now time.Time) time.Duration {
	text = strings.TrimSpace(text)
	var wait time.Duration
	if seconds, err := strconv.ParseFloat(text, 64); err == nil {
		if !(seconds > 0) { // not a number, too
			return 0
		}
		wait = time.Duration(min(seconds, longestWait.Seconds()) * float64(time.Second))
	} else if at, err := http.ParseTime(text); err == nil {
		wait = at.Sub(now)
	}
	return min(max(wait, 0), longestWait)
}
