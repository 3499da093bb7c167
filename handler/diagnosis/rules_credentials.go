package diagnosis

import (
	"strings"
	"time"

	"signin-diagnosis/handler/answer"
)

// maliciousAddress: the same code as a lockout, with another reason. Only the
// reason's text tells them apart.
func maliciousAddress(s *subject) bool {
	reason := strings.ToLower(s.Status.FailureReason + " " + s.Status.AdditionalDetails)
	return strings.Contains(reason, "malicious")
}

// attackNoise: a stranger's guess. Never the user's own cause, unless the user
// says that it is.
func attackNoise(s *subject) bool {
	return /*guard:flagged-guess*/ !s.complained && s.habits != nil && s.habits.attack.of[s.event] && /*guard:left-behind*/ !leftBehind(s)
}

// leftBehind: a client without a person before it still has the password of
// before: it was changed within the week. Guesses from several countries are no client's.
func leftBehind(s *subject) bool {
	changed := s.account().LastPasswordChange
	return !s.Interactive && s.habits.attack.countries < severalCountries && s.CreatedAt.After(changed) && s.CreatedAt.Sub(changed) < 7*24*time.Hour
}

// storedPassword: one client sends the same wrong password again and again,
// without a person before it or with the regularity of a machine.
func storedPassword(s *subject) bool {
	rows := s.habits.same(s.event)
	return len(rows) >= fewestBeats && (!s.Interactive || legacyClient(s) || passwordGrant(s) || s.habits.rhythm(s.event) > 0)
}

// cureMistyped: what was mistyped is forgotten after a day without another try.
var cureMistyped = &cure{gate: primaryGate, heals: 24 * time.Hour,
	why: "Only a fresh primary authentication shows that the user can sign in; what was mistyped is forgotten after a day."}

// lockedByOthers: strangers guess at the account while the user is locked out.
func lockedByOthers(s *subject) bool { return s.habits.attackedBefore(s.event) && !maliciousAddress(s) }

var adviceReset = advice{changes: true, who: answer.WhoHelpdesk, text: "If the user no longer knows the password, point to self-service password reset, or reset it after checking who is asking (call back on a known number).", link: linkSSPR}

