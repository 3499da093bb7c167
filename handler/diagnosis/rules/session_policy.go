package rules

import (
	"maps"
	"slices"
	"strings"

	"signin-diagnosis/handler/answer"
	"signin-diagnosis/handler/diagnosis/rule"
	"signin-diagnosis/handler/diagnosis/timeline"
	"signin-diagnosis/handler/signin"
)

// limitingSession are the policies that limit the age of the session: failed
// ones, else those that were met at sign-in and act on the session later.
func limitingSession(e *timeline.Event) []signin.AppliedPolicy {
	if failed := timeline.Choose(e, func(p *signin.AppliedPolicy) bool {
		return p.Result == signin.ResultFailure && timeline.Limits(p)
	}); len(failed) > 0 {
		return failed
	}
	if met := timeline.Choose(e, func(p *signin.AppliedPolicy) bool { return p.Result == signin.ResultSuccess && timeline.Limits(p) }); len(met) > 0 {
		return met
	}
	return timeline.Failing(e)
}

// limitElsewhere finds the policy that limits the session where the row names none: the
// one that the same client met on the same resource, or else the definitions that
// speak of this user and resource, of which the shortest period counts.
func limitElsewhere(s *rule.Subject) rule.Inferred {
	if e := s.Habits.LimitedAt(s.Event); e != nil {
		return rule.Inferred{Policies: limitingSession(e), From: rule.BySuccessAt, At: e.CreatedAt}
	}
	if rule.OtherTenant(s) && !rule.Guest(s) {
		return rule.Inferred{} // the other organisation's policies are not ours
	}
	in, may := limitsInScope(s)
	switch {
	case len(in) > 0:
		return rule.Inferred{Policies: strictest(in), From: rule.ByDefinitions}
	case len(may) > 0 && /*guard:one-limit-possible*/ len(may) < 2:
		return rule.Inferred{Policies: []signin.AppliedPolicy{met(may[0])}, From: rule.ByOnlyPossible}
	default:
		return rule.Inferred{}
	}
}

// limitsInScope are the definitions that limit the age of a session and speak of the
// row, and those that may.
func limitsInScope(s *rule.Subject) (in, may []signin.Policy) {
	for _, id := range slices.Sorted(maps.Keys(s.Evidence.Policies)) {
		p := s.Evidence.Policies[id]
		if !p.SessionControls.SignInFrequency.Enabled {
			continue
		}
		switch rule.ScopeOf(&p, s) {
		case rule.InScope:
			in = append(in, p)
		case rule.MayBeInScope:
			may = append(may, p)
		}
	}
	return in, may
}

// strictest are those of the policies with the shortest period.
func strictest(policies []signin.Policy) []signin.AppliedPolicy {
	shortest := policies[0].SessionControls.SignInFrequency.Period()
	for _, p := range policies {
		shortest = min(shortest, p.SessionControls.SignInFrequency.Period())
	}
	var chosen []signin.AppliedPolicy
	for _, p := range policies {
		if p.SessionControls.SignInFrequency.Period() == shortest {
			chosen = append(chosen, met(p))
		}
	}
	return chosen
}

// met is a policy that no row shows, as rows show policies. What it did is not known.
func met(p signin.Policy) signin.AppliedPolicy {
	return signin.AppliedPolicy{ID: p.ID, DisplayName: p.DisplayName, Result: "unknown", SessionControls: []string{timeline.SignInFrequency}}
}

// sessionLimited: the row or a policy on it says that sign-in frequency asked.
func sessionLimited(s *rule.Subject) bool {
	if slices.ContainsFunc(s.SessionLifetimePolicies, func(p signin.SessionLifetime) bool {
		return strings.HasPrefix(strings.ToLower(p.Requirement), "signinfrequency")
	}) {
		return true
	}
	return slices.ContainsFunc(limitingSession(s.Event), func(p signin.AppliedPolicy) bool {
		return timeline.Limits(&p)
	})
}

func everyTime(s *rule.Subject) bool {
	return slices.ContainsFunc(s.SessionLifetimePolicies, func(p signin.SessionLifetime) bool {
		return strings.EqualFold(p.Requirement, "signInFrequencyEveryTime")
	})
}

