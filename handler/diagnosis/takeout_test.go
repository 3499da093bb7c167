package diagnosis

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"signin-diagnosis/handler/aadsts"
	"signin-diagnosis/handler/answer"
)

// corpusHolds reports that every case is judged as it says.
func corpusHolds(t *testing.T, stories []story) bool {
	t.Helper()
	for _, s := range stories {
		evidence, complaint, options, err := s.build()
		if err != nil {
			t.Fatal(err)
		}
		result, needs := Judge(evidence, complaint, options)
		if len(s.compare(result, needs)) > 0 {
			return false
		}
	}
	return true
}

func TestTakingOutAnyRuleIsNoticed(t *testing.T) {
	stories := readStories(t)
	whole := rulesByNumber
	t.Cleanup(func() { rulesByNumber = whole })
	for i := range rules() {
		out := &rules()[i]
		without := map[int][]*rule{}
		for number, claimants := range whole() {
			without[number] = slices.DeleteFunc(slices.Clone(claimants), func(r *rule) bool { return r == out })
		}
		rulesByNumber = func() map[int][]*rule { return without }
		if corpusHolds(t, stories) {
			t.Errorf("no case notices that %s is gone", out.code)
		}
	}
}

func TestTakingOutAClassOrALoneRuleIsNoticed(t *testing.T) {
	stories := readStories(t)
	whole := classRules
	t.Cleanup(func() { classRules = whole })
	for category, r := range whole() {
		without := maps.Clone(whole())
		delete(without, category)
		classRules = func() map[answer.Category]*rule { return without }
		if classIsReached(category) && corpusHolds(t, stories) {
			t.Errorf("no case notices that %s is gone", r.code)
		}
	}
	classRules = whole
	for _, lone := range loneRules {
		kept := *lone
		lone.code = "taken.out"
		if corpusHolds(t, stories) {
			t.Errorf("no case notices that %s is gone", kept.code)
		}
		*lone = kept
	}
}

// classIsReached reports that a code of the class has no finer rule.
func classIsReached(category answer.Category) bool {
	return slices.ContainsFunc(aadsts.All(), func(c aadsts.Code) bool {
		return c.Class == string(category) && c.Number != 0 && len(rulesByNumber()[c.Number]) == 0
	})
}

func TestTakingOutAnyCureIsNoticed(t *testing.T) {
	stories := readStories(t)
	for category, kept := range cures {
		cures[category] = cure{}
		if corpusHolds(t, stories) {
			t.Errorf("no case notices that nothing resolves %s", category)
		}
		cures[category] = cure{reach: anywhere}
		if !strings.Contains(curedAnywhere, string(category)+" ") && corpusHolds(t, stories) {
			t.Errorf("no case notices that any success resolves %s", category)
		}
		cures[category] = kept
	}
}

// curedAnywhere are the categories that any success does resolve.
const curedAnywhere = "account-disabled account-missing "

func TestTurningTheOrderRoundIsNoticed(t *testing.T) {
	stories := readStories(t)
	for i := range len(precedence) - 1 {
		precedence[i], precedence[i+1] = precedence[i+1], precedence[i]
		if corpusHolds(t, stories) {
			t.Errorf("no case notices that %v changes places with %v", precedence[i+1].categories, precedence[i].categories)
		}
		precedence[i], precedence[i+1] = precedence[i+1], precedence[i]
	}
}

func TestTakingOutAnyAdjustmentOfTheOrderIsNoticed(t *testing.T) {
	stories := readStories(t)
	for i := range adjustments {
		kept := adjustments[i].when
		for what, when := range map[string]func(*draft) bool{"never": func(*draft) bool { return false }, "always": nil} {
			if adjustments[i].when = when; (what == "never" || kept != nil) && corpusHolds(t, stories) {
				t.Errorf("no case notices that %v %s ranks with %s", adjustments[i].causes, what, adjustments[i].with)
			}
		}
		adjustments[i].when = kept
	}
}

func TestTakingOutARulesOwnCureIsNoticed(t *testing.T) {
	stories := readStories(t)
	for _, r := range everyRule() {
		if r.cure == nil {
			continue
		}
		kept := r.cure
		for what, other := range map[string]*cure{"its category's": nil, "none": {}} {
			r.cure = other
			if corpusHolds(t, stories) {
				t.Errorf("no case notices that %s has %s cure", r.code, what)
			}
		}
		r.cure = kept
	}
}

func TestTakingOutWhatALoopOrAnAsideIsIsNoticed(t *testing.T) {
	stories := readStories(t)
	for _, r := range everyRule() {
		for name, mark := range map[string]*bool{"loop": &r.loop, "aside": &r.aside, "pageless": &r.pageless, "quiet": &r.quiet, "warns": &r.warns} {
			if !*mark {
				continue
			}
			*mark = false
			if corpusHolds(t, stories) {
				t.Errorf("no case notices that %s is not %s", r.code, name)
			}
			*mark = true
		}
	}
}
