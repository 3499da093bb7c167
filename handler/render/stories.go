package render

import (
	_ "embed" // for the catalogue

	"signin-diagnosis/handler/foreign"
	"signin-diagnosis/handler/wording"
)

//go:embed stories_korean.txt
var storiesKorean string

// storyBook holds the titles of the practice tenant's stories. They come from
// there, so this is a book of its own: it is read for the form in practice only.
var storyBook = wording.NewBook(storiesKorean)

// Account is one to choose.
type Account struct{ UPN, Title string }

// maxStories is how many accounts the form shows before it folds the rest away.
const maxStories = 12

func viewStories(l wording.Language, stories []Account) []Account {
	var out []Account
	for _, story := range stories {
		out = append(out, Account{UPN: foreign.OneLine(story.UPN), Title: foreign.OneLine(storyBook.In(l, story.Title))})
	}
	return out
}
