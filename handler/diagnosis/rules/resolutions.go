package rules

import (
	"time"

	"signin-diagnosis/handler/answer"
	"signin-diagnosis/handler/diagnosis/rule"
	"signin-diagnosis/handler/diagnosis/timeline"
)

// Cures of blocks that are not about the place.
var (
	endsByClient = &rule.Resolution{Reach: timeline.OnClientAndResource, Why: "The block is about how this client signs in, wherever it does."}
	endsByDevice = &rule.Resolution{Reach: timeline.OnResourceSamePlace, Why: "The block is about the device, wherever it is."}
	endsByUser   = &rule.Resolution{Reach: timeline.OnResource, Why: "The block is about the user: who gets in to the resource is no longer blocked."}
)

// resolutions is the table: what resolves what. A rule whose trouble is another one's
// than its category's has a resolution of its own.
var resolutions = map[answer.Category]rule.Resolution{
	answer.CategoryCredentials: {Gate: timeline.PrimaryGate,
		Why: "Only a fresh primary authentication shows that the user can sign in."},
	answer.CategoryAccountLocked: {Gate: timeline.PrimaryGate, Heals: /*guard:lockout-ends = 0*/ time.Hour,
		Why: "A lockout lasts a minute at first and longer each time; an hour without another ends it."},
	answer.CategoryPasswordExpired: {Gate: timeline.NewPasswordGate, Settled: rule.ChangedSince, Over: overChanged,
		Why: "An expired password lets nobody in until it has been changed, and the directory dates the last change."},
	answer.CategoryAccountDisabled: {Reach: timeline.Anywhere, Settled: enabledInDirectory, Over: overEnabled,
		Why: "A disabled account signs in nowhere, and the directory knows whether it is one."},
	answer.CategoryAccountMissing: {Reach: timeline.Anywhere, Why: "An account that signs in exists."},
	answer.CategoryRisk: {Reach: timeline.OnResourceSafe,
		Why: "A policy blocks at risk: only a sign-in to what it guards, itself not at risk any more, shows that the risk is cleared."},
	answer.CategoryMFAPending: {Gate: timeline.SecondFactorGate, Reach: timeline.OnResource,
		Why: "A second factor given anywhere shows that the user can give it."},
	answer.CategoryMFAFailed: {Gate: timeline.SecondFactorGate, Reach: timeline.OnResourceAsked,
		Why: "A second factor given anywhere shows that the user can give it; a sign-in for which none was asked does not."},
	answer.CategoryMFARegistration: {Gate: timeline.SecondFactorGate, Reach: timeline.OnResourceByHand,
		Why: "Who gives a second factor has one, and who gets in by hand was not held up; a renewal in the background meets no page."},
	answer.CategoryCABlock: {Reach: timeline.OnResourceSameAddress,
		Why: "A policy blocks by place and resource: a success from elsewhere does not lift it here."},
	answer.CategoryCAGrant: {Reach: timeline.OnResourceSamePlace,
		Why: "A policy demands something of the device: a success from another one does not help this one."},
	answer.CategoryDevice: {Reach: timeline.OnResourceSamePlace,
		Why: "The trouble is this device's."},
	answer.CategorySessionPolicy: {Reach: timeline.OnSessionOfClient,
		Why: "The resource's policy ended this client's session; another client's session is another one."},
	answer.CategoryTokenRevoked: {Reach: timeline.OnClient,
		Why: "Each client holds its own grant: another client's success does not cure it."},
	answer.CategoryTokenExpired: {Reach: timeline.OnClient,
		Why: "Each client holds its own grant: another client's success does not cure it."},
	answer.CategoryInterrupt: {Reach: timeline.OnClientAndResource, Heals: 24 * time.Hour,
		Why: "The page belongs to this client and this resource; nobody waits at one for a day."},
	answer.CategoryService:    {Reach: timeline.OnResource, Why: "The service answers again."},
	answer.CategoryFederation: {Gate: timeline.PasswordGate, Reach: timeline.OnResource, Why: "The federated password check works again."},
}

// otherwise is for categories without an entry: the app's own troubles.
var otherwise = rule.Resolution{Reach: timeline.OnClientAndResource, Heals: 7 * 24 * time.Hour,
	Why: "The trouble belongs to this client and this resource; what nobody has tried for a week keeps nobody from signing in."}

// endsKnownPassword: whoever was stopped at the second factor knew the password,
// and goes on knowing it until it is changed.
var endsKnownPassword = &rule.Resolution{Settled: rule.ChangedSince, Over: overChanged,
	Why: "That the user signs in does not make somebody else forget the password; a new one does."}

// What a resolution by the directory's word says.
const (
	overEnabled  = "It is over: the directory says that the account is enabled now."
	overRestored = "It is over: the directory knows the account again."
	overChanged  = "It is over: the password has been changed since."
)

// Cures of demands that are not about the device alone.
var (
	endsByApp = &rule.Resolution{Reach: timeline.OnClientAndResource, Why: "The demand is about the app: another app that meets it does not make this one meet it."}
	// The same app at the same desk: the user went on in another window.
	endsWithoutDevice = &rule.Resolution{Reach: timeline.OnClientResourceSameBrowser, Why: "Another app or browser that shows its device says nothing of one that shows none; the same app in the same browser at the same place does."}
	endsByWay         = &rule.Resolution{Reach: timeline.OnSameWay, Heals: 7 * 24 * time.Hour, Why: "The trouble is the way of signing in: another method, browser or device gets round it and cures nothing."}
)
