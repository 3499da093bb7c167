package answer

import (
	"signin-diagnosis/handler/signin"
	"signin-diagnosis/handler/version"
)

// CheckReport says whether the deployed identity can do its work. OK is true
// when every check is ok: what is unknown is not vouched for.
type CheckReport struct {
	SchemaVersion string        `json:"schemaVersion"`
	OK            bool          `json:"ok"`
	Checks        []Check       `json:"checks"`
	Version       version.Build `json:"version"`
}

// Check is one thing that the program needs, whether it is there, and what to
// do if not.
type Check struct {
	Name    string             `json:"name"`
	Status  signin.CheckStatus `json:"status"`
	Message string             `json:"message"`
	Fix     OrNull             `json:"fix"` // empty when nothing is to be done
}
