package render

import (
	"io"
	"strings"

	"signin-diagnosis/handler/foreign"
	"signin-diagnosis/handler/wording"
)

// FormPage is what a browser is shown in place of a diagnosis: the form, or why
// there is no answer, or both.
type FormPage struct {
	Language wording.Language
	Practice bool      // this is the practice tenant
	Stories  []Account // accounts to choose from
	Form     bool      // show the form
	// Values are what was sent, by the names of the fields; the form keeps them.
	Values  map[string]string
	Trouble *Trouble // nil: nothing went wrong
}

// Trouble is a problem document for people, in English. The page translates
// the title, of which there is one for each code.
type Trouble struct {
	Status                        int
	Code, Title, Detail, NextStep string
	InvocationID                  string
	Accounts                      []string // object ids that the name fits
	RetryAfter                    int      // seconds; 0 when waiting is not the cure
}

// Form writes a form page. It must be sent with PageHeaders.
func Form(w io.Writer, p FormPage) error {
	l := p.Language
	title := pagePhrases["question"].In(l)
	view := formView{Form: p.Form, Foreign: l != wording.English, Values: keptValues(p.Values), Lookbacks: lookbacks(l, p.Values["lookback"])}
	view.At = strings.TrimSuffix(strings.TrimSuffix(view.Values["at"], "Z"), ":00")
	if t := p.Trouble; t != nil {
		view.Trouble = &troubleView{Trouble: readable(*t)}
		title = foreign.OneLine(ProblemTitle(l, t.Title))
		view.Trouble.Title = title
		if t.RetryAfter > 0 {
			view.Trouble.Wait = waitSeconds.fill(l, t.RetryAfter, nil)
		}
	}
	if p.Trouble == nil { // who corrects something looks for the form
		stories := viewStories(l, p.Stories)
		first := min(len(stories), mostStories)
		view.Stories, view.MoreStories = stories[:first], stories[first:]
	}
	for _, name := range languageNames {
		view.Languages = append(view.Languages, languageView{name.tag, name.name, name.tag == l})
	}
	view.frame = newFrame(l, title, p.Practice)
	return write(w, "form.gohtml", view)
}

var waitSeconds = counted("Try again in {n} second.", "Try again in {n} seconds.")

// languageNames are the languages in their own words.
var languageNames = []struct {
	tag  wording.Language
	name string
}{{wording.English, "English"}, {wording.Korean, "한국어"}}

type formView struct {
	frame
	Form, Foreign bool
	Values        map[string]string
	At            string
	Lookbacks     []lookbackView
	Trouble       *troubleView
	Stories       []Account
	MoreStories   []Account
	Languages     []languageView
}

type troubleView struct {
	Trouble
	Wait string
}

type languageView struct {
	Tag     wording.Language
	Name    string
	Current bool
}

type lookbackView struct {
	Value, Text string
	Chosen      bool
}

// readable is a problem without characters that nobody sees.
func readable(t Trouble) Trouble {
	for _, text := range []*string{&t.Code, &t.Title, &t.Detail, &t.NextStep, &t.InvocationID} {
		*text = foreign.OneLine(*text)
	}
	t.Accounts = oneLines(t.Accounts)
	return t
}

// keptValues are the fields of the form, each there even if nothing was sent.
// Characters that nobody sees are gone, so that sending the form again helps.
func keptValues(sent map[string]string) map[string]string {
	kept := map[string]string{}
	for _, name := range []string{"upn", "app", "at"} {
		kept[name] = foreign.Plain(sent[name])
	}
	kept["error"] = foreign.PlainLines(sent["error"])
	return kept
}

var lookbackPhrases = []struct {
	value string
	text  wording.Phrase
}{
	{"", book.Phrase("As configured")}, {"PT24H", book.Phrase("24 hours")}, {"P7D", book.Phrase("7 days")}, {"P30D", book.Phrase("30 days")},
}

func lookbacks(l wording.Language, chosen string) []lookbackView {
	var out []lookbackView
	for _, p := range lookbackPhrases {
		out = append(out, lookbackView{p.value, p.text.In(l), p.value == chosen})
	}
	return out
}
