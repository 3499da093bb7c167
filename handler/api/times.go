package api

import (
	"regexp"
	"strconv"
	"strings"
	"time"
)

// Entra keeps sign-in logs for 30 days
// (https://learn.microsoft.com/entra/identity/monitoring-health/reference-reports-data-retention).
const (
	maxLookback = 30 * 24 * time.Hour
	minLookback = time.Minute
	maxAhead    = 5 * time.Minute // clocks differ
)

// Both notations of a span hold days, hours, minutes and seconds, in this
// order. The digits are few enough that no sum overflows.
var (
	isoSpan   = regexp.MustCompile(`^P(?:(\d{1,4})D)?(?:T(?:(\d{1,5})H)?(?:(\d{1,6})M)?(?:(\d{1,8})S)?)?$`)
	shortSpan = regexp.MustCompile(`^(?:(\d{1,4})d)?(?:(\d{1,5})h)?(?:(\d{1,6})m)?(?:(\d{1,8})s)?$`)
	spanUnits = []time.Duration{24 * time.Hour, time.Hour, time.Minute, time.Second}
)

func readLookback(r *requestReader, value string) string {
	span, ok := parseSpan(value)
	switch {
	case !ok:
		return "is not a span of time"
	case span < minLookback:
		return "is too short"
	case span > maxLookback:
		return "is longer than the 30 days that the log goes back"
	}
	r.Question.Lookback = span
	return ""
}

func parseSpan(text string) (time.Duration, bool) {
	parts := isoSpan.FindStringSubmatch(text)
	if parts == nil {
		parts = shortSpan.FindStringSubmatch(text)
	}
	if parts == nil || strings.HasSuffix(text, "T") {
		return 0, false
	}
	var span time.Duration
	given := false
	for i, digits := range parts[1:] {
		n, err := strconv.Atoi(digits)
		if err != nil {
			continue // the unit is left out
		}
		span += time.Duration(n) * spanUnits[i]
		given = true
	}
	return span, given
}

func readAt(r *requestReader, value string) string {
	at, err := time.Parse(time.RFC3339, value)
	if err != nil {
		return "is not a time"
	}
	r.setAt(at)
	return r.flawOfTime(at)
}

// flawOfTime returns why the log cannot hold a moment, or nothing.
func (r *requestReader) flawOfTime(at time.Time) string {
	switch {
	case at.Before(r.now.Add(-maxLookback)):
		return "is more than 30 days ago, and the log goes back no further"
	case at.After(r.now.Add(maxAhead)):
		return "is in the future"
	default:
		return ""
	}
}
