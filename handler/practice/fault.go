package practice

import (
	"net/http"
	"sync"
)

// Fault makes some requests end otherwise than they should. Empty fields match
// anything.
type Fault struct {
	Kind    Kind
	Version string // v1.0 or beta
	Page    int    // the page that a skip token asks for; 1 is the first
	// Nth is the number of the request, from 1, among those that match the
	// fields above since the fault was injected; 0 is every one. Note that
	// net/http repeats a GET by itself when a kept connection is hung up on.
	Nth int
	Do  Action
}

// Action is what happens to a request: Answer, Cut, Flood, HangUp, Hold, or a
// change of the proper page: ForeignNext, EmptyPage, ShortPage, MixedRows,
// DoubledRows.
type Action interface {
	act(w http.ResponseWriter, r *http.Request, proper http.HandlerFunc)
}

// faults holds the faults and how often each one matched.
type faults struct {
	mutex sync.Mutex
	list  []Fault
	seen  []int
}

func (f *faults) add(fault Fault) {
	f.mutex.Lock()
	defer f.mutex.Unlock()
	f.list, f.seen = append(f.list, fault), append(f.seen, 0)
}

func (f *faults) clear() {
	f.mutex.Lock()
	defer f.mutex.Unlock()
	f.list, f.seen = nil, nil
}

// actionFor counts the request and gives the action of the first fault that it
// meets.
func (f *faults) actionFor(request Request) (action Action) {
	f.mutex.Lock()
	defer f.mutex.Unlock()
	for i, fault := range f.list {
		if !fault.fits(request) {
			continue
		}
		f.seen[i]++
		if action == nil && (fault.Nth == 0 || fault.Nth == f.seen[i]) {
			action = fault.Do
		}
	}
	return action
}

func (f Fault) fits(request Request) bool {
	return (f.Kind == "" || f.Kind == request.Kind) &&
		(f.Version == "" || f.Version == request.Version) &&
		(f.Page == 0 || f.Page == request.Page)
}