// lifetimeIs reports that one of the rules forced the new authentication.
func lifetimeIs(requirements ...string) func(*rule.Subject) bool {
	return func(s *rule.Subject) bool {
		return slices.ContainsFunc(s.SessionLifetimePolicies, func(p signin.SessionLifetime) bool {
			return slices.ContainsFunc(requirements, func(r string) bool { return strings.EqualFold(p.Requirement, r) })
		})
	}
}

func loopsEveryTime(s *rule.Subject) bool { return everyTime(s) && s.Habits.Loops(s.Event) }

var sessionPolicy = []rule.Rule{
	{
		Code: "session-policy.everyTimeLoop", Category: answer.CategorySessionPolicy, Numbers: []int{70043, 70044, 70046, 50078},
		Demands: []rule.Demand{rule.DemandFrequency},
		When:    loopsEveryTime, Sure: sessionLimited, Policies: limitingSession, Infer: limitElsewhere,
		Words: rule.Words{
			Title:       "A policy asks for a new sign-in every time, and the app never gets past it",
			Headline:    "{policy} demands a new sign-in every time, and {app} asks again and again without getting past it",
			Explanation: "{policy} demands a fresh sign-in each time {resource} is used. On {time} {app} asked again and again within minutes and was sent back each time. Signing in once more does not end that.",
			Admin:       "AADSTS{code} with sign-in frequency “every time”, three times or more in five minutes. Without MFA in the same policy, or with a client that does not ask the user, this loops.",
		},
		Steps: []rule.Step{
			{Who: answer.WhoConditionalAccessAdmin, Text: "Look at {policy}: “every time” belongs to resources that are used seldom, together with MFA. Give {resource} a period of hours instead, and try it in report-only mode first.", Link: linkPolicy, Command: commandPolicy},
			{Who: answer.WhoUser, Text: "Until then, use {resource} in a browser."},
		},
		Docs: []string{docSessionLifetime},
	},
	{
		Code: "session-policy.everyTime", Category: answer.CategorySessionPolicy, Numbers: []int{70043, 70044, 70046, 50078},
		Demands: []rule.Demand{rule.DemandFrequency},
		When:    everyTime, Sure: sessionLimited, Policies: limitingSession, Infer: limitElsewhere,
		Words: rule.Words{
			Title:       "A policy demands a new sign-in every time",
			Headline:    "{policy} demands a new sign-in every time",
			Explanation: "{policy} demands a fresh sign-in each time {resource} is used. {app} came with an older one on {time}.",
			Admin:       "AADSTS{code} with sign-in frequency “every time”. Without MFA in the same policy this can loop.",
		},
		Steps: []rule.Step{adviceSignInAgain, adviceFrequency},
		Docs:  []string{docSessionLifetime},
	},
	{
		Code: "session-policy.tokenLifetime", Category: answer.CategorySessionPolicy, Numbers: []int{70043, 70044, 70046, 50078},
		When: lifetimeIs("tenantTokenLifetimePolicy", "audienceTokenLifetimePolicy"),
		Words: rule.Words{
			Title:       "A token lifetime policy ended the session",
			Headline:    "a token lifetime policy of the tenant or of {resource} ended the session",
			Explanation: "A token lifetime policy limits how long a sign-in to {resource} stands. On {time} the one that {app} had saved was older. A new sign-in is needed.",
			Admin:       "AADSTS{code}, asked for by a configurable token lifetime and not by a Conditional Access policy.",
		},
		Steps: []rule.Step{
			adviceSignInAgain,
			{Who: answer.WhoApplicationAdmin, Text: "Look at the token lifetime policies that are assigned to {resource} or to the whole tenant.", Command: "Get-MgPolicyTokenLifetimePolicy"},
		},
		Docs: []string{"https://learn.microsoft.com/entra/identity-platform/configurable-token-lifetimes"},
	},
	{
		Code: "session-policy.signInFrequency", Category: answer.CategorySessionPolicy, Numbers: []int{70043, 70044, 70046},
		Demands: []rule.Demand{rule.DemandFrequency},
		Sure:    sessionLimited, Policies: limitingSession, Infer: limitElsewhere,
		Words: rule.Words{
			Title:       "A policy asks for a new sign-in (sign-in frequency)",
			Headline:    "{policy} demands a new sign-in {period}, and the last one is older",
			Explanation: "{policy} lets a sign-in to {resource} stand for a limited time only and demands a new one {period}. On {time} the sign-in that {app} had saved was older than that. Refreshing in the background cannot renew it; the user has to sign in.",
			Admin:       "AADSTS{code}: the session is older than the sign-in frequency. The policy of {resource} decides; the client, {app}, may show no policy of its own.",
		},
		Steps: []rule.Step{adviceSignInAgain, adviceFrequency},
		Docs:  []string{docSessionLifetime},
	},
	{
		Code: "session-policy.rememberedMFA", Category: answer.CategorySessionPolicy, Numbers: []int{50078},
		When: lifetimeIs("rememberMultifactorAuthenticationOnTrustedDevices"),
		Words: rule.Words{
			Title:       "The remembered MFA has run out",
			Headline:    "the time for which MFA may be remembered here has run out",
			Explanation: "The tenant lets the second factor be remembered for some days. For {account} that time was over on {time}, so {app} has to ask again.",
			Admin:       "AADSTS50078 by “remember multifactor authentication on trusted devices” of the old MFA settings, and not by a Conditional Access policy.",
		},
		Steps: []rule.Step{
			adviceAnswerPrompt,
			{Who: answer.WhoAuthenticationAdmin, Text: "Microsoft advises a sign-in frequency in Conditional Access in place of remembered MFA; using both asks users twice."},
		},
		Docs: []string{docSessionLifetime},
	},
	{
		Code: "session-policy.mfaAge", Category: answer.CategorySessionPolicy, Numbers: []int{50078},
		Sure: sessionLimited, Policies: limitingSession, Infer: limitElsewhere,
		Words: rule.Words{
			Title:       "The second factor was given too long ago",
			Headline:    "the second factor was given longer ago than {policy} allows",
			Explanation: "The last MFA of {account} is older than {policy} allows for {resource}. On {time} a new one was asked for.",
			Admin:       "AADSTS50078: the MFA claim is older than the sign-in frequency or the remembered-MFA time.",
		},
		Steps: []rule.Step{
			adviceAnswerPrompt,
			adviceFrequency,
		},
		Docs: []string{docSessionLifetime},
	},
	{
		Code: "session-policy.cannotBeMet", Category: answer.CategorySessionPolicy, Numbers: []int{70045},
		Sure: sessionLimited, Policies: limitingSession, Infer: limitElsewhere,
		Words: rule.Words{
			Title:       "The saved sign-in can never meet the sign-in frequency",
			Headline:    "the app's saved sign-in can never meet the sign-in frequency of {policy}",
			Explanation: "{app} keeps using a saved sign-in that can never meet the sign-in frequency of {policy}. It has to be thrown away.",
			Admin:       "AADSTS70045: the client must drop the refresh token and sign the user in.",
		},
		Steps: []rule.Step{adviceSignInAgain, adviceFrequency},
		Docs:  []string{docSessionLifetime},
	},
	{
		Code: "session-policy.protocolTracked", Category: answer.CategorySessionPolicy, Numbers: []int{530036},
		Sure: rule.PolicyFailed, Policies: timeline.Failing,
		Words: rule.Words{
			Title:       "The sign-in began with a device code, which a policy now forbids",
			Headline:    "the sign-in was begun with a device code or moved from another device, which {policy} forbids",
			Explanation: "The saved sign-in of {app} was once begun with a device code, or moved over from another device. {policy} forbids sessions of that origin, so Entra ID refused it on {time}. It can never be used again.",
			Admin:       "AADSTS530036: the session is protocol-tracked (originalTransferMethod). The authentication-flows condition refuses it also in later, ordinary flows.",
		},
		Steps: []rule.Step{
			{Who: answer.WhoUser, Text: "Sign out of {app}, remove the account from it, and sign in again in a browser on the same device, without a device code."},
			adviceOpenPolicy,
		},
		Docs: []string{"https://learn.microsoft.com/entra/identity/conditional-access/concept-authentication-flows"},
	},
}
