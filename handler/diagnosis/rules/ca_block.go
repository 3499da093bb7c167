package rules

import (
	"slices"
	"strings"

	"signin-diagnosis/handler/answer"
	"signin-diagnosis/handler/diagnosis/rule"
	"signin-diagnosis/handler/diagnosis/timeline"
	"signin-diagnosis/handler/signin"
)

// deviceCode: the sign-in used, or descends from, a device code.
func deviceCode(s *rule.Subject) bool {
	return strings.EqualFold(s.AuthenticationProtocol, "deviceCode") ||
		strings.EqualFold(s.OriginalTransferMethod, "deviceCodeFlow")
}

// transferred: the sign-in was moved over from another device.
func transferred(s *rule.Subject) bool {
	return strings.EqualFold(s.OriginalTransferMethod, "authenticationTransfer") && rule.BlockedBy("authenticationFlows")(s)
}

func namesCompliantNetwork(p *signin.Policy) bool {
	return slices.Contains(p.Conditions.Locations.Exclude, signin.CompliantNetwork)
}

func guardsSecurityInfo(p *signin.Policy) bool {
	return slices.Contains(p.Conditions.Applications.UserActions, "urn:user:registersecurityinfo")
}

// byLocation: the place decided. A policy for all places without an exception
// meets the condition as well, and says nothing by it.
func byLocation(s *rule.Subject) bool {
	return rule.BlockedBy("location")(s) && !rule.Defines(everywhereAlike)(s)
}

// addressOfToken: in a background row of a web app the address is the one at
// which its token was first issued.
func addressOfToken(s *rule.Subject) bool {
	return byLocation(s) && !s.Interactive && strings.EqualFold(s.ClientAppUsed, "Browser")
}

// byUser: nothing but the user and the app decided.
func byUser(s *rule.Subject) bool {
	return slices.ContainsFunc(rule.Stopping(s.Event), func(p signin.AppliedPolicy) bool {
		return p.ConditionsSatisfied != "" && onlyFlags(p.ConditionsSatisfied, "application", "users")
	})
}

// onlyFlags reports that Graph's comma-joined flags hold no other than these.
func onlyFlags(flags string, allowed ...string) bool {
	for flag := range strings.SplitSeq(flags, ",") {
		if !slices.ContainsFunc(allowed, func(a string) bool { return strings.EqualFold(strings.TrimSpace(flag), a) }) {
			return false
		}
	}
	return true
}

func everywhereAlike(p *signin.Policy) bool {
	l := p.Conditions.Locations
	return slices.Equal(l.Include, []string{"All"}) && len(l.Exclude) == 0
}

// byPlatform: the kind of device decided, and not just a condition that any
// platform meets.
func byPlatform(s *rule.Subject) bool {
	return rule.BlockedBy("devicePlatform")(s) && !rule.RuledBy("allDevicePlatforms")(s)
}

func byDeviceFilter(s *rule.Subject) bool {
	return rule.RuledBy("deviceFilter", "deviceFilterIncludeRuleNotMatched")(s) ||
		rule.BlockedBy("deviceState")(s) && !rule.RuledBy("allDevices", "allDeviceStates")(s)
}

// exceptsDevicesUnseen: a policy that stopped the row leaves out devices by a filter,
// and the row shows no device that could match.
func exceptsDevicesUnseen(s *rule.Subject) bool {
	return noDevice(s) && rule.Defines(func(p *signin.Policy) bool { return p.Conditions.Devices.Filter.Excepts() })(s)
}

// byClientType: nothing but the kind of client decided. Most policies meet
// that condition beside others, so it counts only when it stands alone.
func byClientType(s *rule.Subject) bool {
	return slices.ContainsFunc(rule.Stopping(s.Event), func(p signin.AppliedPolicy) bool {
		return rule.Meets(p.ConditionsSatisfied, "clientType") && onlyFlags(p.ConditionsSatisfied, "application", "users", "clientType")
	})
}

func wantsContext(s *rule.Subject) bool {
	return rule.RuledBy("acr")(s) || len(timeline.Failing(s.Event)) > 0 && slices.ContainsFunc(s.AuthenticationContexts, func(c signin.Context) bool {
		return strings.EqualFold(c.Detail, "required")
	})
}

