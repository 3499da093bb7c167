package rule

import (
	"time"

	"signin-diagnosis/handler/diagnosis/timeline"
)

// Resolution says which later event shows that a trouble is over. It is the
// support engineer's rule that a success somewhere else proves nothing here.
type Resolution struct {
	// Gate: an event that passes the gate freshly resolves, in whatever app and
	// whatever becomes of it afterwards.
	Gate timeline.Gate
	// Reach: a success within the reach resolves; without a reach only the gate does.
	Reach timeline.Reach
	// Settled: the directory has the last word; Over is the template that says so.
	Settled func(*Subject) bool
	Over    string
	// AsHere: what would end the same row of our own resource ends it, at the organisation
	// of the resource; what our directory says of it does not.
	AsHere bool
	// Heals is after how long the trouble ends by itself; 0 is never.
	Heals time.Duration
	// Why is the reason, for docs/causes.md.
	Why string
}

// OnlySettled reports a trouble that nothing in the log ends: only the directory's word
// does, however long ago it was.
func (r *Resolution) OnlySettled() bool {
	return r.Settled != nil && r.Gate == timeline.NoGate && r.Reach == nil && r.Heals == 0
}
