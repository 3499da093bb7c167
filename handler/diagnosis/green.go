package diagnosis

import (
	"slices"

	"signin-diagnosis/handler/answer"
	"signin-diagnosis/handler/diagnosis/timeline"
	"signin-diagnosis/handler/signin"
)

// named reports that the row is one of those that the caller speaks of: by an id,
// where one was found, else by the app.
func (j *judging) named(e *timeline.Event) bool {
	if j.idFound {
		return j.complaint.namesID(e.SignIn)
	}
	return j.complaint.App != "" && namesApp(j.complaint.App, e.SignIn)
}

// green is the newest success of what the caller speaks of, where that got in and
// nothing of it stands; else nil. What waits elsewhere is another matter then.
func (j *judging) green() *signin.SignIn {
	const spoken = relevantByApp | relevantByID
	if j.stands(func(f *finding) bool { return f.relevance&spoken != 0 || f.factOnly }) {
		return nil
	}
	for _, e := range slices.Backward(j.events) {
		if !e.Interrupt && j.named(e) {
			if e.Succeeded() && !e.Suspect {
				return e.SignIn
			}
			return nil
		}
	}
	return nil
}

// setAside takes the pages that wait elsewhere out of what stands, where what the
// caller speaks of is green.
func (j *judging) setAside(drafts []*draft) {
	//guard:prompts-elsewhere
	if j.green() == nil {
		return
	}
	for _, d := range drafts {
		d.elsewhere = d.state() == answer.StateActive && d.waits()
	}
}
