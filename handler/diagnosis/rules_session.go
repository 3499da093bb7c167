package diagnosis

import (
	"slices"
	"strings"

	"signin-diagnosis/handler/answer"
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
	policy:  true,
	who:     answer.WhoConditionalAccessAdmin,
	text:    "If users must sign in too often, look at the sign-in frequency of {policy}. It belongs to {resource}, and not to the client that meets it. Give it a longer period or a narrower scope, and do not combine it with remembered MFA.",
	link:    linkPolicy,
	command: commandPolicy,
}

// lifetimeIs reports that one of the rules forced the new authentication.
func lifetimeIs(requirements ...string) func(*subject) bool {
	return func(s *subject) bool {
		return slices.ContainsFunc(s.SessionLifetimePolicies, func(p signin.SessionLifetime) bool {
			return slices.ContainsFunc(requirements, func(r string) bool { return strings.EqualFold(p.Requirement, r) })
		})
	}
}

func loopsEveryTime(s *subject) bool { return everyTime(s) && s.habits.loops(s.event) }

// sessionRules: Conditional Access limits how old a session may be.
var sessionRules = []rule{
	{
		code: "session-policy.everyTimeLoop", category: answer.CategorySessionPolicy, numbers: []int{70043, 70044, 70046, 50078},
		when: loopsEveryTime, sure: sessionLimited, policies: limitingSession,
		words: words{
			title:       "A policy asks for a new sign-in every time, and the app never gets past it",
			headline:    "{policy} demands a new sign-in every time, and {app} asks again and again without getting past it",
			explanation: "{policy} demands a fresh sign-in each time {resource} is used. On {time} {app} asked again and again within minutes and was sent back each time. Signing in once more does not end that.",
			admin:       "AADSTS{code} with sign-in frequency “every time”, three times or more in five minutes. Without MFA in the same policy, or with a client that does not ask the user, this loops.",
		},
		steps: []advice{
			{who: answer.WhoConditionalAccessAdmin, text: "Look at {policy}: “every time” belongs to resources that are used seldom, together with MFA. Give {resource} a period of hours instead, and try it in report-only mode first.", link: linkPolicy, command: commandPolicy},
			{who: answer.WhoUser, text: "Until then, use {resource} in a browser."},
		},
		docs: []string{docSessionLifetime},
	},
	{
		code: "session-policy.everyTime", category: answer.CategorySessionPolicy, numbers: []int{70043, 70044, 70046, 50078},
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
		code: "session-policy.tokenLifetime", category: answer.CategorySessionPolicy, numbers: []int{70043, 70044, 70046, 50078},
		when: lifetimeIs("tenantTokenLifetimePolicy", "audienceTokenLifetimePolicy"),
		words: words{
			title:       "A token lifetime policy ended the session",
			headline:    "a token lifetime policy of the tenant or of {resource} ended the session",
			explanation: "A token lifetime policy limits how long a sign-in to {resource} stands. On {time} the one that {app} had saved was older. A new sign-in is needed.",
			admin:       "AADSTS{code}, asked for by a configurable token lifetime and not by a Conditional Access policy.",
		},
		steps: []advice{
			adviceSignInAgain,
			{who: answer.WhoApplicationAdmin, text: "Look at the token lifetime policies that are assigned to {resource} or to the whole tenant.", command: "Get-MgPolicyTokenLifetimePolicy"},
		},
		docs: []string{"https://learn.microsoft.com/entra/identity-platform/configurable-token-lifetimes"},
	},
	{
		code: "session-policy.signInFrequency", category: answer.CategorySessionPolicy, numbers: []int{70043, 70044, 70046},
		sure: sessionLimited, policies: limitingSession,
		words: words{
			title:       "A policy asks for a new sign-in (sign-in frequency)",
			headline:    "{policy} demands a new sign-in {period}, and the last one is older",
			explanation: "{policy} lets a sign-in to {resource} stand for a limited time only and demands a new one {period}. On {time} the sign-in that {app} had saved was older than that. Refreshing in the background cannot renew it; the user has to sign in.",
			admin:       "AADSTS{code}: the session is older than the sign-in frequency. The policy of {resource} decides; the client, {app}, may show no policy of its own.",
		},
		steps: []advice{adviceSignInAgain, adviceFrequency},
		docs:  []string{docSessionLifetime},
	},
	{
		code: "session-policy.rememberedMFA", category: answer.CategorySessionPolicy, numbers: []int{50078},
		when: lifetimeIs("rememberMultifactorAuthenticationOnTrustedDevices"),
		words: words{
			title:       "The remembered MFA has run out",
			headline:    "the time for which this browser may remember MFA has run out",
			explanation: "The tenant lets a browser remember the second factor for some days. For {account} that time was over on {time}, so {app} has to ask again.",
			admin:       "AADSTS50078 by “remember multifactor authentication on trusted devices” of the old MFA settings, and not by a Conditional Access policy.",
		},
		steps: []advice{
			adviceAnswerPrompt,
			{who: answer.WhoAuthenticationAdmin, text: "Microsoft advises a sign-in frequency in Conditional Access in place of remembered MFA; using both asks users twice."},
		},
		docs: []string{docSessionLifetime},
	},
	{
		code: "session-policy.mfaAge", category: answer.CategorySessionPolicy, numbers: []int{50078},
		sure: sessionLimited, policies: limitingSession,
		words: words{
			title:       "The second factor was given too long ago",
			headline:    "the second factor was given longer ago than {policy} allows",
			explanation: "The last MFA of {account} is older than {policy} allows for {resource}. On {time} a new one was asked for.",
			admin:       "AADSTS50078: the MFA claim is older than the sign-in frequency or the remembered-MFA time.",
		},
		steps: []advice{
			adviceAnswerPrompt,
			adviceFrequency,
		},
		docs: []string{docSessionLifetime},
	},
	{
		code: "session-policy.cannotBeMet", category: answer.CategorySessionPolicy, numbers: []int{70045},
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
		code: "session-policy.protocolTracked", category: answer.CategorySessionPolicy, numbers: []int{530036},
		sure: policyFailed, policies: failing,
		words: words{
			title:       "The sign-in began with a device code, which a policy now forbids",
			headline:    "the sign-in was begun with a device code or moved from another device, which {policy} forbids",
			explanation: "The saved sign-in of {app} was once begun with a device code, or moved over from another device. {policy} forbids sessions of that origin, so Entra ID refused it on {time}. It can never be used again.",
			admin:       "AADSTS530036: the session is protocol-tracked (originalTransferMethod). The authentication-flows condition refuses it also in later, ordinary flows.",
		},
		steps: []advice{
			{who: answer.WhoUser, text: "Sign out of {app}, remove the account from it, and sign in again in a browser on the same device, without a device code."},
			adviceOpenPolicy,
		},
		docs: []string{"https://learn.microsoft.com/entra/identity/conditional-access/concept-authentication-flows"},
	},
}
