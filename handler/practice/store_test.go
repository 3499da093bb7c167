package practice

import (
	"slices"
	"testing"
	"time"
)

func TestStoriesStayFreshInAProcessThatLivesForDays(t *testing.T) {
	clock := &handClock{now: logNow}
	tenant := start(t, Options{Stories: true, Now: clock.read})
	since := func() []string {
		filter := "createdDateTime ge " + clock.read().Add(-24*time.Hour).Format(time.RFC3339)
		return ask(t, tenant, query(logPath, "$filter", filter)).ids()
	}
	first := since()
	clock.advance(72 * time.Hour)
	if later := since(); len(first) == 0 || !slices.Equal(first, later) {
		t.Errorf("%d rows at first, %d after three days", len(first), len(later))
	}
}

func TestGivenObjectsStandBesideTheStories(t *testing.T) {
	tenant := start(t, Options{Stories: true, Now: clock, Users: directory, SignIns: []Object{rowAt(1, Object{"userId": "mine"})}})
	if got := ask(t, tenant, query(logPath, "$filter", "userId eq 'mine'")).ids(); len(got) != 1 {
		t.Errorf("rows %v", got)
	}
	if got := ask(t, tenant, "/v1.0/users").ids(); len(got) != len(Stories())+len(directory) {
		t.Errorf("%d users", len(got))
	}
}
