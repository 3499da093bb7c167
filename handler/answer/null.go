package answer

import "encoding/json"

// OrNull is a text that is null on the wire when it is empty.
type OrNull string

// MarshalJSON writes null for an empty text.
func (s OrNull) MarshalJSON() ([]byte, error) {
	if s == "" {
		return []byte("null"), nil
	}
	return json.Marshal(string(s))
}
