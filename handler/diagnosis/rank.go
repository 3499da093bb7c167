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

var stateRank = map[State]int{StateActive: 0, StateResolved: 1, StateInformational: 2}

// compareCauses puts the cause first that the reader should act on first: what
// the complaint names by an id or a code, then what still stands, then what the
// complaint's app or time points to, then precedence, then what is newer,
// interactive, or more frequent.
func compareCauses(a, b *draft) int {
	return cmp.Or(
		cmp.Compare(overriding(a), overriding(b)),
		cmp.Compare(b.named(), a.named()),
		cmp.Compare(stateRank[a.state()], stateRank[b.state()]),
		cmp.Compare(b.relevance(), a.relevance()),
		cmp.Compare(rankOf(a.rule.category), rankOf(b.rule.category)),
		b.lead().at().Compare(a.lead().at()),
		cmp.Compare(interactiveRank(a), interactiveRank(b)),
		cmp.Compare(len(b.findings), len(a.findings)),
		cmp.Compare(a.rule.code, b.rule.code),
	)
}

// named is how well the complaint's ids and code fit. An app or a time fits
// much else besides, so those never lift what is over above what stands.
func (d *draft) named() int { return d.relevance() &^ (relevantByApp | relevantByTime) }

// overriding: a disabled account stops whatever the complaint is about.
func overriding(d *draft) int {
	if d.state() == StateActive && rankOf(d.rule.category) == 0 {
		return 0
	}
	return 1
}

func interactiveRank(d *draft) int {
	if d.lead().Interactive {
		return 0
	}
	return 1
}
