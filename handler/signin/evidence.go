package signin

import "time"

// Evidence is everything that was gathered for one question, and how complete
// it is.
type Evidence struct {
	Asked    string // the account as it was asked for
	Practice bool   // the rows are the practice tenant's
	Tenant   string // the tenant that the log was read of, by its token; empty where that cannot be told
	Window   Window
	Lookup   Lookup
	Account  *Account // nil unless Lookup is LookupFound
	SignIns  []SignIn
	// RowsDropped counts rows that Graph returned but that are not this
	// account's, or that could not be read.
	RowsDropped int
	// Policies are the definitions by id in lower case; nil while nobody asked
	// for them.
	Policies map[string]Policy
	Sources  Sources
	Gaps     []Gap
}

// Window is the span of time that a question looks at.
type Window struct {
	From time.Time
	To   time.Time // the time of reading
	// ReadFrom is how far back every kind of row has been read; it equals From
	// when nothing was left out.
	ReadFrom time.Time
}

// Lookup is the result of the search for the account.
type Lookup string

// The outcomes of the search for an account.
const (
	LookupFound    Lookup = "found"
	LookupNotFound Lookup = "notFound"
	LookupRefused  Lookup = "refused" // the directory could not be read
)

// Sources says of each source how well it was read, and with how many requests.
type Sources struct {
	SignIns  Source
	Account  Source
	Policies Source
}

// Source is one source's status and the requests that it cost.
type Source struct {
	Status   SourceStatus
	Requests int
}

// Gap is something that the answer could not see. Code is stable; Detail
// fills the message (a permission's name, a count).
type Gap struct {
	Code   GapCode
	Detail string
}

// GapCode names a gap. It is an open list: callers may meet new ones.
type GapCode string

// The gaps.
const (
	// GapWindowNotCovered means that the pages ran out before the window's start.
	GapWindowNotCovered GapCode = "windowNotCovered"
	// GapNonInteractiveNotVisible means that the beta log was refused; v1.0 holds interactive sign-ins only.
	GapNonInteractiveNotVisible GapCode = "nonInteractiveNotVisible"
	// GapAccountNotReadable means that the directory could not be read; Detail is the permission or the reason.
	GapAccountNotReadable GapCode = "accountNotReadable"
	// GapPoliciesNotVisible means that the rows came without the policies that were applied.
	GapPoliciesNotVisible GapCode = "policiesNotVisible"
	// GapPolicyDetailsNotReadable means that the definitions of the policies could not be read; Detail is the permission or the reason.
	GapPolicyDetailsNotReadable GapCode = "policyDetailsNotReadable"
	// GapRowsNotReadable means that rows were dropped because they could not be decoded; Detail is their number.
	GapRowsNotReadable GapCode = "rowsNotReadable"
	// GapRowsOfOthers means that Graph returned rows of other accounts, which were dropped; Detail is their number.
	GapRowsOfOthers GapCode = "rowsOfOtherAccounts"
	// GapAppNotSeen means that the app that the caller named met no row; Detail is its name as asked.
	GapAppNotSeen GapCode = "appNotSeen"
	// GapComplaintNotInLog means that the ids or the code that the caller gave are in no row.
	GapComplaintNotInLog GapCode = "complaintNotInLog"
	// GapNoCodeFound means that the pasted text holds nothing that the tool knows.
	GapNoCodeFound GapCode = "noCodeFound"
)
