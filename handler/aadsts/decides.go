package aadsts

// Decides says whether a code tells why somebody was refused.
type Decides int

// Whether a code decides.
const (
	// DecidesYes: the code tells why, or what a page asks of the user.
	DecidesYes Decides = iota
	// DecidesNothing: a step of a client that asks, waits or shows a page, which stands in
	// texts beside every trouble.
	DecidesNothing
	// DecidesAlone: a wrapper, which decides only where no other code stands beside it.
	DecidesAlone
)

// decisions are the words of the table.
var decisions = map[string]Decides{"yes": DecidesYes, "no": DecidesNothing, "alone": DecidesAlone}

// DecidesWhy reports whether a code, beside which no other stands, tells why somebody
// was refused. A code that is not in the table does.
func DecidesWhy(number int) bool { return table().byNumber[number].Decides != DecidesNothing }

// wraps reports a code that says no more than that something went wrong with what was
// sent, where another one says what.
func wraps(number int) bool { return table().byNumber[number].Decides == DecidesAlone }
