package diagnosis

import (
	"slices"

	"signin-diagnosis/handler/answer"
	"signin-diagnosis/handler/signin"
)

const (
	controlCompliant = "RequireCompliantDevice"
	controlHybrid    = "RequireDomainJoinedDevice"
)

// noDevice: no device identity reached Entra, which says nothing about the
// device itself. Only a row of the log can tell that, a pasted text cannot.
// A primary refresh token is a proof of the device all the same.
func noDevice(s *subject) bool {
	return s.Device.ID == "" && s.ID != "" && /*guard:token-proves-device*/ !primaryRefreshToken(s.event)
}

var adviceIdentify = advice{who: answer.WhoUser, text: "Use a browser that passes the device's identity on (Edge signed in with the work account, or Chrome with the Microsoft Single Sign On extension), not a private window, and try again."}

func loops(s *subject) bool { return s.habits.loops(s.event) }

// Cures of demands that are not about the device alone.
var (
	cureByApp = &cure{reach: onClientAndResource, why: "The demand is about the app: another app that meets it does not make this one meet it."}
	// The same app at the same desk: the user went on in another window.
	cureWithoutDevice = &cure{reach: onClientResourceSameAddress, why: "Another app that shows its device says nothing of a window that shows none; the same app at the same place does."}
)

// demandsStrength: a failing policy, or who asked for the factor, names an
// authentication strength.
func demandsStrength(s *subject) bool {
	return askedBy("authenticationStrengths")(s) ||
		slices.ContainsFunc(failing(s.event), func(p signin.AppliedPolicy) bool { return p.AuthenticationStrength.DisplayName != "" }) ||
		defines(func(p *signin.Policy) bool { return p.GrantControls.AuthenticationStrength.DisplayName != "" })(s)
}

func hasTerms(p *signin.Policy) bool { return len(p.GrantControls.TermsOfUse) > 0 }

func hasCustom(p *signin.Policy) bool { return len(p.GrantControls.CustomControls) > 0 }

