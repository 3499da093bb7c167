package timeline

import (
	"slices"
	"time"
)

const (
	// closest is the shortest gap that makes a rhythm: below it a person tries
	// again and again.
	//guard:closest-beats = 30 * time.Second
	closest = 5 * time.Minute
	// FewestBeats is how many rows make a rhythm: three equal gaps are no chance.
	//guard:fewest-beats = 3
	FewestBeats = 4
	// steady is how far a gap may lie from the middle one, in parts of it.
	steady = 0.15
)

// Rhythm finds the gap at which something comes back, or 0 when it comes at no
// regular times. The times are in order. Three gaps of four have to be steady,
// because a device sleeps and a person types in between.
func Rhythm(times []time.Time) time.Duration {
	if len(times) < FewestBeats {
		return 0
	}
	gaps := make([]time.Duration, 0, len(times)-1)
	for i := 1; i < len(times); i++ {
		gaps = append(gaps, times[i].Sub(times[i-1]))
	}
	slices.Sort(gaps)
	middle := gaps[len(gaps)/2]
	if middle < closest {
		return 0
	}
	even := 0
	for _, gap := range gaps {
		if (gap - middle).Abs() <= time.Duration(steady*float64(middle)) {
			even++
		}
	}
	//guard:even-gaps
	if even*4 < len(gaps)*3 {
		return 0
	}
	return rounded(middle)
}

// rounded gives a gap as people say it, 12 hours and not 11 hours 58 minutes:
// in the largest unit that is near enough.
func rounded(gap time.Duration) time.Duration {
	const near = 0.05
	for _, unit := range []time.Duration{24 * time.Hour, time.Hour} {
		if whole := gap.Round(unit); whole > 0 && (gap-whole).Abs() <= time.Duration(near*float64(whole)) {
			return whole
		}
	}
	return gap.Round(time.Minute)
}

func timesOf(events []*Event) []time.Time {
	times := make([]time.Time, 0, len(events))
	for _, e := range events {
		times = append(times, e.CreatedAt)
	}
	return times
}
