package entra

import (
	_ "embed" // for the catalogue

	"signin-diagnosis/handler/wording"
)

//go:embed korean.txt
var korean string

// book holds the texts of the check, which are all that this package says to
// people.
var book = wording.NewBook(korean)
