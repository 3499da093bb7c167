package flight

import (
	"sync"
	"time"
)

// Remembered is one value that holds until a time. Its zero value holds nothing.
// Shared work that remembers its result has to call Get inside the work: then no
// caller starts it anew between its end and the moment the result is remembered.
type Remembered[T any] struct {
	mu    sync.Mutex
	value T
	until time.Time
}

// Get returns the value, and reports whether it still holds.
func (r *Remembered[T]) Get(now time.Time) (value T, holds bool) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if !now.Before(r.until) {
		return value, false
	}
	return r.value, true
}

// Keep remembers the value in place of any other.
func (r *Remembered[T]) Keep(value T, until time.Time) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.value, r.until = value, until
}

// Offer remembers the value unless another one still holds.
func (r *Remembered[T]) Offer(now time.Time, value T, until time.Time) {
	r.mu.Lock()
	defer r.mu.Unlock()
	//guard:remembered-stays true
	if !now.Before(r.until) {
		r.value, r.until = value, until
	}
}
