package diagnosis

import (
	"encoding/json"
	"time"
)

// Time is an instant of the contract: RFC 3339 in UTC with Z and whole
// seconds, or null when it is zero.
type Time struct{ time.Time }

const wireTime = "2006-01-02T15:04:05Z"

// MarshalJSON writes the contract's form.
func (t Time) MarshalJSON() ([]byte, error) {
	if t.IsZero() {
		return []byte("null"), nil
	}
	return []byte(`"` + t.UTC().Format(wireTime) + `"`), nil
}

// UnmarshalJSON reads the contract's form.
func (t *Time) UnmarshalJSON(data []byte) error {
	var text *string
	if err := json.Unmarshal(data, &text); err != nil || text == nil {
		return err
	}
	at, err := time.Parse(time.RFC3339, *text)
	t.Time = at
	return err
}

// String is the contract's form without quotes, or an empty text.
func (t Time) String() string {
	if t.IsZero() {
		return ""
	}
	return t.UTC().Format(wireTime)
}

// OrNull is a text that is null on the wire when it is empty.
type OrNull string

// MarshalJSON writes null for an empty text.
func (s OrNull) MarshalJSON() ([]byte, error) {
	if s == "" {
		return []byte("null"), nil
	}
	return json.Marshal(string(s))
}

func earlier(t Time, at time.Time) Time {
	if t.IsZero() || at.Before(t.Time) {
		return Time{at}
	}
	return t
}

func later(t Time, at time.Time) Time {
	if at.After(t.Time) {
		return Time{at}
	}
	return t
}
