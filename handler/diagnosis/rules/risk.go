package rules

import (
	"slices"
	"strings"

	"signin-diagnosis/handler/answer"
	"signin-diagnosis/handler/diagnosis/rule"
	"signin-diagnosis/handler/diagnosis/timeline"
	"signin-diagnosis/handler/signin"
)

// risky: the policy acted because of risk, or the row was judged at risk while a
// policy stopped it. “hidden” means that the tenant has no P2 licence, and
// nothing about risk.
func risky(s *rule.Subject) bool {
	if rule.BlockedBy("signInRisk")(s) || rule.BlockedBy("userRisk")(s) {
		return true
	}
	atRisk := slices.Contains([]string{"medium", "high"}, strings.ToLower(s.RiskLevelDuringSignIn)) ||
		slices.Contains([]string{"atrisk", "confirmedcompromised"}, strings.ToLower(s.RiskState))
	return atRisk && !conditionsKnown(s)
}

// conditionsKnown: an older log, or an export, leaves the conditions out.
func conditionsKnown(s *rule.Subject) bool {
	return slices.ContainsFunc(rule.Stopping(s.Event), func(p signin.AppliedPolicy) bool { return p.ConditionsSatisfied != "" })
}

// bySignInRisk: the sign-in was at risk, and not the user.
func bySignInRisk(s *rule.Subject) bool {
	return rule.BlockedBy("signInRisk")(s) && !rule.BlockedBy("userRisk")(s)
}

// askedAtRisk: every policy that stopped the row did because of a risk that the row
// shows. Of another organisation's the rules of guests speak, and of a client that
// asks again and again those of loops.
func askedAtRisk(of func(rule.Risk) bool) func(*rule.Subject) bool {
	return func(s *rule.Subject) bool {
		asked, only := rule.OnlyAtRisk(s)
		return only && of(asked) && !rule.OtherTenant(s) && !rule.Loops(s)
	}
}

func ofUser(asked rule.Risk) bool { return asked&rule.UserRisk != 0 }

func ofSignIn(asked rule.Risk) bool { return asked == rule.SignInRisk }

// askingCodes ask for a second factor or a fresh sign-in.
var askingCodes = []int{50074, 50076, 50078, 70043, 70044, 70046}

const docInvestigate = "https://learn.microsoft.com/security/operations/incident-response-playbook-password-spray"

// successAfterGuesses is no AADSTS code's: the row succeeded (intruder.go).
var successAfterGuesses = rule.Rule{
	Code: "risk.successAfterGuesses", Category: answer.CategoryRisk, Kind: rule.Warning, Claim: rule.BySuccess, Ends: endsKnownPassword,
	Words: rule.Words{
		Title:       "A sign-in succeeded after others had tried to get in",
		Headline:    "a sign-in succeeded at {place}, after somebody had tried to get in in vain, and nothing there shows that it was the user",
		Explanation: "On {time} {app} let {account} in at {place}. Before that somebody tried to get in and did not, from there or from several other countries, and nothing there shows that it was the user. If it was not, somebody else knows the password and is in.",
		Admin:       "The first entry from there by a password follows wrong passwords, a refused MFA request or many that nobody answered, or a spray from other countries, and the account is used elsewhere. These successes are not taken as proof that another trouble is over, nor their place as familiar.",
	},
	Steps: []rule.Step{
		{Who: answer.WhoHelpdesk, Text: "Ask the user whether they signed in at {place} on {time}. If not, call security at once."},
		{Changes: true, Who: answer.WhoSecurityOperator, Text: "If it was not the user: have the password reset and the sessions revoked at once, then look for what was done from {place}: inbox rules, new methods, consent to apps.", Link: linkUserSignIns, Command: commandRisky},
		adviceApprove,
	},
	Docs: []string{docInvestigate},
}