// grantRules: a policy demands something that the sign-in did not bring.
var grantRules = []rule{
	{
		code: "ca-grant-required.authenticationStrength", category: answer.CategoryCAGrant, numbers: []int{50072, 50074, 50076, 50079, 54008, 54009},
		when: demandsStrength, sure: policyFailed, policies: failing,
		cure: &cure{reach: onResource, why: "Who gets in to the resource has met the strength that it demands."},
		words: words{
			title:       "A policy demands a stronger way of signing in",
			headline:    "{policy} demands {strength}, and the way of signing in does not reach it",
			explanation: "{policy} lets {account} use {app} only with {strength}. On {time} the sign-in did not reach that: an ordinary code or approval is not enough, or no method that is strong enough has been set up.",
			admin:       "AADSTS{code}: the authentication strength was not met. The user's registered methods say whether one of them can meet it.",
		},
		steps: []advice{
			{who: answer.WhoUser, text: "Sign in again and choose a passkey, Windows Hello or a security key, if you have one."},
			{who: answer.WhoAuthenticationAdmin, text: "See which methods the user has. If none is strong enough: after checking who is asking (call back on a known number), help with registering a passkey; a Temporary Access Pass lets the user do it.", link: linkUserMethods, command: commandMethods, changes: true},
			adviceOpenPolicy,
		},
		docs: []string{"https://learn.microsoft.com/entra/identity/authentication/concept-authentication-strengths"},
	},
	{
		code: "ca-grant-required.termsOfUse", category: answer.CategoryCAGrant, numbers: []int{50158},
		when: defines(hasTerms), sure: policyFailed, policies: failing,
		cure: &cure{reach: onResource, why: "Terms of use are accepted for the user, on any device."},
		words: words{
			title:       "Terms of use have to be accepted first",
			headline:    "{policy} asks for consent to terms of use, which has not been given",
			explanation: "{policy} lets {account} use {app} only after the terms of use have been accepted. On {time} their page was opened and not accepted.",
			admin:       "AADSTS50158: the sign-in was sent to the terms of use ({controls}). Terms may expire, or ask for consent on every device.",
		},
		steps: []advice{
			{who: answer.WhoUser, text: "Sign in to {app} in a browser, open the terms, and accept them if you agree."},
			{who: answer.WhoHelpdesk, text: "If the page does not open, try another browser; some apps cannot show it."},
		},
		docs: []string{learnCA + "terms-of-use"},
	},
	{
		code: "ca-grant-required.customControl", category: answer.CategoryCAGrant, numbers: []int{50158},
		when: defines(hasCustom), sure: policyFailed, policies: failing,
		cure: &cure{reach: onResource, why: "Who gets in to the resource has passed the provider's page."},
		words: words{
			title:       "The page of another MFA provider was not finished",
			headline:    "{policy} sends the user to another MFA provider, and its page was not finished",
			explanation: "{policy} asks another provider for the second factor ({controls}). On {time} {account} was sent there from {app} and did not come back.",
			admin:       "AADSTS50158 is the redirect itself. Whether the provider refused stands in its own log.",
		},
		steps: []advice{
			{who: answer.WhoUser, text: "Sign in to {app} again and finish the page of the MFA provider."},
			{who: answer.WhoAuthenticationAdmin, text: "If the page fails: look in the provider's log at that time. Custom controls are being retired; an external authentication method takes their place."},
		},
		docs: []string{"https://learn.microsoft.com/entra/identity/authentication/how-to-authentication-external-method-manage"},
	},
	{
		code: "ca-grant-required.gps", category: answer.CategoryCAGrant, numbers: []int{50077, 50081},
		sure: policyFailed, policies: failing,
		words: words{
			title:       "A policy asks for the phone's location",
			headline:    "{policy} asks for the location of the phone, and it was not shared",
			explanation: "{policy} wants to know the country by the phone's GPS. On {time} {account} did not share it, or could not.",
			admin:       "AADSTS{code}: a named location by GPS coordinates. Microsoft Authenticator has to be allowed to read the location.",
		},
		steps: []advice{
			{who: answer.WhoUser, text: "Open Microsoft Authenticator, allow it to read the location, and sign in again."},
			adviceOpenPolicy,
		},
		docs: []string{learnCA + "concept-assignment-network"},
	},
	{
		code: "ca-grant-required.deviceProofLoop", category: answer.CategoryCAGrant, numbers: []int{50097},
		when: loops, sure: policyFailed, policies: failing, loop: true, cure: cureByApp,
		words: words{
			title:       "The app is asked for proof of the device again and again",
			headline:    "{policy} asks for proof of the device, and {app} cannot give it: it asks again and again",
			explanation: "Conditional Access asked {app} for proof of the device, again and again within minutes, last on {time}. The app, or the way it signs in, cannot give that proof: a device code, a private window or an embedded browser cannot.",
			admin:       "AADSTS50097 in a loop. It is no question of patience: the client has no way to answer.",
		},
		steps: []advice{adviceIdentify, adviceCheckDevice, adviceOpenPolicy},
		docs:  []string{docGrantControls, learnCA + "concept-authentication-flows"},
	},
	{
		code: "ca-grant-required.deviceNotShown", category: answer.CategoryCAGrant, numbers: []int{53000, 53001, 530002, 530003, 501313},
		when: noDevice, sure: policyFailed, policies: failingWith(controlCompliant, controlHybrid), cure: cureWithoutDevice,
		words: words{
			title:       "A policy demands a managed device, and none was shown",
			headline:    "{policy} demands a managed device, and the sign-in showed none",
			explanation: "{policy} lets {account} use {app} only from a managed device. On {time} the browser or app sent no proof of its device. The device may be in order: private windows, some browsers and some apps do not pass its identity on.",
			admin:       "AADSTS{code} with an empty device id: no device identity reached Entra ID. That is not the same as an unmanaged device.",
		},
		steps: []advice{adviceIdentify, adviceCheckDevice, adviceOpenPolicy},
		docs:  []string{docGrantControls, docTroubleshootCA},
	},
	{
		code: "ca-grant-required.compliantDevice", category: answer.CategoryCAGrant, numbers: []int{53000, 530002},
		sure: policyFailed, policies: failingWith(controlCompliant),
		words: words{
			title:       "A policy demands a compliant device",
			headline:    "{policy} demands a compliant device, and {device} is not compliant",
			explanation: "{policy} lets {account} use {app} only from a device that Intune calls compliant. On {time} {device} was not.",
			admin:       "AADSTS{code}: the compliant-device control was not met. Intune shows which compliance setting fails on the device.",
		},
		steps: []advice{
			{who: answer.WhoUser, text: "Open Company Portal on the device, look at what it asks for (updates, encryption, PIN), do it, and choose “Check status”."},
			{who: answer.WhoDeviceAdmin, text: "In Intune, open {device} and see which compliance setting fails.", command: commandManaged},
			adviceOpenPolicy,
		},
		docs: []string{docGrantControls},
	},
	{
		code: "ca-grant-required.hybridJoin", category: answer.CategoryCAGrant, numbers: []int{53001},
		sure: policyFailed, policies: failingWith(controlHybrid),
		words: words{
			title:       "A policy demands a domain-joined device",
			headline:    "{policy} demands a device that is joined to the company domain",
			explanation: "{policy} lets {account} use {app} only from a device that is Microsoft Entra hybrid joined. On {time} {device} was not.",
			admin:       "AADSTS53001: the hybrid-join control was not met.",
		},
		steps: []advice{
			adviceCheckDevice,
			{who: answer.WhoHybridIdentityAdmin, text: "Check that {device} is synchronised and that its registration is complete.", command: commandDevice},
			adviceOpenPolicy,
		},
		docs: []string{docGrantControls, "https://learn.microsoft.com/entra/identity/devices/troubleshoot-hybrid-join-windows-current"},
	},
	{
		code: "ca-grant-required.managedDevice", category: answer.CategoryCAGrant, numbers: []int{530003, 501313},
		sure: policyFailed, policies: failingWith(controlCompliant, controlHybrid),
		words: words{
			title:       "A policy demands a managed device",
			headline:    "{policy} demands a managed device",
			explanation: "{policy} lets {account} use {app} only from a managed device. On {time} {device} did not count as one.",
			admin:       "AADSTS{code}: the device is known but neither compliant nor joined as the policy demands.",
		},
		steps: []advice{adviceCheckDevice, {who: answer.WhoDeviceAdmin, text: "Enrol {device}, or repair its registration.", command: commandDevice}, adviceOpenPolicy},
		docs:  []string{docGrantControls},
	},
	{
		code: "ca-grant-required.approvedApp", category: answer.CategoryCAGrant, numbers: []int{53002, 530021},
		sure: policyFailed, policies: failingWith("RequireApprovedApp"), cure: cureByApp,
		words: words{
			title:       "A policy demands an approved app",
			headline:    "{policy} demands an app that Microsoft lists as approved",
			explanation: "{policy} lets {account} reach {resource} on a phone only with an approved app. {app} is none.",
			admin:       "AADSTS{code}: the approved-client-app control was not met. Microsoft is retiring this control; use app protection instead.",
		},
		steps: []advice{{who: answer.WhoUser, text: "Use Microsoft's own app (Outlook instead of the phone's mail app, for example)."}, adviceOpenPolicy},
		docs:  []string{docGrantControls},
	},
	{
		code: "ca-grant-required.appProtection", category: answer.CategoryCAGrant, numbers: []int{53005, 53009, 501292, 50127, 501271},
		sure: policyFailed, policies: failingWith("RequireCompliantApp", "RequireApprovedApp"), cure: cureByApp,
		words: words{
			title:       "A policy demands an app under app protection",
			headline:    "{policy} demands that the app is protected by Intune",
			explanation: "{policy} lets {account} reach {resource} only with an app that Intune protects. On {time} {app} could not prove that.",
			admin:       "AADSTS{code}: the app protection control was not met; the broker app is missing, the user is not targeted, or the app has not checked in.",
		},
		steps: []advice{
			{who: answer.WhoUser, text: "Install Microsoft Authenticator (iPhone) or Company Portal (Android), sign in there, then open {app} again."},
			{who: answer.WhoDeviceAdmin, text: "Check that an app protection policy of Intune is assigned to the user for {app}."},
			adviceOpenPolicy,
		},
		docs: []string{docGrantControls},
	},
	{
		code: "ca-grant-required.browser", category: answer.CategoryCAGrant, numbers: []int{53008, 530001, 530011, 530022, 501311, 530081},
		sure: policyFailed, policies: failing,
		words: words{
			title:       "The browser cannot prove the device to the policy",
			headline:    "{policy} asks about the device, and this browser cannot answer",
			explanation: "{policy} asks about the device. The browser used for {app} on {time} cannot give that proof.",
			admin:       "AADSTS{code}: {meaning}",
		},
		steps: []advice{adviceIdentify, adviceOpenPolicy},
		docs:  []string{learnCA + "concept-conditional-access-conditions"},
	},
	{
		code: "ca-grant-required.tokenProtection", category: answer.CategoryCAGrant, numbers: []int{530084},
		sure: policyFailed, policies: failing, cure: cureByApp,
		words: words{
			title:       "A policy demands a sign-in that is bound to the device",
			headline:    "{policy} demands that the sign-in is bound to the device",
			explanation: "{policy} accepts only a sign-in that is bound to the device (token protection). The one that {app} used on {time} was not: {unbound}.",
			admin:       "AADSTS530084: the session was not bound. Token protection needs a client that supports it and a device that is registered in the usual way.",
		},
		steps: []advice{adviceCheckDevice, adviceOpenPolicy},
		docs:  []string{learnCA + "concept-token-protection"},
	},
	{
		code: "ca-grant-required.deviceProof", category: answer.CategoryCAGrant, numbers: []int{50097},
		sure: policyFailed, policies: failing,
		words: words{
			title:       "A policy asked for proof of the device, which did not come",
			headline:    "{policy} asked for proof of the device, and none came",
			explanation: "Conditional Access asked {app} for proof of the device on {time}. The app or browser did not give it.",
			admin:       "AADSTS{code}: {meaning}",
		},
		steps: []advice{adviceIdentify, adviceCheckDevice, adviceOpenPolicy},
		docs:  []string{docGrantControls},
	},
	{
		code: "ca-grant-required.passwordChange", category: answer.CategoryCAGrant, numbers: []int{50142},
		sure: policyFailed, policies: failing,
		words: words{
			title:       "A policy demands a new password because of risk",
			headline:    "{policy} demands a new password, because the account is at risk",
			explanation: "{policy} asked {account} for a new password on {time}, because Entra ID sees the account at risk. Until it is changed, {app} stays closed.",
			admin:       "AADSTS50142: the password change control of a user risk policy. Clear the risk; do not change the policy for this user.",
		},
		steps: []advice{
			adviceChangePassword,
			adviceInvestigate,
			adviceDismiss,
		},
		docs: []string{docRisk},
	},
	{
		code: "ca-grant-required.registerDevice", category: answer.CategoryCAGrant, numbers: []int{50129},
		sure: policyFailed, policies: failing,
		words: words{
			title:       "The device has to be registered first",
			headline:    "{policy} demands a registered device, and this one is not registered",
			explanation: "{policy} lets {account} use {app} only from a registered device. On {time} the device was not registered.",
			admin:       "AADSTS50129: the device is not workplace joined.",
		},
		steps: []advice{
			{who: answer.WhoUser, text: "Add the work account to the device: in Windows under Settings, Accounts; on a phone in Company Portal or Microsoft Authenticator. Then try again."},
			adviceOpenPolicy,
		},
		docs: []string{docGrantControls},
	},
	{
		code: "ca-grant-required.platform", category: answer.CategoryCAGrant, numbers: []int{50005},
		sure: policyFailed, policies: failing,
		words: words{
			title:       "The policy does not know this kind of device",
			headline:    "{policy} cannot accept this kind of device",
			explanation: "{policy} asks about the device, and the platform that {app} showed on {time} is none that it can accept. A device code hides the platform, too.",
			admin:       "AADSTS50005: {meaning}",
		},
		steps: []advice{
			{who: answer.WhoUser, text: "Sign in from a supported platform (Windows, macOS, iPhone, Android), in a browser and without a device code."},
			adviceOpenPolicy,
		},
		docs: []string{docGrantControls},
	},
	{
		code: "ca-grant-required.refused", category: answer.CategoryCAGrant, numbers: []int{50131},
		sure: policyFailed, policies: failing,
		words: words{
			title:       "Conditional Access refused the sign-in because of the device or of suspicious activity",
			headline:    "Conditional Access refused it, because of the device's state or suspicious activity",
			explanation: "On {time} Conditional Access refused the sign-in to {app} from {place}. The code stands for the state of the device, for suspicious activity, or for a policy's decision.",
			admin:       "AADSTS50131 is an older, general refusal. The row's policies and risk say which it was.",
		},
		steps: []advice{
			{who: answer.WhoSecurityOperator, text: "Look at the row's risk first.", link: linkUserSignIns},
			adviceCheckDevice,
			adviceOpenPolicy,
		},
		docs: []string{docGrantControls},
	},
}
