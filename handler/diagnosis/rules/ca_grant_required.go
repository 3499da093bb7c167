package rules

import (
	"slices"
	"strings"

	"signin-diagnosis/handler/answer"
	"signin-diagnosis/handler/diagnosis/rule"
	"signin-diagnosis/handler/diagnosis/timeline"
	"signin-diagnosis/handler/signin"
)

// noDevice: no device identity reached Entra, which says nothing about the
// device itself. Only a row of the log can tell that, a pasted text cannot.
// A primary refresh token is a proof of the device all the same.
func noDevice(s *rule.Subject) bool {
	return s.Device.ID == "" && s.ID != "" && /*guard:token-proves-device*/ !timeline.PrimaryRefreshToken(s.Event)
}

var adviceIdentify = rule.Step{
	Who: answer.WhoUser, Text: "Use a browser that passes the device's identity on (Edge signed in with the work account, or Chrome with the Microsoft Single Sign On extension), not a private window, and try again.",
	Presumes: rule.Presumption{Browser: true, Systems: rule.OnDesktops},
	Otherwise: &rule.Step{
		Who: answer.WhoUser, Text: "Open the page in Microsoft Edge, signed in with the work account, and not in a private tab.",
		Presumes: rule.Presumption{Browser: true},
		Otherwise: &rule.Step{
			Who: answer.WhoUser, Text: "Sign in to {app} on the device itself, with the work account that the device is registered with, and not in a remote session.",
			Presumes: rule.Presumption{Page: true},
		},
	},
}

// demandsStrength: a failing policy, or who asked for the factor, names an
// authentication strength.
func demandsStrength(s *rule.Subject) bool {
	return rule.AskedBy("authenticationStrengths")(s) ||
		slices.ContainsFunc(timeline.Failing(s.Event), func(p signin.AppliedPolicy) bool { return rule.StrengthUnmet(&p) }) ||
		rule.Defines(func(p *signin.Policy) bool { return p.GrantControls.AuthenticationStrength.DisplayName != "" })(s)
}

// withoutBroker: the row says that the client does not use the sign-in broker.
func withoutBroker(s *rule.Subject) bool { return s.TokenProtection.StatusCode == unboundNoBroker }

// unboundNoBroker is Graph's signInSessionStatusCode of a client that is not on the broker.
const unboundNoBroker = 1008

// trialAsksForDevice: no enforced policy failed, and one in report-only mode looks at
// the device, of a platform at which Entra ID has to ask for a certificate to do so
// (https://learn.microsoft.com/entra/identity/conditional-access/concept-conditional-access-report-only).
func trialAsksForDevice(s *rule.Subject) bool {
	//guard:trial-asks-certificates
	if !slices.Contains(certificatePlatforms, rule.Platform(s)) || len(timeline.Failing(s.Event)) > 0 {
		return false
	}
	return trialFailed(s)
}

var certificatePlatforms = []string{"macOS", "iOS", "android"}

// devicesTrials are the policies in report-only mode that looked at the device of the row.
func devicesTrials(e *timeline.Event) []signin.AppliedPolicy {
	return timeline.Choose(e, func(p *signin.AppliedPolicy) bool {
		return trial(p) && (rule.HasControl(p.GrantControls, rule.ControlCompliant, rule.ControlHybrid) || rule.FiltersDevices(p))
	})
}

// trial: the policy was in report-only mode, and the row did not meet it.
func trial(p *signin.AppliedPolicy) bool {
	return p.Result == "reportOnlyFailure" || p.Result == "reportOnlyInterrupted"
}

// filteringTrials are those of which only the definition says that they look at the device.
func filteringTrials(s *rule.Subject) rule.Inferred {
	return rule.Inferred{Policies: timeline.Choose(s.Event, func(p *signin.AppliedPolicy) bool {
		return trial(p) && s.Evidence.Policies[strings.ToLower(p.ID)].Conditions.Devices.Filter.Rule != ""
	})}
}

func trialFailed(s *rule.Subject) bool {
	return len(devicesTrials(s.Event))+len(filteringTrials(s).Policies) > 0
}

// strengthResult reports that a failing policy says so of this user.
func strengthResult(results ...signin.StrengthResult) func(*rule.Subject) bool {
	return func(s *rule.Subject) bool {
		return slices.ContainsFunc(timeline.Failing(s.Event), func(p signin.AppliedPolicy) bool {
			return slices.Contains(results, p.AuthenticationStrength.Result)
		})
	}
}

