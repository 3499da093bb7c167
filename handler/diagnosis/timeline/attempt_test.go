package timeline

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"signin-diagnosis/handler/signin"
)

// A prompt that was answered within its second decides nothing: the attempts that the
// other rows make up are the same without it, whatever else that second holds.
func TestAPromptAnsweredAtOnceMovesNoAttempt(t *testing.T) {
	second := time.Date(2026, 11, 23, 8, 0, 0, 0, time.UTC)
	row := func(id, correlation, app string, code int, later time.Duration, byHand bool) signin.SignIn {
		return signin.SignIn{
			ID: id, CorrelationID: correlation, AppID: app, ResourceID: "Graph", IPAddress: "192.0.2.1",
			Status: signin.Status{ErrorCode: code}, CreatedAt: second.Add(later), Interactive: byHand,
		}
	}
	for _, c := range []struct {
		name  string
		rows  []signin.SignIn
		wants string
	}{
		{"a sign-in of another app first, and then of this one, under one id", []signin.SignIn{
			row("refused", "shared", "Teams", 50126, 0, false),
			row("asked", "shared", "Azure CLI", 50140, 5*time.Minute, false),
			row("in", "own", "Azure CLI", 0, 0, false),
		}, "[[refused in asked]]"},
		{"a sign-in by hand that was refused, and then its app's renewal", []signin.SignIn{
			row("refused before", "shared", "Azure CLI", 50126, -time.Minute, true),
			row("refused", "shared", "Azure CLI", 50126, 0, true),
			row("in", "own", "Azure CLI", 0, 0, false),
		}, "[[refused before refused] [in]]"},
	} {
		t.Run(c.name, func(t *testing.T) {
			success := c.rows[len(c.rows)-1]
			prompt := success
			prompt.ID, prompt.Status.ErrorCode = "prompt", 50074
			if got := attemptsWithout("prompt", c.rows); got != c.wants {
				t.Errorf("the attempts are %s, not %s", got, c.wants)
			}
			if got := attemptsWithout("prompt", append(slices.Clone(c.rows), prompt)); got != c.wants {
				t.Errorf("with an answered prompt the attempts are %s, not %s", got, c.wants)
			}
		})
	}
}

// attemptsWithout lists the ids of the attempts' rows but one.
func attemptsWithout(id string, rows []signin.SignIn) string {
	var all [][]string
	for _, a := range GroupAttempts(ReadEvents(rows)) {
		var ids []string
		for _, e := range a.Events {
			if e.ID != id {
				ids = append(ids, e.ID)
			}
		}
		all = append(all, ids)
	}
	return fmt.Sprint(all)
}