var risk = []rule.Rule{
	{
		Code: "risk.signIn", Category: answer.CategoryRisk, Numbers: timeline.BlockCodes,
		When: bySignInRisk, Sure: rule.PolicyFailed, Policies: rule.Stopping,
		Ends: &rule.Resolution{Reach: timeline.OnResourceSameAddress, Why: "The risk was this sign-in's, from this place: a sign-in from elsewhere was another one."},
		Words: rule.Words{
			Title:       "Blocked because this sign-in looks risky",
			Headline:    "Entra ID sees a risk in the sign-in from {place}, and {policy} blocks that",
			Explanation: "Entra ID saw a risk in the sign-in to {app} on {time}, from {place}, and {policy} blocks that. If the user did not start it, somebody else knows the password.",
			Admin:       "AADSTS{code} with a sign-in risk condition: it is about this sign-in and not about the user's risk. Do not change the policy for this user.",
		},
		Steps: []rule.Step{
			{Who: answer.WhoHelpdesk, Text: "Ask the user whether they started this sign-in from {place}. If not, call security at once."},
			adviceInvestigate,
			adviceDismiss,
			{Who: answer.WhoUser, Text: "Sign in from the usual place and device."},
		},
		Docs: []string{docRisk},
	},
	{
		Code: "risk.home", Category: answer.CategoryRisk, Numbers: []int{53011},
		When: rule.Guest, Sure: rule.PolicyFailed, Policies: timeline.Failing,
		Words: rule.Words{
			Title:       "The guest's own organisation sees the account at risk",
			Headline:    "the user's own organisation sees the account at risk",
			Explanation: "{account} is a guest, and its own organisation sees the account at risk. On {time} that stopped the sign-in to {app}. Nobody in this organisation can clear it.",
			Admin:       "AADSTS53011: the user risk is the home tenant's and is cleared there.",
		},
		Steps: []rule.Step{
			{Who: answer.WhoUser, Text: "Call the helpdesk of your own organisation; changing the password there may clear it."},
			{Who: answer.WhoHomeTenant, Text: "Investigate the user's risk, and have the password changed securely."},
		},
		Docs: []string{"https://learn.microsoft.com/entra/id-protection/concept-identity-protection-b2b"},
	},
	{
		Code: "risk.blockedByPolicy", Category: answer.CategoryRisk, Numbers: timeline.BlockCodes,
		When: risky, Sure: rule.PolicyFailed, Policies: rule.Stopping,
		Words: rule.Words{
			Title:       "Blocked because the sign-in or the user is at risk",
			Headline:    "Entra ID sees the account or the sign-in at risk, and {policy} blocks that",
			Explanation: "Entra ID judged {account}, or the sign-in to {app} on {time} from {place}, to be at risk, and {policy} blocks that. Somebody else may know the password.",
			Admin:       "AADSTS{code} with a risk condition. Clear the risk; do not change the policy for this user.",
		},
		Steps: []rule.Step{adviceStop, adviceInvestigate, adviceDismiss},
		Docs:  []string{docRisk},
	},
	{
		Code: "risk.userAsked", Category: answer.CategoryRisk, Numbers: askingCodes,
		Demands: []rule.Demand{rule.DemandMFA, rule.DemandStrength, rule.DemandFrequency},
		When:    askedAtRisk(ofUser), Sure: rule.PolicyFailed, Policies: timeline.Failing,
		Ends: &rule.Resolution{Reach: timeline.OnClientAndResource, Why: "The client that gets in has brought what is asked of an account at risk; whether the risk is cleared is another matter."},
		Words: rule.Words{
			Title:       "The account is at risk, and a policy asks for more because of it",
			Headline:    "Entra ID sees the account at risk, and {policy} asks only such accounts for a second factor or a fresh sign-in, which was not given",
			Explanation: "Entra ID sees {account} at risk. {policy} asks for a second factor or a fresh sign-in only where there is such a risk, and on {time} {app} did not bring it. Other users are not asked. Somebody else may know the password.",
			Admin:       "AADSTS{code} with a user risk condition, and the row is at risk. Until the risk is cleared the policy goes on asking. Clear the risk; do not change the policy for this user.",
		},
		Steps: []rule.Step{
			adviceInvestigate,
			{Who: answer.WhoUser, Text: "If you started this sign-in, sign in to {app} again in its window or in a browser and give what is asked. If not, approve nothing and call the helpdesk."},
			adviceDismiss,
		},
		Docs: []string{docRisk},
	},
	{
		Code: "risk.signInAsked", Category: answer.CategoryRisk, Numbers: askingCodes,
		Demands: []rule.Demand{rule.DemandMFA, rule.DemandStrength, rule.DemandFrequency},
		When:    askedAtRisk(ofSignIn), Sure: rule.PolicyFailed, Policies: timeline.Failing,
		Ends: &rule.Resolution{Reach: timeline.OnResourceSameAddress, Why: "The risk was this sign-in's, from this place: a sign-in from elsewhere was another one."},
		Words: rule.Words{
			Title:       "This sign-in looks risky, and a policy asks for more because of it",
			Headline:    "Entra ID sees a risk in the sign-in from {place}, and {policy} asks only such sign-ins for a second factor or a fresh sign-in, which was not given",
			Explanation: "Entra ID saw a risk in the sign-in to {app} on {time}, from {place}. {policy} asks for a second factor or a fresh sign-in only where there is such a risk, and it was not given. Other sign-ins are not asked. If the user did not start this one, somebody else knows the password.",
			Admin:       "AADSTS{code} with a sign-in risk condition, and the row is at risk: it is about this sign-in and not about the user's risk. A second factor of the user's clears it. Do not change the policy for this user.",
		},
		Steps: []rule.Step{
			{Who: answer.WhoHelpdesk, Text: "Ask the user whether they started this sign-in from {place}. If not, call security at once."},
			{Who: answer.WhoUser, Text: "If you started this sign-in, sign in to {app} again in its window or in a browser and give what is asked. If not, approve nothing and call the helpdesk."},
			adviceInvestigate,
			adviceDismiss,
		},
		Docs: []string{docRisk},
	},
	{
		Code: "risk.passwordChange", Category: answer.CategoryRisk, Numbers: []int{50135, 50137},
		Ends: &rule.Resolution{Reach: timeline.OnResourceSafe, Settled: rule.ChangedSince, Over: overChanged, Why: "A new password clears the risk; the directory knows when it was set, and so does a sign-in that is not at risk any more."},
		Sure: rule.PolicyFailed, Policies: timeline.Failing,
		Words: rule.Words{
			Title:       "The password has to be changed because the account is at risk",
			Headline:    "the account is at risk, and the password has to be changed first",
			Explanation: "Entra ID sees {account} at risk. On {time} a policy asked for a new password before letting the user in to {app}.",
			Admin:       "AADSTS{code}: {meaning}",
		},
		Steps: []rule.Step{
			adviceChangePassword,
			adviceInvestigate,
			adviceDismiss,
		},
		Docs: []string{docRisk},
	},
	{
		Code: "risk.userBlocked", Category: answer.CategoryRisk, Numbers: []int{530032, 53011, 530034},
		Ends: &rule.Resolution{Reach: timeline.Anywhere, Why: "A block by user risk outside of any policy holds everywhere."},
		Sure: rule.PolicyFailed, Policies: timeline.Failing,
		Words: rule.Words{
			Title:       "The account is blocked because it is at risk",
			Headline:    "the account is blocked because Entra ID sees it at risk",
			Explanation: "Entra ID sees {account} at risk and refused the sign-in to {app} on {time}. Somebody else may know the password.",
			Admin:       "AADSTS{code}: {meaning}",
		},
		Steps: []rule.Step{adviceStop, adviceInvestigate, adviceDismiss},
		Docs:  []string{docRisk},
	},
}
