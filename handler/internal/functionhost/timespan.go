package functionhost

import (
	"fmt"
	"math"
	"regexp"
	"strconv"
	"time"
)

// timeSpan is the constant format of .NET's TimeSpan, in which host.json writes durations:
// [d.]hh:mm:ss[.fffffff].
var timeSpan = regexp.MustCompile(`^(?:(\d{1,4})\.)?(\d{1,2}):(\d{2}):(\d{2})(\.\d{1,7})?$`)

// readTimeout reads functionTimeout. Empty means the host's default; -1 means no limit.
func readTimeout(text string) (time.Duration, error) {
	switch text {
	case "":
		return defaultTimeout, nil
	case "-1":
		return math.MaxInt64, nil
	}
	return parseTimeSpan(text)
}

func parseTimeSpan(text string) (time.Duration, error) {
	parts := timeSpan.FindStringSubmatch(text)
	if parts == nil {
		return 0, fmt.Errorf("%q is no time span; write it as hh:mm:ss", text)
	}
	days, hours, minutes, seconds := number(parts[1]), number(parts[2]), number(parts[3]), number(parts[4])
	if hours > 23 || minutes > 59 || seconds > 59 {
		return 0, fmt.Errorf("%q is no time span; a day has 24 hours, an hour 60 minutes", text)
	}
	fraction, _ := strconv.ParseFloat("0"+parts[5], 64)
	span := ((days*24+hours)*60+minutes)*60 + seconds
	return time.Duration(span)*time.Second + time.Duration(fraction*float64(time.Second)), nil
}

// number reads digits that the pattern has already checked; none at all are zero.
func number(digits string) int64 {
	n, _ := strconv.ParseInt(digits, 10, 64)
	return n
}
