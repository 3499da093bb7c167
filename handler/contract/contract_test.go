package contract

import (
	"slices"
	"testing"
)

func TestEveryProblemIsComplete(t *testing.T) {
	seen := map[Code]bool{}
	for _, k := range Problems() {
		if k.Status < 400 || k.Title == "" || k.When == "" || k.Detail == "" || k.NextStep == "" {
			t.Errorf("%s is incomplete: %+v", k.Code, k)
		}
		if h := k.Help; h.Means == "" || h.CheckFirst == "" || len(h.Fix) == 0 || slices.Contains(h.Fix, "") || h.Example == "" {
			t.Errorf("%s has no whole section on the page of troubles: %+v", k.Code, h)
		}
		if (k.Wait == WaitAlways) != (k.Header == retryAfter) {
			t.Errorf("%s: whoever is always told to wait finds it in a header", k.Code)
		}
		if seen[k.Code] {
			t.Errorf("%s stands twice", k.Code)
		}
		seen[k.Code] = true
	}
}

func TestTheProblemsAreInTheOrderOfTheirStatuses(t *testing.T) {
	if !slices.IsSortedFunc(Problems(), func(a, b ProblemKind) int { return a.Status - b.Status }) {
		t.Error("the descriptions list the problems of one status together, and need them side by side")
	}
}

// TestAProblemOfTheCommandLineHasAnExitCode: what reading the log may meet, a command may meet.
func TestAProblemOfTheCommandLineHasAnExitCode(t *testing.T) {
	for _, k := range Problems() {
		if k.Scope == WithGraph && k.Exit == ExitOK {
			t.Errorf("%s would end a command with the exit code of an answer", k.Code)
		}
	}
}

func TestTheCatalogueIsComplete(t *testing.T) {
	var texts []string
	for _, k := range Problems() {
		texts = append(texts, k.Title)
	}
	for _, f := range FormFields() {
		texts = append(texts, f.Input.Label, f.Input.Hint)
		for _, c := range f.Input.Choices {
			texts = append(texts, c.Label)
		}
	}
	for _, fault := range book.Faults(texts) {
		t.Error(fault)
	}
}

func TestAProblemLeavesToItsCodeWhatItDoesNotSay(t *testing.T) {
	own := Problem{Code: CodeBusy, Detail: "Own.", RetryAfter: 3}
	if got := own.Complete(); got.Detail != "Own." || got.NextStep == "" || got.Status != 503 || got.RetryAfter != 3 || got.Type != "/api/diagnose/troubleshooting#busy" {
		t.Errorf("got %+v", got)
	}
	for code, want := range map[Code]int{CodeBusy: UnknownWait, CodeGraphUnavailable: 0, CodeForbidden: 0} {
		p := Problem{Code: code}
		if got := p.Complete().RetryAfter; got != want {
			t.Errorf("%s: wait %d, want %d", code, got, want)
		}
	}
	if never := (&Problem{Code: CodeForbidden, RetryAfter: 60}).Complete(); never.RetryAfter != 0 {
		t.Error("waiting does not bring a permission")
	}
}

func TestEveryFieldIsComplete(t *testing.T) {
	taken := map[string]bool{}
	for _, f := range Fields() {
		if f.Name == "" || len(f.Routes) == 0 || f.Text == "" || f.Example == "" || f.Visibility == "" {
			t.Errorf("%s is incomplete: %+v", f.Name, f)
		}
		if (f.Correction == "") != (len(f.Values) > 0) {
			t.Errorf("%s says how to correct it, or lists its values; one of the two", f.Name)
		}
		for _, route := range f.Routes {
			if key := string(route) + " " + f.Name; taken[key] {
				t.Errorf("%s takes %s twice", route, f.Name)
			} else {
				taken[key] = true
			}
		}
	}
}
