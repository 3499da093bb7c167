package diagnosis

import (
	"signin-diagnosis/handler/answer"
)

// A right password at a place where the account has never signed in: the user on
// a journey, or somebody else. The log cannot tell, the user can.

var (
	adviceAskWhere = advice{who: answer.WhoHelpdesk, text: "Ask the user whether they were at {place}. If not, call security at once."}
	adviceForeign  = advice{changes: true, who: answer.WhoSecurityOperator, text: "If it was not the user: have the password reset and the sessions revoked, and look for other sign-ins from {place}.", link: linkUserSignIns, command: commandRisky}
	adviceApprove  = advice{who: answer.WhoUser, text: "Approve nothing that you did not start."}
)

const docInvestigate = "https://learn.microsoft.com/security/operations/incident-response-playbook-password-spray"

// successAfterGuesses is no AADSTS code's: the row succeeded (intruder.go).
var successAfterGuesses = rule{
	code: "risk.successAfterGuesses", category: answer.CategoryRisk, warns: true, cure: cureOfKnownPassword,
	words: words{
		title:       "A sign-in succeeded after others had tried to get in",
		headline:    "a sign-in succeeded at {place}, after somebody had tried to get in in vain, and without a second factor of the user's",
		explanation: "On {time} {app} let {account} in at {place}. Before that somebody tried to get in and did not, from that country or from several others, and nobody has shown there that it was the user. If it was not, somebody else knows the password and is in.",
		admin:       "The first entry from that country by a password follows wrong passwords or a refused MFA request there, or a spray from other countries, and the account is used elsewhere. These successes are not taken as proof that another trouble is over, nor their place as familiar.",
	},
	steps: []advice{
		{who: answer.WhoHelpdesk, text: "Ask the user whether they signed in at {place} on {time}. If not, call security at once."},
		{changes: true, who: answer.WhoSecurityOperator, text: "If it was not the user: have the password reset and the sessions revoked at once, then look for what was done from {place}: inbox rules, new methods, consent to apps.", link: linkUserSignIns, command: commandRisky},
		adviceApprove,
	},
	docs: []string{docInvestigate},
}

// unfamiliarRules stand before those of the same codes.
var unfamiliarRules = []rule{
	{
		code: "legacy-auth.unfamiliar", category: answer.CategoryLegacyAuth, numbers: append([]int{530035}, blockNumbers...),
		when: unfamiliarLegacy, sure: policyFailed, policies: stopping, cure: cureOfKnownPassword, warns: true,
		words: words{
			title:       "Somebody tried the right password by an old way of signing in, from an unfamiliar place",
			headline:    "the right password was tried by {client} at {place}, where the account has never signed in, and was blocked",
			explanation: "On {time} the right password of {account} was sent by {client} at {place}, where it has never signed in. That way cannot do MFA, which is why attackers like it; {policy} or the security defaults blocked it. If it was not the user, somebody else knows the password.",
			admin:       "AADSTS{code}, legacy authentication with a right password. The block did its work; do not open the old way.",
		},
		steps: []advice{adviceAskWhere, adviceForeign},
		docs:  []string{learnCA + "policy-block-legacy-authentication"},
	},
	{
		code: "mfa-pending.unfamiliar", category: answer.CategoryMFAPending, numbers: []int{50074, 50076},
		when: unfamiliarPassword, sure: policyFailed, policies: demandsMFA, cure: cureOfKnownPassword, warns: true,
		words: words{
			title:       "MFA was asked for at an unfamiliar place, after the right password",
			headline:    "MFA was asked for at {place}, where the account has never signed in, and was not given; if that was not the user, somebody else knows the password",
			explanation: "On {time} the right password was typed for {account} at {place}, where it has never signed in, and {app} asked for MFA. Nobody gave it. On a journey that may be the user; if not, somebody else knows the password.",
			admin:       "AADSTS{code} after a right password, from a country without a single success in the window. MFA was demanded by {demander}, and it did its work.",
		},
		steps: []advice{
			adviceAskWhere,
			{who: answer.WhoUser, text: "If it was you: sign in to {app} again and answer the MFA prompt. If not: approve nothing."},
			adviceForeign,
		},
		docs: []string{docMFAReport},
	},
	{
		code: "mfa-registration.unfamiliar", category: answer.CategoryMFARegistration, numbers: []int{50072, 50079},
		when: unfamiliarPassword, sure: policyFailed, policies: demandsMFA, cure: cureOfKnownPassword, warns: true,
		words: words{
			title:       "MFA has to be set up, and the right password was typed at an unfamiliar place",
			headline:    "MFA has to be set up, and that was asked for at {place}, where the account has never signed in; if that was not the user, somebody else could set it up",
			explanation: "On {time} the right password was typed for {account} at {place}, where it has never signed in, and {app} asked to set up MFA. The account has no second factor yet: whoever knows the password could set up their own.",
			admin:       "AADSTS{code} after a right password, from a country without a single success in the window. MFA was demanded by {demander}. Until the user has been asked, hand out nothing with which a method can be set up.",
		},
		steps: []advice{
			adviceAskWhere,
			adviceForeign,
			adviceSetUpSafely,
		},
		docs: []string{learnCA + "policy-all-users-security-info-registration"},
	},
}
