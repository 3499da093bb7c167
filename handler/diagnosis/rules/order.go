package rules

import (
	"cmp"
	"slices"
	"time"

	"signin-diagnosis/handler/answer"
	"signin-diagnosis/handler/diagnosis/rule"
)

// order is the precedence of the categories.
var order = []rule.Precedence{
	{Categories: []answer.Category{answer.CategoryAccountDisabled, answer.CategoryAccountMissing}, Why: "nothing else matters before the account exists and is enabled"},
	{Categories: []answer.Category{answer.CategoryRisk}, Why: "a risk block stands before every policy that the user could meet"},
	{Categories: []answer.Category{answer.CategoryAccountLocked, answer.CategoryPasswordExpired, answer.CategoryCredentials}, Why: "they stop a sign-in before Conditional Access is asked"},
	{Categories: []answer.Category{answer.CategoryFederation, answer.CategoryService}, Why: "without them no sign-in ends"},
	{Categories: []answer.Category{answer.CategoryCABlock}, Why: "a block cannot be met by the user"},
	{Categories: []answer.Category{answer.CategoryCAGrant, answer.CategoryDevice}, Why: "the user may be able to meet what the policy demands"},
	{Categories: []answer.Category{answer.CategoryMFARegistration}, Why: "without a method there is nothing to answer with"},
	{Categories: []answer.Category{answer.CategoryMFAFailed}, Why: "a factor that failed comes before one that waits"},
	{Categories: []answer.Category{answer.CategoryMFAPending}, Why: "the user has only to answer"},
	{Categories: []answer.Category{answer.CategorySessionPolicy}, Why: "a new sign-in cures it, until the policy asks again"},
	{Categories: []answer.Category{answer.CategoryTokenRevoked}, Why: "a new sign-in cures it"},
	{Categories: []answer.Category{answer.CategoryTokenExpired}, Why: "a new sign-in, or a refreshed page, cures it"},
	{Categories: []answer.Category{answer.CategoryAppAssignment, answer.CategoryConsent, answer.CategoryAppConfig}, Why: "it stops one app only"},
	{Categories: []answer.Category{answer.CategoryGuestCrossTenant}, Why: "it stops one tenant's resources only"},
	{Categories: []answer.Category{answer.CategoryClientBug, answer.CategoryLegacyAuth}, Why: "it stops one client only"},
	{Categories: []answer.Category{answer.CategoryOther}, Why: "it is not known what it stops"},
	{Categories: []answer.Category{answer.CategoryInterrupt}, Why: "it stops nobody who goes on"},
}

// exceptions: the first that fits counts.
var exceptions = []rule.Exception{
	{Causes: []string{"app-assignment", "consent", "app-config"}, When: func(s *rule.Standing) bool { return s.NamesApp }, Where: "the caller names the app", With: answer.CategoryRisk,
		Why: "the caller asks about this very app, and nothing else opens it"},
	{Causes: []string{"account-locked.maliciousAddress"}, With: answer.CategoryRisk,
		Why: "whatever the password or policy, nothing from this address is let in"},
	{Causes: []string{"service.tenantBlocked"}, With: answer.CategoryFederation,
		Why: "nobody signs in to a tenant that is blocked, and that does not pass"},
	{Causes: []string{"federation", "service"}, When: func(s *rule.Standing) bool { return s.StillRows < fewestFaults }, Where: "fewer than three rows stand", With: answer.CategoryOther,
		Why: "once or twice is a passing fault, and no outage"},
	{Causes: []string{"legacy-auth"}, When: func(s *rule.Standing) bool { return rule.LegacyClient(s.Lead) }, Where: "the client is an old one", With: answer.CategoryCABlock, Ahead: true,
		Why: "the old client is the thing to change, and no policy lets it in"},
	{Causes: []string{"client-bug.deadToken"}, With: answer.CategoryTokenExpired,
		Why: "it stops the client as an expired sign-in does"},
	{Causes: []string{"guest-cross-tenant.deviceTrust"}, With: answer.CategoryCAGrant,
		Why: "it fails at the gate at which a policy asks for the device"},
	{Causes: []string{"guest-cross-tenant.mfaTrust"}, With: answer.CategoryMFARegistration,
		Why: "it fails at the gate at which MFA is asked for"},
	{Causes: []string{"guest-cross-tenant.inbound", "guest-cross-tenant.outbound", "guest-cross-tenant.tenantRestrictions", "guest-cross-tenant.policy"}, With: answer.CategoryCABlock,
		Why: "a setting between the tenants blocks like a policy"},
}

// fewestFaults is how many standing faults of a service make an outage.
const fewestFaults = 3

// askedFirst are rules that are asked before those of all categories, in this order: a
// right password at an unfamiliar place is told before what it met there, a second
// factor that nobody can give before one that was not given, and a risk before what
// was asked because of it; a client that sends a dead token before what the token died
// of; and where the directory or the text contradicts a code, that before what it says.
var askedFirst = []rule.Code{
	"mfa-pending.unfamiliar", "mfa-registration.unfamiliar", "mfa-registration.noMethods", "risk.userAsked", "risk.signInAsked",
	"client-bug.deadToken", "federation.identifierOfNobody", "client-bug.codeNotTaken",
}

// inOrder puts the rules that are asked first before the others, which keep their
// order: that of Book, and within a category that of its file.
func inOrder(rules []rule.Rule) []rule.Rule {
	place := func(r rule.Rule) int {
		if i := slices.Index(askedFirst, r.Code); i >= 0 {
			return i
		}
		return len(askedFirst)
	}
	slices.SortStableFunc(rules, func(a, b rule.Rule) int { return cmp.Compare(place(a), place(b)) })
	return rules
}

// stories: which causes are one trouble, and which of them tells of it.
var stories = []rule.Story{
	{Lead: "account-locked.byStoredPassword", Then: []rule.Code{"credentials.storedPassword"}, Within: 24 * time.Hour, Account: true, Over: true,
		Why: "the stored password is what locks the account"},
	{Lead: "mfa-pending.perUserLoop", Then: []rule.Code{"mfa-pending.perUser", "mfa-pending.clientMustAsk"}, Within: 24 * time.Hour,
		Why: "the client asks again and again for what it cannot show"},
	{Lead: "mfa-pending.clientLoop", Within: 24 * time.Hour,
		Then: []rule.Code{"mfa-pending.clientMustAsk", "mfa-pending.mandatory", "mfa-pending.securityDefaults", "mfa-pending.risk", "mfa-pending.otherTenant", "mfa-pending.prompt"},
		Why:  "the client asks again and again for what it cannot show; who demands it is said with that"},
	{Lead: "consent.adminNeeded", Then: []rule.Code{"consent.declined"}, Within: 10 * time.Minute, After: true,
		Why: "who cannot grant a permission leaves the page, and that is logged as declined"},
	{Lead: "consent.requested", Then: []rule.Code{"consent.declined"}, Within: 10 * time.Minute, After: true,
		Why: "who has asked for approval leaves the page, and that is logged as declined"},
	{Lead: "consent.risky", Then: []rule.Code{"consent.declined"}, Within: 10 * time.Minute, After: true,
		Why: "who may not consent leaves the page, and that is logged as declined"},
}
