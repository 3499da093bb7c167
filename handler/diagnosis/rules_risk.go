package diagnosis

import (
	"slices"
	"strings"
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
	return atRisk && len(failing(s.event)) == 0
}

var (
	adviceInvestigate = advice{who: WhoSecurityOperator, text: "Investigate the user under Risky users before anything is allowed again. Dismiss the risk only if it is explained.", link: linkRiskyUsers, command: commandRisky}
	adviceStop        = advice{who: WhoUser, text: "Stop trying and call the helpdesk."}
)

const docRisk = "https://learn.microsoft.com/entra/id-protection/howto-identity-protection-remediate-unblock"

// riskRules: Entra ID Protection sees the user or the sign-in at risk. Nothing
// here may help an attacker in: no pass, no exemption.
var riskRules = []rule{
	{
		code: "risk.blockedByPolicy", category: CategoryRisk, numbers: blockNumbers,
		when: risky, sure: policyFailed, policies: failing,
		words: words{
			title:       "Blocked because the sign-in or the user is at risk",
			headline:    "Entra ID sees the account or the sign-in at risk, and {policy} blocks that",
			explanation: "Entra ID judged {account}, or the sign-in to {app} on {time} from {place}, to be at risk, and {policy} blocks that. Somebody else may know the password.",
			admin:       "AADSTS{code} with a risk condition. Clear the risk; do not change the policy for this user.",
		},
		steps: []advice{adviceStop, adviceInvestigate},
		docs:  []string{docRisk},
	},
	{
		code: "risk.passwordChange", category: CategoryRisk, numbers: []int{50135, 50137},
		sure: policyFailed, policies: failing,
		words: words{
			title:       "The password has to be changed because the account is at risk",
			headline:    "the account is at risk, and the password has to be changed first",
			explanation: "Entra ID sees {account} at risk. On {time} a policy asked for a new password before letting the user in to {app}.",
			admin:       "AADSTS{code}: {meaning}",
		},
		steps: []advice{
			{who: WhoUser, text: "Change the password on the page that asks for it, on a device you trust. If no page asks, call the helpdesk."},
			adviceInvestigate,
		},
		docs: []string{docRisk},
	},
	{
		code: "risk.userBlocked", category: CategoryRisk, numbers: []int{530032, 53011, 530034},
		sure: policyFailed, policies: failing,
		words: words{
			title:       "The account is blocked because it is at risk",
			headline:    "the account is blocked because Entra ID sees it at risk",
			explanation: "Entra ID sees {account} at risk and refused the sign-in to {app} on {time}. Somebody else may know the password.",
			admin:       "AADSTS{code}: {meaning}",
		},
		steps: []advice{adviceStop, adviceInvestigate},
		docs:  []string{docRisk},
	},
}
