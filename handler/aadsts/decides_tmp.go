package aadsts

// Decision says whether a pasted code tells why somebody was refused.
type Decision int

// The decisions.
const (
	Decides Decision = iota
	DecidesNothing
	DecidesAlone
)
