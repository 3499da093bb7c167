package diagnosis

import (
	"signin-diagnosis/handler/answer"
)

// mfaFailedRules: a second factor was asked for, and declined, not answered or given wrongly.
var mfaFailedRules = []rule{
	{
		code: "mfa-failed.fraud", category: answer.CategoryMFAFailed, numbers: []int{500121},
		when: stepSays("fraud", "suspicious"), sure: policyFailed, policies: demandsMFA,
		words: words{
			title:       "The user reported the MFA request as fraud",
			headline:    "the MFA request was reported as fraud: somebody else is trying to sign in",
			explanation: "On {time} an MFA request for {app}, from {place}, was reported as fraud or as suspicious on the user's phone. Whoever tried to sign in knew the password. The log says: {detail}.",
			admin:       "AADSTS500121 with a fraud report. The account may be blocked from MFA, or rated at high risk, until somebody clears it.",
		},
		steps: []advice{
			{who: answer.WhoUser, text: "Approve nothing that you did not start, and call the helpdesk."},
			{changes: true, who: answer.WhoSecurityOperator, text: "Treat the password as known to somebody else: have it reset and the sessions revoked, and look into {place}.", link: linkUserSignIns, command: commandRisky},
		},
		docs: []string{"https://learn.microsoft.com/entra/identity/authentication/howto-mfa-mfasettings"},
	},
	{
		code: "mfa-failed.stranger", category: answer.CategoryMFAFailed, numbers: []int{500121},
		when: strangerStopped, sure: policyFailed, policies: demandsMFA, cure: cureOfKnownPassword, warns: true,
		words: words{
			title:       "Somebody else knows the password and was stopped at the second factor",
			headline:    "somebody else seems to know the password and was stopped at the second factor",
			explanation: "On {time} the right password was typed for {account} at {place}, where it has never signed in, and the MFA request was not approved. The log says: {detail}. The user may sign in as ever; the password has to be changed all the same.",
			admin:       "AADSTS500121 after a right password, from a place without a single success in the window. MFA was demanded by {demander}, and it did its work.",
		},
		steps: []advice{
			adviceAskWhere,
			adviceForeign,
			adviceApprove,
		},
		docs: []string{docMFAReport},
	},
	{
		// Asked first: Microsoft writes “MFA denied; user did not respond”.
		code: "mfa-failed.noAnswer", category: answer.CategoryMFAFailed, numbers: []int{500121},
		when: stepSays(silent...), sure: policyFailed, policies: demandsMFA,
		words: words{
			title:       "The MFA request was not answered in time",
			headline:    "the MFA request was not answered in time",
			explanation: "On {time} the MFA request for {app} was not answered in time. The log says: {detail}.",
			admin:       "AADSTS500121. MFA was demanded by {demander}. No policy needs a change.",
		},
		steps: []advice{
			{who: answer.WhoUser, text: "Sign in to {app} again and answer the request on the phone within a minute. Check that the phone has a connection and shows notifications."},
			adviceMethods,
		},
		docs: []string{docMFAReport},
	},
	{
		code: "mfa-failed.denied", category: answer.CategoryMFAFailed, numbers: []int{500121},
		when: stepSays(declining...), sure: policyFailed, policies: demandsMFA,
		cure: &cure{gate: secondFactorGate, why: "Whoever started what the user declined is not known: only a second factor of the user's own, given afterwards, shows that it was no matter."},
		words: words{
			title:       "The MFA request was declined",
			headline:    "the MFA request was declined on the user's phone",
			explanation: "On {time} the MFA request for {app} was declined. The log says: {detail}.",
			admin:       "AADSTS500121. MFA was demanded by {demander}. If the user did not start this sign-in, somebody else knows the password.",
		},
		steps: []advice{
			adviceAskStarted,
			{who: answer.WhoUser, text: "If it was you: sign in again and approve the request."},
			{changes: true, who: answer.WhoSecurityOperator, text: "If it was not the user: have the password reset and the sessions revoked, and look into {place}.", link: linkUserSignIns},
		},
		docs: []string{docMFAReport},
	},
	{
		code: "mfa-failed.tooMany", category: answer.CategoryMFAFailed, numbers: []int{50088, 500881, 500882, 500883},
		sure: policyFailed, policies: demandsMFA,
		words: words{
			title:       "Too many MFA calls or messages",
			headline:    "too many MFA calls or messages were asked for, so none is sent for a while",
			explanation: "On {time} {app} asked for one call or message too many for {account}. For some minutes none is sent.",
			admin:       "AADSTS{code}: {meaning} If the user asked for none of them, somebody else knows the password.",
		},
		steps: []advice{
			{who: answer.WhoUser, text: "Wait some minutes, or choose the notification or the code of Microsoft Authenticator on the sign-in page."},
			{who: answer.WhoHelpdesk, text: "Ask the user whether all those requests were theirs. If not, call security."},
		},
		docs: []string{docMFAReport},
	},
	{
		code: "mfa-failed.provider", category: answer.CategoryMFAFailed, numbers: []int{50159, 50161, 50166, 50170, 50172, 50176, 1000021, 1000022, 5001256},
		sure: policyFailed, policies: failing,
		words: words{
			title:       "The other MFA provider gave no usable answer",
			headline:    "the other MFA provider of the company gave no usable answer",
			explanation: "The second factor of {account} comes from another provider. On {time} that provider did not answer {app} as it should. In short: {meaning}",
			admin:       "AADSTS{code}. The provider's own log, and its set-up in Entra ID, tell more.",
		},
		steps: []advice{
			{who: answer.WhoUser, text: "Try again in some minutes."},
			{who: answer.WhoAuthenticationAdmin, text: "Check the external provider and how it is set up in Entra ID. Have another method ready for such times."},
		},
		docs: []string{"https://learn.microsoft.com/entra/identity/authentication/how-to-authentication-external-method-manage"},
	},
	{
		code: "mfa-failed.otherDevice", category: answer.CategoryMFAFailed, numbers: []int{70034, 70037},
		words: words{
			title:       "The sign-in on the other device was not confirmed",
			headline:    "the request on the user's other device was declined or answered wrongly",
			explanation: "The sign-in to {app} on {time} was to be confirmed on another device. There it was declined, or the wrong number was chosen.",
			admin:       "AADSTS{code}: {meaning}",
		},
		steps: []advice{
			adviceAskStarted,
			{who: answer.WhoUser, text: "If it was you: sign in again and compare the number on both screens."},
		},
		docs: []string{docMFAReport},
	},
	{
		code: "mfa-failed.failed", category: answer.CategoryMFAFailed, numbers: []int{500121},
		sure: policyFailed, policies: demandsMFA,
		words: words{
			title:       "The second factor was not accepted",
			headline:    "the second factor (MFA) was not completed",
			explanation: "On {time} the MFA for {app} was started and not completed. The log says: {detail}.",
			admin:       "AADSTS500121. MFA was demanded by {demander}. The trouble is with the second factor, and not with who demanded it.",
		},
		steps: []advice{
			{who: answer.WhoUser, text: "Sign in to {app} again and answer the MFA request; type the code that is shown now, not an older one."},
			adviceMethods,
		},
		docs: []string{docMFAReport},
	},
}
