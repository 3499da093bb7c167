package answer

import (
	"encoding/json"
	"time"
)

// Time is an instant of the contract: RFC 3339 in UTC with Z and whole
// seconds, or null when it is zero. The instant has a name, because whoever
// makes a schema from the types takes an embedded one's fields for the answer's.
type Time struct{ At time.Time }

const wireTime = "2006-01-02T15:04:05Z"

// IsZero reports that there is no time.
func (t Time) IsZero() bool { return t.At.IsZero() }

// String is the contract's form without quotes, or an empty text.
func (t Time) String() string {
	if t.IsZero() {
		return ""
	}
	return t.At.UTC().Format(wireTime)
}

// MarshalJSON writes the contract's form.
func (t Time) MarshalJSON() ([]byte, error) {
	if t.IsZero() {
		return []byte("null"), nil
	}
	return []byte(`"` + t.String() + `"`), nil
}

// UnmarshalJSON reads the contract's form.
func (t *Time) UnmarshalJSON(data []byte) error {
	var text *string
	if err := json.Unmarshal(data, &text); err != nil || text == nil {
		return err
	}
	at, err := time.Parse(time.RFC3339, *text)
	t.At = at
	return err
}
