package contract

import (
	_ "embed" // for the catalogue

	"signin-diagnosis/handler/wording"
)

//go:embed korean.txt
var korean string

// book holds the texts that pages translate.
var book = wording.NewBook(korean)
