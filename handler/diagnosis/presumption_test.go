package diagnosis_test

import (
	"regexp"
	"slices"
	"testing"

	"signin-diagnosis/handler/diagnosis/rule"
)

// situations are all that the evidence may say of device and client.
func situations() []rule.Situation {
	var all []rule.Situation
	for _, system := range []rule.System{"", rule.Windows, rule.MacOS, rule.IOS, rule.Android, rule.Linux} {
		for _, app := range []bool{false, true} {
			for _, withoutPage := range []bool{false, true} {
				for _, other := range []bool{false, true} {
					for _, join := range []bool{false, true} {
						all = append(all, rule.Situation{System: system, App: app, WithoutPage: withoutPage, OtherFactor: other, OtherJoin: join})
					}
				}
			}
		}
	}
	return all
}

// TestEveryStepAgainstEveryPresumption: in no situation is a step given that it
// contradicts, and in none is the reader left without a step.
func TestEveryStepAgainstEveryPresumption(t *testing.T) {
	dropped := 0
	for _, r := range everyRule() {
		for _, in := range situations() {
			steps := book.StepsFor(r, in, true, false)
			if len(steps) == 0 {
				t.Errorf("%s leaves no step where %+v", r.Code, in)
			}
			for _, ref := range steps {
				if s := book.Step(r, ref); in.Contradicts(s.Presumes) {
					t.Errorf("%s advises %q where %+v", r.Code, s.Text, in)
				}
				dropped += min(ref.Passed, 1)
			}
		}
	}
	if dropped < 100 {
		t.Errorf("only %d steps gave way to another one", dropped)
	}
}

// systemsNamed are words by which a step speaks of a system.
var systemsNamed = map[rule.System]*regexp.Regexp{
	rule.Windows: regexp.MustCompile(`\bWindows\b|dsregcmd`),
	rule.MacOS:   regexp.MustCompile(`\bMac\b|macOS`),
	rule.IOS:     regexp.MustCompile(`iPhone|iOS|iPad`),
	rule.Android: regexp.MustCompile(`Android`),
	rule.Linux:   regexp.MustCompile(`Linux`),
}

// ofOneSystem are rules whose rows exist on one system alone, or whose matter is which
// systems there are.
var ofOneSystem = []rule.Code{
	"credentials.windowsHello", "device.macBroker", "device.windowsBroker", "device.brokerOffline", "federation.seamlessSSO", "ca-grant-required.platform",
	"ca-grant-required.reportOnlyDevice", "ca-grant-required.hybridJoin", "service.desktopAnalyticsRetired",
}

// TestAStepThatNamesASystemPresumesIt: whoever writes such a step says so in data, too.
func TestAStepThatNamesASystemPresumesIt(t *testing.T) {
	met := map[rule.Code]bool{}
	for _, r := range everyRule() {
		for _, s := range r.EveryStep() {
			for system, words := range systemsNamed {
				if !words.MatchString(s.Text) && !words.MatchString(s.Command) || slices.Contains(s.Presumes.Systems, system) {
					continue
				}
				met[r.Code] = true
				if !slices.Contains(ofOneSystem, r.Code) {
					t.Errorf("%s speaks of %s and does not presume it: %q", r.Code, system, s.Text)
				}
			}
		}
	}
	for _, code := range ofOneSystem {
		if !met[code] {
			t.Errorf("%s has no step that names a system: take it off the list", code)
		}
	}
}
