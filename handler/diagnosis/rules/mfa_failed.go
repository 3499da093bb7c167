package rules

import (
	"slices"

	"signin-diagnosis/handler/answer"
	"signin-diagnosis/handler/diagnosis/rule"
	"signin-diagnosis/handler/diagnosis/timeline"
)

var (
	// deniedPrompts are prompts whose rows may say that the second factor was not given.
	deniedPrompts = []int{50074, 50076, 50199}
	// denials are all codes of which timeline/mfareason.go reads why.
	denials = slices.Concat([]int{500121}, deniedPrompts)
)

// strangerStopped: a right password from a place where the account has never
// signed in, and the second factor was not given. Where nobody did anything, it may
// be the traveller, whose phone has no network, until the account is at work at home.
func strangerStopped(s *rule.Subject) bool {
	switch {
	case !s.Denied():
		return false
	case s.Denial.Idle():
		return rule.UnfamiliarPassword(s) && /*guard:unanswered-request*/ s.Habits.AtHomeSince(s.Event)
	default:
		return rule.UnfamiliarPassword(s) ||
			!s.Complained && s.TypedPassword() && s.Habits.UnfamiliarCity(s.Event) && /*guard:refused-in-another-city*/ s.DeniedBy(timeline.Refused)
	}
}

// burstFromElsewhere: requests within minutes that nobody answered, after the right
// password, from where the account has never signed in. One alone says nothing of whose it was.
func burstFromElsewhere(s *rule.Subject) bool {
	return s.Unanswered() && rule.Loops(s) &&
		!s.Complained && /*guard:burst-after-password*/ s.TypedPassword() && /*guard:burst-from-elsewhere*/ s.Habits.Elsewhere(s.Event)
}

// endsAskedOfUser: a request that the user may not have started.
var endsAskedOfUser = &rule.Resolution{Gate: timeline.SecondFactorGate,
	Why: "Whoever started these requests is not known: only a second factor of the user's own, given afterwards, shows that they were no matter."}

// factorFailed are the words where the log does not say why.
var factorFailed = rule.Words{
	Title:       "The second factor was not accepted",
	Headline:    "the second factor (MFA) was not completed",
	Explanation: "On {time} the MFA for {app} was started and not completed. The log says: {detail}.",
	Admin:       "AADSTS{code}. MFA was demanded by {demander}. The trouble is with the second factor, and not with who demanded it.",
}

var adviceNewestCode = rule.Step{Who: answer.WhoUser, Text: "Sign in to {app} again and answer the MFA request; type the code that is shown now, not an older one."}

