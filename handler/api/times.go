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

	nextLookback = "Send a span from one minute to 30 days, such as PT24H, P7D, 24h or 7d."
	nextAt       = "Send when the user saw the error as RFC 3339, such as 2026-01-31T08:00:00Z; in a query, a + is written %2B."
)

// Both notations of a span hold days, hours, minutes and seconds, in this
// order. The digits are few enough that no sum overflows.
var (
	isoSpan   = regexp.MustCompile(`^P(?:(\d{1,4})D)?(?:T(?:(\d{1,5})H)?(?:(\d{1,6})M)?(?:(\d{1,8})S)?)?$`)
	shortSpan = regexp.MustCompile(`^(?:(\d{1,4})d)?(?:(\d{1,5})h)?(?:(\d{1,6})m)?(?:(\d{1,8})s)?$`)
	spanUnits = []time.Duration{24 * time.Hour, time.Hour, time.Minute, time.Second}
)

func readLookback(d *draft, value string) *InputError {
	span, ok := parseSpan(value)
	switch {
	case !ok:
		return &InputError{Reason: "is not a span of time", NextStep: nextLookback}
	case span < minLookback:
		return &InputError{Reason: "is too short", NextStep: nextLookback}
	case span > maxLookback:
		return &InputError{Reason: "is longer than the 30 days that the log goes back", NextStep: nextLookback}
	}
	d.Question.Lookback = span
	return nil
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

func readAt(d *draft, value string) *InputError {
	at, err := time.Parse(time.RFC3339, value)
	if err != nil {
		return &InputError{Reason: "is not a time", NextStep: nextAt}
	}
	if err := d.inLog(at); err != nil {
		return err
	}
	d.setAt(at)
	return nil
}

// inLog complains of a moment that the log cannot hold.
func (d *draft) inLog(at time.Time) *InputError {
	switch {
	case at.Before(d.now.Add(-maxLookback)):
		return &InputError{Reason: "is more than 30 days ago, and the log goes back no further", NextStep: nextAt}
	case at.After(d.now.Add(maxAhead)):
		return &InputError{Reason: "is in the future", NextStep: nextAt}
	default:
		return nil
	}
}
