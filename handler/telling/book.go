package telling

import (
	_ "embed" // for the catalogue
	"slices"
	"strings"
	"time"

	"signin-diagnosis/handler/answer"
	"signin-diagnosis/handler/wording"
)

// The Korean catalogue: the rules about tokens, Conditional Access and MFA; all
// other rules; what both are filled with; and the check.
var (
	//go:embed korean/access.txt
	koreanAccess string
	//go:embed korean/account.txt
	koreanAccount string
	//go:embed korean/phrases.txt
	koreanPhrases string
	//go:embed korean/check.txt
	koreanCheck string
)

// book holds the texts of answers. Those of the rules stand with the rules, those of
// permissions with their list; the phrases that they are filled with stand beside the
// code that chooses them.
var book = wording.NewBook(koreanAccess + "\n" + koreanAccount + "\n" + koreanPhrases + "\n" + koreanCheck)

// values fill the braces of a text.
type values = wording.Values

// say is a text of ours, as whole sentences, in the reader's language.
func (o Options) say(english string, v values) string {
	return wording.Fill(book.In(o.Language, english), v)
}

// sayIn is a text of ours that goes on inside a sentence.
func (o Options) sayIn(english string, v values) string {
	return wording.FillIn(book.In(o.Language, english), v)
}

func (o Options) when(at time.Time) string { return wording.When(o.Language, at) }

// filledWhole fills a link or a command, which is no text and has no language; it is
// empty when a value that it needs is missing.
func filledWhole(text string, v values) answer.OrNull {
	filled, _ := wording.FillWhole(text, v)
	return answer.OrNull(filled)
}

// sentences puts sentences one after the other; empty ones are left out.
func sentences(all ...string) string {
	return strings.Join(slices.DeleteFunc(all, func(s string) bool { return s == "" }), " ")
}

// orEmpty is the list, and never null.
func orEmpty(items []string) []string {
	if items == nil {
		return []string{}
	}
	return slices.Clone(items)
}
