package telling

import (
	_ "embed" // for the catalogue

	"signin-diagnosis/handler/wording"
)

//go:embed korean/check.txt
var koreanCheck string

// book holds the texts of this package, and those that the list of permissions
// keeps.
var book = wording.NewBook(koreanCheck)
