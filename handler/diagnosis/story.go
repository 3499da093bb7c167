package diagnosis

import (
	"slices"
	"time"

	"signin-diagnosis/handler/answer"
	"signin-diagnosis/handler/diagnosis/rule"
)

// storyKey is where the rows of a story are looked for.
type storyKey struct {
	app, resource string
	state         answer.State
}

func keyOfStory(s *rule.Story, f *finding) storyKey {
	var k storyKey
	if !s.Account {
		k.app, k.resource = f.AppID, f.ResourceID
	}
	if !s.Over {
		k.state = f.state()
	}
	return k
}

// joinStories gives the rows of each story to the rule that tells of it, so that one
// trouble is one cause. Each row keeps how it ended.
func (j *judging) joinStories() {
	byRule := map[*rule.Rule][]*finding{}
	for _, f := range j.findings {
		if !f.factOnly {
			byRule[f.rule] = append(byRule[f.rule], f)
		}
	}
	for i := range j.book.book.Stories {
		s := &j.book.book.Stories[i]
		lead := j.book.byCode[s.Lead]
		if len(byRule[lead]) == 0 {
			continue
		}
		leads := timesByStory(s, byRule[lead])
		for _, code := range s.Then {
			for _, f := range byRule[j.book.byCode[code]] {
				if near(s, leads[keyOfStory(s, f)], f.at()) {
					f.rule = lead
					//guard:joined-row = false
					f.joined = true
				}
			}
		}
	}
}

// timesByStory are the times of the rows, oldest first.
func timesByStory(s *rule.Story, findings []*finding) map[storyKey][]time.Time {
	byKey := map[storyKey][]time.Time{}
	for _, f := range findings {
		k := keyOfStory(s, f)
		byKey[k] = append(byKey[k], f.at())
	}
	for _, times := range byKey {
		slices.SortFunc(times, time.Time.Compare)
	}
	return byKey
}

// near reports that one of the times lies near enough.
func near(s *rule.Story, times []time.Time, at time.Time) bool {
	next, _ := slices.BinarySearchFunc(times, at.Add(1), time.Time.Compare)
	before := next > 0 && /*guard:story-within*/ at.Sub(times[next-1]) <= s.Within
	after := /*guard:story-after*/ !s.After && next < len(times) && times[next].Sub(at) <= s.Within
	return before || after
}
