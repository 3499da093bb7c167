package wording

import (
	"fmt"
	"strings"
	"time"
)

// When writes an instant for people, in UTC.
func When(l Language, at time.Time) string {
	at = at.UTC()
	switch {
	case at.IsZero() && l == Korean:
		return "알 수 없는 날짜"
	case at.IsZero():
		return "an unknown day"
	case l == Korean:
		half := map[bool]string{true: "오전", false: "오후"}[at.Hour() < 12]
		return fmt.Sprintf("%d년 %d월 %d일 %s %s(UTC)", at.Year(), at.Month(), at.Day(), half, at.Format("3:04"))
	default:
		return at.Format("2 January 2006 at 15:04 UTC")
	}
}

// units are the units of a duration, the largest first.
var units = []struct {
	length          time.Duration
	english, korean string
}{{24 * time.Hour, "day", "일"}, {time.Hour, "hour", "시간"}, {time.Minute, "minute", "분"}, {time.Second, "second", "초"}}

// Duration writes a length of time in the largest unit that divides it; what is
// below a second is left out.
func Duration(l Language, d time.Duration) string {
	d = d.Truncate(time.Second)
	for _, u := range units {
		if d%u.length != 0 || d < u.length && u.length > time.Second {
			continue
		}
		n := int(d / u.length)
		if l == Korean {
			return fmt.Sprintf("%d%s", n, u.korean)
		}
		return Counted(n, u.english)
	}
	return ""
}

// Every writes how often something comes: every hour, every 12 hours.
func Every(l Language, d time.Duration) string {
	length := Duration(l, d)
	if l == Korean {
		return length + "마다"
	}
	return "every " + strings.TrimPrefix(length, "1 ")
}

// Counted writes a number with its English noun: 1 hour, 2 hours.
func Counted(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

// List joins phrases: a, b and c.
func List(l Language, items []string) string {
	if len(items) < 2 || l == Korean {
		return strings.Join(items, ", ")
	}
	return strings.Join(items[:len(items)-1], ", ") + " and " + items[len(items)-1]
}