// credentialRules: the user could not show who they are.
var credentialRules = []rule{
	{
		code: "credentials.attackNoise", category: answer.CategoryCredentials, numbers: guesses,
		when: attackNoise, aside: true,
		words: words{
			title:       "Strangers guess at the password",
			headline:    "strangers guess at the password from places where the user has never signed in",
			explanation: "Somebody guesses at the password of {account} from places where it has never signed in ({guesses}, last from {place}). All were refused. This is not why the user cannot sign in, if they cannot.",
			admin:       "AADSTS{code} from addresses and countries without a single success in the window: password spray. It needs no answer for each row; MFA and a block of legacy authentication do.",
		},
		steps: []advice{
			adviceGuesses,
		},
		docs: []string{"https://learn.microsoft.com/security/operations/incident-response-playbook-password-spray"},
	},
	{
		code: "credentials.storedPassword", category: answer.CategoryCredentials, numbers: []int{50126, 50064},
		when: storedPassword,
		cure: &cure{reach: onClient, heals: 24 * time.Hour, why: "The stored password is this client's: a right one typed elsewhere does not correct it. Without another try for a day it has been thrown away."},
		words: words{
			title:       "An app or device keeps sending an old password",
			headline:    "{app} keeps sending a wrong password that it has stored",
			explanation: "{app}, from {place} with {device}, sends a wrong password for {account} again and again, as a machine does and no person; last on {time}. As a rule the password was changed and the old one is still stored there. Elsewhere the user may well sign in.",
			admin:       "AADSTS{code}, many rows of one app and one place. Smart lockout does not count the last three passwords twice, so the account need not be locked; with pass-through authentication Active Directory may lock it.",
		},
		steps: []advice{
			{who: answer.WhoUser, text: "On the device at {place}, update the password in {app}, or remove the account there and add it again. Look also in Windows Credential Manager, on old phones and in scheduled tasks."},
			{who: answer.WhoHelpdesk, text: "Find the device by its address and app in the sign-in log. A new password does not help while an old one is stored.", link: linkUserSignIns},
		},
		docs: []string{"https://learn.microsoft.com/entra/identity/authentication/howto-password-smart-lockout"},
	},
	{
		code: "credentials.wrongPassword", category: answer.CategoryCredentials, numbers: []int{50126, 50064},
		cure: cureMistyped,
		words: words{
			title:       "Wrong user name or password",
			headline:    "the password that was typed or saved is wrong",
			explanation: "On {time} {app} sent a wrong password for {account}, from {place}. No policy was asked yet: a wrong password stops before that.",
			admin:       "AADSTS{code}. Many rows from one app and one address point to an old password that a device or app has saved.",
		},
		steps: []advice{
			{who: answer.WhoUser, text: "Type the password anew, mind Caps Lock and the keyboard's language, and update it where it is saved (phone, mail app, Windows Credential Manager)."},
			adviceReset,
		},
		docs: []string{docErrorCodes},
	},
	{
		code: "credentials.oldPassword", category: answer.CategoryCredentials, numbers: []int{50054},
		cure: cureMistyped,
		words: words{
			title:       "The old password was typed",
			headline:    "the old password was used after it had been changed",
			explanation: "The password of {account} has been changed. On {time} {app} still sent the old one.",
		},
		steps: []advice{
			{who: answer.WhoUser, text: "Use the new password, and update it where it is saved (phone, mail app, Windows Credential Manager)."},
			adviceReset,
		},
		docs: []string{docErrorCodes},
	},
	{
		code: "credentials.oneTimeCode", category: answer.CategoryCredentials, numbers: []int{50181, 50182, 50184, 501811, 70018, 90119},
		cure: cureMistyped,
		words: words{
			title:       "The code that was typed is wrong or too old",
			headline:    "the code that was typed is wrong or too old",
			explanation: "On {time} the code that {account} typed for {app} was not accepted. In short: {meaning}",
		},
		steps: []advice{{who: answer.WhoUser, text: "Let a new code be sent or shown, and type the newest one at once."}},
		docs:  []string{docErrorCodes},
	},
	{
		code: "credentials.temporaryAccessPass", category: answer.CategoryCredentials, numbers: []int{130503, 130504, 130505, 130506, 130507},
		words: words{
			title:       "The Temporary Access Pass is not valid (any more)",
			headline:    "the Temporary Access Pass is wrong, used up or has expired",
			explanation: "On {time} {account} tried to sign in to {app} with a Temporary Access Pass, which was not accepted. In short: {meaning}",
		},
		steps: []advice{
			{who: answer.WhoAuthenticationAdmin, text: "After checking who is asking (call back on a known number), hand out a new Temporary Access Pass; the old one cannot be used again.", link: linkUserMethods, command: commandMethods, changes: true},
			{changes: true, who: answer.WhoUser, text: "With the new pass, set up a lasting method at once.", link: linkSecurity},
		},
		docs: []string{"https://learn.microsoft.com/entra/identity/authentication/howto-authentication-temporary-access-pass"},
	},
	{
		code: "credentials.methodNotAllowed", category: answer.CategoryCredentials, numbers: []int{29210, 130500, 130501, 130502, 135016, 500186},
		words: words{
			title:       "The organisation does not allow this way of signing in",
			headline:    "the organisation does not allow the user this way of signing in",
			explanation: "On {time} {account} tried to sign in to {app} in a way that the organisation does not allow. In short: {meaning}",
			admin:       "AADSTS{code}: the authentication methods policy leaves the user out for this method.",
		},
		steps: []advice{
			adviceOtherWay,
			{who: answer.WhoAuthenticationAdmin, text: "If the user should have this method, look at its targets in the authentication methods policy."},
		},
		docs: []string{"https://learn.microsoft.com/entra/identity/authentication/concept-authentication-methods-manage"},
	},
	{
		code: "credentials.certificate", category: answer.CategoryCredentials, numbers: []int{50017, 220501, 500183, 500184, 500187, 1000502, 2205013, 2205015},
		words: words{
			title:       "The certificate was not accepted",
			headline:    "the certificate or smart card of the user was not accepted",
			explanation: "On {time} {account} tried to sign in to {app} with a certificate, which was not accepted. In short: {meaning}",
			admin:       "AADSTS{code}, certificate-based authentication: check the chain, the validity and whether the revocation list can be reached.",
		},
		steps: []advice{
			{who: answer.WhoUser, text: "Choose the current certificate, or another way to sign in."},
			{who: answer.WhoAuthenticationAdmin, text: "Check the issuer, the dates and the revocation list of the certificate in the trusted certificate authorities of the tenant."},
		},
		docs: []string{"https://learn.microsoft.com/entra/identity/authentication/certificate-based-authentication-faq"},
	},
	{
		code: "credentials.windowsHello", category: answer.CategoryCredentials, numbers: []int{130001, 130004, 130005, 500129, 500342},
		words: words{
			title:       "Windows Hello was not accepted",
			headline:    "the Windows Hello key of the device was not accepted",
			explanation: "On {time} the Windows Hello key used for {app} was not accepted. In short: {meaning} The password still works.",
			admin:       "AADSTS{code}: the key in the device and the key on the account do not fit, often after the account or the device was registered anew.",
		},
		steps: []advice{
			{who: answer.WhoUser, text: "Sign in to Windows with the password, then set the PIN up anew (Settings, Accounts, Sign-in options)."},
			adviceCheckDevice,
		},
		docs: []string{"https://learn.microsoft.com/windows/security/identity-protection/hello-for-business/hello-errors-during-pin-creation"},
	},
	{
		code: "credentials.logonHours", category: answer.CategoryCredentials, numbers: []int{80012},
		words: words{
			title:       "Active Directory does not allow signing in at this time",
			headline:    "Active Directory does not let the user sign in at this time of day",
			explanation: "The company's own directory limits the hours at which {account} may sign in. {time} was outside of them.",
		},
		steps: []advice{{who: answer.WhoHybridIdentityAdmin, text: "Look at the logon hours of the user in Active Directory."}},
		docs:  []string{docErrorCodes},
	},
	{
		code: "credentials.noPassword", category: answer.CategoryCredentials, numbers: []int{50056},
		words: words{
			title:       "The directory holds no password for this account",
			headline:    "the directory holds no password for the account",
			explanation: "On {time} {app} asked for a password, but the directory holds none for {account}.",
			admin:       "AADSTS50056. The account is passwordless, or its password has never been synchronised.",
		},
		steps: []advice{
			adviceOtherWay,
			{who: answer.WhoHelpdesk, text: "If a password is wanted, set one, or look why it was not synchronised.", changes: true},
		},
		docs: []string{docErrorCodes},
	},
	{
		code: "credentials.wrongCurrentPassword", category: answer.CategoryCredentials, numbers: []int{120000},
		cure: cureMistyped,
		words: words{
			title:       "The current password was wrong while changing it",
			headline:    "the current password was typed wrong while changing it",
			explanation: "On {time} {account} wanted to change the password and typed the current one wrong. The password has not been changed.",
		},
		steps: []advice{
			{changes: true, who: answer.WhoUser, text: "Try the change again with the right current password."},
			adviceReset,
		},
		docs: []string{docErrorCodes},
	},
	{
		code: "credentials.passkey", category: answer.CategoryCredentials, numbers: []int{135000, 135001, 135002, 135003, 135010, 135012, 135015, 135017, 135018, 135019, 135020},
		words: words{
			title:       "The passkey was not accepted",
			headline:    "the passkey (FIDO2 key) was not accepted",
			explanation: "On {time} the passkey used for {app} was not accepted. In short: {meaning}",
		},
		steps: []advice{
			{who: answer.WhoUser, text: "Try the sign-in again with the passkey, or choose another way to sign in."},
			adviceMethods,
		},
		docs: []string{"https://learn.microsoft.com/entra/identity/authentication/how-to-enable-passkey-fido2"},
	},
	{
		code: "password-expired.cloud", category: answer.CategoryPasswordExpired, numbers: []int{50055},
		words: words{
			title:       "The password has expired",
			headline:    "the password has expired and has to be changed",
			explanation: "The password of {account} has expired. On {time} {app} asked for a new one, which has not been set yet.",
			admin:       "AADSTS50055. The user is offered the change in an interactive sign-in.",
		},
		steps: []advice{
			{changes: true, who: answer.WhoUser, text: "Open a browser, sign in there and follow the page that asks for a new password."},
			adviceReset,
		},
		docs: []string{"https://learn.microsoft.com/entra/identity/authentication/concept-sspr-howitworks"},
	},
	{
		code: "password-expired.onPremises", category: answer.CategoryPasswordExpired, numbers: []int{50144}, pageless: true,
		words: words{
			title:       "The Active Directory password has expired",
			headline:    "the company (Active Directory) password has expired and has to be changed",
			explanation: "The password of {account} in the company's own directory has expired. {app} could not sign in with it on {time}.",
			admin:       "AADSTS50144. The change has to be made on-premises, or through self-service reset with writeback.",
		},
		steps: []advice{
			{changes: true, who: answer.WhoUser, text: "Change the password on a company computer (Ctrl+Alt+Del), or at the self-service page if the company offers it.", link: linkSSPR},
			{who: answer.WhoHelpdesk, text: "If the user cannot change it: after checking who is asking (call back on a known number), reset it in Active Directory.", changes: true},
		},
		docs: []string{"https://learn.microsoft.com/entra/identity/authentication/concept-sspr-writeback"},
	},
	{
		code: "password-expired.changeRefused", category: answer.CategoryPasswordExpired, numbers: []int{120002, 120003, 120004, 120018},
		words: words{
			title:       "The new password was not accepted",
			headline:    "the new password that the user chose does not meet the rules",
			explanation: "On {time} {account} set a new password that was not accepted. In short: {meaning} The old one has not been changed.",
		},
		steps: []advice{
			{changes: true, who: answer.WhoUser, text: "Choose a longer password without your name, the company's name or a common word, and not like an earlier one."},
			adviceReset,
		},
		docs: []string{"https://learn.microsoft.com/entra/identity/authentication/concept-password-ban-bad"},
	},
	{
		code: "password-expired.changeFailed", category: answer.CategoryPasswordExpired, numbers: []int{120005, 120008, 120011, 120012, 120013, 120015, 120020},
		words: words{
			title:       "The password could not be changed",
			headline:    "the change of the password did not go through",
			explanation: "On {time} {account} wanted to change the password, and the change did not go through. In short: {meaning}",
			admin:       "AADSTS{code}: look at password writeback, its agent and the account in Active Directory.",
		},
		steps: []advice{
			{changes: true, who: answer.WhoUser, text: "Change the password on a company computer (Ctrl+Alt+Del), or call the helpdesk."},
			{who: answer.WhoHybridIdentityAdmin, text: "Check that password writeback works (the event log of Microsoft Entra Connect)."},
		},
		docs: []string{"https://learn.microsoft.com/entra/identity/authentication/troubleshoot-sspr-writeback"},
	},
}

