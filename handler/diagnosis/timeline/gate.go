package timeline

// Gate is a check of a sign-in that an event may show to have been passed.
type Gate int

// The gates; NoGate is none.
const (
	NoGate Gate = iota
	PrimaryGate
	PasswordGate
	SecondFactorGate
	NewPasswordGate
)

var gates = map[Gate]func(*Event) bool{
	PrimaryGate:      (*Event).freshPrimary,
	PasswordGate:     (*Event).freshPassword,
	SecondFactorGate: (*Event).freshSecondFactor,
	NewPasswordGate:  (*Event).newPassword,
}
