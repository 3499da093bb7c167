package answer

import (
	"encoding/json"
	"time"
)

// Time is an instant of the contract: RFC 3339 in UTC with Z and whole
// seconds, or null when it is zero.
type Time struct{ instant time.Time }

// At returns the instant as the contract holds it.
func At(instant time.Time) Time { return Time{instant} }

const wireTime = "2006-01-02T15:04:05Z"

// Instant returns the time itself, to reckon with.
func (t Time) Instant() time.Time { return t.instant }

// IsZero reports whether there is no time: it is null on the wire.
func (t Time) IsZero() bool { return t.instant.IsZero() }

// Equal reports whether both are the same instant, in whatever zone they were read.
func (t Time) Equal(other Time) bool { return t.instant.Equal(other.instant) }

// MarshalJSON writes the contract's form.
func (t Time) MarshalJSON() ([]byte, error) {
	if t.IsZero() {
		return []byte("null"), nil
	}
	return []byte(`"` + t.instant.UTC().Format(wireTime) + `"`), nil
}

// UnmarshalJSON reads the contract's form.
func (t *Time) UnmarshalJSON(data []byte) error {
	var text *string
	if err := json.Unmarshal(data, &text); err != nil || text == nil {
		return err
	}
	instant, err := time.Parse(time.RFC3339, *text)
	t.instant = instant
	return err
}

// String returns the contract's form without quotes, or an empty text.
func (t Time) String() string {
	if t.IsZero() {
		return ""
	}
	return t.instant.UTC().Format(wireTime)
}
