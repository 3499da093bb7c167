package rule

// Kind is what the rows of a rule do to the user.
type Kind int

// The kinds of rules.
const (
	// Stops: the row refused the user, or a page waits for them.
	Stops Kind = iota
	// Refuses: as Stops, and its prompts show no page, or none that the user could
	// answer, so that none waits.
	Refuses
	// Probe: rows that belong to a healthy day. They become a cause only when nothing
	// else of the app succeeded or the caller asked for them.
	Probe
	// Loop: bursts. Nobody answers the prompts of a loop.
	Loop
	// ProbeLoop: bursts of probes.
	ProbeLoop
	// Warning: the user may well sign in, and somebody has to act all the same.
	Warning
	// Notice: worth knowing, and it stops nobody.
	Notice
)

// Blocks reports that the rows of the kind keep the user out.
func (k Kind) Blocks() bool { return k != Warning && k != Notice }

// Probes reports that the rows of the kind may belong to a healthy day.
func (k Kind) Probes() bool { return k == Probe || k == ProbeLoop }

// Loops reports that the kind is about bursts.
func (k Kind) Loops() bool { return k == Loop || k == ProbeLoop }
