package signin

// Check is what was found out about one thing that the program needs. Nobody
// changes it once it has been returned, because callers share it.
type Check struct {
	Name   string // CheckToken, CheckLicence, or the permission's name
	Status CheckStatus

	// Held is the permission that stands for the one that is checked: the same,
	// a greater or a lesser one. It may be held and not be enough, when the token
	// acts for a user who has no role in the directory.
	Held string
	// Client is the application id that the token was issued to, and Delegated
	// says that it acts for a signed-in user. Only a check for a permission that
	// is missing has them.
	Client    string
	Delegated bool

	// Failure is the failure of the request that was to show it. It is nil
	// where the status is OK, and where nothing was asked for want of a token.
	Failure *Failure
}

// The names of the checks that are not a permission's.
const (
	CheckToken   = "token"
	CheckLicence = "licence"
)

// CheckStatus is a closed list of the contract.
type CheckStatus string

// The statuses of a check.
const (
	CheckOK      CheckStatus = "ok"
	CheckMissing CheckStatus = "missing"
	CheckUnknown CheckStatus = "unknown"
)
