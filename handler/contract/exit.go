package contract

// The exit codes of the command line.
const (
	ExitOK       = 0
	ExitInternal = 1
	ExitInput    = 2
	ExitRefused  = 3
	ExitLater    = 4
)

// Exit is an exit code and what it means.
type Exit struct {
	Code    int
	Meaning string
}

// Exits lists the exit codes of the command line.
func Exits() []Exit {
	return []Exit{
		{ExitOK, "answered, whatever the verdict"},
		{ExitInternal, "internal error"},
		{ExitInput, "an input or a setting is wrong"},
		{ExitRefused, "a permission or a licence is missing"},
		{ExitLater, "try again later"},
	}
}
