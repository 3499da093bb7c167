package rule

import (
	"slices"

	"signin-diagnosis/handler/answer"
)

// Book is everything that judging goes by, as one value: rules, what resolves what, what goes
// before what, and the steps that stand in for others.
type Book struct {
	// Rules are asked in order: the first that claims a row has it. Finer rules
	// of a code stand before its general one.
	Rules []Rule
	// Classes are the last resort for a code: the class of it in the table.
	Classes map[answer.Category]Rule
	// Unknown is for codes that are not in the table.
	Unknown Rule
	// AfterGuesses is no code's: the row succeeded, and may be an intruder's.
	AfterGuesses Rule
	// NotInLog and ClaimsChallenge are for texts that are known without a code.
	NotInLog, ClaimsChallenge Rule
	// Retired is for questions about a service that does not exist any more.
	Retired Rule

	// Elsewhere are asked where the resource is another organisation's: the first that fits.
	Elsewhere []Elsewhere
	// HomeCodes are decided by the user's own organisation, wherever the resource is.
	HomeCodes []int

	Resolutions map[answer.Category]Resolution
	// Otherwise resolves the categories without an entry of their own.
	Otherwise  Resolution
	Precedence []Precedence
	Exceptions []Exception
	Stories    []Story

	// FindPolicy stands in for a step that opens a policy where none is named.
	FindPolicy Step
	// KeepHands is added where the account looks like an emergency access account.
	KeepHands Step
	// NothingHere stands in where the evidence contradicts every step of a rule.
	NothingHere Step
}

// Lone lists the rules that no AADSTS code calls for.
func (b *Book) Lone() []*Rule {
	all := []*Rule{&b.Unknown, &b.NotInLog, &b.ClaimsChallenge, &b.Retired, &b.AfterGuesses}
	for i := range b.Elsewhere {
		all = append(all, &b.Elsewhere[i].Rule)
	}
	return all
}

// Precedence is one step of the order of causes, by what would still stop the user if everything
// after it were cured. Categories of one step rank alike.
type Precedence struct {
	Categories []answer.Category
	Why        string
}

// Exception is a case in which causes rank with another category than their own.
type Exception struct {
	Causes []string             // categories or codes
	When   func(*Standing) bool // a further condition; nil is none
	Where  string               // the condition in words
	With   answer.Category
	Ahead  bool // it goes before that category
	Why    string
}

// Standing is what an exception may ask of a cause.
type Standing struct {
	Lead      *Subject
	NamesApp  bool // the caller names the cause's app
	StillRows int  // how many of its rows stand
}

// Fits reports that the exception speaks of the cause.
func (e *Exception) Fits(r *Rule, s *Standing) bool {
	return slices.ContainsFunc(e.Causes, func(c string) bool { return c == string(r.Code) || c == string(r.Category) }) &&
		(e.When == nil || e.When(s))
}
