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
			return meets(p.ConditionsSatisfied, condition)
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

func noPolicyNamed(s *subject) bool { return s.ID != "" && len(failing(s.event)) == 0 }

// Both speak of rows; a code that was only pasted has none.

// policiesHidden: Graph left the policies out of the row.
func policiesHidden(s *subject) bool { return s.ID != "" && s.AppliedPolicies == nil }

// deviceCodeBlocked: the flow is why, not a location that would block any flow:
// a policy on authentication flows, or one that asks for a device, which a
// device code cannot show. Without a policy to ask, the flow is the likeliest.
func deviceCodeBlocked(s *subject) bool {
	if s.Status.ErrorCode == 530033 {
		return true
	}
	failed := failing(s.event)
	return deviceCode(s) && (len(failed) == 0 || slices.ContainsFunc(failed, func(p signin.AppliedPolicy) bool {
		return meets(p.ConditionsSatisfied, "authenticationFlows") || hasControl(p.GrantControls, controlCompliant, controlHybrid)
	}))
}

// otherAddressSeen: the service saw another address than Entra ID did, which is
// how continuous access evaluation blocks a place
// (https://learn.microsoft.com/entra/identity/conditional-access/howto-continuous-access-evaluation-troubleshoot).
func otherAddressSeen(s *subject) bool {
	return blockedBy("ipAddressSeenByResourceProvider")(s) &&
		s.IPAddressFromResourceProvider != "" && s.IPAddressFromResourceProvider != s.IPAddress
}

var blockNumbers = []int{53003, 530031}

// blockRules: a Conditional Access policy does not let the sign-in through at
// all. They ask for the condition that made it apply, narrowest first.
var blockRules = []rule{
	{
		code: "ca-block.deviceCode", category: CategoryCABlock, numbers: append([]int{530033}, blockNumbers...),
		when:     deviceCodeBlocked,
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
		code: "ca-block.otherAddress", category: CategoryCABlock, numbers: blockNumbers,
		when: otherAddressSeen, sure: policyFailed, policies: failing,
		words: words{
			title:       "The service saw another address than the sign-in did",
			headline:    "the service saw it come from another address, {serviceAddress}, which {policy} does not allow",
			explanation: "The sign-in to {app} on {time} came from {place}, but the service saw {serviceAddress}. {policy} does not allow that address. The traffic takes two ways: a VPN, a proxy, or IPv4 beside IPv6.",
			admin:       "AADSTS{code}, continuous access evaluation: compare ipAddress and ipAddressFromResourceProvider, and put all addresses by which the traffic leaves into the named location.",
		},
		steps: []advice{
			{who: WhoUser, text: "Switch a VPN or proxy off (or on, if the company demands one) and sign in again."},
			{who: WhoNetworkAdmin, text: "Let the traffic to Entra ID and to {resource} leave by the same addresses, or name all of them."},
			adviceOpenPolicy,
		},
		docs: []string{learnCA + "howto-continuous-access-evaluation-troubleshoot"},
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
			{who: WhoHelpdesk, text: "Ask where the user is and whether {place} is right. If the user is not there, treat it as an attack and call security."},
			adviceOpenPolicy,
		},
		docs: []string{learnCA + "policy-block-by-location", docTroubleshootCA},
	},
	{
		code: "ca-block.policyHidden", category: CategoryCABlock, numbers: blockNumbers,
		when: policiesHidden,
		words: words{
			title:       "Conditional Access blocked the sign-in; which policy could not be read",
			headline:    "a Conditional Access policy blocks it, but which one could not be read here",
			explanation: "Conditional Access blocked the sign-in to {app} on {time}, from {place}. The policies of the sign-in could not be read here, so the one that did it is not known.",
			admin:       "AADSTS{code}; the row came without its policies, because this service may not read them. That does not mean that there is none.",
		},
		steps: []advice{
			adviceShowPolicies,
			{who: WhoApplicationOwner, text: "Let a Privileged Role Administrator grant Policy.Read.All to the identity of this service, so that it can name the policy."},
		},
		docs: []string{docTroubleshootCA},
	},
	{
		code: "ca-block.noPolicyNamed", category: CategoryCABlock, numbers: blockNumbers,
		when: noPolicyNamed,
		words: words{
			title:       "Conditional Access blocked the sign-in; no policy in the row says so",
			headline:    "Conditional Access blocks it, but no policy in the log says that it did",
			explanation: "Conditional Access blocked the sign-in to {app} on {time}, from {place}. None of the policies on this row failed, so the log does not say which one did it.",
			admin:       "AADSTS{code} without a policy of result failure in the row. The block came from the device code flow, from continuous access evaluation, or is recorded in a neighbouring row. Report-only policies never block.",
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
