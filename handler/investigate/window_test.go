package investigate

import (
	"testing"
	"time"

	"signin-diagnosis/handler/signin"
)

func TestTheWindow(t *testing.T) {
	day := 24 * time.Hour
	cases := []struct {
		name string
		Question
		from time.Time
	}{
		{"looks back from now", Question{Lookback: day}, noon.Add(-day)},
		{"at moves the start and not the end", Question{Lookback: day, At: noon.Add(-2 * day)}, noon.Add(-3 * day)},
		{"never starts more than 30 days back", Question{Lookback: 31 * day}, noon.Add(-30 * day)},
		{"nor does at move it there", Question{Lookback: 7 * day, At: noon.Add(-29 * day)}, noon.Add(-30 * day)},
		{"a clock that is ahead does not make it empty", Question{Lookback: time.Minute, At: noon.Add(5 * time.Minute)}, noon.Add(-time.Minute)},
		{"starts at a whole second", Question{Lookback: day + time.Nanosecond}, noon.Add(-day - time.Second)},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			equal(t, "window", windowOf(c.Question, noon), signin.Window{From: c.from, To: noon, ReadFrom: noon})
		})
	}
}

func TestWhichQuestionsAreEqual(t *testing.T) {
	day := 24 * time.Hour
	base := Question{Account: "ada@contoso.com", Lookback: day}
	at := func(t time.Time, lookback time.Duration) Question {
		return Question{Account: base.Account, Lookback: lookback, At: t}
	}
	cases := []struct {
		name string
		a, b Question
		want bool
	}{
		{"the case of the name does not matter", base, dayOf("ADA@contoso.com"), true},
		{"another account", base, dayOf("bob@contoso.com"), false},
		{"another lookback", base, Question{Account: base.Account, Lookback: 2 * day}, false},
		{"two complaints of one window", base, Question{Account: base.Account, Lookback: day, Complaint: complaint("Outlook")}, true},
		{"the same start by other means", at(noon, 2*day), at(noon.Add(-day), day), true},
		{"the same start in another time zone", at(noon, day), at(noon.In(time.FixedZone("KST", 9*3600)), day), true},
		{"another start", at(noon, day), at(noon.Add(time.Second), day), false},
		{"at is not the clock", base, at(noon, day), false},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			equal(t, "equal", keyOf(c.a) == keyOf(c.b), c.want)
		})
	}
}
