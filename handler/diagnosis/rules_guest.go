package diagnosis

import (
	"strings"

	"signin-diagnosis/handler/answer"
)

const (
	docExternalTrouble = "https://learn.microsoft.com/entra/external-id/troubleshoot"
	docCrossTenant     = "https://learn.microsoft.com/entra/external-id/cross-tenant-access-overview"
	docRestrictions    = "https://learn.microsoft.com/entra/external-id/tenant-restrictions-v2"
)

// guestDevice: a guest fails a demand for a device. This tenant sees no state of
// another tenant's devices unless it trusts them.
func guestDevice(s *subject) bool { return otherTenant(s) && guestSide(s) }

// guestSide tells the tenant that was visited from the user's own: the account
// is a guest here, or the row crosses tenants.
func guestSide(s *subject) bool {
	return guest(s) || s.CrossTenantAccessType != "" && !looseEqual(s.CrossTenantAccessType, "none")
}

// personalAccounts is the tenant in which all personal Microsoft accounts live
// (https://learn.microsoft.com/entra/identity-platform/id-token-claims-reference).
const personalAccounts = "9188040d-6c67-4c5b-b112-36a304b66dad"

// personalNeverIn: a personal account comes to the account picker and has never
// been let in, so it is no page that was left.
func personalNeverIn(s *subject) bool {
	return strings.EqualFold(s.HomeTenantID, personalAccounts) && !s.habits.everSignedIn()
}

// keepsGuestsOut: a policy applied because the user is an external one.
var keepsGuestsOut = ruledBy("guest", "internalGuest", "b2bCollaborationGuest", "b2bCollaborationMember", "b2bDirectConnectUser", "otherExternalUser", "serviceProvider")

// guestBlockRules stand before the blocks of anybody.
var guestBlockRules = []rule{
	{
		code: "guest-cross-tenant.policy", category: answer.CategoryGuestCrossTenant, numbers: blockNumbers,
		when: keepsGuestsOut, sure: policyFailed, policies: stopping, cure: cureByUser,
		words: words{
			title:       "A policy keeps external users out",
			headline:    "{policy} keeps external users out",
			explanation: "{account} belongs to another organisation. {policy} does not let external users use {app}; that happened on {time}. Nothing is wrong with the account, and refreshing the page does not help.",
			admin:       "AADSTS{code}: {policy} applied because of the kind of external user, and not because of place or device.",
		},
		steps: []advice{
			{who: answer.WhoHelpdesk, text: "Ask whether the guest is meant to use {app}, before anybody looks for a way."},
			adviceOpenPolicy,
		},
		docs: []string{"https://learn.microsoft.com/entra/external-id/authentication-conditional-access"},
	},
}

