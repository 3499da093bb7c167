package rule_test

import (
	"testing"

	"signin-diagnosis/handler/diagnosis/rule"
)

func TestWhatTheEvidenceContradicts(t *testing.T) {
	for _, c := range []struct {
		says     string
		presumes rule.Presumption
		in       rule.Situation
		want     bool
	}{
		{"nothing is presumed", rule.Presumption{}, rule.Situation{System: rule.Linux, App: true, WithoutPage: true, OtherFactor: true}, false},
		{"nothing is known", rule.Presumption{Systems: rule.OnWindows, Browser: true, Page: true, Password: true}, rule.Situation{}, false},
		{"the system is the one", rule.Presumption{Systems: rule.OnWindows}, rule.Situation{System: rule.Windows}, false},
		{"the system is one of them", rule.Presumption{Systems: rule.OnPhones}, rule.Situation{System: rule.Android}, false},
		{"the system is another", rule.Presumption{Systems: rule.OnWindows}, rule.Situation{System: rule.MacOS}, true},
		{"an app is no browser", rule.Presumption{Browser: true}, rule.Situation{App: true}, true},
		{"a client without a page", rule.Presumption{Page: true}, rule.Situation{WithoutPage: true}, true},
		{"a passkey was used", rule.Presumption{Password: true}, rule.Situation{OtherFactor: true}, true},
		{"a device that is registered only", rule.Presumption{Hybrid: true}, rule.Situation{OtherJoin: true}, true},
		{"an app may show a page", rule.Presumption{Page: true}, rule.Situation{App: true}, false},
	} {
		if got := c.in.Contradicts(c.presumes); got != c.want {
			t.Errorf("%s: contradicted is %t, want %t", c.says, got, c.want)
		}
	}
}

func TestTheFirstPossibleStepStandsIn(t *testing.T) {
	last := rule.Step{Text: "on Linux", Presumes: rule.Presumption{Systems: rule.OnLinux}}
	next := rule.Step{Text: "elsewhere", Presumes: rule.Presumption{Systems: rule.WithPortal}, Otherwise: &last}
	first := rule.Step{Text: "in Windows", Presumes: rule.Presumption{Systems: rule.OnWindows}, Otherwise: &next}
	for system, want := range map[rule.System]string{"": "in Windows", rule.Windows: "in Windows", rule.IOS: "elsewhere", rule.Linux: "on Linux"} {
		step, passed := first.In(rule.Situation{System: system})
		if step == nil || step.Text != want || first.Instead(passed) != step {
			t.Errorf("on %q: got %v after %d, want %q", system, step, passed, want)
		}
	}
	if step, _ := last.In(rule.Situation{System: rule.Windows}); step != nil {
		t.Errorf("a step without another in its place is given where it is impossible: %q", step.Text)
	}
}
