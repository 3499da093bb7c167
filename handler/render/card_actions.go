package render

import (
	"fmt"

	"signin-diagnosis/handler/answer"
)

const moreID = "more"

var (
	moreCauses    = counted("{n} more cause", "{n} more causes")
	timesAreYours = book.Phrase("These times are in your time zone; those in the sentences are in UTC.")
)

// actions returns what is below the card: the toggle, and the pages to read.
func (c *cardWriter) actions(d *answer.Diagnosis) []element {
	actions := []element{}
	if further := min(len(d.Causes)-1, c.causes); further > 0 {
		actions = append(actions, element{
			"type": "Action.ToggleVisibility", "title": moreCauses.fill(c.language, further, nil), "targetElements": []string{moreID},
		})
	}
	if len(d.Causes) > 0 {
		actions = append(actions, docActions(d.Causes[0].Docs, documentation.In(c.language))...)
	}
	return actions[:min(len(actions), maxActions)]
}

// docActions returns actions that open pages of documentation; several are numbered.
func docActions(docs []string, title string) []element {
	var actions []element
	for i, doc := range docs {
		numbered := title
		if len(docs) > 1 {
			numbered = fmt.Sprintf("%s %d", title, i+1)
		}
		if open := openURL(doc, numbered); open != nil {
			actions = append(actions, open)
		}
	}
	return actions
}

// maxActions is how many actions Teams shows side by side without a menu.
const maxActions = 4