// guestRules: the account and the resource belong to different organisations.
var guestRules = []rule{
	{
		code: "guest-cross-tenant.deviceTrust", category: answer.CategoryGuestCrossTenant, numbers: []int{530004, 53000, 53001, 530002, 530003},
		when: anyTrue(guestDevice, func(s *subject) bool { return s.Status.ErrorCode == 530004 }), sure: policyFailed, policies: failingWith(controlCompliant, controlHybrid),
		cure: &cure{reach: onResource, why: "Who gets in to the resource has met the demand."},
		words: words{
			title:       "A policy demands a device of this organisation from a guest",
			headline:    "{policy} demands a managed device, and a guest's device is not trusted here",
			explanation: "{account} belongs to another organisation. {policy} demands a managed device for {app}, and on {time} the guest could show none: devices that another organisation manages count only where this one trusts them.",
			admin:       "AADSTS{code} for an external user. Trust compliant or hybrid joined devices of the partner in the inbound cross-tenant access settings, or ask something else of external users.",
		},
		steps: []advice{
			{who: answer.WhoExternalIdentityAdmin, text: "In the inbound trust settings for the guest's organisation, consider trusting its compliant or hybrid joined devices."},
			{who: answer.WhoHomeTenant, text: "Check that the device is compliant at home."},
			adviceOpenPolicy,
		},
		docs: []string{docCrossTenant, docGrantControls},
	},
	{
		code: "guest-cross-tenant.mfaTrust", category: answer.CategoryGuestCrossTenant, numbers: []int{90071},
		words: words{
			title:       "The MFA of the guest's own organisation is not trusted here",
			headline:    "the MFA of the guest's own organisation is not trusted by the organisation that owns {resource}",
			explanation: "The user gave MFA at home, for {account}. On {time} the organisation that owns {resource} did not accept that and gave no other way.",
			admin:       "AADSTS90071: the resource tenant does not trust the home tenant's MFA, and the user cannot register there.",
		},
		steps: []advice{
			{who: answer.WhoExternalIdentityAdmin, text: "Consider trusting the MFA of the guest's organisation in the inbound cross-tenant access settings."},
		},
		docs: []string{docCrossTenant},
	},
	{
		code: "guest-cross-tenant.inbound", category: answer.CategoryGuestCrossTenant, numbers: []int{500213},
		words: words{
			title:       "The organisation that owns the resource does not let this user's organisation in",
			headline:    "the organisation that owns {resource} does not let users of this user's organisation in",
			explanation: "On {time} {account} was refused at {resource}: the inbound settings of the organisation that owns it do not admit this user, or its organisation.",
			admin:       "AADSTS500213: inbound cross-tenant access settings of the resource tenant.",
		},
		steps: []advice{
			{who: answer.WhoExternalIdentityAdmin, text: "In the organisation that owns {resource}, look at the inbound access settings for the user's organisation and whether the user and app are meant to be in them."},
		},
		docs: []string{docCrossTenant, docExternalTrouble},
	},
	{
		code: "guest-cross-tenant.outbound", category: answer.CategoryGuestCrossTenant, numbers: []int{500212, 1000104},
		words: words{
			title:       "The user's own organisation does not let its users out to the other one",
			headline:    "the user's own organisation does not let its users use the other organisation's resources",
			explanation: "On {time} {account} was refused at {resource}: the outbound settings of the user's own organisation do not allow it.",
			admin:       "AADSTS{code}: outbound cross-tenant access settings of the home tenant. The tenant that owns the resource cannot change that.",
		},
		steps: []advice{
			{who: answer.WhoHomeTenant, text: "Look at the outbound cross-tenant access settings for the other organisation, and whether user and app are meant to be allowed."},
		},
		docs: []string{docCrossTenant},
	},
	{
		code: "guest-cross-tenant.tenantRestrictions", category: answer.CategoryGuestCrossTenant, numbers: []int{500021, 500022, 500023, 500024, 500025, 5000211, 50002},
		words: words{
			title:       "The network allows only certain organisations",
			headline:    "the network that the user is in allows only certain organisations (tenant restrictions)",
			explanation: "On {time} {account} was refused at {resource}, because the network or the device lets people use only certain organisations. In short: {meaning}",
			admin:       "AADSTS{code}, tenant restrictions. They are set by whoever runs the network or the device, and not by the organisation that owns the resource.",
		},
		steps: []advice{
			{who: answer.WhoUser, text: "If this organisation is your own or a partner's, tell the helpdesk which network you are in; do not look for a way round."},
			{who: answer.WhoNetworkAdmin, text: "Check the list of allowed tenants (the header sec-Restrict-Tenant-Access-Policy, or the tenant restrictions v2 policy)."},
		},
		docs: []string{docRestrictions},
	},
	{
		code: "guest-cross-tenant.notRedeemed", category: answer.CategoryGuestCrossTenant, numbers: []int{50014, 500141},
		words: words{
			title:       "The guest has not accepted the invitation yet",
			headline:    "the guest has not finished accepting the invitation",
			explanation: "{account} was invited as a guest, and the invitation has not been accepted to the end. On {time} {app} could not let the guest in.",
			admin:       "AADSTS{code}: externalUserState is PendingAcceptance.",
		},
		steps: []advice{
			{who: answer.WhoUser, text: "Open the invitation mail and accept it, with the address that was invited."},
			{changes: true, who: answer.WhoExternalIdentityAdmin, text: "If the mail is lost, send the invitation again (the user's page, B2B collaboration, resend invitation).", link: linkUser, command: commandUser},
		},
		docs: []string{"https://learn.microsoft.com/entra/external-id/redemption-experience"},
	},
	{
		code: "guest-cross-tenant.personalAccount", category: answer.CategoryGuestCrossTenant,
		numbers: []int{500200, 500201, 500202, 500204, 500205, 500206, 500207, 500208, 1003034, 9002339},
		words: words{
			title:       "This kind of account cannot be used for the app",
			headline:    "a personal account, or one of another provider, was used, and the app does not take it",
			explanation: "On {time} {account} tried to sign in to {app}, and this kind of account is one that the app or the organisation does not take. In short: {meaning}",
			admin:       "AADSTS{code}.",
		},
		steps: []advice{
			{who: answer.WhoUser, text: "Sign out of all accounts in the browser, or open a private window, and sign in with the work account."},
			{who: answer.WhoExternalIdentityAdmin, text: "If the person has no work account, invite them as a guest."},
		},
		docs: []string{docExternalTrouble},
	},
	{
		code: "guest-cross-tenant.personalPicker", category: answer.CategoryGuestCrossTenant, numbers: []int{16000},
		when: personalNeverIn, pageless: true,
		words: words{
			title:       "A personal account was used, which this organisation has never let in",
			headline:    "a personal account was used, and this organisation has never let it in",
			explanation: "On {time} {app} met a personal Microsoft account and asked for another one. {account} has never been let in here, so no page was merely left.",
			admin:       "AADSTS16000 from the tenant of personal accounts, without a success in the window: the account was never invited, or the wrong one was picked.",
		},
		steps: []advice{
			{who: answer.WhoUser, text: "Open {app} in a private window and sign in with the work account, or with the account that was invited."},
			{who: answer.WhoExternalIdentityAdmin, text: "If the account is meant to have access, invite it."},
		},
		docs: []string{docExternalTrouble},
	},
	{
		code: "guest-cross-tenant.notInvited", category: answer.CategoryGuestCrossTenant, numbers: []int{50020, 16003, 90072, 500211},
		words: words{
			title:       "The account is not known in the organisation that owns the app",
			headline:    "the account is not known in the organisation that owns {app}",
			explanation: "On {time} {account} signed in to {app}, which belongs to an organisation that does not know this account: it was never invited, or the browser used another account than the one that was.",
			admin:       "AADSTS{code}. Compare the account in the message with the one that was invited, and the tenant of the app's sign-in address with the one meant.",
		},
		steps: []advice{
			{who: answer.WhoExternalIdentityAdmin, text: "See whether the account was invited; if it is meant to have access and was not, invite it."},
			{who: answer.WhoUser, text: "If it was invited: open {app} in a private window and sign in with that account."},
			{who: answer.WhoApplicationDeveloper, text: "If the app is for one organisation, let it use that organisation's sign-in address."},
		},
		docs: []string{"https://learn.microsoft.com/troubleshoot/entra/entra-id/app-integration/error-code-aadsts50020-user-account-identity-provider-does-not-exist"},
	},
}