func noPolicyNamed(s *rule.Subject) bool { return s.ID != "" && len(timeline.Failing(s.Event)) == 0 }

// Both speak of rows; a code that was only pasted has none.

// policiesHidden: Graph left the policies out of the row.
func policiesHidden(s *rule.Subject) bool { return s.ID != "" && s.AppliedPolicies == nil }

// deviceCodeBlocked: the flow is why, not a location that would block any flow:
// a policy on authentication flows, or one that asks for a device, which a
// device code cannot show. Without a policy to ask, the flow is the likeliest.
func deviceCodeBlocked(s *rule.Subject) bool {
	if s.Status.ErrorCode == 530033 || rule.RuledBy("deviceCodeFlow")(s) {
		return true
	}
	failed := rule.Stopping(s.Event)
	return deviceCode(s) && (len(failed) == 0 || slices.ContainsFunc(failed, func(p signin.AppliedPolicy) bool {
		return rule.Meets(p.ConditionsSatisfied, "authenticationFlows") || rule.HasControl(p.GrantControls, rule.ControlCompliant, rule.ControlHybrid)
	}))
}

// otherAddressSeen: the service saw another address than Entra ID did, which is
// how continuous access evaluation blocks a place
// (https://learn.microsoft.com/entra/identity/conditional-access/howto-continuous-access-evaluation-troubleshoot).
func otherAddressSeen(s *rule.Subject) bool {
	return (rule.BlockedBy("ipAddressSeenByResourceProvider")(s) || noPolicyNamed(s)) &&
		s.IPAddressFromResourceProvider != "" && s.IPAddressFromResourceProvider != s.IPAddress
}

func blockedAsDirectory(s *rule.Subject) bool {
	return rule.JudgedAsDirectory(s, rule.Stopping(s.Event))
}