func inBrowser(s *rule.Subject) bool { return strings.EqualFold(s.ClientAppUsed, "Browser") }

var strengthCodes = []int{50072, 50074, 50076, 50079, 54008, 54009}

var endsByStrength = &rule.Resolution{Reach: timeline.OnResource, Why: "Who gets in to the resource has met the strength that it demands."}

func demandedAsDirectory(s *rule.Subject) bool {
	return rule.JudgedAsDirectory(s, timeline.Failing(s.Event))
}

const (
	docStrengths = "https://learn.microsoft.com/entra/identity/authentication/concept-authentication-strengths"
	externalMFA  = "External MFA, of another provider, meets no authentication strength."
)

func hasTerms(p *signin.Policy) bool { return len(p.GrantControls.TermsOfUse) > 0 }

func hasCustom(p *signin.Policy) bool { return len(p.GrantControls.CustomControls) > 0 }

var caGrantRequired = []rule.Rule{
	{
		Code: "ca-grant-required.baselineScopes", Category: answer.CategoryCAGrant,
		Numbers: []int{50072, 50074, 50076, 50079, 50097, 50129, 50158, 53000, 53001, 53002, 53005, 53009, 530002, 530003, 530021, 54008},
		Demands: []rule.Demand{
			rule.DemandCompliant, rule.DemandHybrid, rule.DemandApprovedApp, rule.DemandAppProtection, rule.DemandStrength, rule.DemandTerms, rule.DemandMFA,
		},
		When: demandedAsDirectory, Sure: rule.PolicyFailed, Policies: timeline.Failing, Ends: endsByApp,
		Words: rule.Words{
			Title:       "A policy makes demands on an app that it leaves out",
			Headline:    "{policy} leaves {app} out and makes its demands all the same, because what the app asked for counts as access to the directory",
			Explanation: "{policy} leaves {app} out. But on {time} the app asked for {scopes}, which Microsoft counts as access to the directory since June 2026, and the directory is not left out. So {account} has to bring what is demanded.",
			Admin:       "AADSTS{code}: “Windows Azure Active Directory” is among the audiences by which Conditional Access judged the row. " + directoryJudged,
		},
		Steps: []rule.Step{
			{Who: answer.WhoUser, Text: "Sign in to {app} again and give what it asks for, from the device that you use for work."},
			adviceFewerScopes, adviceBaseline, adviceOpenPolicy,
		},
		Docs: []string{learnCA + "concept-enforcement-resource-exclusions"},
	},
	{
		Code: "ca-grant-required.strengthUnregistered", Category: answer.CategoryCAGrant, Numbers: strengthCodes,
		Demands: []rule.Demand{rule.DemandStrength},
		When:    strengthResult(signin.StrengthOneRegistration, signin.StrengthMoreRegistration), Sure: rule.PolicyFailed, Policies: timeline.Failing, Ends: endsByStrength,
		Words: rule.Words{
			Title:       "A stronger way of signing in has to be set up first",
			Headline:    "{policy} demands {strength}, and {account} has to set up a method for it first",
			Explanation: "{policy} lets {account} use {app} only with {strength}. On {time} the sign-in did not reach that: {strengthReason}.",
			Admin:       "AADSTS{code}: the row's authenticationStrengthResult says that a registration is required. " + externalMFA,
		},
		Steps: []rule.Step{
			{
				Who: answer.WhoUser, Text: "Set up a passkey, Windows Hello or a security key at the security info page, then sign in to {app} again with it.", Link: linkSecurity, Changes: true,
				Presumes:  rule.Presumption{Systems: rule.OnWindows},
				Otherwise: &rule.Step{Who: answer.WhoUser, Text: "Set up a passkey or a security key at the security info page, then sign in to {app} again with it.", Link: linkSecurity, Changes: true},
			},
			{Who: answer.WhoAuthenticationAdmin, Text: "If the page asks for the very method that is missing: after checking who is asking (call back on a known number), hand out a Temporary Access Pass.", Link: linkUserMethods, Command: commandMethods, Changes: true},
			adviceOpenPolicy,
		},
		Docs: []string{docStrengths},
	},
	{
		Code: "ca-grant-required.strengthOutOfReach", Category: answer.CategoryCAGrant, Numbers: strengthCodes,
		Demands: []rule.Demand{rule.DemandStrength},
		When:    strengthResult(signin.StrengthNarrowed, signin.StrengthOutOfReach), Sure: rule.PolicyFailed, Policies: timeline.Failing, Ends: endsByStrength, Kind: rule.Refuses,
		Words: rule.Words{
			Title:       "A policy demands a way of signing in that the user cannot reach",
			Headline:    "{policy} demands {strength}, and {account} cannot reach it as things stand",
			Explanation: "{policy} lets {account} use {app} only with {strength}. On {time} the sign-in did not reach that: {strengthReason}. Trying again does not help before somebody changes what the user may use.",
			Admin:       "AADSTS{code}: the row's authenticationStrengthResult says that this user cannot satisfy the strength. " + externalMFA,
		},
		Steps: []rule.Step{
			{Who: answer.WhoAuthenticationAdmin, Text: "Compare three lists: the methods that the user has, those that the authentication methods policy allows the user, and those that {strength} accepts, with its limits on keys and certificates. One method has to stand in all three.", Link: linkUserMethods, Command: commandMethods},
			adviceOpenPolicy,
		},
		Docs: []string{docStrengths},
	},
	{
		Code: "ca-grant-required.authenticationStrength", Category: answer.CategoryCAGrant, Numbers: strengthCodes,
		Demands: []rule.Demand{rule.DemandStrength},
		When:    demandsStrength, Sure: rule.PolicyFailed, Policies: timeline.Failing, Ends: endsByStrength,
		Words: rule.Words{
			Title:       "A policy demands a stronger way of signing in",
			Headline:    "{policy} demands {strength}, and the way of signing in does not reach it",
			Explanation: "{policy} lets {account} use {app} only with {strength}. On {time} the sign-in did not reach that: {strengthReason}.",
			Admin:       "AADSTS{code}: the authentication strength was not met. The user's registered methods say whether one of them can meet it. " + externalMFA,
		},
		Steps: []rule.Step{
			{
				Who: answer.WhoUser, Text: "Sign in again and choose a passkey, Windows Hello or a security key, if you have one.",
				Presumes:  rule.Presumption{Systems: rule.OnWindows},
				Otherwise: &rule.Step{Who: answer.WhoUser, Text: "Sign in again and choose a passkey or a security key, if you have one."},
			},
			{Who: answer.WhoAuthenticationAdmin, Text: "See which methods the user has. If none is strong enough: after checking who is asking (call back on a known number), help with registering a passkey; a Temporary Access Pass lets the user do it.", Link: linkUserMethods, Command: commandMethods, Changes: true},
			adviceOpenPolicy,
		},
		Docs: []string{docStrengths},
	},
	{
		Code: "ca-grant-required.termsOfUse", Category: answer.CategoryCAGrant, Numbers: []int{50158},
		Demands: []rule.Demand{rule.DemandTerms},
		When:    rule.Defines(hasTerms), Sure: rule.PolicyFailed, Policies: timeline.Failing,
		Ends: &rule.Resolution{Reach: timeline.OnResource, Why: "Terms of use are accepted for the user, on any device."},
		Words: rule.Words{
			Title:       "Terms of use have to be accepted first",
			Headline:    "{policy} asks for consent to terms of use, which has not been given",
			Explanation: "{policy} lets {account} use {app} only after the terms of use have been accepted. On {time} they had not been accepted.",
			Admin:       "AADSTS{code}: the terms of use ({controls}) were not accepted. Terms may expire, or ask for consent on every device.",
		},
		Steps: []rule.Step{
			{Who: answer.WhoUser, Text: "Sign in to {app} in a browser, open the terms, and accept them if you agree."},
			{Who: answer.WhoHelpdesk, Text: "If the page does not open, try another browser; some apps cannot show it."},
		},
		Docs: []string{learnCA + "terms-of-use"},
	},
	{
		Code: "ca-grant-required.customControl", Category: answer.CategoryCAGrant, Numbers: []int{50158},
		When: rule.Defines(hasCustom), Sure: rule.PolicyFailed, Policies: timeline.Failing,
		Ends: &rule.Resolution{Reach: timeline.OnResource, Why: "Who gets in to the resource has passed the provider's page."},
		Words: rule.Words{
			Title:       "The page of another MFA provider was not finished",
			Headline:    "{policy} sends the user to another MFA provider, and its page was not finished",
			Explanation: "{policy} asks another provider for the second factor ({controls}). On {time} {account} was sent there from {app} and did not come back.",
			Admin:       "AADSTS50158 is the redirect itself. Whether the provider refused stands in its own log.",
		},
		Steps: []rule.Step{
			{Who: answer.WhoUser, Text: "Sign in to {app} again and finish the page of the MFA provider."},
			{Who: answer.WhoAuthenticationAdmin, Text: "If the page fails: look in the provider's log at that time. Custom controls were to be retired in September 2026; external MFA takes their place, and meets “Require multifactor authentication”, but no authentication strength."},
		},
		Docs: []string{"https://learn.microsoft.com/entra/identity/authentication/how-to-migrate-custom-controls-external-mfa"},
	},
	{
		Code: "ca-grant-required.gps", Category: answer.CategoryCAGrant, Numbers: []int{50077, 50081},
		Sure: rule.PolicyFailed, Policies: timeline.Failing,
		Words: rule.Words{
			Title:       "A policy asks for the phone's location",
			Headline:    "{policy} asks for the location of the phone, and it was not shared",
			Explanation: "{policy} wants to know the country by the phone's GPS. On {time} {account} did not share it, or could not.",
			Admin:       "AADSTS{code}: a named location by GPS coordinates. Microsoft Authenticator has to be allowed to read the location.",
		},
		Steps: []rule.Step{
			{Who: answer.WhoUser, Text: "Open Microsoft Authenticator, allow it to read the location, and sign in again."},
			adviceOpenPolicy,
		},
		Docs: []string{learnCA + "concept-assignment-network"},
	},
	{
		Code: "ca-grant-required.reportOnlyDevice", Category: answer.CategoryCAGrant, Numbers: []int{50097},
		When: trialAsksForDevice, Sure: trialFailed, Policies: devicesTrials, Infer: filteringTrials, Kind: rule.Refuses, Ends: endsByApp,
		Words: rule.Words{
			Title:       "A policy in report-only mode made Entra ID ask for the certificate of the device",
			Headline:    "a policy in report-only mode looks at the device, so Entra ID asked for its certificate, and none came",
			Explanation: "On {time} Entra ID asked {app} for the certificate of the device, and none came. No policy that is enforced asked: {policy} is in report-only mode and looks at the device, and to look at a Mac, an iPhone or an Android device Entra ID asks for its certificate. Not every page and app can show that question.",
			Admin:       "AADSTS{code} without an enforced policy that failed. Report-only enforces nothing, but policies that look at the device can still ask for a device certificate on macOS, iOS and Android. Leave those platforms out of the policy while it is in report-only mode.",
		},
		Steps: []rule.Step{
			{Who: answer.WhoUser, Text: "Sign in to {app} again, in a browser or app that can show the certificate of the device, and choose it when asked; or use a Windows device for this step."},
			{Who: answer.WhoConditionalAccessAdmin, Text: "While {policy} is in report-only mode, leave macOS, iOS and Android out of its platforms.", Link: linkPolicy, Command: commandPolicy, Policy: true},
		},
		Docs: []string{learnCA + "concept-conditional-access-report-only"},
	},
	{
		Code: "ca-grant-required.deviceProofLoop", Category: answer.CategoryCAGrant, Numbers: []int{50097},
		When: rule.Loops, Sure: rule.PolicyFailed, Policies: timeline.Failing, Kind: rule.Loop, Ends: endsByApp,
		Words: rule.Words{
			Title:       "The app is asked for proof of the device again and again",
			Headline:    "{policy} asks for proof of the device, and {app} cannot give it: it asks again and again",
			Explanation: "Conditional Access asked {app} for proof of the device, again and again within minutes, last on {time}. The app, or the way it signs in, cannot give that proof: a device code, a private window or an embedded browser cannot.",
			Admin:       "AADSTS50097 in a loop. It is no question of patience: the client has no way to answer.",
		},
		Steps: []rule.Step{adviceIdentify, adviceCheckDevice, adviceOpenPolicy},
		Docs:  []string{docGrantControls, learnCA + "concept-authentication-flows"},
	},
	{
		Code: "ca-grant-required.deviceNotShown", Category: answer.CategoryCAGrant, Numbers: []int{53000, 53001, 530002, 530003, 501313},
		Demands: []rule.Demand{rule.DemandCompliant, rule.DemandHybrid},
		When:    noDevice, Sure: rule.PolicyFailed, Policies: rule.FailingWith(rule.ControlCompliant, rule.ControlHybrid), Ends: endsWithoutDevice,
		Words: rule.Words{
			Title:       "A policy demands a managed device, and none was shown",
			Headline:    "{policy} demands a managed device, and the sign-in showed none",
			Explanation: "{policy} lets {account} use {app} only from a managed device. On {time} the browser or app sent no proof of its device. The device may be in order: private windows, some browsers and some apps do not pass its identity on.",
			Admin:       "AADSTS{code} with an empty device id: no device identity reached Entra ID. That is not the same as an unmanaged device.",
		},
		Steps: []rule.Step{adviceIdentify, adviceCheckDevice, adviceOpenPolicy},
		Docs:  []string{docGrantControls, docTroubleshootCA},
	},
	{
		Code: "ca-grant-required.compliantDevice", Category: answer.CategoryCAGrant, Numbers: []int{53000, 530002},
		Demands: []rule.Demand{rule.DemandCompliant},
		Sure:    rule.PolicyFailed, Policies: rule.FailingWith(rule.ControlCompliant),
		Words: rule.Words{
			Title:       "A policy demands a compliant device",
			Headline:    "{policy} demands a compliant device, and {device} is not compliant",
			Explanation: "{policy} lets {account} use {app} only from a device that Intune calls compliant. On {time} {device} was not.",
			Admin:       "AADSTS{code}: the compliant-device control was not met. Intune shows which compliance setting fails on the device.",
		},
		Steps: []rule.Step{
			{
				Who: answer.WhoUser, Text: "Open Company Portal on the device, look at what it asks for (updates, encryption, PIN), do it, and choose “Check status”.",
				Presumes:  rule.Presumption{Systems: rule.WithPortal},
				Otherwise: &rule.Step{Who: answer.WhoUser, Text: "Open the Microsoft Intune app on the device, look at what it asks for, do it, and refresh the status there.", Presumes: rule.Presumption{Systems: rule.OnLinux}},
			},
			{Who: answer.WhoDeviceAdmin, Text: "In Intune, open {device} and see which compliance setting fails.", Command: commandManaged},
			adviceOpenPolicy,
		},
		Docs: []string{docGrantControls},
	},
	{
		Code: "ca-grant-required.hybridJoin", Category: answer.CategoryCAGrant, Numbers: []int{53001},
		Demands: []rule.Demand{rule.DemandHybrid},
		Sure:    rule.PolicyFailed, Policies: rule.FailingWith(rule.ControlHybrid),
		Words: rule.Words{
			Title:       "A policy demands a domain-joined device",
			Headline:    "{policy} demands a device that is joined to the company domain",
			Explanation: "{policy} lets {account} use {app} only from a device that is Microsoft Entra hybrid joined. On {time} {device} was not.",
			Admin:       "AADSTS{code}: the hybrid-join control was not met.",
		},
		Steps: []rule.Step{
			{
				Who: answer.WhoUser, Text: adviceCheckDevice.Text, Command: commandDsreg, Presumes: adviceCheckDevice.Presumes,
				Otherwise: &rule.Step{Who: answer.WhoUser, Text: "Use a Windows computer that is joined to the company's domain: no other system can be hybrid joined."},
			},
			{
				Who: answer.WhoHybridIdentityAdmin, Text: "Check that {device} is synchronised and that its registration is complete.", Command: commandDevice,
				Presumes: rule.Presumption{Systems: rule.OnWindows, Hybrid: true},
				Otherwise: &rule.Step{
					Who: answer.WhoHybridIdentityAdmin, Text: "{device} is not hybrid joined, so there is no such registration to repair: decide whether it is to be joined to the company's domain.",
					Presumes: rule.Presumption{Systems: rule.OnWindows},
				},
			},
			adviceOpenPolicy,
		},
		Docs: []string{docGrantControls, "https://learn.microsoft.com/entra/identity/devices/troubleshoot-hybrid-join-windows-current"},
	},
	{
		Code: "ca-grant-required.managedDevice", Category: answer.CategoryCAGrant, Numbers: []int{530003, 501313},
		Sure: rule.PolicyFailed, Policies: rule.FailingWith(rule.ControlCompliant, rule.ControlHybrid),
		Words: rule.Words{
			Title:       "A policy demands a managed device",
			Headline:    "{policy} demands a managed device",
			Explanation: "{policy} lets {account} use {app} only from a managed device. On {time} {device} did not count as one.",
			Admin:       "AADSTS{code}: the device is known but neither compliant nor joined as the policy demands.",
		},
		Steps: []rule.Step{adviceCheckDevice, {Who: answer.WhoDeviceAdmin, Text: "Enrol {device}, or repair its registration.", Command: commandDevice}, adviceOpenPolicy},
		Docs:  []string{docGrantControls},
	},
	{
		Code: "ca-grant-required.approvedApp", Category: answer.CategoryCAGrant, Numbers: []int{53002, 530021},
		Demands: []rule.Demand{rule.DemandApprovedApp},
		Sure:    rule.PolicyFailed, Policies: rule.FailingWith("RequireApprovedApp"), Ends: endsByApp,
		Words: rule.Words{
			Title:       "A policy demands an approved app",
			Headline:    "{policy} demands an app that Microsoft lists as approved",
			Explanation: "{policy} lets {account} reach {resource} on a phone only with an approved app. {app} is none.",
			Admin:       "AADSTS{code}: the approved-client-app control was not met. Microsoft is retiring this control; use app protection instead.",
		},
		Steps: []rule.Step{{Who: answer.WhoUser, Text: "Use Microsoft's own app (Outlook instead of the phone's mail app, for example)."}, adviceOpenPolicy},
		Docs:  []string{docGrantControls},
	},
	{
		Code: "ca-grant-required.appProtection", Category: answer.CategoryCAGrant, Numbers: []int{53005, 53009, 501292, 50127, 501271},
		Demands: []rule.Demand{rule.DemandAppProtection},
		Sure:    rule.PolicyFailed, Policies: rule.FailingWith("RequireCompliantApp", "RequireApprovedApp"), Ends: endsByApp,
		Words: rule.Words{
			Title:       "A policy demands an app under app protection",
			Headline:    "{policy} demands that the app is protected by Intune",
			Explanation: "{policy} lets {account} reach {resource} only with an app that Intune protects. On {time} {app} could not prove that.",
			Admin:       "AADSTS{code}: the app protection control was not met; the broker app is missing, the user is not targeted, or the app has not checked in.",
		},
		Steps: []rule.Step{
			{
				Who: answer.WhoUser, Text: "Install Microsoft Authenticator (iPhone) or Company Portal (Android), sign in there, then open {app} again.",
				Presumes: rule.Presumption{Systems: rule.OnPhones},
				Otherwise: &rule.Step{
					Who: answer.WhoUser, Text: "Open {resource} in Microsoft Edge, signed in with the work account, or in Microsoft's app on a phone.",
					Presumes:  rule.Presumption{Systems: rule.OnWindows},
					Otherwise: &rule.Step{Who: answer.WhoUser, Text: "Use {resource} in Microsoft's app on a phone: there is no app for this system that Intune can protect."},
				},
			},
			{Who: answer.WhoDeviceAdmin, Text: "Check that an app protection policy of Intune is assigned to the user for {app}."},
			adviceOpenPolicy,
		},
		Docs: []string{docGrantControls},
	},
	{
		Code: "ca-grant-required.browser", Category: answer.CategoryCAGrant, Numbers: []int{53008, 530001, 530011, 530022, 501311, 530081},
		Sure: rule.PolicyFailed, Policies: timeline.Failing,
		Words: rule.Words{
			Title:       "The browser cannot prove the device to the policy",
			Headline:    "{policy} asks about the device, and this browser cannot answer",
			Explanation: "{policy} asks about the device. The browser used for {app} on {time} cannot give that proof.",
			Admin:       "AADSTS{code}: {meaning}",
		},
		Steps: []rule.Step{adviceIdentify, adviceOpenPolicy},
		Docs:  []string{learnCA + "concept-conditional-access-conditions"},
	},
	{
		Code: "ca-grant-required.tokenProtectionBroker", Category: answer.CategoryCAGrant, Numbers: []int{530084},
		Demands: []rule.Demand{rule.DemandTokenProtection},
		When:    withoutBroker, Sure: rule.PolicyFailed, Policies: timeline.Failing, Ends: endsByApp,
		Words: rule.Words{
			Title:       "A policy demands a sign-in by the broker of the device",
			Headline:    "{policy} demands a sign-in that is bound to the device, and {app} does not use the sign-in broker",
			Explanation: "{policy} accepts only a sign-in that is bound to the device (token protection). The sign-in broker of the device binds it, and on {time} {app} signed in without the broker. The device may be in order.",
			Admin:       "AADSTS{code}: the session was not bound, status code 1008: the client is not on the device's sign-in broker. Neither the device nor its compliance is what is missing.",
		},
		Steps: []rule.Step{
			{Who: answer.WhoUser, Text: "Update {app} and sign in to it through the broker of the device; where that is a setting, switch it on. Where {app} has no such way, use an app that does."},
			{
				Who: answer.WhoUser, Text: "If it is Azure CLI on Windows: az config set core.enable_broker_on_windows=true, then az login.",
				Presumes: rule.Presumption{Systems: rule.OnWindows},
			},
			adviceOpenPolicy,
		},
		Docs: []string{learnCA + "concept-token-protection"},
	},
	{
		Code: "ca-grant-required.tokenProtectionWeb", Category: answer.CategoryCAGrant, Numbers: []int{530084},
		Demands: []rule.Demand{rule.DemandTokenProtection},
		When:    inBrowser, Sure: rule.PolicyFailed, Policies: timeline.Failing, Ends: endsByApp,
		Words: rule.Words{
			Title:       "A policy demands that the browser's sign-in is bound to the device",
			Headline:    "{policy} demands that the sign-in is bound to the device, and the one in the browser is not",
			Explanation: "{policy} accepts only a sign-in that is bound to the device (token protection). The one that {app} used in the browser on {time} was not: {unbound}.",
			Admin:       "AADSTS530084 in a browser. Only the Azure portal and the Entra and Intune admin centers can be bound there; other web apps that call Azure Resource Manager are refused, on whatever device.",
		},
		Steps: []rule.Step{
			{Who: answer.WhoUser, Text: "Where it can be done there: use the Azure portal in Edge, signed in with the work account on a device that is joined or registered."},
			adviceOpenPolicy,
		},
		Docs: []string{learnCA + "deployment-guide-token-protection-web-apps"},
	},
	{
		Code: "ca-grant-required.tokenProtection", Category: answer.CategoryCAGrant, Numbers: []int{530084},
		Demands: []rule.Demand{rule.DemandTokenProtection},
		Sure:    rule.PolicyFailed, Policies: timeline.Failing, Ends: endsByApp,
		Words: rule.Words{
			Title:       "A policy demands a sign-in that is bound to the device",
			Headline:    "{policy} demands that the sign-in is bound to the device",
			Explanation: "{policy} accepts only a sign-in that is bound to the device (token protection). The one that {app} used on {time} was not: {unbound}.",
			Admin:       "AADSTS{code}: the session was not bound. Token protection needs a client that supports it and a device that is registered in the usual way.",
		},
		Steps: []rule.Step{adviceCheckDevice, adviceOpenPolicy},
		Docs:  []string{learnCA + "concept-token-protection"},
	},
	{
		Code: "ca-grant-required.deviceProof", Category: answer.CategoryCAGrant, Numbers: []int{50097},
		Sure: rule.PolicyFailed, Policies: timeline.Failing,
		Words: rule.Words{
			Title:       "A policy asked for proof of the device, which did not come",
			Headline:    "{policy} asked for proof of the device, and none came",
			Explanation: "Conditional Access asked {app} for proof of the device on {time}. The app or browser did not give it.",
			Admin:       "AADSTS{code}: {meaning}",
		},
		Steps: []rule.Step{adviceIdentify, adviceCheckDevice, adviceOpenPolicy},
		Docs:  []string{docGrantControls},
	},
	{
		Code: "ca-grant-required.passwordChange", Category: answer.CategoryCAGrant, Numbers: []int{50142},
		Demands: []rule.Demand{rule.DemandPasswordChange},
		Sure:    rule.PolicyFailed, Policies: timeline.Failing,
		Words: rule.Words{
			Title:       "A policy demands a new password because of risk",
			Headline:    "{policy} demands a new password, because the account is at risk",
			Explanation: "{policy} asked {account} for a new password on {time}, because Entra ID sees the account at risk. Until it is changed, {app} stays closed.",
			Admin:       "AADSTS{code}: the password change control of a user risk policy. Clear the risk; do not change the policy for this user.",
		},
		Steps: []rule.Step{
			adviceChangePassword,
			adviceInvestigate,
			adviceDismiss,
		},
		Docs: []string{docRisk},
	},
	{
		Code: "ca-grant-required.registerDevice", Category: answer.CategoryCAGrant, Numbers: []int{50129},
		Sure: rule.PolicyFailed, Policies: timeline.Failing,
		Words: rule.Words{
			Title:       "The device has to be registered first",
			Headline:    "{policy} demands a registered device, and this one is not registered",
			Explanation: "{policy} lets {account} use {app} only from a registered device. On {time} the device was not registered.",
			Admin:       "AADSTS50129: the device is not workplace joined.",
		},
		Steps: []rule.Step{
			adviceRegister,
			adviceOpenPolicy,
		},
		Docs: []string{docGrantControls},
	},
	{
		Code: "ca-grant-required.platform", Category: answer.CategoryCAGrant, Numbers: []int{50005},
		Sure: rule.PolicyFailed, Policies: timeline.Failing,
		Words: rule.Words{
			Title:       "The policy does not know this kind of device",
			Headline:    "{policy} cannot accept this kind of device",
			Explanation: "{policy} asks about the device, and the platform that {app} showed on {time} is none that it can accept. A device code hides the platform, too.",
			Admin:       "AADSTS50005: {meaning}",
		},
		Steps: []rule.Step{
			{Who: answer.WhoUser, Text: "Sign in from a supported platform (Windows, macOS, iPhone, Android), in a browser and without a device code."},
			adviceOpenPolicy,
		},
		Docs: []string{docGrantControls},
	},
	{
		Code: "ca-grant-required.refused", Category: answer.CategoryCAGrant, Numbers: []int{50131},
		Sure: rule.PolicyFailed, Policies: timeline.Failing,
		Words: rule.Words{
			Title:       "Conditional Access refused the sign-in because of the device or of suspicious activity",
			Headline:    "Conditional Access refused it, because of the device's state or suspicious activity",
			Explanation: "On {time} Conditional Access refused the sign-in to {app} from {place}. The code stands for the state of the device, for suspicious activity, or for a policy's decision.",
			Admin:       "AADSTS50131 is an older, general refusal. The row's policies and risk say which it was.",
		},
		Steps: []rule.Step{
			{Who: answer.WhoSecurityOperator, Text: "Look at the row's risk first.", Link: linkUserSignIns},
			adviceCheckDevice,
			adviceOpenPolicy,
		},
		Docs: []string{docGrantControls},
	},
	{
		Code: "ca-grant-required.mfa", Category: answer.CategoryCAGrant,
		Demands: []rule.Demand{rule.DemandMFA},
		Sure:    rule.PolicyFailed, Policies: rule.DemandsMFA,
		Ends: &rule.Resolution{Reach: timeline.OnClientAndResource, Why: "The client that gets in to the resource has brought the MFA that is demanded there."},
		Words: rule.Words{
			Title:       "A policy demands MFA, and the sign-in was refused without it",
			Headline:    "{policy} demands MFA, and the sign-in was refused without it",
			Explanation: "{policy} lets {account} use {app} only with MFA. On {time} the sign-in did not bring it and was refused. The user is not shut out: with MFA the policy lets them in.",
			Admin:       "AADSTS{code}, the code of a block, though {policy} does not block: its control is MFA. The row shows no second factor; the client may not be able to ask for one, or the user may have none.",
		},
		Steps: []rule.Step{
			{Who: answer.WhoUser, Text: "Sign out of {app}, sign in again in its window or in a browser, and answer the MFA request."},
			{Who: answer.WhoAuthenticationAdmin, Text: "If no request comes: see whether the user has a method that can answer it.", Link: linkUserMethods, Command: commandMethods},
			adviceOpenPolicy,
		},
		Docs: []string{docGrantControls, docTroubleshootCA},
	},
	{
		Code: "ca-grant-required.unmet", Category: answer.CategoryCAGrant,
		Demands: []rule.Demand{rule.DemandOther},
		Sure:    rule.PolicyFailed, Policies: timeline.Failing, Ends: endsByApp,
		Words: rule.Words{
			Title:       "A policy demands something that the sign-in did not bring",
			Headline:    "{policy} demands something that the sign-in did not bring",
			Explanation: "{policy} lets {account} use {app} only under a condition ({controls}). On {time} that condition was not met, so the sign-in was refused. The log does not say what was missing.",
			Admin:       "AADSTS{code}, the code of a block, though {policy} does not block. The control ({controls}) was not met, or what the row shows was not known yet when the policy was asked.",
		},
		Steps: []rule.Step{
			{Who: answer.WhoUser, Text: "Sign in to {app} again and finish every page that is shown."},
			adviceOpenPolicy,
		},
		Docs: []string{docGrantControls, docTroubleshootCA},
	},
}
