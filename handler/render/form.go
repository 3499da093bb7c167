package render

import (
	"io"
	"strings"

	"signin-diagnosis/handler/contract"
	"signin-diagnosis/handler/foreign"
	"signin-diagnosis/handler/wording"
)

// FormPage is what a browser is shown in place of a diagnosis: the form, the reason
// why there is no answer, or both.
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
	view := formView{Form: p.Form, Foreign: l != wording.English, Inputs: viewInputs(l, p.Values)}
	if p.Problem != nil {
		view.Problem = viewProblem(l, *p.Problem)
		title = view.Problem.Title
	} else { // who corrects something looks for the form
		stories := viewStories(l, p.Stories)
		first := min(len(stories), maxStories)
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
	Inputs        []*inputView
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

// viewProblem returns a problem for the page, without characters that nobody sees.
func viewProblem(l wording.Language, p contract.Problem) *problemView {
	p.Title = p.TitleIn(l)
	code := string(p.Code)
	for _, text := range []*string{&code, &p.Title, &p.Detail, &p.NextStep, &p.InvocationID} {
		*text = foreign.OneLine(*text)
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

// inputView is a field of the form with what was sent. Its limit counts
// characters; a browser counts a rare one, beyond U+FFFF, twice.
type inputView struct {
	contract.Input
	Name, Value string
	Required    bool
	MaxLength   int
}

func (v *inputView) IsAccount() bool { return v.Control == contract.ControlAccount }
func (v *inputView) IsTime() bool    { return v.Control == contract.ControlTime }
func (v *inputView) IsChoice() bool  { return v.Control == contract.ControlChoice }
func (v *inputView) IsText() bool    { return v.Control == contract.ControlText }

func viewInputs(l wording.Language, sent map[string]string) []*inputView {
	var inputs []*inputView
	for _, f := range contract.FormFields() {
		inputs = append(inputs, &inputView{
			Input: f.Input.In(l), Name: f.Name, Value: formValue(f.Input.Control, sent[f.Name]), Required: f.Required, MaxLength: f.MaxLength,
		})
	}
	return inputs
}

// formValue returns a value as the form shows it again. Characters that nobody sees are
// removed, so that sending the form again works.
func formValue(control contract.Control, sent string) string {
	switch control {
	case contract.ControlText:
		return foreign.PlainLines(sent)
	case contract.ControlTime: // as browsers write it
		return strings.TrimSuffix(strings.TrimSuffix(foreign.Plain(sent), "Z"), ":00")
	default:
		return foreign.Plain(sent)
	}
}
