package contract

import (
	"cmp"
	"slices"

	"signin-diagnosis/handler/wording"
)

// Input is how the form for people asks for a field.
type Input struct {
	Place   int // in the order of the form
	Control Control
	Label   string
	Hint    string   // below the control; may be empty
	Choices []Choice // of ControlChoice
}

// Control is a kind of input.
type Control string

// The controls.
const (
	ControlAccount Control = "account" // one line, typed as mail addresses are
	ControlLine    Control = "line"    // one line
	ControlTime    Control = "time"    // a day and a time of it
	ControlChoice  Control = "choice"  // one of Choices
	ControlText    Control = "text"    // several lines
)

// Choice is a value that the form offers, in words.
type Choice struct{ Value, Label string }

// In returns the input in the reader's language.
func (i Input) In(l wording.Language) Input {
	i.Label, i.Hint = book.In(l, i.Label), book.In(l, i.Hint)
	i.Choices = slices.Clone(i.Choices)
	for n := range i.Choices {
		i.Choices[n].Label = book.In(l, i.Choices[n].Label)
	}
	return i
}

// FormFields lists the fields that the form asks for, in its order.
func FormFields() []Field {
	inForm := slices.DeleteFunc(FieldsOf(RouteDiagnose), func(f Field) bool { return f.Input == nil })
	slices.SortFunc(inForm, func(a, b Field) int { return cmp.Compare(a.Input.Place, b.Input.Place) })
	return inForm
}
