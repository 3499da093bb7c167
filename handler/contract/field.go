package contract

import (
	"slices"
	"strings"
)

// Field is one thing that a caller may send, as some of the routes take it.
// Every value is a text on the wire. A GET has it in its query, a POST in its
// body or its query, under the same name.
type Field struct {
	Name     string
	Routes   []RouteName
	Required bool
	Text     string // what it is, for the API's descriptions and the docs
	Example  string
	// Values are all that are taken; none for a free text.
	Values []string
	// MaxLength is the longest value, in characters as JSON Schema counts them
	// (code points); 0 is unlimited.
	MaxLength int
	Format    string // of JSON Schema
	// Correction says what to send in place of a wrong value; empty for a field
	// with Values, which says it itself.
	Correction string
	// Usage is the help of the flag of the routes' commands, with the name of its
	// value in backquotes; empty where there is no such flag.
	Usage string
	// Visibility is where the designer of Power Platform shows it: important,
	// advanced, or internal for hidden.
	Visibility string
	Input      *Input // nil where the form does not ask for it
}

// NextStep says what to send in place of a wrong value.
func (f *Field) NextStep() string {
	if f.Correction != "" {
		return f.Correction
	}
	return "Send " + strings.Join(f.Values, " or ") + "."
}

// FieldsOf lists the fields that a route takes.
func FieldsOf(route RouteName) []Field {
	return slices.DeleteFunc(slices.Clone(fields), func(f Field) bool { return !slices.Contains(f.Routes, route) })
}

// Fields lists all fields. One that routes take in different ways is in the
// list once for each way.
func Fields() []Field { return slices.Clone(fields) }
