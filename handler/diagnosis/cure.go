package diagnosis

import "time"

// A cure says which later event shows that a trouble is over. Section by
// section it is the support engineer's rule that a success somewhere else
// proves nothing here.
type cure struct {
	// passing the gate freshly resolves, in whatever app and whatever comes after.
	gate func(*event) bool
	// a success within the reach resolves; without a reach only the gate does.
	reach reach
	// heals is after how long the trouble ends by itself; 0 is never.
	heals time.Duration
	why   string
}

// cures is the table: what resolves what.
var cures = map[Category]cure{
	CategoryCredentials: {gate: (*event).freshPrimary, heals: 24 * time.Hour,
		why: "Only a fresh primary authentication shows that the user can sign in; a mistyped password is forgotten after a day."},
	CategoryAccountLocked: {gate: (*event).freshPrimary, heals: time.Hour,
		why: "A lockout lasts a minute at first and longer each time; an hour without another ends it."},
	CategoryPasswordExpired: {gate: (*event).freshPassword,
		why: "An expired password does not pass again until it has been changed."},
	CategoryAccountDisabled: {reach: anywhere, why: "A disabled account signs in nowhere."},
	CategoryAccountMissing:  {reach: anywhere, why: "An account that signs in exists."},
	CategoryRisk:            {reach: anywhere, why: "A block by user risk holds everywhere."},
	CategoryMFAPending: {gate: (*event).freshSecondFactor, reach: onResource,
		why: "A second factor given anywhere shows that the user can give it."},
	CategoryMFAFailed: {gate: (*event).freshSecondFactor, reach: onResource,
		why: "A second factor given anywhere shows that the user can give it."},
	CategoryMFARegistration: {gate: (*event).freshSecondFactor, reach: onResource,
		why: "Who gives a second factor has one."},
	CategoryCABlock: {reach: onResourceSameAddress,
		why: "A policy blocks by place and resource: a success from elsewhere does not lift it here."},
	CategoryCAGrant: {reach: onResourceSamePlace,
		why: "A policy demands something of the device: a success from another one does not help this one."},
	CategoryDevice: {reach: onResourceSamePlace,
		why: "The trouble is this device's."},
	CategorySessionPolicy: {reach: onClientAndResource,
		why: "The resource's policy ended this client's session; another client's session is another one."},
	CategoryTokenRevoked: {reach: onClient,
		why: "Each client holds its own grant: another client's success does not cure it."},
	CategoryTokenExpired: {reach: onClient,
		why: "Each client holds its own grant: another client's success does not cure it."},
	CategoryService:    {reach: onResource, why: "The service answers again."},
	CategoryFederation: {gate: (*event).freshPassword, reach: onResource, why: "The federated password check works again."},
}

// otherCure is for categories without an entry: the app's own troubles.
var otherCure = cure{reach: onClientAndResource, why: "The trouble belongs to this client and this resource."}

func cureOf(category Category) cure {
	if c, ok := cures[category]; ok {
		return c
	}
	return otherCure
}
