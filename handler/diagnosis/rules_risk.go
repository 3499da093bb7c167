package diagnosis

import (
	"slices"
	"strings"

	"signin-diagnosis/handler/answer"
	"signin-diagnosis/handler/signin"
)

// risky: the policy acted because of risk, or the row was judged at risk while a
// policy stopped it. “hidden” means that the tenant has no P2 licence, and
// nothing about risk.
func risky(s *subject) bool {
	if blockedBy("signInRisk")(s) || blockedBy("userRisk")(s) {
		return true
	}
	atRisk := slices.Contains([]string{"medium", "high"}, strings.ToLower(s.RiskLevelDuringSignIn)) ||
		slices.Contains([]string{"atrisk", "confirmedcompromised"}, strings.ToLower(s.RiskState))
	return atRisk && !conditionsKnown(s)
}

// conditionsKnown: an older log, or an export, leaves the conditions out.
func conditionsKnown(s *subject) bool {
	return slices.ContainsFunc(stopping(s.event), func(p signin.AppliedPolicy) bool { return p.ConditionsSatisfied != "" })
}

// bySignInRisk: the sign-in was at risk, and not the user.
func bySignInRisk(s *subject) bool { return blockedBy("signInRisk")(s) && !blockedBy("userRisk")(s) }

var (
	adviceInvestigate = advice{who: answer.WhoSecurityOperator, text: "Investigate the user under Risky users before anything is allowed again.", link: linkRiskyUsers, command: commandRisky}
	adviceDismiss     = advice{changes: true, who: answer.WhoSecurityOperator, text: "Dismiss the risk only if it is explained."}
	adviceStop        = advice{who: answer.WhoUser, text: "Stop trying and call the helpdesk."}
)

const docRisk = "https://learn.microsoft.com/entra/id-protection/howto-identity-protection-remediate-unblock"

// riskRules: Entra ID Protection sees the user or the sign-in at risk. Nothing
// here may help an attacker in: no pass, no exemption.
var riskRules = []rule{
	{
		code: "risk.signIn", category: answer.CategoryRisk, numbers: blockNumbers,
		when: bySignInRisk, sure: policyFailed, policies: stopping,
		cure: &cure{reach: onResourceSameAddress, why: "The risk was this sign-in's, from this place: a sign-in from elsewhere was another one."},
		words: words{
			title:       "Blocked because this sign-in looks risky",
			headline:    "Entra ID sees a risk in the sign-in from {place}, and {policy} blocks that",
			explanation: "Entra ID saw a risk in the sign-in to {app} on {time}, from {place}, and {policy} blocks that. If the user did not start it, somebody else knows the password.",
			admin:       "AADSTS{code} with a sign-in risk condition: it is about this sign-in and not about the user's risk. Do not change the policy for this user.",
		},
		steps: []advice{
			{who: answer.WhoHelpdesk, text: "Ask the user whether they started this sign-in from {place}. If not, call security at once."},
			adviceInvestigate,
			adviceDismiss,
			{who: answer.WhoUser, text: "Sign in from the usual place and device."},
		},
		docs: []string{docRisk},
	},
	{
		code: "risk.home", category: answer.CategoryRisk, numbers: []int{53011},
		when: guest, sure: policyFailed, policies: failing,
		words: words{
			title:       "The guest's own organisation sees the account at risk",
			headline:    "the user's own organisation sees the account at risk",
			explanation: "{account} is a guest, and its own organisation sees the account at risk. On {time} that stopped the sign-in to {app}. Nobody in this organisation can clear it.",
			admin:       "AADSTS53011: the user risk is the home tenant's and is cleared there.",
		},
		steps: []advice{
			{who: answer.WhoUser, text: "Call the helpdesk of your own organisation; changing the password there may clear it."},
			{who: answer.WhoHomeTenant, text: "Investigate the user's risk, and have the password changed securely."},
		},
		docs: []string{"https://learn.microsoft.com/entra/id-protection/concept-identity-protection-b2b"},
	},
	{
		code: "risk.blockedByPolicy", category: answer.CategoryRisk, numbers: blockNumbers,
		when: risky, sure: policyFailed, policies: stopping,
		words: words{
			title:       "Blocked because the sign-in or the user is at risk",
			headline:    "Entra ID sees the account or the sign-in at risk, and {policy} blocks that",
			explanation: "Entra ID judged {account}, or the sign-in to {app} on {time} from {place}, to be at risk, and {policy} blocks that. Somebody else may know the password.",
			admin:       "AADSTS{code} with a risk condition. Clear the risk; do not change the policy for this user.",
		},
		steps: []advice{adviceStop, adviceInvestigate, adviceDismiss},
		docs:  []string{docRisk},
	},
	{
		code: "risk.passwordChange", category: answer.CategoryRisk, numbers: []int{50135, 50137},
		cure: &cure{reach: onResourceSafe, settled: changedSince, over: overChanged, why: "A new password clears the risk; the directory knows when it was set, and so does a sign-in that is not at risk any more."},
		sure: policyFailed, policies: failing,
		words: words{
			title:       "The password has to be changed because the account is at risk",
			headline:    "the account is at risk, and the password has to be changed first",
			explanation: "Entra ID sees {account} at risk. On {time} a policy asked for a new password before letting the user in to {app}.",
			admin:       "AADSTS{code}: {meaning}",
		},
		steps: []advice{
			adviceChangePassword,
			adviceInvestigate,
			adviceDismiss,
		},
		docs: []string{docRisk},
	},
	{
		code: "risk.userBlocked", category: answer.CategoryRisk, numbers: []int{530032, 53011, 530034},
		cure: &cure{reach: anywhere, why: "A block by user risk outside of any policy holds everywhere."},
		sure: policyFailed, policies: failing,
		words: words{
			title:       "The account is blocked because it is at risk",
			headline:    "the account is blocked because Entra ID sees it at risk",
			explanation: "Entra ID sees {account} at risk and refused the sign-in to {app} on {time}. Somebody else may know the password.",
			admin:       "AADSTS{code}: {meaning}",
		},
		steps: []advice{adviceStop, adviceInvestigate, adviceDismiss},
		docs:  []string{docRisk},
	},
}