// lockRules: the account, or the address, is shut out for a while.
var lockRules = []rule{
	{
		code: "account-locked.maliciousAddress", category: answer.CategoryAccountLocked, numbers: []int{50053},
		when: maliciousAddress, cure: &cure{reach: onAddress, why: "It is the address that is refused: only a sign-in from it shows that it no longer is."},
		words: words{
			title:       "Sign-ins from this address are refused as malicious",
			headline:    "Microsoft refuses sign-ins from the address they come from, {place}",
			explanation: "Microsoft has seen attacks from the address of {place} and refuses sign-ins from it. On {time} that hit {account}, whatever password was typed.",
			admin:       "AADSTS50053 with the reason “malicious IP”. This is not a lockout of the account.",
		},
		steps: []advice{
			{who: answer.WhoUser, text: "Sign in from another network (mobile data, the company network, without VPN)."},
			{who: answer.WhoNetworkAdmin, text: "If the address is your own, find what abuses it; it clears when the attacks end."},
		},
		docs: []string{"https://learn.microsoft.com/entra/identity/authentication/howto-password-smart-lockout"},
	},
	{
		code: "account-locked.byAttack", category: answer.CategoryAccountLocked, numbers: []int{50053},
		when: lockedByOthers,
		words: words{
			title:       "The account is locked while strangers guess at the password",
			headline:    "the account is locked for a while, and strangers are guessing at the password",
			explanation: "On {time} {account} was locked out of {app}, at {place}. At the same time strangers are guessing at the password ({guesses}). Smart lockout counts familiar and unfamiliar places apart, so the user's own tries or a stored password may have locked it here all the same. The lock opens by itself.",
			admin:       "AADSTS50053, smart lockout, beside a password spray. A reset does not end the guessing; MFA and a block of legacy authentication make it harmless.",
		},
		steps: []advice{
			{who: answer.WhoUser, text: "Stop trying, wait a few minutes, then sign in once with the right password from the usual place."},
			adviceGuesses,
			adviceLocks,
		},
		docs: []string{"https://learn.microsoft.com/entra/identity/authentication/howto-password-smart-lockout"},
	},
	{
		code: "account-locked.lockout", category: answer.CategoryAccountLocked, numbers: []int{50053},
		words: words{
			title:       "The account is locked for a while after wrong passwords",
			headline:    "the account is locked for a while after too many wrong passwords",
			explanation: "Too many wrong passwords were sent for {account}; the last refusal was on {time}, by {app} from {place}. The lock opens by itself: first after a minute, then after longer each time.",
			admin:       "AADSTS50053, smart lockout. Look for the app or device that keeps sending the old password; every further try prolongs the lock.",
		},
		steps: []advice{
			{who: answer.WhoUser, text: "Stop trying, wait a few minutes, then sign in once with the right password. Update the password where it is saved."},
			{who: answer.WhoHelpdesk, text: "Find in the sign-in log which app and address send the wrong password.", link: linkUserSignIns},
			{who: answer.WhoHelpdesk, text: "If it cannot wait, a password reset after checking who is asking (call back on a known number) opens the lock at once.", changes: true},
			adviceLocks,
		},
		docs: []string{"https://learn.microsoft.com/entra/identity/authentication/howto-password-smart-lockout"},
	},
	{
		code: "account-locked.onPremises", category: answer.CategoryAccountLocked, numbers: []int{120014},
		words: words{
			title:       "The account is locked or disabled in Active Directory",
			headline:    "the account is locked or disabled in the company's own Active Directory",
			explanation: "The password change of {account} failed on {time}, because the account is locked or disabled in Active Directory.",
		},
		steps: []advice{{changes: true, who: answer.WhoHybridIdentityAdmin, text: "Unlock or enable the account in Active Directory."}},
		docs:  []string{docErrorCodes},
	},
}
