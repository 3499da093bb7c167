package rules

import (
	"time"

	"signin-diagnosis/handler/answer"
	"signin-diagnosis/handler/diagnosis/rule"
	"signin-diagnosis/handler/diagnosis/timeline"
)

// attackNoise: a stranger's guess. Never the user's own cause, unless the user
// says that it is.
func attackNoise(s *rule.Subject) bool {
	return /*guard:flagged-guess*/ !s.Complained && s.Habits != nil && s.Habits.Attack.Of[s.Event] && /*guard:left-behind*/ !leftBehind(s)
}

// leftBehind: a client without a person before it still has the password of
// before: it was changed within the week. Guesses from several countries are no client's.
func leftBehind(s *rule.Subject) bool {
	changed := s.Account().LastPasswordChange
	return !s.Interactive && s.Habits.Attack.Countries < timeline.SeveralCountries && s.CreatedAt.After(changed) && s.CreatedAt.Sub(changed) < 7*24*time.Hour
}

// storedPassword: one client sends the same wrong password again and again,
// without a person before it or with the regularity of a machine.
func storedPassword(s *rule.Subject) bool {
	return s.Habits.SentByMachine(s.Event)
}

// endsMistyped: what was mistyped is forgotten after a day without another try.
var endsMistyped = &rule.Resolution{Gate: timeline.PrimaryGate, Heals: 24 * time.Hour,
	Why: "Only a fresh primary authentication shows that the user can sign in; what was mistyped is forgotten after a day."}

