package diagnosis

import (
	"time"

	"signin-diagnosis/handler/answer"
	"signin-diagnosis/handler/diagnosis/rule"
	"signin-diagnosis/handler/foreign"
	"signin-diagnosis/handler/signin"
)

// Judgement is what was decided about one question. It holds ids, codes, numbers,
// times, and the rows and texts of others as they are; it holds no sentence and
// knows no language.
type Judgement struct {
	Evidence *signin.Evidence // what was judged; only to be read
	Rows     int              // rows read, doubles out
	Newest   time.Time        // of the newest row; zero without any
	Gaps     []signin.Gap     // the evidence's, and those of the question

	Verdict      answer.Verdict
	PrimaryCause answer.Category
	Causes       []Cause // in the order in which to act
	Spoken       int     // the cause that the summary speaks of, or -1

	// AppWorks is the newest success of the app, or of the sign-in, that the caller
	// speaks of, where nothing of it stands; else nil.
	AppWorks *signin.SignIn
	// ReportOnly is the report-only policy that would have stopped most, where
	// nothing is wrong; else nil.
	ReportOnly *ReportOnly
	// LikelyEmergency: most policies leave the account out by name.
	LikelyEmergency bool

	Met              []MetPolicy
	PoliciesReadable bool // false when the rows came without their policies
	Counts           answer.Counts
	Harmless         []Harmless // what looks like an error and is none, most rows first
	Attempts         []Attempt  // newest first, where they were asked for
	AttemptsOmitted  int
}

// Basis is what a cause rests on.
type Basis int

// The bases of a cause.
const (
	FromRows      Basis = iota
	FromDirectory       // the directory says it, no row does
	FromText            // the text that the caller pasted, and nothing else
)

// End is why a finding does not stand any more.
type End int

// The ends of a finding.
const (
	Stands   End = iota
	Passed       // a later row got past this point
	Settled      // the directory says that it is over
	Outlived     // the account has signed in to the same resource since, long enough ago
	Healed       // it has not happened again for long enough
)

// Cause is one reason why the account cannot, or could not, sign in. Its texts are
// those of the rule with its code.
type Cause struct {
	Code       rule.Code
	Category   answer.Category
	State      answer.State
	Confidence answer.Confidence
	Blocks     bool       // it keeps the account out now; false for what only warns, and for what is over
	Aside      bool       // worth knowing, and the reason of nothing
	Owner      answer.Who // who has to act first; nobody where nothing is to do
	Basis      Basis

	Row       *signin.SignIn // the row that the texts speak of; made up where there is none
	Facts     Facts          // about that row
	End       End            // of that row
	PassedBy  *signin.SignIn // the row that got past this point, with Passed
	Elsewhere *signin.SignIn // the next success on the same resource, which proves nothing here
	Rhythm    *Rhythm        // nil where it comes at no regular times
	Lifetime  *Lifetime      // what a pasted text says of the token; nil where it says nothing

	Policies     []signin.AppliedPolicy // those that the cause names, by name
	PoliciesFrom rule.Showing           // what shows them
	PoliciesAt   time.Time              // of the success that shows them; zero where none does
	Steps        []StepRef
	// EmergencyUnknown: a step would change the account, and the policies that
	// would tell an emergency access account could not be read.
	EmergencyUnknown bool

	Occurrences int              // rows that show the cause
	Shown       []*signin.SignIn // the first of them
	FirstSeen   time.Time
	LastSeen    time.Time
}

// StepRef names a step: its place among the rule's own steps, and how many of those that
// may stand there the evidence contradicts.
type StepRef struct{ Place, Passed int }

// The steps of the book that stand in for a rule's own.
var (
	StepFindPolicy  = StepRef{Place: -1}
	StepKeepHands   = StepRef{Place: -2}
	StepNothingHere = StepRef{Place: -3}
)

// Facts are what the texts may mention of a row beside what it holds itself.
type Facts struct {
	Whose    rule.Whose  // whose resource it is about
	System   rule.System // of the device, or empty
	Device   DeviceKnown
	Demander Demander
	Controls []foreign.Text // what the failing policies demand, in Graph's words
	Strength foreign.Text   // the authentication strength that a failing policy names
	// StrengthResult is why the user did not reach it; empty where no row says so.
	StrengthResult signin.StrengthResult
	Scopes         []foreign.Text // what the client asked for, where the row names it
	Context        foreign.Text   // the id of the authentication context
	Unbound        int            // Graph's signInSessionStatusCode
	RiskOf         rule.Risk      // whose risk policies that failed ask about
	AtRisk         []foreign.Text // the names of those policies
	StepDetail     foreign.Text   // what the log says of the step that failed
	Sender         *signin.SignIn // the last wrong password that a machine sent; nil where none did
	// Found and Expected are what a pasted text says was sent, and wanted in its place.
	Found, Expected foreign.Text
	// OfStrangers: the code of a pasted text stands in the log, in guesses of strangers alone.
	OfStrangers bool
	// Guesses counts the guesses of strangers in the window, GuessAddresses where they came from.
	Guesses, GuessAddresses int
}

// DeviceKnown says how a device without a name is to be spoken of.
type DeviceKnown int

// What a row says of its device.
const (
	DeviceUnspoken     DeviceKnown = iota // there is no row, only a text
	DeviceIdentified                      // it proved who it is
	DeviceUnidentified                    // it did not
)

// Demander is who asked for a second factor: one of Graph's requirement providers in
// small letters, or DemanderMicrosoft; empty where nobody is named.
type Demander string

// Rhythm is how regularly something comes back from one client.
type Rhythm struct {
	Every time.Duration
	Times int
	First time.Time
	Part  bool // the cause has rows of other clients as well
}

// Lifetime is what a pasted text says of the age of a token.
type Lifetime struct {
	IssuedAt  time.Time
	ValidFrom time.Time     // sign-ins before it do not count; zero where it is not said
	Lasts     time.Duration // zero where it is not said
	Unused    bool          // that is how long it lay unused
}

// ReportOnly is a policy in report-only mode and how many sign-ins it would have stopped.
type ReportOnly struct {
	Name    foreign.Text
	Stopped int
}

// MetPolicy is one policy over the whole window. Results counts rows by Graph's own words.
type MetPolicy struct {
	ID, Name foreign.Text
	Results  map[foreign.Text]int
	Apps     []AppResult // by name
}

// AppResult is the worst result that a policy had for one app.
type AppResult struct{ App, Worst foreign.Text }

// Attempt is one try of the account to sign in.
type Attempt struct {
	StartedAt, EndedAt time.Time
	Outcome            answer.Outcome
	Code               rule.Code      // of the cause that stopped it; empty where there is none
	Shown              *signin.SignIn // the row that the attempt is known by
	Rows               []AttemptRow
}

// AttemptRow is one row of an attempt.
type AttemptRow struct {
	*signin.SignIn
	Interrupt bool // a step of a sign-in that goes on, not its end
}