var caBlock = []rule.Rule{
	{
		Code: "ca-block.baselineScopes", Category: answer.CategoryCABlock, Numbers: timeline.BlockCodes,
		When: blockedAsDirectory, Sure: rule.PolicyFailed, Policies: rule.Stopping, Ends: endsByClient,
		Words: rule.Words{
			Title:       "A policy blocks an app that it leaves out",
			Headline:    "{policy} leaves {app} out and blocks it all the same, because what the app asked for counts as access to the directory",
			Explanation: "{policy} leaves {app} out. But on {time} the app asked for {scopes}, which Microsoft counts as access to the directory since June 2026, and the directory is not left out. So the sign-in of {account} was blocked. The password is not the problem, and refreshing the page does not help.",
			Admin:       "AADSTS{code}: “Windows Azure Active Directory” is among the audiences by which Conditional Access judged the row. " + directoryJudged,
		},
		Steps: []rule.Step{adviceException, adviceFewerScopes, adviceBaseline, adviceOpenPolicy},
		Docs:  []string{learnCA + "concept-enforcement-resource-exclusions"},
	},
	{
		Code: "ca-block.deviceCode", Category: answer.CategoryCABlock, Numbers: append([]int{530033}, timeline.BlockCodes...),
		Demands:  []rule.Demand{rule.DemandCompliant, rule.DemandHybrid},
		Ends:     endsByClient,
		When:     deviceCodeBlocked,
		Sure:     rule.PolicyFailed,
		Policies: rule.Stopping,
		Words: rule.Words{
			Title:       "A policy stops sign-in with a device code",
			Headline:    "{policy} does not let a sign-in with a device code through",
			Explanation: "{app} tried to sign in with a code that is entered on another device. {policy} does not let that through: it forbids the way, or demands a device, which a code cannot show. So the sign-in was refused on {time}.",
			Admin:       "AADSTS{code} in the device code flow. Such a sign-in can show no device state, so policies that demand a device refuse it as well as those that block the flow.",
		},
		Steps: []rule.Step{
			{Who: answer.WhoUser, Text: "Sign in to {app} in a browser on the same device instead of with a code."},
			{Who: answer.WhoApplicationOwner, Text: "Where no browser is possible, let the tool use a managed identity or a service principal."},
			adviceOpenPolicy,
		},
		Docs: []string{learnCA + "concept-authentication-flows"},
	},
	{
		Code: "ca-block.authenticationTransfer", Category: answer.CategoryCABlock, Numbers: timeline.BlockCodes,
		When: rule.AnyTrue(rule.RuledBy("accountTransfer", "authenticationTransfer"), transferred), Sure: rule.PolicyFailed, Policies: rule.Stopping, Ends: endsByClient,
		Words: rule.Words{
			Title:       "A policy blocks moving a sign-in from another device",
			Headline:    "{policy} does not allow moving a sign-in over from another device",
			Explanation: "The sign-in to {app} on {time} was moved over from another device, for example by scanning a code with the phone. {policy} does not allow that.",
			Admin:       "AADSTS{code}: authentication transfer, refused by the authentication-flows condition of {policy}.",
		},
		Steps: []rule.Step{
			{Who: answer.WhoUser, Text: "Sign in to {app} on the device itself, with user name and password or passkey."},
			adviceOpenPolicy,
		},
		Docs: []string{learnCA + "concept-authentication-flows"},
	},
	{
		Code: "ca-block.otherAddress", Category: answer.CategoryCABlock, Numbers: timeline.BlockCodes,
		When: otherAddressSeen, Sure: rule.PolicyFailed, Policies: rule.Stopping, Ends: endsByDevice,
		Words: rule.Words{
			Title:       "The service saw another address than the sign-in did",
			Headline:    "the service saw it come from another address, {serviceAddress}, which {policy} does not allow",
			Explanation: "The sign-in to {app} on {time} came from {place}, but the service saw {serviceAddress}. {policy} does not allow that address. The traffic takes two ways: a VPN, a proxy, or IPv4 beside IPv6.",
			Admin:       "AADSTS{code}, continuous access evaluation: compare ipAddress and ipAddressFromResourceProvider, and put all addresses by which the traffic leaves into the named location.",
		},
		Steps: []rule.Step{
			{Who: answer.WhoUser, Text: "Switch a VPN or proxy off (or on, if the company demands one) and sign in again."},
			{Who: answer.WhoNetworkAdmin, Text: "Let the traffic to Entra ID and to {resource} leave by the same addresses, or name all of them."},
			adviceOpenPolicy,
		},
		Docs: []string{learnCA + "howto-continuous-access-evaluation-troubleshoot"},
	},
	{
		Code: "ca-block.securityInfo", Category: answer.CategoryCABlock, Numbers: timeline.BlockCodes,
		Demands: []rule.Demand{rule.DemandMFA, rule.DemandStrength},
		When:    rule.Defines(guardsSecurityInfo), Sure: rule.PolicyFailed, Policies: rule.Stopping, Ends: endsByUser,
		Words: rule.Words{
			Title:       "A policy blocks setting up security information here",
			Headline:    "{policy} does not allow setting up security information from {place}",
			Explanation: "{account} wanted to set up or change a sign-in method on {time}, from {place}. {policy} allows that only under conditions that were not met. The password is not the problem.",
			Admin:       "AADSTS{code}: {policy} guards the user action “register security information”. Blocked registration keeps an attacker from adding a method.",
		},
		Steps: []rule.Step{
			{Who: answer.WhoUser, Text: "Set the method up from the company network or a managed device.", Link: linkSecurity},
			advicePassInstead,
			adviceOpenPolicy,
		},
		Docs: []string{learnCA + "policy-all-users-security-info-registration"},
	},
	{
		Code: "ca-block.compliantNetwork", Category: answer.CategoryCABlock, Numbers: timeline.BlockCodes,
		When: rule.Defines(namesCompliantNetwork), Sure: rule.PolicyFailed, Policies: rule.Stopping,
		Words: rule.Words{
			Title:       "A policy lets in only through the company's Global Secure Access",
			Headline:    "{policy} lets in only through Global Secure Access, and this sign-in came directly from {place}",
			Explanation: "{policy} lets {account} use {app} only through Global Secure Access (the compliant network). The sign-in of {time} came directly from {place}.",
			Admin:       "AADSTS{code}: {policy} leaves out the location “All Compliant Network locations”. The client was off, or the traffic profile does not cover this resource.",
		},
		Steps: []rule.Step{
			{Who: answer.WhoUser, Text: "See that the Global Secure Access client in the notification area says “Connected”, then try again."},
			{Who: answer.WhoNetworkAdmin, Text: "Check that the traffic forwarding profile is assigned to the user and covers {resource}, and that adaptive access signalling is on."},
			adviceOpenPolicy,
		},
		Docs: []string{"https://learn.microsoft.com/entra/global-secure-access/how-to-compliant-network"},
	},
	{
		Code: "ca-block.insiderRisk", Category: answer.CategoryCABlock, Numbers: timeline.BlockCodes,
		When: rule.BlockedBy("insiderRisk"), Sure: rule.PolicyFailed, Policies: rule.Stopping, Ends: endsByUser,
		Words: rule.Words{
			Title:       "A policy blocks the sign-in because of insider risk",
			Headline:    "{policy} blocks it because of the insider risk that Purview sees",
			Explanation: "{policy} blocked the sign-in of {account} to {app} on {time}. It acts on a level of insider risk that Microsoft Purview has given. Nothing that the user does will help.",
			Admin:       "AADSTS{code}: the insider-risk condition of {policy} (Purview adaptive protection). Do not discuss the reason with the user; it may belong to a case.",
		},
		Steps: []rule.Step{
			{Who: answer.WhoHelpdesk, Text: "Give the user no reason and no way round; pass this answer to security."},
			{Who: answer.WhoSecurityOperator, Text: "Ask the insider risk management team of Purview; the level falls when they close the case."},
		},
		Docs: []string{learnCA + "policy-risk-based-insider-block"},
	},
	{
		Code: "ca-block.locationOfToken", Category: answer.CategoryCABlock, Numbers: timeline.BlockCodes,
		When: addressOfToken, Sure: rule.PolicyFailed, Policies: rule.Stopping, Ends: endsByClient,
		Words: rule.Words{
			Title:       "A policy does not allow the place where the sign-in of this web app began",
			Headline:    "{policy} does not allow the place where the sign-in of this web app began",
			Explanation: "{app} asked for {resource} in the background on {time}, with a sign-in that the user began at {place}. {policy} does not allow that place. The address is where the sign-in began and not where the request came from.",
			Admin:       "AADSTS{code} in a non-interactive row of a web app: ipAddress is the address of the original token issue. Compare it with the named locations; do not suspect the caller for it.",
		},
		Steps: []rule.Step{
			{Who: answer.WhoUser, Text: "Sign out of {app} and sign in again from a place that the company allows."},
			adviceOpenPolicy,
		},
		Docs: []string{"https://learn.microsoft.com/entra/identity/monitoring-health/concept-noninteractive-sign-ins", docTroubleshootCA},
	},
	{
		Code: "ca-block.location", Category: answer.CategoryCABlock, Numbers: timeline.BlockCodes,
		When: byLocation, Sure: rule.PolicyFailed, Policies: rule.Stopping,
		Words: rule.Words{
			Title:       "A policy blocks this location",
			Headline:    "{policy} blocks sign-ins from {place}",
			Explanation: "The sign-in to {app} on {time} came from {place}. {policy} does not let {account} sign in from there. The password is not the problem, and refreshing the page does not help.",
			Admin:       "AADSTS{code}: {policy} applied because of its location condition. Compare the address with the named locations; a VPN or a proxy may show another place than the user's.",
		},
		Steps: []rule.Step{
			{Who: answer.WhoUser, Text: "Try from the usual network. If a VPN or a proxy is on, switch it off (or on, if the company demands one) and sign in again."},
			{Who: answer.WhoHelpdesk, Text: "Ask where the user is and whether {place} is right. If the user is not there, treat it as an attack and call security."},
			adviceOpenPolicy,
		},
		Docs: []string{learnCA + "policy-block-by-location", docTroubleshootCA},
	},
	{
		Code: "ca-block.deviceNotShown", Category: answer.CategoryCABlock, Numbers: timeline.BlockCodes,
		When: exceptsDevicesUnseen, Sure: rule.PolicyFailed, Policies: rule.Stopping, Ends: endsWithoutDevice,
		Words: rule.Words{
			Title:       "A policy blocks all but certain devices, and the sign-in showed none",
			Headline:    "{policy} leaves out certain devices, and the sign-in showed no device at all",
			Explanation: "{policy} blocks {account} at {app}, but for devices that match its filter. On {time} no device identity reached Entra ID, so the filter had nothing to match. The device may well be one of those: private windows, remote sessions and some browsers and apps do not pass its identity on.",
			Admin:       "AADSTS{code} with an empty device id. What the filter asks of a device was never looked at; that is not the same as a device that does not match.",
		},
		Steps: []rule.Step{
			{Who: answer.WhoUser, Text: "Sign in to {app} in a way that shows the device: on the device itself, through its sign-in broker or a browser that is signed in with the work account, and not in a private window or a remote session."},
			{Who: answer.WhoDeviceAdmin, Text: "Check whether this way of signing in can pass the device's identity on; where it cannot, no registration of the device helps."},
			adviceOpenPolicy,
		},
		Docs: []string{learnCA + "concept-condition-filters-for-devices"},
	},
	{
		Code: "ca-block.platform", Category: answer.CategoryCABlock, Numbers: timeline.BlockCodes,
		When: byPlatform, Sure: rule.PolicyFailed, Policies: rule.Stopping, Ends: endsByDevice,
		Words: rule.Words{
			Title:       "A policy blocks this kind of device",
			Headline:    "{policy} blocks this kind of device",
			Explanation: "{policy} does not let {account} use {app} from this kind of device (the operating system decides). That happened on {time}, with {device}.",
			Admin:       "AADSTS{code}: the device-platform condition of {policy}. The platform is read from the user agent, so an odd browser may look like another system.",
		},
		Steps: []rule.Step{
			{Who: answer.WhoUser, Text: "Use a device of a kind that the company allows, such as the company laptop."},
			adviceOpenPolicy,
		},
		Docs: []string{learnCA + "policy-all-users-device-unknown-unsupported"},
	},
	{
		Code: "ca-block.deviceFilter", Category: answer.CategoryCABlock, Numbers: timeline.BlockCodes,
		When: byDeviceFilter, Sure: rule.PolicyFailed, Policies: rule.Stopping, Ends: endsByDevice,
		Words: rule.Words{
			Title:       "A policy blocks this device by its properties",
			Headline:    "{policy} blocks {device} by a filter for devices",
			Explanation: "{policy} looks at the properties of the device and did not let {device} use {app} on {time}. A device that does not identify itself has no properties, and can be caught as well.",
			Admin:       "AADSTS{code}: the filter for devices of {policy}. An unregistered device has no attributes: “not equal” then matches, “equal” does not.",
		},
		Steps: []rule.Step{
			adviceCheckDevice,
			{Who: answer.WhoDeviceAdmin, Text: "Compare the properties of {device} with the filter in {policy}.", Command: commandDevice},
			adviceOpenPolicy,
		},
		Docs: []string{learnCA + "concept-condition-filters-for-devices"},
	},
	{
		Code: "ca-block.authenticationContext", Category: answer.CategoryCABlock, Numbers: timeline.BlockCodes,
		When: wantsContext, Sure: rule.PolicyFailed, Policies: rule.Stopping, Ends: endsByClient,
		Words: rule.Words{
			Title:       "A policy guards this part of the app",
			Headline:    "{policy} guards what {app} wanted to do there ({context})",
			Explanation: "{app} asked for more protection ({context}) for what {account} wanted to do on {time}, and {policy} blocked it. Other parts of {app} may work.",
			Admin:       "AADSTS{code}: {policy} is bound to {context}, which the app or the site asks for.",
		},
		Steps: []rule.Step{
			{Who: answer.WhoHelpdesk, Text: "Ask what the user wanted to open: a site or an action with more protection. The rest of the app should work."},
			adviceOpenPolicy,
		},
		Docs: []string{learnCA + "concept-conditional-access-cloud-apps"},
	},
	{
		Code: "ca-block.clientType", Category: answer.CategoryCABlock, Numbers: timeline.BlockCodes,
		When: byClientType, Sure: rule.PolicyFailed, Policies: rule.Stopping, Ends: endsByClient,
		Words: rule.Words{
			Title:       "A policy blocks this kind of client",
			Headline:    "{policy} blocks this kind of client ({client})",
			Explanation: "{policy} does not let {account} reach {resource} by {client}. That happened on {time}, with {app}. Another kind of client may be let in.",
			Admin:       "AADSTS{code}: the client-apps condition of {policy}.",
		},
		Steps: []rule.Step{
			{Who: answer.WhoUser, Text: "Use the other way in: the app in place of the browser, or the browser in place of the app."},
			adviceOpenPolicy,
		},
		Docs: []string{learnCA + "concept-conditional-access-conditions"},
	},
	{
		Code: "ca-block.user", Category: answer.CategoryCABlock, Numbers: timeline.BlockCodes,
		When: byUser, Sure: rule.PolicyFailed, Policies: rule.Stopping, Ends: endsByUser,
		Words: rule.Words{
			Title:       "A policy does not let this user use the app",
			Headline:    "{policy} does not let this user use {app}",
			Explanation: "{policy} does not let {account} use {app}, from wherever and with whatever device; that happened on {time}. The password is not the problem, and refreshing the page does not help.",
			Admin:       "AADSTS{code}: {policy} applied because of user and app alone. The user, or a group or role that holds the user, is in its scope.",
		},
		Steps: []rule.Step{
			advicePassOn,
			adviceOpenPolicy,
		},
		Docs: []string{docTroubleshootCA},
	},
	{
		Code: "ca-block.policyHidden", Category: answer.CategoryCABlock, Numbers: timeline.BlockCodes,
		When: policiesHidden,
		Words: rule.Words{
			Title:       "Conditional Access blocked the sign-in; which policy could not be read",
			Headline:    "a Conditional Access policy blocks it, but which one could not be read here",
			Explanation: "Conditional Access blocked the sign-in to {app} on {time}, from {place}. The policies of the sign-in could not be read here, so the one that did it is not known.",
			Admin:       "AADSTS{code}; the row came without its policies, because this service may not read them. That does not mean that there is none.",
		},
		Steps: []rule.Step{
			adviceShowPolicies,
			{Who: answer.WhoApplicationOwner, Text: "Let a Privileged Role Administrator grant Policy.Read.All to the identity of this service, so that it can name the policy."},
		},
		Docs: []string{docTroubleshootCA},
	},
	{
		Code: "ca-block.noPolicyNamed", Category: answer.CategoryCABlock, Numbers: timeline.BlockCodes,
		When: noPolicyNamed,
		Words: rule.Words{
			Title:       "Conditional Access blocked the sign-in; no policy in the row says so",
			Headline:    "Conditional Access blocks it, but no policy in the log says that it did",
			Explanation: "Conditional Access blocked the sign-in to {app} on {time}, from {place}. None of the policies on this row failed, so the log does not say which one did it.",
			Admin:       "AADSTS{code} without a policy of result failure in the row. The block may have come from the device code flow or from continuous access evaluation, or it is recorded in a neighbouring row. Report-only policies never block.",
		},
		Steps: []rule.Step{adviceShowPolicies},
		Docs:  []string{docTroubleshootCA},
	},
	{
		Code: "ca-block.policy", Category: answer.CategoryCABlock, Numbers: timeline.BlockCodes,
		Sure: rule.PolicyFailed, Policies: rule.Stopping,
		Words: rule.Words{
			Title:       "A Conditional Access policy blocks the sign-in",
			Headline:    "{policy} blocks it",
			Explanation: "{policy} did not let {account} sign in to {app} on {time}, from {place}, with {device}. The password is not the problem, and refreshing the page does not help.",
			Admin:       "AADSTS{code}: {policy} ended with result failure. The tab Conditional Access of the sign-in shows which of its conditions matched.",
		},
		Steps: []rule.Step{
			advicePassOn,
			adviceOpenPolicy,
		},
		Docs: []string{docTroubleshootCA},
	},
}
