package rules

import (
	"strings"

	"signin-diagnosis/handler/answer"
	"signin-diagnosis/handler/diagnosis/rule"
	"signin-diagnosis/handler/diagnosis/timeline"
)

const (
	docExternalTrouble = "https://learn.microsoft.com/entra/external-id/troubleshoot"
	docCrossTenant     = "https://learn.microsoft.com/entra/external-id/cross-tenant-access-overview"
	docRestrictions    = "https://learn.microsoft.com/entra/external-id/tenant-restrictions-v2"
)

// guestDevice: a guest fails a demand for a device. This tenant sees no state of
// another tenant's devices unless it trusts them.
func guestDevice(s *rule.Subject) bool { return rule.OtherTenant(s) && guestSide(s) }

// guestSide tells the tenant that was visited from the user's own: the account
// is a guest here, or the row crosses tenants.
func guestSide(s *rule.Subject) bool {
	return rule.Guest(s) || s.CrossTenantAccessType != "" && !timeline.LooseEqual(s.CrossTenantAccessType, "none")
}

// personalAccounts is the tenant in which all personal Microsoft accounts live
// (https://learn.microsoft.com/entra/identity-platform/id-token-claims-reference).
const personalAccounts = "9188040d-6c67-4c5b-b112-36a304b66dad"

// personalNeverIn: a personal account comes to the account picker and has never
// been let in, so it is no page that was left.
func personalNeverIn(s *rule.Subject) bool {
	return strings.EqualFold(s.HomeTenantID, personalAccounts) && !s.Habits.EverSignedIn()
}

// keepsGuestsOut: a policy applied because the user is an external one.
var keepsGuestsOut = rule.RuledBy("guest", "internalGuest", "b2bCollaborationGuest", "b2bCollaborationMember", "b2bDirectConnectUser", "otherExternalUser", "serviceProvider")

// unknownGuestNumbers say that the tenant does not know who signed in.
var unknownGuestNumbers = []int{50020, 16003, 90072, 500211}

const pendingAcceptance = "PendingAcceptance"

// knownGuest: the lookup returned a guest account, so that nobody has to invite it.
func knownGuest(s *rule.Subject) bool { return foundInDirectory(s) && rule.Guest(s) }

func guestIs(state string) func(*rule.Subject) bool {
	return func(s *rule.Subject) bool {
		return knownGuest(s) && strings.EqualFold(s.Account().ExternalUserState, state)
	}
}

