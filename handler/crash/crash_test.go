package crash

import (
	"errors"
	"io"
	"strings"
	"testing"
)

func TestAPanicTravelsAsAnErrorWithItsStack(t *testing.T) {
	err := Guard(func() error { panic(io.ErrUnexpectedEOF) })()
	fell := (*Crash)(nil)
	if !errors.As(err, &fell) || !errors.Is(err, io.ErrUnexpectedEOF) || !strings.Contains(string(fell.Stack()), "TestAPanicTravels") {
		t.Fatalf("got %v", err)
	}
	defer func() {
		if recover() != any(fell) {
			t.Error("the panic did not go on")
		}
	}()
	Rethrow(err)
}

func TestOrdinaryEndsStayWhatTheyAre(t *testing.T) {
	for _, want := range []error{nil, io.EOF} {
		err := Guard(func() error { return want })()
		if err != want { //nolint:errorlint // the very same error is promised
			t.Errorf("%v became %v", want, err)
		}
		Rethrow(err)
	}
}
