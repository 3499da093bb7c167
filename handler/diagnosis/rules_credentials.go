package diagnosis

import "strings"

// maliciousAddress: the same code as a lockout, with another reason. Only the
// reason's text tells them apart.
func maliciousAddress(s *subject) bool {
	reason := strings.ToLower(s.Status.FailureReason + " " + s.Status.AdditionalDetails)
	return strings.Contains(reason, "malicious")
}

var adviceReset = advice{who: WhoHelpdesk, text: "If the user no longer knows the password, point to self-service password reset, or reset it after checking who is asking (call back on a known number).", link: linkSSPR}

// credentialRules: the user could not show who they are.
var credentialRules = []rule{
	{
		code: "credentials.wrongPassword", category: CategoryCredentials, numbers: []int{50126, 50064},
		words: words{
			title:       "Wrong user name or password",
			headline:    "the password that was typed or saved is wrong",
			explanation: "On {time} {app} sent a wrong password for {account}, from {place}. No policy was asked yet: a wrong password stops before that.",
			admin:       "AADSTS{code}. Many rows from one app and one address point to an old password that a device or app has saved.",
		},
		steps: []advice{
			{who: WhoUser, text: "Type the password anew, mind Caps Lock and the keyboard's language, and update it where it is saved (phone, mail app, Windows Credential Manager)."},
			adviceReset,
		},
		docs: []string{docErrorCodes},
	},
	{
		code: "credentials.noPassword", category: CategoryCredentials, numbers: []int{50056},
		words: words{
			title:       "The directory holds no password for this account",
			headline:    "the directory holds no password for the account",
			explanation: "On {time} {app} asked for a password, but the directory holds none for {account}.",
			admin:       "AADSTS50056. The account is passwordless, or its password has never been synchronised.",
		},
		steps: []advice{
			{who: WhoUser, text: "Choose another way to sign in on the sign-in page."},
			{who: WhoHelpdesk, text: "If a password is wanted, set one, or look why it was not synchronised."},
		},
		docs: []string{docErrorCodes},
	},
	{
		code: "credentials.wrongCurrentPassword", category: CategoryCredentials, numbers: []int{120000},
		words: words{
			title:       "The current password was wrong while changing it",
			headline:    "the current password was typed wrong while changing it",
			explanation: "On {time} {account} wanted to change the password and typed the current one wrong. The password has not been changed.",
		},
		steps: []advice{
			{who: WhoUser, text: "Try the change again with the right current password."},
			adviceReset,
		},
		docs: []string{docErrorCodes},
	},
	{
		code: "credentials.passkey", category: CategoryCredentials, numbers: []int{135000, 135001, 135002, 135003, 135010, 135012, 135015, 135017, 135018, 135019, 135020},
		words: words{
			title:       "The passkey was not accepted",
			headline:    "the passkey (FIDO2 key) was not accepted",
			explanation: "On {time} the passkey used for {app} was not accepted: {meaning}",
		},
		steps: []advice{
			{who: WhoUser, text: "Try the sign-in again with the passkey, or choose another way to sign in."},
			adviceMethods,
		},
		docs: []string{"https://learn.microsoft.com/entra/identity/authentication/how-to-enable-passkey-fido2"},
	},
	{
		code: "password-expired.cloud", category: CategoryPasswordExpired, numbers: []int{50055},
		words: words{
			title:       "The password has expired",
			headline:    "the password has expired and has to be changed",
			explanation: "The password of {account} has expired. On {time} {app} asked for a new one, which has not been set yet.",
			admin:       "AADSTS50055. The user is offered the change in an interactive sign-in.",
		},
		steps: []advice{
			{who: WhoUser, text: "Open a browser, sign in there and follow the page that asks for a new password."},
			adviceReset,
		},
		docs: []string{"https://learn.microsoft.com/entra/identity/authentication/concept-sspr-howitworks"},
	},
	{
		code: "password-expired.onPremises", category: CategoryPasswordExpired, numbers: []int{50144},
		words: words{
			title:       "The Active Directory password has expired",
			headline:    "the company (Active Directory) password has expired and has to be changed",
			explanation: "The password of {account} in the company's own directory has expired. {app} could not sign in with it on {time}.",
			admin:       "AADSTS50144. The change has to be made on-premises, or through self-service reset with writeback.",
		},
		steps: []advice{
			{who: WhoUser, text: "Change the password on a company computer (Ctrl+Alt+Del), or at the self-service page if the company offers it.", link: linkSSPR},
			{who: WhoHelpdesk, text: "Or reset it in Active Directory."},
		},
		docs: []string{"https://learn.microsoft.com/entra/identity/authentication/concept-sspr-writeback"},
	},
}

// lockRules: the account, or the address, is shut out for a while.
var lockRules = []rule{
	{
		code: "account-locked.maliciousAddress", category: CategoryAccountLocked, numbers: []int{50053},
		when: maliciousAddress,
		words: words{
			title:       "Sign-ins from this address are refused as malicious",
			headline:    "Microsoft refuses sign-ins from the address they come from, {place}",
			explanation: "Microsoft has seen attacks from the address of {place} and refuses sign-ins from it. On {time} that hit {account}, whatever password was typed.",
			admin:       "AADSTS50053 with the reason “malicious IP”. This is not a lockout of the account.",
		},
		steps: []advice{
			{who: WhoUser, text: "Sign in from another network (mobile data, the company network, without VPN)."},
			{who: WhoNetworkAdmin, text: "If the address is your own, find what abuses it; it clears when the attacks end."},
		},
		docs: []string{"https://learn.microsoft.com/entra/identity/authentication/howto-password-smart-lockout"},
	},
	{
		code: "account-locked.lockout", category: CategoryAccountLocked, numbers: []int{50053},
		words: words{
			title:       "The account is locked for a while after wrong passwords",
			headline:    "the account is locked for a while after too many wrong passwords",
			explanation: "Too many wrong passwords were sent for {account}; the last refusal was on {time}, by {app} from {place}. The lock opens by itself: first after a minute, then after longer each time.",
			admin:       "AADSTS50053, smart lockout. Look for the app or device that keeps sending the old password; every further try prolongs the lock.",
		},
		steps: []advice{
			{who: WhoUser, text: "Stop trying, wait a few minutes, then sign in once with the right password. Update the password where it is saved."},
			{who: WhoHelpdesk, text: "Find in the sign-in log which app and address send the wrong password. A password reset opens the lock at once.", link: linkUserSignIns},
			{who: WhoAuthenticationAdmin, text: "If locks are frequent, check the threshold and duration under password protection.", link: linkLockout},
		},
		docs: []string{"https://learn.microsoft.com/entra/identity/authentication/howto-password-smart-lockout"},
	},
	{
		code: "account-locked.onPremises", category: CategoryAccountLocked, numbers: []int{120014},
		words: words{
			title:       "The account is locked or disabled in Active Directory",
			headline:    "the account is locked or disabled in the company's own Active Directory",
			explanation: "The password change of {account} failed on {time}, because the account is locked or disabled in Active Directory.",
		},
		steps: []advice{{who: WhoHybridIdentityAdmin, text: "Unlock or enable the account in Active Directory."}},
		docs:  []string{docErrorCodes},
	},
}
