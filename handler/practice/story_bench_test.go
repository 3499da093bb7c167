package practice

import "testing"

// BenchmarkTell measures what a start of the practice tenant costs besides a listener.
func BenchmarkTell(b *testing.B) {
	for b.Loop() {
		var s store
		if err := s.load(Options{Stories: true, Now: clock}); err != nil {
			b.Fatal(err)
		}
	}
}
