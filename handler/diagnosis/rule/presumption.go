package rule

import (
	"slices"
	"strings"
)

// Presumption is what has to be so for a step to be possible at all. The zero value
// presumes nothing.
type Presumption struct {
	// Systems: the device runs one of these (Graph's device platforms).
	Systems []System
	// Browser: the sign-in is a page in a browser, and not an app of its own.
	Browser bool
	// Page: the client can show a page to somebody who sits before it.
	Page bool
	// Password: a password is what the person signs in with.
	Password bool
	// Hybrid: the device is joined to the company's own domain and to Entra ID.
	Hybrid bool
}

// System is one of Graph's device platforms
// (https://learn.microsoft.com/graph/api/resources/conditionalaccessplatforms).
type System string

// Words is the presumption for people who read the documentation, or empty.
func (p Presumption) Words() string {
	var said []string
	if len(p.Systems) > 0 {
		names := make([]string, 0, len(p.Systems))
		for _, s := range p.Systems {
			names = append(names, string(s))
		}
		said = append(said, "system: "+strings.Join(names, ", "))
	}
	for _, fact := range []struct {
		presumed bool
		words    string
	}{{p.Browser, "a browser"}, {p.Page, "a client that shows a page to a person"}, {p.Password, "a password as the first factor"}, {p.Hybrid, "a device that is hybrid joined"}} {
		if fact.presumed {
			said = append(said, fact.words)
		}
	}
	return strings.Join(said, "; ")
}

// The systems that steps presume.
const (
	Windows System = "windows"
	MacOS   System = "macOS"
	IOS     System = "iOS"
	Android System = "android"
	Linux   System = "linux"
)

// Groups of them.
var (
	OnWindows  = []System{Windows}
	OnLinux    = []System{Linux}
	OnDesktops = []System{Windows, MacOS}
	OnPhones   = []System{IOS, Android}
	WithPortal = []System{Windows, MacOS, IOS, Android} // there is a Company Portal for them
)

// Situation is what the evidence says of the device and the client of a row. What it
// does not say is left at its zero value, and contradicts no step.
type Situation struct {
	System      System // Graph's device platform
	App         bool   // the client is an app of its own, and no browser
	WithoutPage bool   // the client sends what it has stored, and shows no page
	OtherFactor bool   // the person showed who they are, and by no password
	OtherJoin   bool   // the device is registered or joined, and not hybrid joined
}

// SituationOf reads the situation out of a row.
func SituationOf(s *Subject) Situation {
	factor := s.FirstFactor()
	return Situation{
		System:      System(Platform(s)),
		App:         strings.EqualFold(s.ClientAppUsed, "Mobile Apps and Desktop clients"),
		WithoutPage: s.ServerLeg || s.OfAgent() || s.UsesLegacyClient() || s.UsesPasswordGrant(),
		OtherFactor: factor != "" && factor != "password",
		OtherJoin:   s.Device.TrustType != "" && !HybridJoined(s),
	}
}

// Contradicts reports that the step is impossible, or not to the point, where things are so.
func (in Situation) Contradicts(p Presumption) bool {
	return /*guard:impossible-step false*/ in.System != "" && len(p.Systems) > 0 && !slices.Contains(p.Systems, in.System) ||
		in.App && p.Browser ||
		in.WithoutPage && p.Page ||
		in.OtherFactor && p.Password ||
		in.OtherJoin && p.Hybrid
}

// In is the step as the situation allows it: itself, or the first of those that stand in
// for it, and how many were passed over. It is nil where none is possible.
func (s *Step) In(situation Situation) (step *Step, passed int) {
	for step = s; step != nil && situation.Contradicts(step.Presumes); step = step.Otherwise {
		passed++
	}
	return step, passed
}

// Instead is what stands in for the step after so many were passed over.
func (s *Step) Instead(passed int) *Step {
	for range passed {
		s = s.Otherwise
	}
	return s
}

// EveryStep lists the steps of the rule, each with those that may stand in for it.
func (r *Rule) EveryStep() []*Step {
	var all []*Step
	for i := range r.Steps {
		for s := &r.Steps[i]; s != nil; s = s.Otherwise {
			all = append(all, s)
		}
	}
	return all
}
