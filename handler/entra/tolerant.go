package entra

import (
	"errors"
	"math"
	"reflect"
	"strconv"
	"strings"
	"time"

	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"

	"signin-diagnosis/handler/signin"
)

// tolerant decodes what fits and leaves the rest empty.
var tolerant = json.JoinOptions(lenient, json.WithUnmarshalers(json.UnmarshalFromFunc(decodeFitting)))

// fitting says which JSON values can become which Go values.
var fitting = map[reflect.Kind]string{
	reflect.String: `"`,
	reflect.Bool:   `tf`,
	reflect.Slice:  `[`,
	reflect.Struct: `{`,
}

var errNoCode = errors.New("the row's error code cannot be read")

// decodeFitting stands before every value's own decoding: it takes numbers and
// times as far as they can be read, and skips what has another type than
// expected.
func decodeFitting(decoder *jsontext.Decoder, target any) error {
	kind := decoder.PeekKind()
	if kind == 'n' {
		return errors.ErrUnsupported // null is every type's empty value
	}
	switch target := target.(type) {
	case *int:
		return decodeInt(decoder, target)
	case *time.Time:
		return decodeTime(decoder, target)
	case *signin.Audience:
		return errors.ErrUnsupported // it reads each form itself
	}
	kinds, known := fitting[reflect.TypeOf(target).Elem().Kind()]
	if known && !strings.ContainsRune(kinds, rune(kind)) {
		return decoder.SkipValue()
	}
	return errors.ErrUnsupported // as usual
}

// decodeInt reads 53003, 53003.0 and "53003". An error code that is none of
// these spoils its row: 0 would call a failed sign-in a success.
func decodeInt(decoder *jsontext.Decoder, target *int) error {
	value, err := decoder.ReadValue()
	if err != nil {
		return err
	}
	number, err := strconv.ParseFloat(strings.Trim(string(value), `"`), 64)
	if err == nil && number == math.Trunc(number) && math.Abs(number) < 1<<31 {
		*target = int(number)
		return nil
	}
	//guard:unreadable-code
	if decoder.StackPointer().LastToken() == "errorCode" {
		return errNoCode
	}
	return nil
}

func decodeTime(decoder *jsontext.Decoder, target *time.Time) error {
	value, err := decoder.ReadValue()
	if err != nil {
		return err
	}
	if at, err := time.Parse(time.RFC3339, strings.Trim(string(value), `"`)); err == nil {
		*target = at
	}
	return nil
}
