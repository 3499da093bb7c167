package aadsts

import (
	"regexp"
	"strconv"
	"strings"
	"time"
)

// An instant without Z or an offset is not read: whose time it is stays open.
const instant = `["']?(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d:\d\d(?:\.\d{1,9})?) ?(Z|[+-]\d\d:\d\d)`

var (
	timestampForm = regexp.MustCompile(`(?i)(?:timestamp|타임스탬프|zeitstempel|horodatage|marca de tiempo|タイムスタンプ|时间戳)["']? ?[:=]? ?` + instant)
	issuedForm    = regexp.MustCompile(`(?i)(?:issued on|authinstant in this token was) ?` + instant)
	validFromForm = regexp.MustCompile(`(?i)tokensvalidfrom[^0-9"']{0,100}` + instant)
)

func findTime(form *regexp.Regexp, plain string) time.Time {
	for _, found := range form.FindAllStringSubmatch(plain, -1) {
		last := len(found) - 3 // the parts of the instant end every form
		at, err := time.Parse(time.RFC3339, strings.ToUpper(found[last]+"T"+found[last+1]+found[last+2]))
		if err == nil {
			return at.UTC()
		}
	}
	return time.Time{}
}

// lifetimeForm covers AADSTS70043, which counts seconds, and AADSTS700081 to
// 700084, which write a .NET TimeSpan (days.hours:minutes:seconds).
var lifetimeForm = regexp.MustCompile(`(?i)(?:maximum allowed lifetime for this \w+ is|limited lifetime of|was inactive for) ?["']?` +
	`(?:(?:(\d+)\.)?(\d\d):(\d\d):(\d\d)|(\d+)(?: (minute|hour|day)s?\b)?)`)

func findLifetime(plain string) time.Duration {
	found := lifetimeForm.FindStringSubmatch(plain)
	if found == nil {
		return 0
	}
	if number := found[5]; number != "" {
		return times(number, units[strings.ToLower(found[6])])
	}
	return times(found[1], day) + times(found[2], time.Hour) + times(found[3], time.Minute) + times(found[4], time.Second)
}

const day = 24 * time.Hour

var units = map[string]time.Duration{"": time.Second, "minute": time.Minute, "hour": time.Hour, "day": day}

// longest is more than any token lives; it keeps sums inside a Duration.
const longest = 100 * 365 * day

// times is zero for a number that is missing or absurd.
func times(number string, unit time.Duration) time.Duration {
	n, err := strconv.ParseInt(number, 10, 64)
	if err != nil || n > int64(longest/unit) {
		return 0
	}
	return time.Duration(n) * unit
}
