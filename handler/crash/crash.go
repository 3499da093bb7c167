// Package crash carries a panic from the goroutine that had it to those who wait
// for its result. A panic that stays in a goroutine of ours would end the process
// and every question in it; in a caller's it costs that caller's question only.
package crash

import (
	"errors"
	"fmt"
	"runtime/debug"
)

// Crash is a panic as an error, with the stack of its goroutine.
type Crash struct {
	value any
	stack []byte
}

// Error shows the panic with the stack of the goroutine that had it.
func (c *Crash) Error() string { return fmt.Sprintf("%v\n\n%s", c.value, c.stack) }

// Unwrap returns the panic's value where that is an error.
func (c *Crash) Unwrap() error {
	err, _ := c.value.(error)
	return err
}

// Stack returns the stack of the goroutine that panicked, for the log.
func (c *Crash) Stack() []byte { return c.stack }

// Guard returns a function that runs work and turns its panic into a *Crash.
func Guard(work func() error) func() error {
	return func() (err error) {
		defer func() {
			if value := /*guard:panic-carried-over = any(nil)*/ recover(); value != nil {
				err = &Crash{value: value, stack: debug.Stack()}
			}
		}()
		return work()
	}
}

// Rethrow panics again, in the goroutine that waited for the result, if err is a
// *Crash.
func Rethrow(err error) {
	if crashed := (*Crash)(nil); errors.As(err, &crashed) {
		panic(crashed)
	}
}
