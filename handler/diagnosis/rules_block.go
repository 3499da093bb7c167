package diagnosis

import (
	"slices"
	"strings"

	"signin-diagnosis/handler/signin"
)

const learnCA = "https://learn.microsoft.com/entra/identity/conditional-access/"

// deviceCode: the sign-in used, or descends from, a device code.
func deviceCode(s *subject) bool {
	return strings.EqualFold(s.AuthenticationProtocol, "deviceCode") ||
		strings.EqualFold(s.OriginalTransferMethod, "deviceCodeFlow")
}

// blockedBy: a failing policy says that this condition is why it applied.
func blockedBy(condition string) func(*subject) bool {
	return func(s *subject) bool {
		return slices.ContainsFunc(failing(s.event), func(p signin.AppliedPolicy) bool {
			return meets(p.ConditionsSatisfied, condition) && !slices.ContainsFunc(p.IncludeRules, func(r signin.Rule) bool {
				// “All locations” selects everybody: the place decided nothing.
				return strings.EqualFold(r.Condition, condition) && strings.HasPrefix(strings.ToLower(r.Satisfied), "all")
			})
		})
	}
}

// meets looks a condition up in Graph's comma-joined flags.
func meets(flags, condition string) bool {
	for flag := range strings.SplitSeq(flags, ",") {
		if strings.EqualFold(strings.TrimSpace(flag), condition) {
			return true
		}
	}
	return false
}

func noPolicyNamed(s *subject) bool { return len(failing(s.event)) == 0 }

var blockNumbers = []int{53003, 530031}

// blockRules: a Conditional Access policy does not let the sign-in through at
// all. They ask for the condition that made it apply, narrowest first.
var blockRules = []rule{
	{
		code: "ca-block.deviceCode", category: CategoryCABlock, numbers: append([]int{530033}, blockNumbers...),
		when:     func(s *subject) bool { return s.Status.ErrorCode == 530033 || deviceCode(s) },
		sure:     policyFailed,
		policies: failing,
		words: words{
			title:       "A policy blocks sign-in with a device code",
			headline:    "{policy} does not allow signing in with a device code",
			explanation: "{app} tried to sign in with a code that is entered on another device. {policy} does not allow that, so the sign-in was refused on {time}.",
			admin:       "AADSTS{code} in the device code flow. Such a sign-in can show no device state, so policies that demand a device refuse it as well as those that block the flow.",
		},
		steps: []advice{
			{who: WhoUser, text: "Sign in to {app} in a browser on the same device instead of with a code."},
			{who: WhoApplicationOwner, text: "Where no browser is possible, let the tool use a managed identity or a service principal."},
			adviceOpenPolicy,
		},
		docs: []string{learnCA + "concept-authentication-flows"},
	},
	{
		code: "ca-block.location", category: CategoryCABlock, numbers: blockNumbers,
		when: blockedBy("location"), sure: policyFailed, policies: failing,
		words: words{
			title:       "A policy blocks this location",
			headline:    "{policy} blocks sign-ins from {place}",
			explanation: "The sign-in to {app} on {time} came from {place}. {policy} does not let {account} sign in from there. The password is not the problem, and refreshing the page does not help.",
			admin:       "AADSTS{code}: {policy} applied because of its location condition. Compare the address with the named locations; a VPN or a proxy may show another place than the user's.",
		},
		steps: []advice{
			{who: WhoUser, text: "Try from the usual network. If a VPN or a proxy is on, switch it off (or on, if the company demands one) and sign in again."},
			{who: WhoHelpdesk, text: "Ask where the user is and whether {place} is right. If the user is not there, treat the sign-in as somebody else's."},
			adviceOpenPolicy,
		},
		docs: []string{learnCA + "policy-block-by-location", docTroubleshootCA},
	},
	{
		code: "ca-block.noPolicyNamed", category: CategoryCABlock, numbers: blockNumbers,
		when: noPolicyNamed,
		words: words{
			title:       "Conditional Access blocked the sign-in; the policy could not be seen",
			headline:    "a Conditional Access policy blocks it, but which one could not be seen",
			explanation: "Conditional Access blocked the sign-in to {app} on {time}, from {place}. Which policy did it could not be seen here.",
			admin:       "AADSTS{code} without a policy of result failure in the row. Either the reader lacks Policy.Read.All, or the block came from the device code flow, from continuous access evaluation, or is recorded in a neighbouring row.",
		},
		steps: []advice{adviceShowPolicies},
		docs:  []string{docTroubleshootCA},
	},
	{
		code: "ca-block.policy", category: CategoryCABlock, numbers: blockNumbers,
		sure: policyFailed, policies: failing,
		words: words{
			title:       "A Conditional Access policy blocks the sign-in",
			headline:    "{policy} blocks it",
			explanation: "{policy} did not let {account} sign in to {app} on {time}, from {place}, with {device}. The password is not the problem, and refreshing the page does not help.",
			admin:       "AADSTS{code}: {policy} ended with result failure. The tab Conditional Access of the sign-in shows which of its conditions matched.",
		},
		steps: []advice{
			{who: WhoHelpdesk, text: "Pass this answer to a Conditional Access administrator. Nothing that the user does will help before that."},
			adviceOpenPolicy,
		},
		docs: []string{docTroubleshootCA},
	},
}
