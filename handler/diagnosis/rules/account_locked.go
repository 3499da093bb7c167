package rules

import (
	"strings"

	"signin-diagnosis/handler/answer"
	"signin-diagnosis/handler/diagnosis/rule"
	"signin-diagnosis/handler/diagnosis/timeline"
)

// maliciousAddress: the same code as a lockout, with another reason. Only the
// reason's text tells them apart.
func maliciousAddress(s *rule.Subject) bool {
	reason := strings.ToLower(s.Status.FailureReason + " " + s.Status.AdditionalDetails)
	return strings.Contains(reason, "malicious")
}

// lockedByOthers: strangers guess at the account while the user is locked out.
func lockedByOthers(s *rule.Subject) bool {
	return s.Habits.AttackedBefore(s.Event) && !maliciousAddress(s)
}

var accountLocked = []rule.Rule{
	{
		Code: "account-locked.maliciousAddress", Category: answer.CategoryAccountLocked, Numbers: []int{50053},
		When: maliciousAddress, Ends: &rule.Resolution{Reach: timeline.OnAddressUnclaimed, Why: "It is the address that is refused: only a sign-in from it shows that it no longer is."},
		Words: rule.Words{
			Title:       "Sign-ins from this address are refused as malicious",
			Headline:    "Microsoft refuses sign-ins from the address they come from, {place}",
			Explanation: "Microsoft has seen attacks from the address of {place} and refuses sign-ins from it. On {time} that hit {account}, whatever password was typed.",
			Admin:       "AADSTS50053 with the reason “malicious IP”. This is not a lockout of the account.",
		},
		Steps: []rule.Step{
			{Who: answer.WhoUser, Text: "Sign in from another network (mobile data, the company network, without VPN)."},
			{Who: answer.WhoNetworkAdmin, Text: "If the address is your own, find what abuses it; it clears when the attacks end."},
		},
		Docs: []string{"https://learn.microsoft.com/entra/identity/authentication/howto-password-smart-lockout"},
	},
	{
		Code: "account-locked.byAttack", Category: answer.CategoryAccountLocked, Numbers: []int{50053},
		When: lockedByOthers,
		Words: rule.Words{
			Title:       "The account is locked while strangers guess at the password",
			Headline:    "the account is locked for a while, and strangers are guessing at the password",
			Explanation: "On {time} {account} was locked out of {app}, at {place}. At the same time strangers are guessing at the password ({guesses}). Smart lockout counts familiar and unfamiliar places apart, so the user's own tries or a stored password may have locked it here all the same. The lock opens by itself.",
			Admin:       "AADSTS50053, smart lockout, beside a password spray. A reset does not end the guessing; MFA and a block of legacy authentication make it harmless.",
		},
		Steps: []rule.Step{
			{Who: answer.WhoUser, Text: "Stop trying, wait a few minutes, then sign in once with the right password from the usual place."},
			adviceGuesses,
			adviceLocks,
		},
		Docs: []string{"https://learn.microsoft.com/entra/identity/authentication/howto-password-smart-lockout"},
	},
	{
		Code: "account-locked.byStoredPassword", Category: answer.CategoryAccountLocked, Numbers: []int{50053},
		When: func(s *rule.Subject) bool { return s.Habits.Machine(s.Event) != nil },
		Words: rule.Words{
			Title:       "An old password that an app keeps sending locks the account",
			Headline:    "{sender} keeps sending a wrong password that it has stored, and that locks the account for a while",
			Explanation: "{sender}, from {senderPlace}, sends a wrong password for {account} again and again, as a machine does and no person. After too many of them the account is locked for a while, and others who sign in may be refused as well, with the right password too; one of these rows is of {time}, by {app} from {place}. The lock opens by itself, and comes back while the old password is still sent.",
			Admin:       "AADSTS50126 of one app and place, and AADSTS50053 (smart lockout) after it. A reset opens the lock and does not end the cause, because the old password goes on being sent.",
		},
		Steps: []rule.Step{
			{Who: answer.WhoHelpdesk, Text: "Find the device or program at {senderPlace} that signs in as {sender}; it may be somebody else's, such as a predecessor's. Have the password updated there, or the account removed.", Link: linkUserSignIns},
			{Who: answer.WhoUser, Text: "Look also on old phones and in scheduled tasks. Then wait a few minutes and sign in once with the right password."},
			{Who: answer.WhoExchangeAdmin, Text: "If it comes by an old mail protocol that nobody needs (POP, IMAP, SMTP), close that protocol for this mailbox."},
			adviceLocks,
		},
		Docs: []string{"https://learn.microsoft.com/entra/identity/authentication/howto-password-smart-lockout"},
	},
	{
		Code: "account-locked.lockout", Category: answer.CategoryAccountLocked, Numbers: []int{50053},
		Words: rule.Words{
			Title:       "The account is locked for a while after wrong passwords",
			Headline:    "the account is locked for a while after too many wrong passwords",
			Explanation: "Too many wrong passwords were sent for {account}, and on {time} {app}, from {place}, was refused for that. The lock opens by itself: first after a minute, then after longer each time.",
			Admin:       "AADSTS50053, smart lockout. Look for the app or device that keeps sending the old password; every further try prolongs the lock.",
		},
		Steps: []rule.Step{
			{Who: answer.WhoUser, Text: "Stop trying, wait a few minutes, then sign in once with the right password. Update the password where it is saved."},
			{Who: answer.WhoHelpdesk, Text: "Find in the sign-in log which app and address send the wrong password.", Link: linkUserSignIns},
			{Who: answer.WhoHelpdesk, Text: "If it cannot wait, a password reset after checking who is asking (call back on a known number) opens the lock at once.", Changes: true},
			adviceLocks,
		},
		Docs: []string{"https://learn.microsoft.com/entra/identity/authentication/howto-password-smart-lockout"},
	},
	{
		Code: "account-locked.onPremises", Category: answer.CategoryAccountLocked, Numbers: []int{120014},
		Words: rule.Words{
			Title:       "The account is locked or disabled in Active Directory",
			Headline:    "the account is locked or disabled in the company's own Active Directory",
			Explanation: "The password change of {account} failed on {time}, because the account is locked or disabled in Active Directory.",
		},
		Steps: []rule.Step{{Changes: true, Who: answer.WhoHybridIdentityAdmin, Text: "Unlock or enable the account in Active Directory."}},
		Docs:  []string{docErrorCodes},
	},
}
