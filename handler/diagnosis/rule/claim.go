package rule

// Claim is what makes a rule speak.
type Claim int

// What makes rules speak.
const (
	ByCode    Claim = iota // the row's code, by its number
	BySuccess              // a row that succeeded
	ByClass                // the class of the code in the table, or a code that is in none
	ByText                 // what the caller pasted
)
