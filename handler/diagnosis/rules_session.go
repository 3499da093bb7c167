package diagnosis

import (
	"slices"
	"strings"

	"signin-diagnosis/handler/signin"
)

// sessionLimited: the row or a policy on it says that sign-in frequency asked.
func sessionLimited(s *subject) bool {
	if slices.ContainsFunc(s.SessionLifetimePolicies, func(p signin.SessionLifetime) bool {
		return strings.HasPrefix(strings.ToLower(p.Requirement), "signinfrequency")
	}) {
		return true
	}
	return slices.ContainsFunc(limitingSession(s.event), func(p signin.AppliedPolicy) bool {
		return hasControl(p.SessionControls, "SignInFrequency")
	})
}

func everyTime(s *subject) bool {
	return slices.ContainsFunc(s.SessionLifetimePolicies, func(p signin.SessionLifetime) bool {
		return strings.EqualFold(p.Requirement, "signInFrequencyEveryTime")
	})
}

var adviceFrequency = advice{
	who:     WhoConditionalAccessAdmin,
	text:    "If users must sign in too often, look at the sign-in frequency of {policy}. It belongs to the resource, {resource}, whichever client meets it. Give it a longer period or a narrower scope, and do not combine it with remembered MFA.",
	link:    linkPolicy,
	command: commandPolicy,
}

// sessionRules: Conditional Access limits how old a session may be.
var sessionRules = []rule{
	{
		code: "session-policy.everyTime", category: CategorySessionPolicy, numbers: []int{70043, 70044, 70046, 50078},
		when: everyTime, sure: sessionLimited, policies: limitingSession,
		words: words{
			title:       "A policy demands a new sign-in every time",
			headline:    "{policy} demands a new sign-in every time",
			explanation: "{policy} demands a fresh sign-in each time {resource} is used. {app} came with an older one on {time}.",
			admin:       "AADSTS{code} with sign-in frequency “every time”. Without MFA in the same policy this can loop.",
		},
		steps: []advice{adviceSignInAgain, adviceFrequency},
		docs:  []string{docSessionLifetime},
	},
	{
		code: "session-policy.signInFrequency", category: CategorySessionPolicy, numbers: []int{70043, 70044, 70046},
		sure: sessionLimited, policies: limitingSession,
		words: words{
			title:       "A policy asks for a new sign-in (sign-in frequency)",
			headline:    "{policy} demands a new sign-in {period}, and the last one is older",
			explanation: "{policy} lets a sign-in to {resource} stand for a limited time only and demands a new one {period}. On {time} the sign-in that {app} had saved was older than that. Refreshing in the background cannot renew it; the user has to sign in.",
			admin:       "AADSTS{code}: the session is older than the sign-in frequency. The policy of the resource, {resource}, decides; the client, {app}, may show no policy of its own.",
		},
		steps: []advice{adviceSignInAgain, adviceFrequency},
		docs:  []string{docSessionLifetime},
	},
	{
		code: "session-policy.mfaAge", category: CategorySessionPolicy, numbers: []int{50078},
		sure: sessionLimited, policies: limitingSession,
		words: words{
			title:       "The second factor was given too long ago",
			headline:    "the second factor was given longer ago than {policy} allows",
			explanation: "The last MFA of {account} is older than {policy} allows for {resource}. On {time} a new one was asked for.",
			admin:       "AADSTS50078: the MFA claim is older than the sign-in frequency or the remembered-MFA time.",
		},
		steps: []advice{
			{who: WhoUser, text: "Sign in to {app} again and answer the MFA prompt."},
			adviceFrequency,
		},
		docs: []string{docSessionLifetime},
	},
	{
		code: "session-policy.cannotBeMet", category: CategorySessionPolicy, numbers: []int{70045},
		sure: sessionLimited, policies: limitingSession,
		words: words{
			title:       "The saved sign-in can never meet the sign-in frequency",
			headline:    "the app's saved sign-in can never meet the sign-in frequency of {policy}",
			explanation: "{app} keeps using a saved sign-in that can never meet the sign-in frequency of {policy}. It has to be thrown away.",
			admin:       "AADSTS70045: the client must drop the refresh token and sign the user in.",
		},
		steps: []advice{adviceSignInAgain, adviceFrequency},
		docs:  []string{docSessionLifetime},
	},
	{
		code: "session-policy.protocolTracked", category: CategorySessionPolicy, numbers: []int{530036},
		sure: policyFailed, policies: failing,
		words: words{
			title:       "The sign-in began with a device code, which a policy now forbids",
			headline:    "the sign-in was begun with a device code or moved from another device, which {policy} forbids",
			explanation: "The saved sign-in of {app} was once begun with a device code, or moved over from another device. {policy} forbids sessions of that origin, so Entra ID refused it on {time}. It can never be used again.",
			admin:       "AADSTS530036: the session is protocol-tracked (originalTransferMethod). The authentication-flows condition refuses it also in later, ordinary flows.",
		},
		steps: []advice{
			{who: WhoUser, text: "Sign out of {app}, remove the account from it, and sign in again in a browser on the same device, without a device code."},
			adviceOpenPolicy,
		},
		docs: []string{"https://learn.microsoft.com/entra/identity/conditional-access/concept-authentication-flows"},
	},
}
