package rules

import (
	"signin-diagnosis/handler/answer"
	"signin-diagnosis/handler/diagnosis/rule"
	"signin-diagnosis/handler/diagnosis/timeline"
)

// strangerStopped: a right password from a place where the account has never
// signed in, and the second factor was not given. A request that nobody answered
// may be the traveller's, whose phone has no network, until the account is at work
// at home.
func strangerStopped(s *rule.Subject) bool {
	if rule.StepSays(timeline.Silent...)(s) {
		return rule.UnfamiliarPassword(s) && /*guard:unanswered-request*/ s.Habits.AtHomeSince(s.Event)
	}
	return rule.UnfamiliarPassword(s) ||
		!s.Complained && s.TypedPassword() && s.Habits.UnfamiliarCity(s.Event) && rule.StepSays(timeline.Declining...)(s)
}

var mfaFailed = []rule.Rule{
	{
		Code: "mfa-failed.fraud", Category: answer.CategoryMFAFailed, Numbers: []int{500121},
		When: rule.StepSays("fraud", "suspicious"), Sure: rule.PolicyFailed, Policies: rule.DemandsMFA,
		Words: rule.Words{
			Title:       "The user reported the MFA request as fraud",
			Headline:    "the MFA request was reported as fraud: somebody else is trying to sign in",
			Explanation: "On {time} an MFA request for {app}, from {place}, was reported as fraud or as suspicious on the user's phone. Whoever tried to sign in knew the password. The log says: {detail}.",
			Admin:       "AADSTS500121 with a fraud report. The account may be blocked from MFA, or rated at high risk, until somebody clears it.",
		},
		Steps: []rule.Step{
			{Who: answer.WhoUser, Text: "Approve nothing that you did not start, and call the helpdesk."},
			{Changes: true, Who: answer.WhoSecurityOperator, Text: "Treat the password as known to somebody else: have it reset and the sessions revoked, and look into {place}.", Link: linkUserSignIns, Command: commandRisky},
		},
		Docs: []string{"https://learn.microsoft.com/entra/identity/authentication/howto-mfa-mfasettings"},
	},
	{
		Code: "mfa-failed.stranger", Category: answer.CategoryMFAFailed, Numbers: []int{500121},
		When: strangerStopped, Sure: rule.PolicyFailed, Policies: rule.DemandsMFA, Ends: endsKnownPassword, Kind: rule.Warning,
		Words: rule.Words{
			Title:       "Somebody else knows the password and was stopped at the second factor",
			Headline:    "somebody else seems to know the password and was stopped at the second factor",
			Explanation: "On {time} the right password was typed for {account} at {place}, where it has never signed in, and the MFA request was not approved. The log says: {detail}. The user may sign in as ever; the password has to be changed all the same.",
			Admin:       "AADSTS500121 after a right password, from a place without a single success in the window. MFA was demanded by {demander}, and it did its work.",
		},
		Steps: []rule.Step{
			adviceAskWhere,
			adviceForeign,
			adviceApprove,
		},
		Docs: []string{docMFAReport},
	},
	{
		// Asked first: Microsoft writes “MFA denied; user did not respond”.
		Code: "mfa-failed.noAnswer", Category: answer.CategoryMFAFailed, Numbers: []int{500121},
		When: rule.StepSays(timeline.Silent...), Sure: rule.PolicyFailed, Policies: rule.DemandsMFA,
		Words: rule.Words{
			Title:       "The MFA request was not answered in time",
			Headline:    "the MFA request was not answered in time",
			Explanation: "On {time} the MFA request for {app} was not answered in time. The log says: {detail}.",
			Admin:       "AADSTS500121. MFA was demanded by {demander}. No policy needs a change.",
		},
		Steps: []rule.Step{
			{Who: answer.WhoUser, Text: "Sign in to {app} again and answer the request on the phone within a minute. Check that the phone has a connection and shows notifications."},
			adviceMethods,
		},
		Docs: []string{docMFAReport},
	},
	{
		Code: "mfa-failed.denied", Category: answer.CategoryMFAFailed, Numbers: []int{500121},
		When: rule.StepSays(timeline.Declining...), Sure: rule.PolicyFailed, Policies: rule.DemandsMFA,
		Ends: &rule.Resolution{Gate: timeline.SecondFactorGate, Why: "Whoever started what the user declined is not known: only a second factor of the user's own, given afterwards, shows that it was no matter."},
		Words: rule.Words{
			Title:       "The MFA request was declined",
			Headline:    "the MFA request was declined on the user's phone",
			Explanation: "On {time} the MFA request for {app} was declined. The log says: {detail}.",
			Admin:       "AADSTS500121. MFA was demanded by {demander}. If the user did not start this sign-in, somebody else knows the password.",
		},
		Steps: []rule.Step{
			adviceAskStarted,
			{Who: answer.WhoUser, Text: "If it was you: sign in again and approve the request."},
			{Changes: true, Who: answer.WhoSecurityOperator, Text: "If it was not the user: have the password reset and the sessions revoked, and look into {place}.", Link: linkUserSignIns},
		},
		Docs: []string{docMFAReport},
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
		Words: rule.Words{
			Title:       "The second factor was not accepted",
			Headline:    "the second factor (MFA) was not completed",
			Explanation: "On {time} the MFA for {app} was started and not completed. The log says: {detail}.",
			Admin:       "AADSTS500121. MFA was demanded by {demander}. The trouble is with the second factor, and not with who demanded it.",
		},
		Steps: []rule.Step{
			{Who: answer.WhoUser, Text: "Sign in to {app} again and answer the MFA request; type the code that is shown now, not an older one."},
			adviceMethods,
		},
		Docs: []string{docMFAReport},
	},
}
