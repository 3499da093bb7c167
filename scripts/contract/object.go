package main

import (
	"bytes"
	"encoding/json"
)

// object is a JSON object that keeps the order of its keys, so that a document reads in the order of the
// Go types and changes only where they change.
type object []member

type member struct {
	key   string
	value any
}

// get returns the value of a key; nil where there is none.
func (o object) get(key string) any {
	for _, m := range o {
		if m.key == key {
			return m.value
		}
	}
	return nil
}

// MarshalJSON writes the members in their order.
func (o object) MarshalJSON() ([]byte, error) {
	var out bytes.Buffer
	out.WriteByte('{')
	for i, m := range o {
		if i > 0 {
			out.WriteByte(',')
		}
		if err := encode(&out, m.key); err != nil {
			return nil, err
		}
		out.WriteByte(':')
		if err := encode(&out, m.value); err != nil {
			return nil, err
		}
	}
	out.WriteByte('}')
	return out.Bytes(), nil
}

// text returns the whole document as it stands in its file.
func (o object) text() ([]byte, error) {
	var compact, out bytes.Buffer
	if err := encode(&compact, o); err != nil {
		return nil, err
	}
	err := json.Indent(&out, compact.Bytes(), "", "  ")
	return out.Bytes(), err
}

// onOneLine is a document for programs: the handler carries it.
type onOneLine object

func (o onOneLine) text() ([]byte, error) {
	var out bytes.Buffer
	err := encode(&out, object(o))
	return out.Bytes(), err
}

// encode leaves < > & as they are: nobody puts these documents into a page.
func encode(out *bytes.Buffer, value any) error {
	encoder := json.NewEncoder(out)
	encoder.SetEscapeHTML(false)
	return encoder.Encode(value)
}
