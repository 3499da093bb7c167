package diagnosis

import (
	"cmp"
	"slices"

	"signin-diagnosis/handler/answer"
)

// precedence orders the categories by what would still stop the user if
// everything after it were cured. Categories of one line rank alike.
var precedence = []struct {
	categories []answer.Category
	why        string
}{
	{[]answer.Category{answer.CategoryAccountDisabled, answer.CategoryAccountMissing}, "nothing else matters before the account exists and is enabled"},
	{[]answer.Category{answer.CategoryRisk}, "a risk block stands before every policy that the user could meet"},
	{[]answer.Category{answer.CategoryAccountLocked, answer.CategoryPasswordExpired, answer.CategoryCredentials}, "they stop a sign-in before Conditional Access is asked"},
	{[]answer.Category{answer.CategoryFederation, answer.CategoryService}, "without them no sign-in ends"},
	{[]answer.Category{answer.CategoryCABlock}, "a block cannot be met by the user"},
	{[]answer.Category{answer.CategoryCAGrant, answer.CategoryDevice}, "the user may be able to meet what the policy demands"},
	{[]answer.Category{answer.CategoryMFARegistration}, "without a method there is nothing to answer with"},
	{[]answer.Category{answer.CategoryMFAFailed}, "a factor that failed comes before one that waits"},
	{[]answer.Category{answer.CategoryMFAPending}, "the user has only to answer"},
	{[]answer.Category{answer.CategorySessionPolicy}, "a new sign-in cures it, until the policy asks again"},
	{[]answer.Category{answer.CategoryTokenRevoked}, "a new sign-in cures it"},
	{[]answer.Category{answer.CategoryTokenExpired}, "a new sign-in, or a refreshed page, cures it"},
	{[]answer.Category{answer.CategoryAppAssignment, answer.CategoryConsent, answer.CategoryAppConfig}, "it stops one app only"},
	{[]answer.Category{answer.CategoryGuestCrossTenant}, "it stops one tenant's resources only"},
	{[]answer.Category{answer.CategoryClientBug, answer.CategoryLegacyAuth}, "it stops one client only"},
	{[]answer.Category{answer.CategoryOther}, "it is not known what it stops"},
	{[]answer.Category{answer.CategoryInterrupt}, "it stops nobody who goes on"},
}

func rankOf(category answer.Category) int {
	for rank, entry := range precedence {
		if slices.Contains(entry.categories, category) {
			return rank
		}
	}
	return len(precedence)
}

// adjustment is a case in which causes rank with another category than their own.
type adjustment struct {
	causes []string          // categories or codes
	when   func(*draft) bool // a further condition; nil is none
	where  string            // the condition in words
	with   answer.Category
	ahead  bool // it goes before that category
	why    string
}

// adjustments: the first that fits counts.
var adjustments = []adjustment{
	{[]string{"app-assignment", "consent", "app-config"}, complainedApp, "the caller names the app", answer.CategoryRisk, false,
		"the caller asks about this very app, and nothing else opens it"},
	{[]string{"account-locked.maliciousAddress"}, nil, "", answer.CategoryRisk, false,
		"whatever the password or policy, nothing from this address is let in"},
	{[]string{"federation", "service"}, seldom, "fewer than three rows stand", answer.CategoryOther, false,
		"once or twice is a passing fault, and no outage"},
	{[]string{"legacy-auth"}, func(d *draft) bool { return legacyClient(&d.lead().subject) }, "the client is an old one", answer.CategoryCABlock, true,
		"the old client is the thing to change, and no policy lets it in"},
	{[]string{"guest-cross-tenant.deviceTrust"}, nil, "", answer.CategoryCAGrant, false,
		"it fails at the gate at which a policy asks for the device"},
	{[]string{"guest-cross-tenant.mfaTrust"}, nil, "", answer.CategoryMFARegistration, false,
		"it fails at the gate at which MFA is asked for"},
	{[]string{"guest-cross-tenant.inbound", "guest-cross-tenant.outbound", "guest-cross-tenant.tenantRestrictions", "guest-cross-tenant.policy"}, nil, "", answer.CategoryCABlock, false,
		"a setting between the tenants blocks like a policy"},
}

func (a *adjustment) fits(d *draft) bool {
	return slices.ContainsFunc(a.causes, func(c string) bool { return c == d.rule.code || c == string(d.rule.category) }) &&
		(a.when == nil || a.when(d))
}

func complainedApp(d *draft) bool { return d.relevance()&relevantByApp != 0 }

// fewestFaults is how many standing faults of a service make an outage.
const fewestFaults = 3

func seldom(d *draft) bool {
	standing := 0
	for _, f := range d.findings {
		if f.state() == answer.StateActive {
			standing++
		}
	}
	return standing < fewestFaults
}

// places is how many places a line of the order has: one ahead of it, and its own.
const places = 2

var ahead = map[bool]int{true: 1}

// rank is the place of a cause in the order.
func (d *draft) rank() int {
	for i := range adjustments {
		if a := &adjustments[i]; a.fits(d) {
			return places*rankOf(a.with) - ahead[a.ahead]
		}
	}
	return places * rankOf(d.rule.category)
}

var stateRank = map[answer.State]int{answer.StateActive: 0, answer.StateResolved: 1, answer.StateInformational: 2}

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
	if d.state() == answer.StateActive && d.rank() == 0 {
		return 0
	}
	return 1
}

// waitingRank: what was refused comes before what waits for the user, because
// the page that waits often asks for what is missing.
func waitingRank(d *draft) int {
	if d.state() == answer.StateActive && d.waits() {
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
