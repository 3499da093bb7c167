package diagnosis_test

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"signin-diagnosis/handler/aadsts"
	"signin-diagnosis/handler/answer"
	"signin-diagnosis/handler/diagnosis"
	"signin-diagnosis/handler/diagnosis/rule"
	"signin-diagnosis/handler/diagnosis/rules"
	"signin-diagnosis/handler/diagnosis/timeline"
)

// corpusHolds reports that every case is judged by the book as it says.
func corpusHolds(t *testing.T, stories []story, changed rule.Book) bool {
	t.Helper()
	book := diagnosis.New(changed)
	for _, s := range stories {
		evidence, complaint, o, err := s.build()
		if err != nil {
			t.Fatal(err)
		}
		result, needs := judgeBy(book, evidence, complaint, o)
		if len(s.compare(result, needs)) > 0 {
			return false
		}
	}
	return true
}

// noticed wants a case that the changed book judges otherwise.
func noticed(t *testing.T, stories []story, what string, change func(*rule.Book)) {
	t.Run(what, func(t *testing.T) {
		t.Parallel()
		changed := rules.Book()
		changed.Rules, changed.Elsewhere = slices.Clone(changed.Rules), slices.Clone(changed.Elsewhere)
		changed.Resolutions = maps.Clone(changed.Resolutions)
		changed.Precedence = slices.Clone(changed.Precedence)
		changed.Exceptions = slices.Clone(changed.Exceptions)
		changed.Stories = slices.Clone(changed.Stories)
		change(&changed)
		if corpusHolds(t, stories, changed) {
			t.Error("no case notices")
		}
	})
}

func TestTakingOutAnyRuleIsNoticed(t *testing.T) {
	stories := readStories(t)
	for i, r := range rules.Book().Rules {
		noticed(t, stories, string(r.Code)+" is gone", func(b *rule.Book) { b.Rules = slices.Delete(b.Rules, i, i+1) })
	}
}

func TestTakingOutAClassOrALoneRuleIsNoticed(t *testing.T) {
	stories := readStories(t)
	for category, r := range rules.Book().Classes {
		if classIsReached(category) {
			noticed(t, stories, string(r.Code)+" is gone", func(b *rule.Book) { delete(b.Classes, category) })
		}
	}
	whole := rules.Book()
	for i, r := range whole.Lone() {
		noticed(t, stories, string(r.Code)+" has another code", func(b *rule.Book) { b.Lone()[i].Code = "taken.out" })
	}
}

// classIsReached reports that a code of the class has no finer rule.
func classIsReached(category answer.Category) bool {
	return slices.ContainsFunc(aadsts.All(), func(c aadsts.Code) bool {
		return c.Class == string(category) && c.Number != 0 && !claimed(c.Number)
	})
}

// claimed reports that a rule names the code.
func claimed(number int) bool {
	return slices.ContainsFunc(rules.Book().Rules, func(r rule.Rule) bool { return slices.Contains(r.Numbers, number) })
}

func TestTakingOutAnyResolutionIsNoticed(t *testing.T) {
	stories := readStories(t)
	for category := range rules.Book().Resolutions {
		noticed(t, stories, "nothing resolves "+string(category), func(b *rule.Book) { b.Resolutions[category] = rule.Resolution{} })
		if !strings.Contains(resolvedAnywhere, string(category)+" ") {
			noticed(t, stories, "any success resolves "+string(category), func(b *rule.Book) {
				b.Resolutions[category] = rule.Resolution{Reach: timeline.Anywhere}
			})
		}
	}
}

// resolvedAnywhere are the categories that any success does resolve.
const resolvedAnywhere = "account-disabled account-missing "

func TestTurningTheOrderRoundIsNoticed(t *testing.T) {
	stories := readStories(t)
	for i, step := range rules.Book().Precedence[1:] {
		noticed(t, stories, string(step.Categories[0])+" goes before what stands before it", func(b *rule.Book) {
			b.Precedence[i], b.Precedence[i+1] = b.Precedence[i+1], b.Precedence[i]
		})
	}
}

func TestTakingOutAnyExceptionOfTheOrderIsNoticed(t *testing.T) {
	stories := readStories(t)
	for i, e := range rules.Book().Exceptions {
		noticed(t, stories, e.Causes[0]+" never ranks with "+string(e.With), func(b *rule.Book) {
			b.Exceptions[i].When = func(*rule.Standing) bool { return false }
		})
		if e.When != nil {
			noticed(t, stories, e.Causes[0]+" always ranks with "+string(e.With), func(b *rule.Book) { b.Exceptions[i].When = nil })
		}
	}
}

func TestTakingOutAnyStoryIsNoticed(t *testing.T) {
	stories := readStories(t)
	for i, s := range rules.Book().Stories {
		noticed(t, stories, "the story of "+string(s.Lead)+" is told twice", func(b *rule.Book) { b.Stories = slices.Delete(b.Stories, i, i+1) })
	}
	for i := range rules.Book().Rules {
		if r := rules.Book().Rules[i]; r.Family {
			noticed(t, stories, string(r.Code)+" is told for each client", func(b *rule.Book) { b.Rules[i].Family = false })
		}
	}
}

func TestEveryStorySaysWhyAndNamesRules(t *testing.T) {
	for _, s := range rules.Book().Stories {
		for _, code := range append(slices.Clone(s.Then), s.Lead) {
			if book.Rule(code) == nil {
				t.Errorf("the story of %s names %s, which is no rule", s.Lead, code)
			}
		}
		if s.Why == "" || s.Within <= 0 || len(s.Then) == 0 {
			t.Errorf("the story of %s says no reason, no reach or no rows", s.Lead)
		}
	}
}

func TestTakingOutARulesOwnResolutionIsNoticed(t *testing.T) {
	stories := readStories(t)
	eachOwn := func(own func(r *rule.Rule) bool, noticeOf func(name string, at func(*rule.Book) *rule.Rule)) {
		whole := rules.Book()
		for i := range whole.Rules {
			if own(&whole.Rules[i]) {
				noticeOf(string(whole.Rules[i].Code), func(b *rule.Book) *rule.Rule { return &b.Rules[i] })
			}
		}
		for i, r := range whole.Lone() {
			if own(r) {
				noticeOf(string(r.Code), func(b *rule.Book) *rule.Rule { return b.Lone()[i] })
			}
		}
	}
	eachOwn(func(r *rule.Rule) bool { return r.Ends != nil }, func(name string, at func(*rule.Book) *rule.Rule) {
		noticed(t, stories, name+" ends as its category", func(b *rule.Book) { at(b).Ends = nil })
		noticed(t, stories, name+" never ends", func(b *rule.Book) { at(b).Ends = &rule.Resolution{} })
	})
	eachOwn(func(r *rule.Rule) bool { return r.Kind != rule.Stops }, func(name string, at func(*rule.Book) *rule.Rule) {
		noticed(t, stories, name+" is of no kind of its own", func(b *rule.Book) { at(b).Kind = rule.Stops })
	})
	eachOwn(func(r *rule.Rule) bool { return r.Kind == rule.ProbeLoop }, func(name string, at func(*rule.Book) *rule.Rule) {
		noticed(t, stories, name+" is no probe", func(b *rule.Book) { at(b).Kind = rule.Loop })
		noticed(t, stories, name+" is no loop", func(b *rule.Book) { at(b).Kind = rule.Probe })
	})
}
