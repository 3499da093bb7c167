package diagnosis

import (
	"signin-diagnosis/handler/answer"
)

// blockRules: a Conditional Access policy does not let the sign-in through at
// all. They ask for the condition that made it apply, narrowest first.
var blockRules = []rule{
	{
		code: "ca-block.deviceCode", category: answer.CategoryCABlock, numbers: append([]int{530033}, blockNumbers...),
		cure:     cureByClient,
		when:     deviceCodeBlocked,
		sure:     policyFailed,
		policies: stopping,
		words: words{
			title:       "A policy blocks sign-in with a device code",
			headline:    "{policy} does not allow signing in with a device code",
			explanation: "{app} tried to sign in with a code that is entered on another device. {policy} does not allow that, so the sign-in was refused on {time}.",
			admin:       "AADSTS{code} in the device code flow. Such a sign-in can show no device state, so policies that demand a device refuse it as well as those that block the flow.",
		},
		steps: []advice{
			{who: answer.WhoUser, text: "Sign in to {app} in a browser on the same device instead of with a code."},
			{who: answer.WhoApplicationOwner, text: "Where no browser is possible, let the tool use a managed identity or a service principal."},
			adviceOpenPolicy,
		},
		docs: []string{learnCA + "concept-authentication-flows"},
	},
	{
		code: "ca-block.authenticationTransfer", category: answer.CategoryCABlock, numbers: blockNumbers,
		when: anyTrue(ruledBy("accountTransfer"), transferred), sure: policyFailed, policies: stopping, cure: cureByClient,
		words: words{
			title:       "A policy blocks moving a sign-in from another device",
			headline:    "{policy} does not allow moving a sign-in over from another device",
			explanation: "The sign-in to {app} on {time} was moved over from another device, for example by scanning a code with the phone. {policy} does not allow that.",
			admin:       "AADSTS{code}: authentication transfer, refused by the authentication-flows condition of {policy}.",
		},
		steps: []advice{
			{who: answer.WhoUser, text: "Sign in to {app} on the device itself, with user name and password or passkey."},
			adviceOpenPolicy,
		},
		docs: []string{learnCA + "concept-authentication-flows"},
	},
	{
		code: "ca-block.otherAddress", category: answer.CategoryCABlock, numbers: blockNumbers,
		when: otherAddressSeen, sure: policyFailed, policies: stopping, cure: cureByDevice,
		words: words{
			title:       "The service saw another address than the sign-in did",
			headline:    "the service saw it come from another address, {serviceAddress}, which {policy} does not allow",
			explanation: "The sign-in to {app} on {time} came from {place}, but the service saw {serviceAddress}. {policy} does not allow that address. The traffic takes two ways: a VPN, a proxy, or IPv4 beside IPv6.",
			admin:       "AADSTS{code}, continuous access evaluation: compare ipAddress and ipAddressFromResourceProvider, and put all addresses by which the traffic leaves into the named location.",
		},
		steps: []advice{
			{who: answer.WhoUser, text: "Switch a VPN or proxy off (or on, if the company demands one) and sign in again."},
			{who: answer.WhoNetworkAdmin, text: "Let the traffic to Entra ID and to {resource} leave by the same addresses, or name all of them."},
			adviceOpenPolicy,
		},
		docs: []string{learnCA + "howto-continuous-access-evaluation-troubleshoot"},
	},
	{
		code: "ca-block.securityInfo", category: answer.CategoryCABlock, numbers: blockNumbers,
		when: defines(guardsSecurityInfo), sure: policyFailed, policies: stopping, cure: cureByUser,
		words: words{
			title:       "A policy blocks setting up security information here",
			headline:    "{policy} does not allow setting up security information from {place}",
			explanation: "{account} wanted to set up or change a sign-in method on {time}, from {place}. {policy} allows that only under conditions that were not met. The password is not the problem.",
			admin:       "AADSTS{code}: {policy} guards the user action “register security information”. Blocked registration keeps an attacker from adding a method.",
		},
		steps: []advice{
			{who: answer.WhoUser, text: "Set the method up from the company network or a managed device.", link: linkSecurity},
			advicePassInstead,
			adviceOpenPolicy,
		},
		docs: []string{learnCA + "policy-all-users-security-info-registration"},
	},
	{
		code: "ca-block.compliantNetwork", category: answer.CategoryCABlock, numbers: blockNumbers,
		when: defines(namesCompliantNetwork), sure: policyFailed, policies: stopping,
		words: words{
			title:       "A policy lets in only through the company's Global Secure Access",
			headline:    "{policy} lets in only through Global Secure Access, and this sign-in came directly from {place}",
			explanation: "{policy} lets {account} use {app} only through Global Secure Access (the compliant network). The sign-in of {time} came directly from {place}.",
			admin:       "AADSTS{code}: {policy} leaves out the location “All Compliant Network locations”. The client was off, or the traffic profile does not cover this resource.",
		},
		steps: []advice{
			{who: answer.WhoUser, text: "See that the Global Secure Access client in the notification area says “Connected”, then try again."},
			{who: answer.WhoNetworkAdmin, text: "Check that the traffic forwarding profile is assigned to the user and covers {resource}, and that adaptive access signalling is on."},
			adviceOpenPolicy,
		},
		docs: []string{"https://learn.microsoft.com/entra/global-secure-access/how-to-compliant-network"},
	},
	{
		code: "ca-block.insiderRisk", category: answer.CategoryCABlock, numbers: blockNumbers,
		when: blockedBy("insiderRisk"), sure: policyFailed, policies: stopping, cure: cureByUser,
		words: words{
			title:       "A policy blocks the sign-in because of insider risk",
			headline:    "{policy} blocks it because of the insider risk that Purview sees",
			explanation: "{policy} blocked the sign-in of {account} to {app} on {time}. It acts on a level of insider risk that Microsoft Purview has given. Nothing that the user does will help.",
			admin:       "AADSTS{code}: the insider-risk condition of {policy} (Purview adaptive protection). Do not discuss the reason with the user; it may belong to a case.",
		},
		steps: []advice{
			{who: answer.WhoHelpdesk, text: "Give the user no reason and no way round; pass this answer to security."},
			{who: answer.WhoSecurityOperator, text: "Ask the insider risk management team of Purview; the level falls when they close the case."},
		},
		docs: []string{learnCA + "policy-risk-based-insider-block"},
	},
	{
		code: "ca-block.locationOfToken", category: answer.CategoryCABlock, numbers: blockNumbers,
		when: addressOfToken, sure: policyFailed, policies: stopping, cure: cureByClient,
		words: words{
			title:       "A policy does not allow the place where the sign-in of this web app began",
			headline:    "{policy} does not allow the place where the sign-in of this web app began",
			explanation: "{app} asked for {resource} in the background on {time}, with a sign-in that the user began at {place}. {policy} does not allow that place. The address is where the sign-in began and not where the request came from.",
			admin:       "AADSTS{code} in a non-interactive row of a web app: ipAddress is the address of the original token issue. Compare it with the named locations; do not suspect the caller for it.",
		},
		steps: []advice{
			{who: answer.WhoUser, text: "Sign out of {app} and sign in again from a place that the company allows."},
			adviceOpenPolicy,
		},
		docs: []string{"https://learn.microsoft.com/entra/identity/monitoring-health/concept-noninteractive-sign-ins", docTroubleshootCA},
	},
	{
		code: "ca-block.location", category: answer.CategoryCABlock, numbers: blockNumbers,
		when: byLocation, sure: policyFailed, policies: stopping,
		words: words{
			title:       "A policy blocks this location",
			headline:    "{policy} blocks sign-ins from {place}",
			explanation: "The sign-in to {app} on {time} came from {place}. {policy} does not let {account} sign in from there. The password is not the problem, and refreshing the page does not help.",
			admin:       "AADSTS{code}: {policy} applied because of its location condition. Compare the address with the named locations; a VPN or a proxy may show another place than the user's.",
		},
		steps: []advice{
			{who: answer.WhoUser, text: "Try from the usual network. If a VPN or a proxy is on, switch it off (or on, if the company demands one) and sign in again."},
			{who: answer.WhoHelpdesk, text: "Ask where the user is and whether {place} is right. If the user is not there, treat it as an attack and call security."},
			adviceOpenPolicy,
		},
		docs: []string{learnCA + "policy-block-by-location", docTroubleshootCA},
	},
	{
		code: "ca-block.platform", category: answer.CategoryCABlock, numbers: blockNumbers,
		when: byPlatform, sure: policyFailed, policies: stopping, cure: cureByDevice,
		words: words{
			title:       "A policy blocks this kind of device",
			headline:    "{policy} blocks this kind of device",
			explanation: "{policy} does not let {account} use {app} from this kind of device (the operating system decides). That happened on {time}, with {device}.",
			admin:       "AADSTS{code}: the device-platform condition of {policy}. The platform is read from the user agent, so an odd browser may look like another system.",
		},
		steps: []advice{
			{who: answer.WhoUser, text: "Use a device of a kind that the company allows, such as the company laptop."},
			adviceOpenPolicy,
		},
		docs: []string{learnCA + "policy-all-users-device-unknown-unsupported"},
	},
	{
		code: "ca-block.deviceFilter", category: answer.CategoryCABlock, numbers: blockNumbers,
		when: byDeviceFilter, sure: policyFailed, policies: stopping, cure: cureByDevice,
		words: words{
			title:       "A policy blocks this device by its properties",
			headline:    "{policy} blocks {device} by a filter for devices",
			explanation: "{policy} looks at the properties of the device and did not let {device} use {app} on {time}. A device that does not identify itself has no properties, and can be caught as well.",
			admin:       "AADSTS{code}: the filter for devices of {policy}. An unregistered device has no attributes: “not equal” then matches, “equal” does not.",
		},
		steps: []advice{
			adviceCheckDevice,
			{who: answer.WhoDeviceAdmin, text: "Compare the properties of {device} with the filter in {policy}.", command: commandDevice},
			adviceOpenPolicy,
		},
		docs: []string{learnCA + "concept-condition-filters-for-devices"},
	},
	{
		code: "ca-block.authenticationContext", category: answer.CategoryCABlock, numbers: blockNumbers,
		when: wantsContext, sure: policyFailed, policies: stopping, cure: cureByClient,
		words: words{
			title:       "A policy guards this part of the app",
			headline:    "{policy} guards what {app} wanted to do there ({context})",
			explanation: "{app} asked for more protection ({context}) for what {account} wanted to do on {time}, and {policy} blocked it. Other parts of {app} may work.",
			admin:       "AADSTS{code}: {policy} is bound to {context}, which the app or the site asks for.",
		},
		steps: []advice{
			{who: answer.WhoHelpdesk, text: "Ask what the user wanted to open: a site or an action with more protection. The rest of the app should work."},
			adviceOpenPolicy,
		},
		docs: []string{learnCA + "concept-conditional-access-cloud-apps"},
	},
	{
		code: "ca-block.clientType", category: answer.CategoryCABlock, numbers: blockNumbers,
		when: byClientType, sure: policyFailed, policies: stopping, cure: cureByClient,
		words: words{
			title:       "A policy blocks this kind of client",
			headline:    "{policy} blocks this kind of client ({client})",
			explanation: "{policy} does not let {account} reach {resource} by {client}. That happened on {time}, with {app}. Another kind of client may be let in.",
			admin:       "AADSTS{code}: the client-apps condition of {policy}.",
		},
		steps: []advice{
			{who: answer.WhoUser, text: "Use the other way in: the app in place of the browser, or the browser in place of the app."},
			adviceOpenPolicy,
		},
		docs: []string{learnCA + "concept-conditional-access-conditions"},
	},
	{
		code: "ca-block.user", category: answer.CategoryCABlock, numbers: blockNumbers,
		when: byUser, sure: policyFailed, policies: stopping, cure: cureByUser,
		words: words{
			title:       "A policy does not let this user use the app",
			headline:    "{policy} does not let this user use {app}",
			explanation: "{policy} does not let {account} use {app}, from wherever and with whatever device; that happened on {time}. The password is not the problem, and refreshing the page does not help.",
			admin:       "AADSTS{code}: {policy} applied because of user and app alone. The user, or a group or role that holds the user, is in its scope.",
		},
		steps: []advice{
			advicePassOn,
			adviceOpenPolicy,
		},
		docs: []string{docTroubleshootCA},
	},
	{
		code: "ca-block.policyHidden", category: answer.CategoryCABlock, numbers: blockNumbers,
		when: policiesHidden,
		words: words{
			title:       "Conditional Access blocked the sign-in; which policy could not be read",
			headline:    "a Conditional Access policy blocks it, but which one could not be read here",
			explanation: "Conditional Access blocked the sign-in to {app} on {time}, from {place}. The policies of the sign-in could not be read here, so the one that did it is not known.",
			admin:       "AADSTS{code}; the row came without its policies, because this service may not read them. That does not mean that there is none.",
		},
		steps: []advice{
			adviceShowPolicies,
			{who: answer.WhoApplicationOwner, text: "Let a Privileged Role Administrator grant Policy.Read.All to the identity of this service, so that it can name the policy."},
		},
		docs: []string{docTroubleshootCA},
	},
	{
		code: "ca-block.noPolicyNamed", category: answer.CategoryCABlock, numbers: blockNumbers,
		when: noPolicyNamed,
		words: words{
			title:       "Conditional Access blocked the sign-in; no policy in the row says so",
			headline:    "Conditional Access blocks it, but no policy in the log says that it did",
			explanation: "Conditional Access blocked the sign-in to {app} on {time}, from {place}. None of the policies on this row failed, so the log does not say which one did it.",
			admin:       "AADSTS{code} without a policy of result failure in the row. The block may have come from the device code flow or from continuous access evaluation, or it is recorded in a neighbouring row. Report-only policies never block.",
		},
		steps: []advice{adviceShowPolicies},
		docs:  []string{docTroubleshootCA},
	},
	{
		code: "ca-block.policy", category: answer.CategoryCABlock, numbers: blockNumbers,
		sure: policyFailed, policies: stopping,
		words: words{
			title:       "A Conditional Access policy blocks the sign-in",
			headline:    "{policy} blocks it",
			explanation: "{policy} did not let {account} sign in to {app} on {time}, from {place}, with {device}. The password is not the problem, and refreshing the page does not help.",
			admin:       "AADSTS{code}: {policy} ended with result failure. The tab Conditional Access of the sign-in shows which of its conditions matched.",
		},
		steps: []advice{
			advicePassOn,
			adviceOpenPolicy,
		},
		docs: []string{docTroubleshootCA},
	},
}