var guestCrossTenant = []rule.Rule{
	{
		Code: "guest-cross-tenant.policy", Category: answer.CategoryGuestCrossTenant, Numbers: timeline.BlockCodes,
		When: keepsGuestsOut, Sure: rule.PolicyFailed, Policies: rule.Stopping, Ends: endsByUser,
		Words: rule.Words{
			Title:       "A policy keeps external users out",
			Headline:    "{policy} keeps external users out",
			Explanation: "{account} belongs to another organisation. {policy} does not let external users use {app}; that happened on {time}. Nothing is wrong with the account, and refreshing the page does not help.",
			Admin:       "AADSTS{code}: {policy} applied because of the kind of external user, and not because of place or device.",
		},
		Steps: []rule.Step{
			{Who: answer.WhoHelpdesk, Text: "Ask whether the guest is meant to use {app}, before anybody looks for a way."},
			adviceOpenPolicy,
		},
		Docs: []string{"https://learn.microsoft.com/entra/external-id/authentication-conditional-access"},
	},
	{
		Code: "guest-cross-tenant.deviceTrust", Category: answer.CategoryGuestCrossTenant, Numbers: []int{530004, 53000, 53001, 530002, 530003},
		Demands: []rule.Demand{rule.DemandCompliant, rule.DemandHybrid},
		When:    rule.AnyTrue(guestDevice, func(s *rule.Subject) bool { return s.Status.ErrorCode == 530004 }), Sure: rule.PolicyFailed, Policies: rule.FailingWith(rule.ControlCompliant, rule.ControlHybrid),
		Ends: &rule.Resolution{Reach: timeline.OnResource, Why: "Who gets in to the resource has met the demand."},
		Words: rule.Words{
			Title:       "A policy demands a device of this organisation from a guest",
			Headline:    "{policy} demands a managed device, and a guest's device is not trusted here",
			Explanation: "{account} belongs to another organisation. {policy} demands a managed device for {app}, and on {time} the guest could show none: devices that another organisation manages count only where this one trusts them.",
			Admin:       "AADSTS{code} for an external user. Trust compliant or hybrid joined devices of the partner in the inbound cross-tenant access settings, or ask something else of external users.",
		},
		Steps: []rule.Step{
			{Who: answer.WhoExternalIdentityAdmin, Text: "In the inbound trust settings for the guest's organisation, consider trusting its compliant or hybrid joined devices."},
			{Who: answer.WhoHomeTenant, Text: "Check that the device is compliant at home."},
			adviceOpenPolicy,
		},
		Docs: []string{docCrossTenant, docGrantControls},
	},
	{
		Code: "guest-cross-tenant.mfaTrust", Category: answer.CategoryGuestCrossTenant, Numbers: []int{90071},
		Words: rule.Words{
			Title:       "The MFA of the guest's own organisation is not trusted here",
			Headline:    "the MFA of the guest's own organisation is not trusted by the organisation that owns {resource}",
			Explanation: "The user gave MFA at home, for {account}. On {time} the organisation that owns {resource} did not accept that and gave no other way.",
			Admin:       "AADSTS90071: the resource tenant does not trust the home tenant's MFA, and the user cannot register there.",
		},
		Steps: []rule.Step{
			{Who: answer.WhoExternalIdentityAdmin, Text: "Consider trusting the MFA of the guest's organisation in the inbound cross-tenant access settings."},
		},
		Docs: []string{docCrossTenant},
	},
	{
		Code: "guest-cross-tenant.inbound", Category: answer.CategoryGuestCrossTenant, Numbers: []int{500213},
		Words: rule.Words{
			Title:       "The organisation that owns the resource does not let this user's organisation in",
			Headline:    "the organisation that owns {resource} does not let users of this user's organisation in",
			Explanation: "On {time} {account} was refused at {resource}: the inbound settings of the organisation that owns it do not admit this user, or its organisation.",
			Admin:       "AADSTS500213: inbound cross-tenant access settings of the resource tenant.",
		},
		Steps: []rule.Step{
			{Who: answer.WhoExternalIdentityAdmin, Text: "In the organisation that owns {resource}, look at the inbound access settings for the user's organisation and whether the user and app are meant to be in them."},
		},
		Docs: []string{docCrossTenant, docExternalTrouble},
	},
	{
		Code: "guest-cross-tenant.outbound", Category: answer.CategoryGuestCrossTenant, Numbers: []int{500212, 1000104},
		Words: rule.Words{
			Title:       "The user's own organisation does not let its users out to the other one",
			Headline:    "the user's own organisation does not let its users use the other organisation's resources",
			Explanation: "On {time} {account} was refused at {resource}: the outbound settings of the user's own organisation do not allow it.",
			Admin:       "AADSTS{code}: outbound cross-tenant access settings of the home tenant. The tenant that owns the resource cannot change that.",
		},
		Steps: []rule.Step{
			{Who: answer.WhoHomeTenant, Text: "Look at the outbound cross-tenant access settings for the other organisation, and whether user and app are meant to be allowed."},
		},
		Docs: []string{docCrossTenant},
	},
	{
		Code: "guest-cross-tenant.tenantRestrictions", Category: answer.CategoryGuestCrossTenant, Numbers: []int{500021, 500022, 500023, 500024, 500025, 5000211, 50002},
		Words: rule.Words{
			Title:       "The network allows only certain organisations",
			Headline:    "the network that the user is in allows only certain organisations (tenant restrictions)",
			Explanation: "On {time} {account} was refused at {resource}, because the network or the device lets people use only certain organisations. In short: {meaning}",
			Admin:       "AADSTS{code}, tenant restrictions. They are set by whoever runs the network or the device, and not by the organisation that owns the resource.",
		},
		Steps: []rule.Step{
			{Who: answer.WhoUser, Text: "If this organisation is your own or a partner's, tell the helpdesk which network you are in; do not look for a way round."},
			{Who: answer.WhoNetworkAdmin, Text: "Check the list of allowed tenants (the header sec-Restrict-Tenant-Access-Policy, or the tenant restrictions v2 policy)."},
		},
		Docs: []string{docRestrictions},
	},
	{
		Code: "guest-cross-tenant.notRedeemed", Category: answer.CategoryGuestCrossTenant, Numbers: []int{50014, 500141},
		Words: rule.Words{
			Title:       "The guest has not accepted the invitation yet",
			Headline:    "the guest has not finished accepting the invitation",
			Explanation: "{account} was invited as a guest, and the invitation has not been accepted to the end. On {time} {app} could not let the guest in.",
			Admin:       "AADSTS{code}: externalUserState is PendingAcceptance.",
		},
		Steps: []rule.Step{
			{Who: answer.WhoUser, Text: "Open the invitation mail and accept it, with the address that was invited."},
			{Changes: true, Who: answer.WhoExternalIdentityAdmin, Text: "If the mail is lost, send the invitation again (the user's page, B2B collaboration, resend invitation).", Link: linkUser, Command: commandUser},
		},
		Docs: []string{"https://learn.microsoft.com/entra/external-id/redemption-experience"},
	},
	{
		Code: "guest-cross-tenant.personalAccount", Category: answer.CategoryGuestCrossTenant,
		Numbers: []int{500200, 500201, 500202, 500204, 500205, 500206, 500207, 500208, 1003034, 9002339},
		Words: rule.Words{
			Title:       "This kind of account cannot be used for the app",
			Headline:    "a personal account, or one of another provider, was used, and the app does not take it",
			Explanation: "On {time} {account} tried to sign in to {app}, and this kind of account is one that the app or the organisation does not take. In short: {meaning}",
			Admin:       "AADSTS{code}.",
		},
		Steps: []rule.Step{
			{Who: answer.WhoUser, Text: "Sign out of all accounts in the browser, or open a private window, and sign in with the work account."},
			{Who: answer.WhoExternalIdentityAdmin, Text: "If the person has no work account, invite them as a guest."},
		},
		Docs: []string{docExternalTrouble},
	},
	{
		Code: "guest-cross-tenant.personalPicker", Category: answer.CategoryGuestCrossTenant, Numbers: []int{16000},
		When: personalNeverIn, Kind: rule.Refuses,
		Words: rule.Words{
			Title:       "A personal account was used, which this organisation has never let in",
			Headline:    "a personal account was used, and this organisation has never let it in",
			Explanation: "On {time} {app} met a personal Microsoft account and asked for another one. {account} has never been let in here, so no page was merely left.",
			Admin:       "AADSTS16000 from the tenant of personal accounts, without a success in the window: the account was never invited, or the wrong one was picked.",
		},
		Steps: []rule.Step{
			{Who: answer.WhoUser, Text: "Open {app} in a private window and sign in with the work account, or with the account that was invited."},
			{Who: answer.WhoExternalIdentityAdmin, Text: "If the account is meant to have access, invite it."},
		},
		Docs: []string{docExternalTrouble},
	},
	{
		Code: "guest-cross-tenant.pending", Category: answer.CategoryGuestCrossTenant, Numbers: unknownGuestNumbers,
		When: guestIs(pendingAcceptance), Sure: guestIs(pendingAcceptance),
		Words: rule.Words{
			Title:       "The guest was invited and has not accepted yet",
			Headline:    "the guest was invited, and the invitation has not been accepted",
			Explanation: "{account} has been invited: the guest account exists here. On {time} it could not be used for {app}, because the invitation has not been accepted, or another account was signed in than the one that was invited.",
			Admin:       "AADSTS{code} for a guest whose externalUserState is PendingAcceptance.",
		},
		Steps: []rule.Step{
			{Who: answer.WhoUser, Text: "Open the invitation mail in a private window and accept it, with the account that was invited."},
			{Changes: true, Who: answer.WhoExternalIdentityAdmin, Text: "If the mail is lost, send the invitation again (the user's page, B2B collaboration, resend invitation).", Link: linkUser, Command: commandUser},
		},
		Docs: []string{"https://learn.microsoft.com/entra/external-id/redemption-experience"},
	},
	{
		Code: "guest-cross-tenant.otherIdentity", Category: answer.CategoryGuestCrossTenant, Numbers: unknownGuestNumbers,
		When: knownGuest, Sure: guestIs("Accepted"),
		Words: rule.Words{
			Title:       "The guest exists here, and signed in as somebody whom the guest account is not bound to",
			Headline:    "the guest account exists, and the sign-in came from another identity provider or account than the one it is bound to",
			Explanation: "The guest account of {account} exists here. Yet on {time} the sign-in to {app} came from an identity that it is not bound to: a personal account in place of the work account of the same address or the reverse, another identity provider, or another account in the browser.",
			Admin:       "AADSTS{code} for a guest that the directory holds. A guest account stays bound to the identity with which the invitation was accepted. The text that the user saw names the identity provider; compare it with the one under Identities on the user's page. Where the account was made only after the row, there is nothing to change.",
		},
		Steps: []rule.Step{
			{Who: answer.WhoUser, Text: "Open {app} in a private window and sign in with the account with which the invitation was accepted; where the page asks “work or school or personal”, choose the other one."},
			{Changes: true, Who: answer.WhoExternalIdentityAdmin, Text: "If the guest shall use the other identity from now on, reset the redemption status on the user's page; then the guest accepts once more, with the right one. The account keeps its access.", Link: linkUser, Command: commandUser},
		},
		Docs: []string{"https://learn.microsoft.com/entra/external-id/reset-redemption-status"},
	},
	{
		Code: "guest-cross-tenant.notInvited", Category: answer.CategoryGuestCrossTenant, Numbers: unknownGuestNumbers,
		Words: rule.Words{
			Title:       "The account is not known in the organisation that owns the app",
			Headline:    "the account is not known in the organisation that owns {app}",
			Explanation: "On {time} {account} signed in to {app}, which belongs to an organisation that does not know this account: it was never invited, or the browser used another account than the one that was.",
			Admin:       "AADSTS{code}. Compare the account in the message with the one that was invited, and the tenant of the app's sign-in address with the one meant.",
		},
		Steps: []rule.Step{
			{Who: answer.WhoExternalIdentityAdmin, Text: "See whether the account was invited; if it is meant to have access and was not, invite it."},
			{Who: answer.WhoUser, Text: "If it was invited: open {app} in a private window and sign in with that account."},
			{Who: answer.WhoApplicationDeveloper, Text: "If the app is for one organisation, let it use that organisation's sign-in address."},
		},
		Docs: []string{"https://learn.microsoft.com/troubleshoot/entra/entra-id/app-integration/error-code-aadsts50020-user-account-identity-provider-does-not-exist"},
	},
}

