package api

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"maps"
	"net/http"

	"signin-diagnosis/handler/wording"
)

// reply is a complete answer: nothing can fail once its first byte is written.
type reply struct {
	status      int
	contentType string
	body        []byte
	language    wording.Language // English when empty
	header      http.Header      // what this reply adds to the usual ones
}

const contentTypeJSON = "application/json; charset=utf-8"

// jsonReply returns a 200 with value as JSON.
func jsonReply(value any) (reply, error) {
	body, err := encodeJSON(value)
	if err != nil {
		return reply{}, err
	}
	return reply{status: http.StatusOK, contentType: contentTypeJSON, body: body}, nil
}

// encodeJSON encodes a value and leaves < > & as they are: JSON is never put into a
// page.
func encodeJSON(value any) ([]byte, error) {
	var body bytes.Buffer
	encoder := json.NewEncoder(&body)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(value); err != nil {
		return nil, fmt.Errorf("encoding the answer: %w", err)
	}
	return body.Bytes(), nil
}

// mustJSON encodes a value of texts and numbers, which never fails.
func mustJSON(value any) []byte {
	body, err := encodeJSON(value)
	if err != nil {
		panic(err)
	}
	return body
}

// write sends the reply. An answer is about one person at one moment, so
// nobody may store it.
func (r reply) write(w http.ResponseWriter) {
	header := w.Header()
	header.Set("Cache-Control", "no-store")
	header.Set("Vary", "Accept, Accept-Language")
	header.Set("X-Content-Type-Options", "nosniff")
	header.Set("Content-Language", string(cmp.Or(r.language, wording.English)))
	maps.Copy(header, r.header)
	if r.contentType != "" {
		header.Set("Content-Type", r.contentType)
	}
	w.WriteHeader(r.status)
	_, _ = w.Write(r.body) // a caller who is gone needs no answer
}
