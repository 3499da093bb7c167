package diagnosis

import (
	"time"

	"signin-diagnosis/handler/answer"
	"signin-diagnosis/handler/wording"
)

// A cure says which later event shows that a trouble is over. Section by
// section it is the support engineer's rule that a success somewhere else
// proves nothing here.
type cure struct {
	// an event that passes the gate freshly resolves, in whatever app and
	// whatever becomes of it afterwards.
	gate gate
	// a success within the reach resolves; without a reach only the gate does.
	reach reach
	// settled: the directory has the last word; over says so.
	settled func(*subject) bool
	over    wording.Phrase
	// heals is after how long the trouble ends by itself; 0 is never.
	heals time.Duration
	why   string
}

// gate is a check of a sign-in that an event may show to have been passed.
type gate int

const (
	noGate gate = iota
	primaryGate
	passwordGate
	secondFactorGate
)

var gates = map[gate]func(*event) bool{
	primaryGate:      (*event).freshPrimary,
	passwordGate:     (*event).freshPassword,
	secondFactorGate: (*event).freshSecondFactor,
}

// cures is the table: what resolves what. A rule whose trouble is another one's
// than its category's has a cure of its own.
var cures = map[answer.Category]cure{
	answer.CategoryCredentials: {gate: primaryGate,
		why: "Only a fresh primary authentication shows that the user can sign in."},
	answer.CategoryAccountLocked: {gate: primaryGate, heals: /*guard:lockout-ends = 0*/ time.Hour,
		why: "A lockout lasts a minute at first and longer each time; an hour without another ends it."},
	answer.CategoryPasswordExpired: {gate: passwordGate,
		why: "An expired password does not pass again until it has been changed."},
	answer.CategoryAccountDisabled: {reach: anywhere, settled: enabledInDirectory, over: overEnabled,
		why: "A disabled account signs in nowhere, and the directory knows whether it is one."},
	answer.CategoryAccountMissing: {reach: anywhere, why: "An account that signs in exists."},
	answer.CategoryRisk: {reach: onResourceSafe,
		why: "A policy blocks at risk: only a sign-in to what it guards, itself not at risk any more, shows that the risk is cleared."},
	answer.CategoryMFAPending: {gate: secondFactorGate, reach: onResource,
		why: "A second factor given anywhere shows that the user can give it."},
	answer.CategoryMFAFailed: {gate: secondFactorGate, reach: onResourceAsked,
		why: "A second factor given anywhere shows that the user can give it; a sign-in for which none was asked does not."},
	answer.CategoryMFARegistration: {gate: secondFactorGate, reach: onResource,
		why: "Who gives a second factor has one."},
	answer.CategoryCABlock: {reach: onResourceSameAddress,
		why: "A policy blocks by place and resource: a success from elsewhere does not lift it here."},
	answer.CategoryCAGrant: {reach: onResourceSamePlace,
		why: "A policy demands something of the device: a success from another one does not help this one."},
	answer.CategoryDevice: {reach: onResourceSamePlace,
		why: "The trouble is this device's."},
	answer.CategorySessionPolicy: {reach: onSessionOfClient,
		why: "The resource's policy ended this client's session; another client's session is another one."},
	answer.CategoryTokenRevoked: {reach: onClient,
		why: "Each client holds its own grant: another client's success does not cure it."},
	answer.CategoryTokenExpired: {reach: onClient,
		why: "Each client holds its own grant: another client's success does not cure it."},
	answer.CategoryInterrupt: {reach: onClientAndResource, heals: 24 * time.Hour,
		why: "The page belongs to this client and this resource; nobody waits at one for a day."},
	answer.CategoryService:    {reach: onResource, why: "The service answers again."},
	answer.CategoryFederation: {gate: passwordGate, reach: onResource, why: "The federated password check works again."},
}

// otherCure is for categories without an entry: the app's own troubles.
var otherCure = cure{reach: onClientAndResource, heals: 7 * 24 * time.Hour,
	why: "The trouble belongs to this client and this resource; what nobody has tried for a week keeps nobody from signing in."}

// cureOfKnownPassword: whoever was stopped at the second factor knew the password,
// and goes on knowing it until it is changed.
var cureOfKnownPassword = &cure{settled: changedSince, over: overChanged,
	why: "That the user signs in does not make somebody else forget the password; a new one does."}

func changedSince(s *subject) bool { return s.account().LastPasswordChange.After(s.CreatedAt) }

// cureOf is the rule's own cure, or its category's.
func cureOf(r *rule) *cure {
	if r.cure != nil {
		return r.cure
	}
	if c, ok := cures[r.category]; ok {
		return &c
	}
	return &otherCure
}