// What the organisation decides that owns the resource, where that is another one: its
// policies, its MFA, its consent, its assignments and its guest objects. This
// organisation's log shows the row, and neither its policies nor its settings.
var theirs = []rule.Elsewhere{
	{
		Codes: []int{500571, 50034, 51004},
		Rule: rule.Rule{
			Code: "guest-cross-tenant.theirGuest", Category: answer.CategoryGuestCrossTenant, Claim: rule.ByCode,
			Ends: &rule.Resolution{Reach: timeline.OnTenant, Why: "Who gets in at that organisation is let in there again."},
			Words: rule.Words{
				Title:       "The other organisation has no usable guest account for the user",
				Headline:    "{organisation} owns {resource} and has no usable guest account for the user: it is disabled there, or gone",
				Explanation: "On {time} {account} wanted {resource}, which belongs to {organisation}. That organisation keeps a guest account for the user, and it is disabled there, or not there. In short: {meaning} The account of this organisation is another one, and nothing of it is the reason.",
				Admin:       "AADSTS{code} at a resource of another tenant. Only that tenant can enable, restore or invite its guest. Here there is nothing to change.",
			},
			Steps: []rule.Step{
				{Who: answer.WhoUser, Text: "Ask whoever gave you access at {organisation} to enable or invite your guest account there."},
				{Who: answer.WhoHelpdesk, Text: "Name the time and the correlation id {correlation} to the other organisation: its User Administrator has to look at the guest account."},
			},
			Docs: []string{docExternalTrouble},
		},
	},
	{
		Categories: []answer.Category{answer.CategoryMFAPending, answer.CategoryMFARegistration},
		Rule: rule.Rule{
			Code: "guest-cross-tenant.theirMFA", Category: answer.CategoryGuestCrossTenant, Claim: rule.ByCode,
			Ends: &rule.Resolution{Gate: timeline.SecondFactorGate, Reach: timeline.OnResource, Why: "A second factor that was given to that organisation shows that the user can give it there; one given at home does not."},
			Words: rule.Words{
				Title:       "Another organisation asks for MFA at its resource",
				Headline:    "{organisation} owns {resource} and asks for MFA there, which was not given",
				Explanation: "On {time} {account} wanted {resource}, which belongs to {organisation}. That organisation asks for MFA, and it was not given to it. MFA that is set up here need not count there: it may have to be set up there once more.",
				Admin:       "AADSTS{code} at a resource of another tenant. Whether MFA of this tenant is accepted is a setting of theirs (inbound trust); no policy and no method of this tenant ends it.",
			},
			Steps: []rule.Step{
				{Who: answer.WhoUser, Text: "Open {resource} in a browser, answer what it asks, and set up MFA for that organisation if it says so."},
				{Who: answer.WhoHelpdesk, Text: "If the set-up cannot be done, name the time and the correlation id {correlation} to the other organisation: its Authentication Administrator can reset the methods of the guest, or trust the MFA of this organisation."},
			},
			Docs: []string{docCrossTenant},
		},
	},
	{
		Categories: []answer.Category{answer.CategoryConsent, answer.CategoryAppAssignment, answer.CategoryAppConfig},
		Rule: rule.Rule{
			Code: "guest-cross-tenant.theirApp", Category: answer.CategoryGuestCrossTenant, Claim: rule.ByCode,
			Words: rule.Words{
				Title:       "The app is not set up for the user in the other organisation",
				Headline:    "in {organisation}, which owns {resource}, the app {app} is not allowed, not assigned to the user, or not set up",
				Explanation: "On {time} {account} wanted {resource} of {organisation} with {app}. There the app is not allowed, not assigned to the user, or not set up. In short: {meaning} Consent or an assignment in this organisation does not count there.",
				Admin:       "AADSTS{code} at a resource of another tenant: the service principal, its consent and its assignments are those of that tenant.",
			},
			Steps: []rule.Step{
				{Who: answer.WhoUser, Text: "Ask whoever gave you access at {organisation} to let you use {app} there."},
				{Who: answer.WhoHelpdesk, Text: "Name the app, the time and the correlation id {correlation} to the other organisation: its Application Administrator has to look. Check first that the sign-in was meant for that organisation."},
			},
			Docs: []string{docExternalTrouble},
		},
	},
	{
		Categories: []answer.Category{answer.CategorySessionPolicy},
		Rule: rule.Rule{
			Code: "guest-cross-tenant.theirSession", Category: answer.CategoryGuestCrossTenant, Claim: rule.ByCode,
			Words: rule.Words{
				Title:       "Another organisation demands a new sign-in at its resource",
				Headline:    "{organisation} owns {resource} and demands a new sign-in there",
				Explanation: "On {time} {app} wanted {resource} of {organisation} for {account}. A policy of that organisation limits how long a session lasts, and it was over. A sign-in at this organisation does not renew it.",
				Admin:       "AADSTS{code} at a resource of another tenant: the sign-in frequency is a policy of that tenant, which this log does not name.",
			},
			Steps: []rule.Step{
				{Who: answer.WhoUser, Text: "Sign in to {resource} again, where it asks."},
				{Who: answer.WhoHelpdesk, Text: "If it asks too often, name that to the other organisation: its Conditional Access Administrator sets the period."},
			},
			Docs: []string{docSessionLifetime},
		},
	},
	{
		Categories: []answer.Category{answer.CategoryCABlock, answer.CategoryCAGrant, answer.CategoryRisk, answer.CategoryLegacyAuth}, Codes: []int{530004, 53000, 53001, 530002, 530003, 53003, 530031},
		Rule: rule.Rule{
			Code: "guest-cross-tenant.theirPolicy", Category: answer.CategoryGuestCrossTenant, Claim: rule.ByCode,
			Ends: &rule.Resolution{Reach: timeline.OnResourceSameAddress, Why: "Only a sign-in to what that organisation guards, from the same place, shows that it lets the user in; one at home does not."},
			Words: rule.Words{
				Title:       "A policy of another organisation refused the sign-in at its resource",
				Headline:    "{organisation} owns {resource}, and its Conditional Access refused the sign-in",
				Explanation: "On {time} {account} wanted {resource}, which belongs to {organisation}. A Conditional Access policy of that organisation refused it. In short: {meaning} Nothing in this organisation refused anything, and nothing here can let the user in there.",
				Admin:       "AADSTS{code} at a resource of another tenant. The log of that tenant names the policy; this one does not. What this organisation can do is say what its devices and its MFA are worth (the other tenant may trust them).",
			},
			Steps: []rule.Step{
				{Who: answer.WhoUser, Text: "Ask whoever gave you access at {organisation} what its policies demand of guests: a place, a device, an app."},
				{Who: answer.WhoHelpdesk, Text: "Name the time and the correlation id {correlation} to the other organisation: its Conditional Access Administrator can see the policy."},
			},
			Docs: []string{docCrossTenant},
		},
	},
	{
		Codes: []int{500213, 90071, 50020, 16003, 90072, 500211, 50014, 500141},
		Rule: rule.Rule{
			Code: "guest-cross-tenant.theirDoor", Category: answer.CategoryGuestCrossTenant, Claim: rule.ByCode,
			Ends: &rule.Resolution{Reach: timeline.OnTenant, Why: "Who gets in at that organisation is let in there."},
			Words: rule.Words{
				Title:       "Another organisation does not let the user in as a guest",
				Headline:    "{organisation} owns {resource} and does not let the user in as a guest",
				Explanation: "On {time} {account} was refused at {resource}, which belongs to {organisation}. In short: {meaning} That organisation decides whom it lets in as a guest.",
				Admin:       "AADSTS{code} at a resource of another tenant: the invitation, its redemption and the inbound settings are those of that tenant. Here only the outbound settings can be looked at.",
			},
			Steps: []rule.Step{
				{Who: answer.WhoUser, Text: "Ask whoever wanted you at {organisation} to invite this account there, and accept the invitation with it."},
				{Who: answer.WhoHelpdesk, Text: "Check that the sign-in was meant for that organisation, and name the time and the correlation id {correlation} to it: its External Identity Provider Administrator has to look."},
			},
			Docs: []string{docCrossTenant, docExternalTrouble},
		},
	},
}
