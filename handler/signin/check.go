package signin

import (
	"encoding/json"

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
	Name    string      `json:"name"`
	Status  CheckStatus `json:"status"`
	Message string      `json:"message"`
	Fix     string      `json:"fix"` // empty when nothing is to be done
}

// CheckStatus is a closed list of the contract.
type CheckStatus string

// The statuses of a check.
const (
	CheckOK      CheckStatus = "ok"
	CheckMissing CheckStatus = "missing"
	CheckUnknown CheckStatus = "unknown"
)

// MarshalJSON writes a missing fix as null, as the contract writes all that is
// not there.
func (c Check) MarshalJSON() ([]byte, error) {
	type wire Check // without this method
	if c.Fix != "" {
		return json.Marshal(wire(c))
	}
	return json.Marshal(struct {
		wire
		Fix *string `json:"fix"`
	}{wire: wire(c)})
}
