package entra

import (
	"bytes"
	"encoding/base64"
	"io"
	"net/http"
	"regexp"
	"time"

	"github.com/go-json-experiment/json"
)

// errorBodyLimit is the most that is read of an error's body.
const errorBodyLimit = 64 << 10

// errorBodyTime is how long an error's body is waited for. It only adds to what
// status and headers say, and a 429 must reach the limiter soon.
const errorBodyTime = 2 * time.Second

// graphError is the body of a failure of Graph's
// (https://learn.microsoft.com/graph/errors).
type graphError struct {
	Error struct {
		Code    string     `json:"code"`
		Message string     `json:"message"`
		Inner   innerError `json:"innerError,case:ignore"`
	} `json:"error"`
}

type innerError struct {
	RequestID string `json:"request-id"`
}

// normalizeError rewrites an error answer in the one form that the SDK reads safely. A
// gateway's HTML makes the SDK lose the status, and an error without a message
// makes the Error method of its error type panic.
func normalizeError(response *http.Response) {
	text := readInTime(response.Body)
	var parsed graphError
	_ = json.Unmarshal(text, &parsed, tolerant) // the fields before a fault are kept
	header := response.Header
	if header.Get("request-id") == "" && parsed.Error.Inner.RequestID != "" {
		header.Set("request-id", parsed.Error.Inner.RequestID)
	}
	//guard:type-of-error
	header.Set("Content-Type", "application/json")
	header.Del("Content-Encoding")
	//guard:tidy-challenge
	normalizeChallenge(header)

	parsed.Error.Inner = innerError{}
	body, _ := json.Marshal(parsed, lenient) // two strings can always be encoded
	header.Del("Content-Length")
	response.ContentLength = int64(len(body))
	response.Body = io.NopCloser(bytes.NewReader(body))
}

// readInTime reads what arrives of an error's body within the limits of size and
// time, and closes it. Closing a body ends the read that waits for more of it.
func readInTime(body io.ReadCloser) []byte {
	timer := time.AfterFunc(errorBodyTime, func() { _ = body.Close() })
	defer timer.Stop()
	text, _ := io.ReadAll( /*guard:error-body-limit unwrap*/ io.LimitReader(body, errorBodyLimit)) // what could be read will do
	_ = body.Close()
	return text
}

var claims = regexp.MustCompile(`(?i)\bclaims="([^"]+)"`)

// normalizeChallenge removes everything from a WWW-Authenticate header but the
// claims that the SDK answers with a fresh token
// (https://learn.microsoft.com/entra/identity-platform/claims-challenge); it
// panics at claims without quotes.
func normalizeChallenge(header http.Header) {
	found := claims.FindStringSubmatch(header.Get("WWW-Authenticate"))
	header.Del("WWW-Authenticate")
	if found == nil {
		return
	}
	if _, err := base64.StdEncoding.DecodeString(found[1]); err == nil {
		header.Set("WWW-Authenticate", `Bearer claims="`+found[1]+`"`)
	}
}
