package diagnosis

import (
	"cmp"
	"slices"
)

// precedence orders the categories by what would still stop the user if
// everything after it were cured. Categories of one line rank alike.
var precedence = []struct {
	categories []Category
	why        string
}{
	{[]Category{CategoryAccountDisabled, CategoryAccountMissing}, "nothing else matters before the account exists and is enabled"},
	{[]Category{CategoryRisk}, "a risk block stands before every policy that the user could meet"},
	{[]Category{CategoryAccountLocked, CategoryPasswordExpired, CategoryCredentials}, "they stop a sign-in before Conditional Access is asked"},
	{[]Category{CategoryFederation, CategoryService}, "without them no sign-in ends"},
	{[]Category{CategoryCABlock}, "a block cannot be met by the user"},
	{[]Category{CategoryCAGrant, CategoryDevice}, "the user may be able to meet what the policy demands"},
	{[]Category{CategoryMFARegistration}, "without a method there is nothing to answer with"},
	{[]Category{CategoryMFAFailed}, "a factor that failed comes before one that waits"},
	{[]Category{CategoryMFAPending}, "the user has only to answer"},
	{[]Category{CategorySessionPolicy}, "a new sign-in cures it, until the policy asks again"},
	{[]Category{CategoryTokenRevoked}, "a new sign-in cures it"},
	{[]Category{CategoryTokenExpired}, "a new sign-in, or a refreshed page, cures it"},
	{[]Category{CategoryAppAssignment, CategoryConsent, CategoryAppConfig}, "it stops one app only"},
	{[]Category{CategoryGuestCrossTenant}, "it stops one tenant's resources only"},
	{[]Category{CategoryClientBug, CategoryLegacyAuth}, "it stops one client only"},
	{[]Category{CategoryOther}, "it is not known what it stops"},
	{[]Category{CategoryInterrupt}, "it stops nobody who goes on"},
}

func rankOf(category Category) int {
	for rank, entry := range precedence {
		if slices.Contains(entry.categories, category) {
			return rank
		}
	}
	return len(precedence)
}

// adjustments are the cases in which a cause ranks with another category than
// its own. The first that fits counts.
var adjustments = []struct {
	categories []Category
	when       func(*draft) bool
	with       Category
	why        string
}{
	{[]Category{CategoryAppAssignment, CategoryConsent, CategoryAppConfig}, complainedApp, CategoryRisk,
		"the caller asks about this very app, and nothing else opens it"},
	{[]Category{CategoryAccountLocked}, ruleIs("account-locked.maliciousAddress"), CategoryRisk,
		"whatever the password or policy, nothing from this address is let in"},
	{[]Category{CategoryFederation, CategoryService}, seldom, CategoryOther,
		"once or twice is a passing fault, and no outage"},
	{[]Category{CategoryLegacyAuth}, func(d *draft) bool { return legacyClient(&d.lead().subject) }, CategoryCABlock,
		"the old client is the thing to change, and no policy lets it in"},
	{[]Category{CategoryGuestCrossTenant}, ruleIs("guest-cross-tenant.deviceTrust"), CategoryCAGrant,
		"it fails at the gate at which a policy asks for the device"},
	{[]Category{CategoryGuestCrossTenant}, ruleIs("guest-cross-tenant.mfaTrust"), CategoryMFARegistration,
		"it fails at the gate at which MFA is asked for"},
	{[]Category{CategoryGuestCrossTenant}, ruleIs("guest-cross-tenant.inbound", "guest-cross-tenant.outbound", "guest-cross-tenant.tenantRestrictions"), CategoryCABlock,
		"a setting between the tenants blocks like a policy"},
}

func complainedApp(d *draft) bool { return d.relevance()&relevantByApp != 0 }

func ruleIs(codes ...string) func(*draft) bool {
	return func(d *draft) bool { return slices.Contains(codes, d.rule.code) }
}

// fewestFaults is how many standing faults of a service make an outage.
const fewestFaults = 3

func seldom(d *draft) bool {
	standing := 0
	for _, f := range d.findings {
		if f.state() == StateActive {
			standing++
		}
	}
	return standing < fewestFaults
}

// rank is the place of a cause in the order.
func (d *draft) rank() int {
	for _, a := range adjustments {
		if slices.Contains(a.categories, d.rule.category) && a.when(d) {
			return rankOf(a.with)
		}
	}
	return rankOf(d.rule.category)
}

var stateRank = map[State]int{StateActive: 0, StateResolved: 1, StateInformational: 2}

// compareCauses puts the cause first that the reader should act on first: what
// the complaint names by an id or a code, then what still stands, then what the
// complaint's app or time points to, then precedence, then what was refused,
// newer, interactive, or more frequent.
func compareCauses(a, b *draft) int {
	return cmp.Or(
		cmp.Compare(overriding(a), overriding(b)),
		cmp.Compare(b.named(), a.named()),
		cmp.Compare(stateRank[a.state()], stateRank[b.state()]),
		cmp.Compare(b.relevance(), a.relevance()),
		cmp.Compare(a.rank(), b.rank()),
		cmp.Compare(waitingRank(a), waitingRank(b)),
		b.lead().at().Compare(a.lead().at()),
		cmp.Compare(interactiveRank(a), interactiveRank(b)),
		cmp.Compare(len(b.findings), len(a.findings)),
		cmp.Compare(a.rule.code, b.rule.code),
	)
}

// named is how well the complaint's ids and code fit. An app or a time fits
// much else besides, and a flag may be old, so those never lift what is over
// above what stands.
func (d *draft) named() int {
	return d.relevance() &^ (relevantByFlag | relevantByApp | relevantByTime)
}

// overriding: a disabled account stops whatever the complaint is about.
func overriding(d *draft) int {
	if d.state() == StateActive && d.rank() == 0 {
		return 0
	}
	return 1
}

// waitingRank: what was refused comes before what waits for the user, because
// the page that waits often asks for what is missing.
func waitingRank(d *draft) int {
	if d.state() == StateActive && d.waits() {
		return 1
	}
	return 0
}

func interactiveRank(d *draft) int {
	if d.lead().Interactive {
		return 0
	}
	return 1
}
