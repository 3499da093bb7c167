package investigate

import (
	"strings"
	"time"

	"signin-diagnosis/handler/signin"
)

// retention is how long Entra keeps sign-ins with a P1 or P2 licence
// (https://learn.microsoft.com/entra/identity/monitoring-health/reference-reports-data-retention).
const retention = 30 * 24 * time.Hour

// clockSkew is how far Entra's clock may be ahead of ours. A row may also be
// written while the log is being read.
const clockSkew = 5 * time.Minute

// questionKey identifies equal questions: the account, and the window as it was
// asked for, which does not depend on the clock.
type questionKey struct {
	account  string
	lookback time.Duration // zero when start is set
	start    int64         // Unix nanoseconds; zero without At
}

func keyOf(question Question) questionKey {
	key := questionKey{account: /*guard:key-of-evidence-only = _ + map[bool]string{true: "full"}[question.Options.Attempts]*/ strings.ToLower(question.Account)}
	if question.At.IsZero() {
		//guard:key-without-clock + key.start = time.Now().UnixNano()
		key.lookback = question.Lookback
	} else {
		key.start = question.At.Add(-question.Lookback).UnixNano()
	}
	return key
}

// windowOf returns the window of a question that is read now. It starts at a
// whole second, because that is what a Graph filter and the answer hold.
func windowOf(question Question, now time.Time) signin.Window {
	end := now
	if !question.At.IsZero() && question.At.Before(now) {
		end = question.At
	}
	from := end.Add(-question.Lookback)
	//guard:thirty-days
	if earliest := now.Add(-retention); from.Before(earliest) {
		from = earliest
	}
	// Nothing has been read yet, so ReadFrom is the window's end.
	return signin.Window{From: from.UTC().Truncate(time.Second), To: now.UTC(), ReadFrom: now.UTC()}
}

// rowsInWindow returns the rows that lie in the window, and the number of those
// that do not. Graph was asked for none of those, so their time cannot be trusted,
// and the time decides which event was the last: a success in the year 9999 would
// resolve every failure.
func rowsInWindow(rows []signin.SignIn, window signin.Window) (in []signin.SignIn, out int) {
	latest := window.To.Add(clockSkew)
	in = make([]signin.SignIn, 0, len(rows))
	for _, row := range rows {
		if /*guard:rows-before-window*/ !row.CreatedAt.Before(window.From) && /*guard:rows-after-window*/ !row.CreatedAt.After(latest) {
			in = append(in, row)
		}
	}
	return in, len(rows) - len(in)
}