var credentials = []rule.Rule{
	{
		Code: "credentials.attackNoise", Category: answer.CategoryCredentials, Numbers: timeline.Guesses,
		When: attackNoise, Kind: rule.Notice,
		Words: rule.Words{
			Title:         "Strangers guess at the password",
			Headline:      "strangers guess at the password from places where the user has never signed in",
			Explanation:   "Somebody guesses at the password of {account} from places where it has never signed in ({guesses}, among them from {place}). All were refused. This is not why the user cannot sign in, if they cannot.",
			Admin:         "AADSTS{code} from addresses and countries without a single success in the window: password spray. It needs no answer for each row; MFA and a block of legacy authentication do.",
			BesideHealthy: "Strangers guess at the password ({guesses}); all were refused.",
		},
		Steps: []rule.Step{
			adviceGuesses,
		},
		Docs: []string{"https://learn.microsoft.com/security/operations/incident-response-playbook-password-spray"},
	},
	{
		Code: "credentials.storedPassword", Category: answer.CategoryCredentials, Numbers: []int{50126, 50064},
		When: storedPassword,
		Ends: &rule.Resolution{Reach: timeline.OnClientUnclaimed, Heals: 24 * time.Hour, Why: "The stored password is this client's: a right one typed elsewhere does not correct it. Without another try for a day it has been thrown away."},
		Words: rule.Words{
			Title:       "An app or device keeps sending an old password",
			Headline:    "{app} keeps sending a wrong password that it has stored",
			Explanation: "{app}, from {place} with {device}, sends a wrong password for {account} again and again, as a machine does and no person; last on {last}. As a rule the password was changed and the old one is still stored there. Elsewhere the user may well sign in.",
			Admin:       "AADSTS{code}, many rows of one app and one place. Smart lockout does not count the last three passwords twice, so the account need not be locked; with pass-through authentication Active Directory may lock it.",
		},
		Steps: []rule.Step{
			{Who: answer.WhoUser, Text: "On the device at {place}, update the password in {app}, or remove the account there and add it again. Look also in {passwordStore}, on old phones and in scheduled tasks."},
			{Who: answer.WhoHelpdesk, Text: "Find the device by its address and app in the sign-in log. A new password does not help while an old one is stored.", Link: linkUserSignIns},
		},
		Docs: []string{"https://learn.microsoft.com/entra/identity/authentication/howto-password-smart-lockout"},
	},
	{
		Code: "credentials.wrongPassword", Category: answer.CategoryCredentials, Numbers: []int{50126, 50064},
		Ends: endsMistyped,
		Words: rule.Words{
			Title:       "Wrong user name or password",
			Headline:    "the password that was typed or saved is wrong",
			Explanation: "On {time} {app} sent a wrong password for {account}, from {place}. No policy was asked yet: a wrong password stops before that.",
			Admin:       "AADSTS{code}. Many rows from one app and one address point to an old password that a device or app has saved.",
		},
		Steps: []rule.Step{
			{Presumes: rule.Presumption{Password: true}, Who: answer.WhoUser, Text: "Type the password anew, mind Caps Lock and the keyboard's language, and update it where it is saved (phone, mail app, {passwordStore})."},
			adviceReset,
		},
		Docs: []string{docErrorCodes},
	},
	{
		Code: "credentials.oldPassword", Category: answer.CategoryCredentials, Numbers: []int{50054},
		Ends: endsMistyped,
		Words: rule.Words{
			Title:       "The old password was typed",
			Headline:    "the old password was used after it had been changed",
			Explanation: "The password of {account} has been changed. On {time} {app} still sent the old one.",
		},
		Steps: []rule.Step{
			{Who: answer.WhoUser, Text: "Use the new password, and update it where it is saved (phone, mail app, {passwordStore})."},
			adviceReset,
		},
		Docs: []string{docErrorCodes},
	},
	{
		Code: "credentials.oneTimeCode", Category: answer.CategoryCredentials, Numbers: []int{50181, 50182, 50184, 501811, 70018, 90119},
		Ends: endsMistyped,
		Words: rule.Words{
			Title:       "The code that was typed is wrong or too old",
			Headline:    "the code that was typed is wrong or too old",
			Explanation: "On {time} the code that {account} typed for {app} was not accepted. In short: {meaning}",
		},
		Steps: []rule.Step{{Who: answer.WhoUser, Text: "Let a new code be sent or shown, and type the newest one at once."}},
		Docs:  []string{docErrorCodes},
	},
	{
		Code: "credentials.temporaryAccessPass", Category: answer.CategoryCredentials, Numbers: []int{130503, 130504, 130505, 130506, 130507},
		Words: rule.Words{
			Title:       "The Temporary Access Pass is not valid (any more)",
			Headline:    "the Temporary Access Pass is wrong, used up or has expired",
			Explanation: "On {time} {account} tried to sign in to {app} with a Temporary Access Pass, which was not accepted. In short: {meaning}",
		},
		Steps: []rule.Step{
			{Who: answer.WhoAuthenticationAdmin, Text: "After checking who is asking (call back on a known number), hand out a new Temporary Access Pass; the old one cannot be used again.", Link: linkUserMethods, Command: commandMethods, Changes: true},
			{Changes: true, Who: answer.WhoUser, Text: "With the new pass, set up a lasting method at once.", Link: linkSecurity},
		},
		Docs: []string{"https://learn.microsoft.com/entra/identity/authentication/howto-authentication-temporary-access-pass"},
	},
	{
		Code: "credentials.methodNotAllowed", Category: answer.CategoryCredentials, Numbers: []int{29210, 130500, 130501, 130502, 135016, 500186},
		Words: rule.Words{
			Title:       "The organisation does not allow this way of signing in",
			Headline:    "the organisation does not allow the user this way of signing in",
			Explanation: "On {time} {account} tried to sign in to {app} in a way that the organisation does not allow. In short: {meaning}",
			Admin:       "AADSTS{code}: the authentication methods policy leaves the user out for this method.",
		},
		Steps: []rule.Step{
			adviceOtherWay,
			{Who: answer.WhoAuthenticationAdmin, Text: "If the user should have this method, look at its targets in the authentication methods policy."},
		},
		Docs: []string{"https://learn.microsoft.com/entra/identity/authentication/concept-authentication-methods-manage"},
	},
	{
		Code: "credentials.certificate", Category: answer.CategoryCredentials, Numbers: []int{50017, 220501, 500183, 500184, 500187, 1000502, 2205013, 2205015},
		Words: rule.Words{
			Title:       "The certificate was not accepted",
			Headline:    "the certificate or smart card of the user was not accepted",
			Explanation: "On {time} {account} tried to sign in to {app} with a certificate, which was not accepted. In short: {meaning}",
			Admin:       "AADSTS{code}, certificate-based authentication: check the chain, the validity and whether the revocation list can be reached.",
		},
		Steps: []rule.Step{
			{Who: answer.WhoUser, Text: "Choose the current certificate, or another way to sign in."},
			{Who: answer.WhoAuthenticationAdmin, Text: "Check the issuer, the dates and the revocation list of the certificate in the trusted certificate authorities of the tenant."},
		},
		Docs: []string{"https://learn.microsoft.com/entra/identity/authentication/certificate-based-authentication-faq"},
	},
	{
		Code: "credentials.windowsHello", Category: answer.CategoryCredentials, Numbers: []int{130001, 130004, 130005, 500129, 500342},
		Words: rule.Words{
			Title:       "Windows Hello was not accepted",
			Headline:    "the Windows Hello key of the device was not accepted",
			Explanation: "On {time} the Windows Hello key used for {app} was not accepted. In short: {meaning} The password still works.",
			Admin:       "AADSTS{code}: the key in the device and the key on the account do not fit, often after the account or the device was registered anew.",
		},
		Steps: []rule.Step{
			{Who: answer.WhoUser, Text: "Sign in to Windows with the password, then set the PIN up anew (Settings, Accounts, Sign-in options)."},
			adviceCheckDevice,
		},
		Docs: []string{"https://learn.microsoft.com/windows/security/identity-protection/hello-for-business/hello-errors-during-pin-creation"},
	},
	{
		Code: "credentials.logonHours", Category: answer.CategoryCredentials, Numbers: []int{80012},
		Words: rule.Words{
			Title:       "Active Directory does not allow signing in at this time",
			Headline:    "Active Directory does not let the user sign in at this time of day",
			Explanation: "The company's own directory limits the hours at which {account} may sign in. {time} was outside of them.",
		},
		Steps: []rule.Step{{Who: answer.WhoHybridIdentityAdmin, Text: "Look at the logon hours of the user in Active Directory."}},
		Docs:  []string{docErrorCodes},
	},
	{
		Code: "credentials.noPassword", Category: answer.CategoryCredentials, Numbers: []int{50056},
		Words: rule.Words{
			Title:       "The directory holds no password for this account",
			Headline:    "the directory holds no password for the account",
			Explanation: "On {time} {app} asked for a password, but the directory holds none for {account}.",
			Admin:       "AADSTS50056. The account is passwordless, or its password has never been synchronised.",
		},
		Steps: []rule.Step{
			adviceOtherWay,
			{Who: answer.WhoHelpdesk, Text: "If a password is wanted, set one, or look why it was not synchronised.", Changes: true},
		},
		Docs: []string{docErrorCodes},
	},
	{
		Code: "credentials.wrongCurrentPassword", Category: answer.CategoryCredentials, Numbers: []int{120000},
		Ends: endsMistyped,
		Words: rule.Words{
			Title:       "The current password was wrong while changing it",
			Headline:    "the current password was typed wrong while changing it",
			Explanation: "On {time} {account} wanted to change the password and typed the current one wrong. The password has not been changed.",
		},
		Steps: []rule.Step{
			{Changes: true, Who: answer.WhoUser, Text: "Try the change again with the right current password."},
			adviceReset,
		},
		Docs: []string{docErrorCodes},
	},
	{
		Code: "credentials.passkey", Category: answer.CategoryCredentials, Numbers: []int{135000, 135001, 135002, 135003, 135010, 135012, 135015, 135017, 135018, 135019, 135020},
		Words: rule.Words{
			Title:       "The passkey was not accepted",
			Headline:    "the passkey (FIDO2 key) was not accepted",
			Explanation: "On {time} the passkey used for {app} was not accepted. In short: {meaning}",
		},
		Steps: []rule.Step{
			{Who: answer.WhoUser, Text: "Try the sign-in again with the passkey, or choose another way to sign in."},
			adviceMethods,
		},
		Docs: []string{"https://learn.microsoft.com/entra/identity/authentication/how-to-enable-passkey-fido2"},
	},
}
