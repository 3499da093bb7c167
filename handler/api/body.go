package api

import (
	"bytes"
	"errors"
	"io"
	"mime"
	"net/http"
	"os"
	"slices"
	"strings"

	"github.com/go-json-experiment/json/jsontext"

	"signin-diagnosis/handler/contract"
)

const (
	maxBodyBytes = 32 << 10

	nextBody = `Send one JSON object of texts, such as {"upn": "kim@contoso.com"}.`
)

// errEmptyBody mentions Content-Length for callers whose body was lost on the way:
// a host that forwards drops a body without it (Azure Functions host source).
var errEmptyBody = &InputError{
	Reason:   "The request holds no field",
	NextStep: nextBody + " Send it with Content-Length, not chunked.",
}

// readBody returns the fields of a POST's JSON object or of a browser's form, or
// nil for an empty body.
func (s *server) readBody(w http.ResponseWriter, r *http.Request) (map[string]string, error) {
	if !slices.Contains([]string{"", "identity"}, strings.ToLower(r.Header.Get("Content-Encoding"))) {
		return nil, &InputError{code: contract.CodeUnsupportedMediaType, Reason: "The body is compressed", NextStep: "Send it without Content-Encoding."}
	}
	body, err := io.ReadAll( /*guard:request-body-limit = r.Body*/ http.MaxBytesReader(w, r.Body, maxBodyBytes))
	if err != nil {
		return nil, bodyError(err)
	}
	if len(body) == 0 {
		return nil, nil
	}
	if s.isForm(r) {
		if err := refuseOtherSites(r); err != nil {
			return nil, err
		}
		return readForm(body)
	}
	//guard:json-only
	if !isJSON(r.Header.Values("Content-Type")) {
		return nil, &InputError{code: contract.CodeUnsupportedMediaType, Reason: "The body is not application/json in UTF-8", NextStep: nextBody}
	}
	return readObject(body)
}

func bodyError(err error) error {
	if tooLarge := new(http.MaxBytesError); errors.As(err, &tooLarge) {
		return &InputError{code: contract.CodeBodyTooLarge, Reason: "The body is larger than 32 KiB", NextStep: "Shorten the field error to the sentence with the code and the ids."}
	}
	if errors.Is(err, os.ErrDeadlineExceeded) {
		return &InputError{Reason: "The body did not arrive in time", NextStep: "Send the request again, with a Content-Length that is the body's."}
	}
	return &InputError{Reason: "The body did not arrive whole", NextStep: "Send the request again."}
}

func isJSON(contentTypes []string) bool {
	if len(contentTypes) != 1 {
		return false
	}
	mediaType, parameters, err := mime.ParseMediaType(contentTypes[0])
	charset, given := parameters["charset"]
	return err == nil && mediaType == "application/json" && (!given || strings.EqualFold(charset, "utf-8"))
}

// readObject reads one flat object whose values are texts. It looks for duplicate
// keys itself, so that the error can name the field.
func readObject(body []byte) (map[string]string, error) {
	decoder := jsontext.NewDecoder(bytes.NewReader(body), jsontext.AllowDuplicateNames(true))
	if open, err := decoder.ReadToken(); err != nil || open.Kind() != '{' {
		return nil, errNotObject
	}
	values := map[string]string{}
	for decoder.PeekKind() == '"' {
		if err := readMember(decoder, values); err != nil {
			return nil, err
		}
	}
	if end, err := decoder.ReadToken(); err != nil || end.Kind() != '}' {
		return nil, errNotObject
	}
	if _, err := decoder.ReadToken(); !errors.Is(err, io.EOF) {
		return nil, errNotObject
	}
	return values, nil
}

var errNotObject = &InputError{Reason: "The body is not one JSON object in UTF-8", NextStep: nextBody}

func readMember(decoder *jsontext.Decoder, values map[string]string) error {
	token, err := decoder.ReadToken()
	if err != nil {
		return errNotObject
	}
	name := token.String()
	//guard:key-given-twice
	if _, twice := values[name]; twice {
		return &InputError{Field: quoteName(name), Reason: "is given more than once", NextStep: "Send it once."}
	}
	value, err := decoder.ReadValue()
	if err != nil {
		return errNotObject
	}
	if value.Kind() != '"' {
		return &InputError{Field: quoteName(name), Reason: "is not a JSON string", NextStep: nextBody}
	}
	text, err := jsontext.AppendUnquote(nil, value)
	if err != nil {
		return errNotObject
	}
	values[name] = string(text)
	return nil
}
