package render

import (
	"io"
	"strings"

	"signin-diagnosis/handler/contract"
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
	Problem *contract.Problem // in English; nil: nothing went wrong
}

// Form writes a form page. It must be sent with PageHeaders.
func Form(w io.Writer, p FormPage) error {
	l := p.Language
	title := pagePhrases["question"].In(l)
	view := formView{Form: p.Form, Foreign: l != wording.English, Values: keptValues(p.Values), Lookbacks: lookbacks(l, p.Values["lookback"])}
	view.At = strings.TrimSuffix(strings.TrimSuffix(view.Values["at"], "Z"), ":00")
	if p.Problem != nil {
		view.Problem = viewProblem(l, *p.Problem)
		title = view.Problem.Title
	} else { // who corrects something looks for the form
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
	Problem       *problemView
	Stories       []Account
	MoreStories   []Account
	Languages     []languageView
}

// problemView is a problem with its title in the reader's language.
type problemView struct {
	contract.Problem
	Wait string
}

// viewProblem leaves out characters that nobody sees.
func viewProblem(l wording.Language, p contract.Problem) *problemView {
	p.Title = p.TitleIn(l)
	code := string(p.Code)
	for _, text := range []*string{&code, &p.Title, &p.Detail, &p.NextStep, &p.InvocationID} {
		*text = oneLine(*text)
	}
	p.Code, p.Accounts = contract.Code(code), oneLines(p.Accounts)
	view := &problemView{Problem: p}
	if p.RetryAfter > 0 {
		view.Wait = waitSeconds.fill(l, p.RetryAfter, nil)
	}
	return view
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

// keptValues are the fields of the form, each there even if nothing was sent.
// Characters that nobody sees are gone, so that sending the form again helps.
func keptValues(sent map[string]string) map[string]string {
	kept := map[string]string{}
	for _, name := range []string{"upn", "app", "at"} {
		kept[name] = plain(sent[name])
	}
	kept["error"] = plainLines(sent["error"])
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
