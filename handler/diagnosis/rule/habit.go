package rule

// UnfamiliarPassword reports that a right password from a country where the account has
// never signed in. Who typed it is not known; the user can be asked.
func UnfamiliarPassword(s *Subject) bool {
	return !s.Complained && s.TypedPassword() && s.Habits.Unfamiliar(s.Event)
}

// Loops reports a row of a burst in which the client does not get in.
func Loops(s *Subject) bool { return s.Habits.Loops(s.Event) }
