// Package crash carries a panic from the goroutine that had it to those who wait
// for its result. A panic that stays in a goroutine of ours would end the process
// and every question in it; in a caller's it costs that caller's question only.
package crash

import (
	"errors"
	"fmt"
	"runtime/debug"
)

// Crash is a panic on its way.
type Crash struct {
	value any
	stack []byte
}

// Error shows the panic with the stack of the goroutine that had it.
func (c *Crash) Error() string { return fmt.Sprintf("%v\n\n%s", c.value, c.stack) }

// Unwrap gives the panic's value where that is an error.
func (c *Crash) Unwrap() error {
	err, _ := c.value.(error)
	return err
}

// Stack is the stack of the goroutine that panicked, for the log.
func (c *Crash) Stack() []byte { return c.stack }

// Guard turns a panic of work into a *Crash.
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

// Rethrow panics again, in the goroutine of who waited, when err is a *Crash.
func Rethrow(err error) {
	if fell := (*Crash)(nil); errors.As(err, &fell) {
		panic(fell)
	}
}
