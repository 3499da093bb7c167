package render_test

import (
	"errors"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"signin-diagnosis/handler/answer"
	"signin-diagnosis/handler/render"
)

func TestADiagnosisReadsFromVerdictToFooter(t *testing.T) {
	want := `CANNOT SIGN IN  kim@contoso.example
A policy blocks Kim.

1. A policy blocks this location  [ca-block.location, active, high confidence]
   The sign-in came from abroad.
   For the administrator: The location condition applied.
   Does refreshing the page help? No.
   Seen 3 times, last on 23 November 2026 at 12:00 UTC. Correlation id
   33333333-3333-4333-8333-333333333333.
   What to do
   - User: Sign in from the office.
   - Conditional Access Administrator: Look at the policy.
     https://entra.microsoft.com/policy
     > Get-MgPolicy

Report-only policies (not enforced)
 - “Trial” would have stopped 1 sign-in

What could not be seen
 - The log was read in part. Ask with a shorter lookback.

Looked at 37 sign-ins from 23 November 2026 at 08:00 UTC to 23 November 2026 at 12:00
UTC. The newest is of 23 November 2026 at 12:00 UTC.
`
	if diff := cmp.Diff(want, textOf(t, blocked(), render.TextOptions{})); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestEveryVerdictHasWordsOfItsOwn(t *testing.T) {
	for verdict, words := range map[answer.Verdict]string{
		answer.VerdictFailing:         "CANNOT SIGN IN",
		answer.VerdictWaitingOnUser:   "WAITING FOR THE USER",
		answer.VerdictRecovered:       "RECOVERED",
		answer.VerdictHealthy:         "NOTHING WRONG FOUND",
		answer.VerdictNoSignIns:       "NO SIGN-INS IN THE LOG",
		answer.VerdictAccountNotFound: "ACCOUNT NOT FOUND",
		answer.VerdictInconclusive:    "NOT CERTAIN",
	} {
		wantLines(t, textOf(t, answer.Diagnosis{Verdict: verdict}, render.TextOptions{}), words+"  ")
	}
}

func TestSmallWordsOfADiagnosis(t *testing.T) {
	for name, c := range map[string]struct {
		change func(*answer.Diagnosis)
		want   string // a line
	}{
		"practice data says so first":   {func(d *answer.Diagnosis) { d.Practice = true }, "Practice data: these people and policies do not exist."},
		"refreshing helps":              {func(d *answer.Diagnosis) { d.Causes[0].RefreshHelps = true }, "   Does refreshing the page help? Yes, usually."},
		"one row is seen once":          {func(d *answer.Diagnosis) { d.Causes[0].Occurrences, d.Causes[0].Evidence = 1, nil }, "   Seen once, on 23 November 2026 at 12:00 UTC."},
		"one sign-in is no plural":      {func(d *answer.Diagnosis) { d.Window.SignInsRead, d.Window.NewestSignIn = 1, answer.Time{} }, "Looked at 1 sign-in from 23 November 2026 at 08:00 UTC to 23 November 2026 at 12:00 UTC."},
		"two sign-ins of a trial":       {func(d *answer.Diagnosis) { d.ConditionalAccess.Policies[0].Results["reportOnlyFailure"] = 2 }, " - “Trial” would have stopped 2 sign-ins"},
		"a gap that nothing can be for": {func(d *answer.Diagnosis) { d.Gaps[0].Fix = "" }, " - The log was read in part."},
	} {
		t.Run(name, func(t *testing.T) {
			d := blocked()
			c.change(&d)
			wantLines(t, textOf(t, d, render.TextOptions{}), c.want)
		})
	}
}

func TestWhatIsNotThereIsNotMentioned(t *testing.T) {
	text := textOf(t, answer.Diagnosis{Verdict: answer.VerdictHealthy, Summary: "All is well.", Causes: []answer.Cause{{Title: "A text alone"}}}, render.TextOptions{})
	for _, heading := range []string{"Practice data", "What to do", "Seen", "What could not be seen", "Report-only", "For the administrator"} {
		if strings.Contains(text, heading) {
			t.Errorf("%q stands over nothing in\n%s", heading, text)
		}
	}
}

func TestColourIsForTerminalsOnly(t *testing.T) {
	if plain := textOf(t, blocked(), render.TextOptions{}); strings.Contains(plain, "\x1b") {
		t.Errorf("escape sequences without being asked for: %q", plain)
	}
	painted := textOf(t, blocked(), render.TextOptions{Color: true})
	if !strings.Contains(painted, "\x1b[1m\x1b[31mCANNOT SIGN IN\x1b[0m") {
		t.Errorf("the verdict is not red: %q", painted)
	}
	if on, off := strings.Count(painted, "\x1b["), strings.Count(painted, "\x1b[0m"); off == 0 || strings.LastIndex(painted, "\x1b[") != strings.LastIndex(painted, "\x1b[0m") {
		t.Errorf("%d sequences, %d of them resets: the terminal stays coloured", on, off)
	}
}

// TestColourDoesNotMoveAWord wants the same text under the colours.
func TestColourDoesNotMoveAWord(t *testing.T) {
	painted := textOf(t, blocked(), render.TextOptions{Color: true})
	for _, sequence := range []string{"\x1b[1m", "\x1b[2m", "\x1b[31m", "\x1b[32m", "\x1b[33m", "\x1b[36m", "\x1b[0m"} {
		painted = strings.ReplaceAll(painted, sequence, "")
	}
	if diff := cmp.Diff(textOf(t, blocked(), render.TextOptions{}), painted); diff != "" {
		t.Errorf("(-plain +coloured):\n%s", diff)
	}
}

func TestSentencesKeepToTheWidth(t *testing.T) {
	d := blocked()
	long := strings.Repeat("A sentence of some length with größeren Wörtern. ", 12)
	d.Summary, d.Causes[0].Explanation, d.Causes[0].Remediation[0].Step, d.Gaps[0].Message = long, long, long, long
	for _, width := range []int{40, 88} {
		for line := range strings.Lines(textOf(t, d, render.TextOptions{Width: width})) {
			line = strings.TrimSuffix(line, "\n")
			// A link, a command or a heading is not broken.
			isSentence := strings.Contains(line, "Wörtern") || strings.Contains(line, "sentence")
			if isSentence && utf8.RuneCountInString(line) > width {
				t.Errorf("%d columns of %d: %q", utf8.RuneCountInString(line), width, line)
			}
		}
	}
}

// TestForeignTextCannotSteerTheTerminal puts an escape sequence, a line break and a turn of the
// reading direction into every text, wherever it may have come from.
func TestForeignTextCannotSteerTheTerminal(t *testing.T) {
	const evil = "\x1b]0;title\aX\x1b[31m\u202eY\u200bZ\r\nforged line\x9b"
	d := blocked()
	d.Summary, d.Account.UserPrincipalName = evil, evil
	c := &d.Causes[0]
	c.Title, c.Explanation, c.AdminExplanation = evil, evil, evil
	c.Evidence[0].CorrelationID = evil
	c.Remediation[1].Step, c.Remediation[1].Link, c.Remediation[1].Command = evil, evil, evil
	d.ConditionalAccess.Policies[0].DisplayName = evil
	d.Gaps[0].Message, d.Gaps[0].Fix = evil, evil
	text := textOf(t, d, render.TextOptions{})
	for _, sign := range []string{"\x1b", "\a", "\r", "\u202e", "\u200b", "\x9b", "\nforged"} {
		if strings.Contains(text, sign) {
			t.Errorf("%q came through in\n%q", sign, text)
		}
	}
}

type fullDisk struct{}

func (fullDisk) Write([]byte) (int, error) { return 0, errors.New("the disk is full") }

func TestAFailedWriteIsTold(t *testing.T) {
	if render.Text(fullDisk{}, &answer.Diagnosis{}, render.TextOptions{}) == nil {
		t.Error("no error")
	}
}
