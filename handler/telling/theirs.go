package telling

import (
	"signin-diagnosis/handler/answer"
	"signin-diagnosis/handler/diagnosis"
	"signin-diagnosis/handler/diagnosis/rule"
)

// Whose the resource is, beside a cause that is not about that: what was asked for
// there is another organisation's to decide.
var resourceOfOthers = book.Phrase("{resource} belongs to {organisation}, which decides what is asked for there.")

// theirResource names the organisation that a cause's resource belongs to, where that is
// not known to be ours, or says nothing.
func theirResource(c *diagnosis.Cause, v values, o Options) string {
	if c.Facts.Whose == rule.Ours || !c.Blocks || c.Category == answer.CategoryGuestCrossTenant {
		return ""
	}
	return resourceOfOthers.Fill(o.Language, v)
}
