package aadsts

// DecidesWhy reports whether a code, beside which no other stands, tells why somebody
// was refused. A code that is not in the table does.
func DecidesWhy(number int) bool { return table().byNumber[number].Decides != DecidesNo }

// wraps reports a code that says no more than that something went wrong, where another
// one says what.
func wraps(number int) bool { return table().byNumber[number].Decides == DecidesAlone }
