package investigate

import (
	"fmt"
	"runtime/debug"
)

// crash is a panic on its way from the goroutine that had it to those who wait
// for its result. A panic that stays in a goroutine of ours would end the
// process; in a caller's it costs that caller's question only.
type crash struct {
	value any
	stack []byte
}

// Error shows the panic with the stack of the goroutine that had it.
func (c *crash) Error() string { return fmt.Sprintf("%v\n\n%s", c.value, c.stack) }

// Unwrap gives the panic's value where that is an error.
func (c *crash) Unwrap() error {
	err, _ := c.value.(error)
	return err
}

// Stack is the stack of the goroutine that panicked, for the log.
func (c *crash) Stack() []byte { return c.stack }

// guarded turns a panic of work into a *crash.
func guarded(work func() error) func() error {
	return func() (err error) {
		defer func() {
			if value := recover(); value != nil {
				err = &crash{value: value, stack: debug.Stack()}
			}
		}()
		return work()
	}
}
