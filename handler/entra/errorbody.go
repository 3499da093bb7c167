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

// graphError is what Graph tells of a failure
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

// tidyError gives an error answer the one form that the SDK reads safely. A
// gateway's HTML makes the SDK lose the status, and an error without a message
// makes the Error method of its error type panic.
func tidyError(response *http.Response) {
	text := readSoon(response.Body)
	var said graphError
	_ = json.Unmarshal(text, &said, tolerant) // the fields before a fault are kept
	header := response.Header
	if header.Get("request-id") == "" && said.Error.Inner.RequestID != "" {
		header.Set("request-id", said.Error.Inner.RequestID)
	}
	//guard:type-of-error
	header.Set("Content-Type", "application/json")
	header.Del("Content-Encoding")
	//guard:tidy-challenge
	tidyChallenge(header)

	said.Error.Inner = innerError{}
	body, _ := json.Marshal(said, lenient) // two strings always can be written
	header.Del("Content-Length")
	response.ContentLength = int64(len(body))
	response.Body = io.NopCloser(bytes.NewReader(body))
}

// readSoon gives what of an error's body comes within its limits, and closes
// it. A body that is closed ends the read that waits for more of it.
func readSoon(body io.ReadCloser) []byte {
	hurry := time.AfterFunc(errorBodyTime, func() { _ = body.Close() })
	defer hurry.Stop()
	text, _ := io.ReadAll( /*guard:error-body-limit unwrap*/ io.LimitReader(body, errorBodyLimit)) // what could be read will do
	_ = body.Close()
	return text
}

var claims = regexp.MustCompile(`(?i)\bclaims="([^"]+)"`)

// tidyChallenge leaves of a WWW-Authenticate header only the claims that the
// SDK answers with a fresh token
// (https://learn.microsoft.com/entra/identity-platform/claims-challenge); it
// panics at claims without quotes.
func tidyChallenge(header http.Header) {
	found := claims.FindStringSubmatch(header.Get("WWW-Authenticate"))
	header.Del("WWW-Authenticate")
	if found == nil {
		return
	}
	if _, err := base64.StdEncoding.DecodeString(found[1]); err == nil {
		header.Set("WWW-Authenticate", `Bearer claims="`+found[1]+`"`)
	}
}