var mfaFailed = []rule.Rule{
	{
		Code: "mfa-failed.fraud", Category: answer.CategoryMFAFailed, Numbers: denials,
		When: rule.DeniedBy(timeline.Reported), Sure: rule.PolicyFailed, Policies: rule.DemandsMFA, Ends: endsKnownPassword,
		Words: rule.Words{
			Title:       "The user reported the MFA request as fraud",
			Headline:    "the MFA request was reported as fraud: somebody else seems to be trying to sign in",
			Explanation: "On {time} an MFA request for {app}, from {place}, was reported as fraud or as suspicious. Who reports one says that somebody else tried to sign in, and had got as far as the second factor. The log says: {detail}.",
			Admin:       "AADSTS{code} with a fraud report. The account may be blocked from MFA, or rated at high risk, until somebody clears it.",
		},
		Steps: []rule.Step{
			{Who: answer.WhoUser, Text: "Approve nothing that you did not start, and call the helpdesk."},
			{Changes: true, Who: answer.WhoSecurityOperator, Text: "Treat the password as known to somebody else: have it reset and the sessions revoked, and look into {place}.", Link: linkUserSignIns, Command: commandRisky},
		},
		Docs: []string{docMFASettings},
	},
	{
		Code: "mfa-failed.stranger", Category: answer.CategoryMFAFailed, Numbers: denials,
		When: strangerStopped, Sure: rule.PolicyFailed, Policies: rule.DemandsMFA, Ends: endsKnownPassword, Kind: rule.Warning,
		Words: rule.Words{
			Title:       "Somebody else seems to know the password and was stopped at the second factor",
			Headline:    "somebody else seems to know the password and was stopped at the second factor",
			Explanation: "On {time} the right password was typed for {account} at {place}, where it has never signed in, and the second factor was not given. The log says: {detail}. The user may sign in as ever; unless it was they, the password has to be changed all the same.",
			Admin:       "AADSTS{code} after a right password, from a place without a single success in the window. MFA was demanded by {demander}, and it did its work.",
		},
		Steps: []rule.Step{
			adviceAskWhere,
			adviceForeign,
			adviceApprove,
		},
		Docs: []string{docMFAReport},
	},
	{
		Code: "mfa-failed.manyRequests", Category: answer.CategoryMFAFailed, Numbers: denials,
		When: burstFromElsewhere, Sure: rule.PolicyFailed, Policies: rule.DemandsMFA, Ends: endsAskedOfUser,
		Words: rule.Words{
			Title:       "One MFA request after the other, from where the account has not signed in",
			Headline:    "MFA was asked for again and again, from {place}, and not given; if that was not the user, somebody else knows the password",
			Explanation: "On {time}, and shortly before or after, the right password was typed for {account} again and again, from an address and a device with which it has not signed in in this window. The MFA requests were not answered, or pushed each other aside. The log says: {detail}. If the user did not start them, somebody else knows the password.",
			Admin:       "AADSTS{code}, three times or more in five minutes. MFA was demanded by {demander}. Who tires a user with requests hopes that one is approved; a phone without a connection looks the same.",
		},
		Steps: []rule.Step{
			adviceAskStarted,
			{Who: answer.WhoUser, Text: "If it was you: wait a minute, sign in once and answer the newest request. If not: approve nothing."},
			adviceForeign,
		},
		Docs: []string{docMFAReport},
	},
	{
		Code: "mfa-failed.noAnswer", Category: answer.CategoryMFAFailed, Numbers: denials,
		When: rule.DeniedBy(timeline.Unanswered), Sure: rule.PolicyFailed, Policies: rule.DemandsMFA,
		Words: rule.Words{
			Title:       "The MFA request was not answered in time",
			Headline:    "the MFA request was not answered in time",
			Explanation: "On {time} the MFA request for {app} was not answered in time. The log says: {detail}.",
			Admin:       "AADSTS{code}. MFA was demanded by {demander}. No policy needs a change.",
		},
		Steps: []rule.Step{
			{Who: answer.WhoUser, Text: "Sign in to {app} again and answer the request on the phone within a minute. Check that the phone has a connection and shows notifications."},
			adviceMethods,
		},
		Docs: []string{docMFAReport},
	},
	{
		Code: "mfa-failed.denied", Category: answer.CategoryMFAFailed, Numbers: denials,
		When: rule.DeniedBy(timeline.Refused), Sure: rule.PolicyFailed, Policies: rule.DemandsMFA,
		Ends: &rule.Resolution{Gate: timeline.SecondFactorGate, Why: "Whoever started what the user declined is not known: only a second factor of the user's own, given afterwards, shows that it was no matter."},
		Words: rule.Words{
			Title:       "The MFA request was declined",
			Headline:    "the MFA request was declined on the user's phone",
			Explanation: "On {time} the MFA request for {app} was declined. The log says: {detail}.",
			Admin:       "AADSTS{code}. MFA was demanded by {demander}. If the user did not start this sign-in, somebody else knows the password.",
		},
		Steps: []rule.Step{
			adviceAskStarted,
			{Who: answer.WhoUser, Text: "If it was you: sign in again and approve the request."},
			{Changes: true, Who: answer.WhoSecurityOperator, Text: "If it was not the user: have the password reset and the sessions revoked, and look into {place}.", Link: linkUserSignIns},
		},
		Docs: []string{docMFAReport},
	},
	{
		Code: "mfa-failed.duplicate", Category: answer.CategoryMFAFailed, Numbers: denials,
		When: rule.DeniedBy(timeline.InProgress, timeline.Duplicate), Sure: rule.PolicyFailed, Policies: rule.DemandsMFA,
		Words: rule.Words{
			Title:       "A second MFA request came while the first one waited",
			Headline:    "a second MFA request came while an earlier one was not over yet",
			Explanation: "On {time} {app} asked for MFA while an earlier request was not over yet, so this one ended. The log says: {detail}. It does not say what became of the earlier one.",
			Admin:       "AADSTS{code}. MFA was demanded by {demander}. Several windows or clients that sign in at once do that.",
		},
		Steps: []rule.Step{
			{Who: answer.WhoUser, Text: "Close the other sign-in windows, wait a minute, then sign in to {app} once and answer the newest request."},
			{Who: answer.WhoHelpdesk, Text: "If it comes back: ask which apps and devices sign in at the same time, such as a mail app beside the browser."},
		},
		Docs: []string{docMFAReport},
	},
	{
		Code: "mfa-failed.codeNotEntered", Category: answer.CategoryMFAFailed, Numbers: denials,
		When: rule.DeniedBy(timeline.NotEntered), Sure: rule.PolicyFailed, Policies: rule.DemandsMFA,
		Words: rule.Words{
			Title:       "The MFA code was never entered",
			Headline:    "an MFA code was asked for and never entered",
			Explanation: "On {time} the sign-in to {app} asked for a code, and none was entered. The log says: {detail}.",
			Admin:       "AADSTS{code}. MFA was demanded by {demander}. Nothing was refused: the page was left, or the code did not arrive.",
		},
		Steps: []rule.Step{
			{Who: answer.WhoUser, Text: "Sign in to {app} again and enter the code while the page is open. If no code arrives, choose another way to sign in on that page."},
			adviceMethods,
		},
		Docs: []string{docMFAReport},
	},
	{
		Code: "mfa-failed.wrongCode", Category: answer.CategoryMFAFailed, Numbers: denials,
		When: rule.DeniedBy(timeline.WrongCode), Sure: rule.PolicyFailed, Policies: rule.DemandsMFA,
		Words: rule.Words{
			Title:       "The code or number for MFA was not right",
			Headline:    "the code or number that was entered for MFA was wrong, too old or used already",
			Explanation: "On {time} the code or number that was entered for {app} was wrong, too old or used already. The log says: {detail}.",
			Admin:       "AADSTS{code}. MFA was demanded by {demander}. Codes of an app depend on the clock of the phone, and each counts once.",
		},
		Steps: []rule.Step{
			{Who: answer.WhoUser, Text: "Sign in to {app} again and enter the newest code, each only once; where the sign-in page shows a number, enter that one in Microsoft Authenticator."},
			{Who: answer.WhoUser, Text: "If codes of an app are refused again and again, let the phone set its date and time by itself."},
			adviceMethods,
		},
		Docs: []string{docMFAReport},
	},
	{
		Code: "mfa-failed.tooManyCodes", Category: answer.CategoryMFAFailed, Numbers: denials,
		When: rule.DeniedBy(timeline.TooManyCodes), Sure: rule.PolicyFailed, Policies: rule.DemandsMFA,
		Words: rule.Words{
			Title:       "Wrong MFA codes were entered too many times",
			Headline:    "wrong MFA codes were entered too many times, so none is accepted for a while",
			Explanation: "On {time} too many wrong codes had been entered for {account}, so none is accepted for a while. The log says: {detail}.",
			Admin:       "AADSTS{code}. MFA was demanded by {demander}. If the user did not enter these codes, somebody else knows the password.",
		},
		Steps: []rule.Step{
			{Who: answer.WhoUser, Text: "Wait some minutes, then sign in to {app} again with the newest code or with another method."},
			{Who: answer.WhoHelpdesk, Text: "Ask the user whether they entered these codes. If not, call security."},
		},
		Docs: []string{docMFAReport},
	},
	{
		Code: "mfa-failed.wrongPin", Category: answer.CategoryMFAFailed, Numbers: denials,
		When: rule.DeniedBy(timeline.WrongPIN), Sure: rule.PolicyFailed, Policies: rule.DemandsMFA,
		Words: rule.Words{
			Title:       "A wrong PIN was entered for MFA",
			Headline:    "a wrong PIN was entered for MFA",
			Explanation: "On {time} the PIN that was entered for {app} was wrong. It belongs to the second factor, and is not the password. The log says: {detail}.",
			Admin:       "AADSTS{code}. MFA was demanded by {demander}. The PIN is that of the method, such as a hardware token or a phone call.",
		},
		Steps: []rule.Step{
			{Who: answer.WhoUser, Text: "Sign in to {app} again and enter the PIN of the method, or choose another way to sign in."},
			{Changes: true, Who: answer.WhoAuthenticationAdmin, Text: "If the PIN is no longer known: after checking who is asking (call back on a known number), have the method set up anew, or another one.", Link: linkUserMethods, Command: commandMethods},
		},
		Docs: []string{docMFAReport},
	},
	{
		Code: "mfa-failed.hungUp", Category: answer.CategoryMFAFailed, Numbers: denials,
		When: rule.DeniedBy(timeline.HungUp), Sure: rule.PolicyFailed, Policies: rule.DemandsMFA,
		Words: rule.Words{
			Title:       "The MFA call ended without a confirmation",
			Headline:    "the MFA call was hung up, or no key was pressed",
			Explanation: "On {time} Microsoft called for the sign-in to {app}, and the call ended before it was confirmed. The log says: {detail}.",
			Admin:       "AADSTS{code}. MFA was demanded by {demander}. The call counts once the key that it names, as a rule #, is pressed.",
		},
		Steps: []rule.Step{
			{Who: answer.WhoUser, Text: "Sign in to {app} again, take the call, listen to the end and press the key that it names (as a rule #). If the phone cannot send keys, choose another way to sign in."},
			adviceMethods,
		},
		Docs: []string{docPhoneMethods, docMFAReport},
	},
	{
		Code: "mfa-failed.phoneUnreached", Category: answer.CategoryMFAFailed, Numbers: denials,
		When: rule.DeniedBy(timeline.Unreached), Sure: rule.PolicyFailed, Policies: rule.DemandsMFA,
		Words: rule.Words{
			Title:       "The MFA call did not reach the user",
			Headline:    "the MFA call went to voicemail or did not reach the user's phone",
			Explanation: "On {time} Microsoft called for the sign-in to {app} and did not reach the user: the phone was off, busy, without a network, or a voicemail took the call. The log says: {detail}.",
			Admin:       "AADSTS{code}. MFA was demanded by {demander}. No policy needs a change.",
		},
		Steps: []rule.Step{
			{Who: answer.WhoUser, Text: "See that the phone is on, has a network and takes calls itself, then sign in to {app} again; or choose another way to sign in on the page."},
			{Changes: true, Who: answer.WhoAuthenticationAdmin, Text: "If no call gets through: after checking who is asking (call back on a known number), look at the registered number and have a method set up that needs no call.", Link: linkUserMethods, Command: commandMethods},
		},
		Docs: []string{docPhoneMethods, docMFAReport},
	},
	{
		Code: "mfa-failed.invalidNumber", Category: answer.CategoryMFAFailed, Numbers: denials,
		When: rule.DeniedBy(timeline.InvalidNumber), Sure: rule.PolicyFailed, Policies: rule.DemandsMFA,
		Words: rule.Words{
			Title:       "The phone number that is registered for MFA is not valid",
			Headline:    "the phone number that is registered for MFA has an invalid format",
			Explanation: "On {time} {app} asked {account} for MFA, and the registered phone number has an invalid format. The log says: {detail}.",
			Admin:       "AADSTS{code}. MFA was demanded by {demander}. The number needs the country code: +1 4251234567.",
		},
		Steps: []rule.Step{
			{Changes: true, Who: answer.WhoAuthenticationAdmin, Text: "After checking who is asking (call back on a known number), correct the registered phone number.", Link: linkUserMethods, Command: commandMethods},
			adviceOtherWay,
		},
		Docs: []string{docPhoneMethods, docMFAReport},
	},
	{
		Code: "mfa-failed.notSent", Category: answer.CategoryMFAFailed, Numbers: denials,
		When: rule.DeniedBy(timeline.NotSent), Sure: rule.PolicyFailed, Policies: rule.DemandsMFA,
		Words: rule.Words{
			Title:       "The MFA notification could not be sent to the app",
			Headline:    "the MFA notification could not be sent to the app on the user's phone",
			Explanation: "On {time} {app} asked {account} for MFA, and the notification could not be sent to the authenticator app. The log says: {detail}.",
			Admin:       "AADSTS{code}. MFA was demanded by {demander}. An app that was removed, a new phone or notifications that are off do that.",
		},
		Steps: []rule.Step{
			{Who: answer.WhoUser, Text: "Open the authenticator app on a phone with a connection, allow its notifications, then sign in to {app} again; or choose the code of the app on the sign-in page."},
			{Changes: true, Who: answer.WhoUser, Text: "If the app was removed, or the phone is new: set it up again at the security info page.", Link: linkSecurity},
			adviceMethods,
		},
		Docs: []string{docMFAReport},
	},
	{
		Code: "mfa-failed.userBlocked", Category: answer.CategoryMFAFailed, Numbers: denials,
		When: rule.DeniedBy(timeline.Blocked), Sure: rule.PolicyFailed, Policies: rule.DemandsMFA,
		Words: rule.Words{
			Title:       "The account is blocked from MFA",
			Headline:    "the account is blocked from MFA, so nothing that the user does helps",
			Explanation: "On {time} {app} asked {account} for MFA, which is blocked for this account: the request ends by itself, whatever the method. The log says: {detail}.",
			Admin:       "AADSTS{code}. MFA was demanded by {demander}. An administrator set the block, or it followed a fraud report. It ends by itself after 90 days.",
		},
		Steps: []rule.Step{
			{Changes: true, Who: answer.WhoAuthenticationAdmin, Text: "Find out why the account was blocked: ask the user whether they reported a request, and look into the audit log. Only when that is cleared, unblock it (Entra ID, Multifactor authentication, Block/unblock users).", Command: commandAudit},
			adviceStop,
		},
		Docs: []string{docMFASettings},
	},
	{
		Code: "mfa-failed.misconfigured", Category: answer.CategoryMFAFailed, Numbers: denials,
		When: rule.DeniedBy(timeline.Misconfigured), Sure: rule.PolicyFailed, Policies: rule.DemandsMFA,
		Words: rule.Words{
			Title:       "MFA is not set up right",
			Headline:    "MFA could not run because of how it is set up in the tenant",
			Explanation: "On {time} {app} asked {account} for MFA, and the service says that it is not configured right. The log says: {detail}.",
			Admin:       "AADSTS{code}. MFA was demanded by {demander}. The log does not say which setting is wrong.",
		},
		Steps: []rule.Step{
			{Who: answer.WhoAuthenticationAdmin, Text: "Look in the audit log for changes of the authentication methods and of MFA, and check the settings of the method that the user took."},
			adviceOtherWay,
		},
		Docs: []string{docMFASettings, docMFAReport},
	},
	{
		Code: "mfa-failed.serviceError", Category: answer.CategoryMFAFailed, Numbers: denials,
		When: rule.DeniedBy(timeline.ServiceFault), Sure: rule.PolicyFailed, Policies: rule.DemandsMFA,
		Words: rule.Words{
			Title:       "Microsoft's MFA service had an error",
			Headline:    "Microsoft's MFA service had an error; the user did nothing wrong",
			Explanation: "On {time} {app} asked {account} for MFA, and the MFA service itself had an error. The log says: {detail}.",
			Admin:       "AADSTS{code}. MFA was demanded by {demander}. Neither the user nor a policy is the cause.",
		},
		Steps: []rule.Step{
			{Who: answer.WhoUser, Text: "Wait some minutes and sign in to {app} again, or choose another way to sign in."},
			{Who: answer.WhoAuthenticationAdmin, Text: "If it goes on, look at the service health of Microsoft Entra, and have another method ready for such times."},
		},
		Docs: []string{docMFAReport},
	},
	{
		// A prompt whose row says that MFA was denied, in words that say no more.
		Code: "mfa-failed.promptDenied", Category: answer.CategoryMFAFailed, Numbers: deniedPrompts,
		When: func(s *rule.Subject) bool { return s.Denied() }, Sure: rule.PolicyFailed, Policies: rule.DemandsMFA,
		Words: factorFailed,
		Steps: []rule.Step{adviceNewestCode, adviceMethods},
		Docs:  []string{docMFAReport},
	},
	{
		Code: "mfa-failed.tooMany", Category: answer.CategoryMFAFailed, Numbers: []int{50088, 500881, 500882, 500883},
		Sure: rule.PolicyFailed, Policies: rule.DemandsMFA,
		Words: rule.Words{
			Title:       "Too many MFA calls or messages",
			Headline:    "too many MFA calls or messages were asked for, so none is sent for a while",
			Explanation: "On {time} {app} asked for one call or message too many for {account}. For some minutes none is sent.",
			Admin:       "AADSTS{code}: {meaning} If the user asked for none of them, somebody else knows the password.",
		},
		Steps: []rule.Step{
			{Who: answer.WhoUser, Text: "Wait some minutes, or choose the notification or the code of Microsoft Authenticator on the sign-in page."},
			{Who: answer.WhoHelpdesk, Text: "Ask the user whether all those requests were theirs. If not, call security."},
		},
		Docs: []string{docMFAReport},
	},
	{
		Code: "mfa-failed.provider", Category: answer.CategoryMFAFailed, Numbers: []int{50159, 50161, 50166, 50170, 50172, 50176, 1000021, 1000022, 5001256},
		Sure: rule.PolicyFailed, Policies: timeline.Failing,
		Words: rule.Words{
			Title:       "The other MFA provider gave no usable answer",
			Headline:    "the other MFA provider of the company gave no usable answer",
			Explanation: "The second factor of {account} comes from another provider. On {time} that provider did not answer {app} as it should. In short: {meaning}",
			Admin:       "AADSTS{code}. The provider's own log, and its set-up in Entra ID, tell more.",
		},
		Steps: []rule.Step{
			{Who: answer.WhoUser, Text: "Try again in some minutes."},
			{Who: answer.WhoAuthenticationAdmin, Text: "Check the external provider and how it is set up in Entra ID. Have another method ready for such times."},
		},
		Docs: []string{"https://learn.microsoft.com/entra/identity/authentication/how-to-authentication-external-method-manage"},
	},
	{
		Code: "mfa-failed.otherDevice", Category: answer.CategoryMFAFailed, Numbers: []int{70034, 70037},
		Words: rule.Words{
			Title:       "The sign-in on the other device was not confirmed",
			Headline:    "the request on the user's other device was declined or answered wrongly",
			Explanation: "The sign-in to {app} on {time} was to be confirmed on another device. There it was declined, or the wrong number was chosen.",
			Admin:       "AADSTS{code}: {meaning}",
		},
		Steps: []rule.Step{
			adviceAskStarted,
			{Who: answer.WhoUser, Text: "If it was you: sign in again and compare the number on both screens."},
		},
		Docs: []string{docMFAReport},
	},
	{
		Code: "mfa-failed.failed", Category: answer.CategoryMFAFailed, Numbers: []int{500121},
		Sure: rule.PolicyFailed, Policies: rule.DemandsMFA,
		Words: factorFailed,
		Steps: []rule.Step{adviceNewestCode, adviceMethods},
		Docs:  []string{docMFAReport},
	},
}
