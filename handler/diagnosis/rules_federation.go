package diagnosis

import (
	"signin-diagnosis/handler/answer"
)

const (
	docPassThrough = "https://learn.microsoft.com/entra/identity/hybrid/connect/tshoot-connect-pass-through-authentication"
	docSeamless    = "https://learn.microsoft.com/entra/identity/hybrid/connect/tshoot-connect-sso"
)

// federationRules: the company's own sign-in systems did not answer as they should.
var federationRules = []rule{
	{
		code: "federation.passwordAgent", category: answer.CategoryFederation, numbers: []int{80001, 80002, 80003, 80005, 80007, 80010, 80011, 80013, 80014},
		words: words{
			title:       "The company's own password check did not answer",
			headline:    "the company's own password check (pass-through authentication) did not answer as it should",
			explanation: "The password of {account} is checked by the company's own servers. On {time} they could not do it for {app}. In short: {meaning} The password may be right.",
			admin:       "AADSTS{code}, pass-through authentication. The event log of the agents names the trouble; a cloud-only administrator account gets in while the agents are down.",
		},
		steps: []advice{
			{who: answer.WhoHybridIdentityAdmin, text: "Check that the authentication agents are shown as active, run, and reach Active Directory; look into their event log at that time."},
			{who: answer.WhoHelpdesk, text: "Ask whether others meet the same. If so, it is the agents and not the account."},
		},
		docs: []string{docPassThrough},
	},
	{
		code: "federation.seamlessSSO", category: answer.CategoryFederation, quiet: true,
		numbers: []int{81001, 81002, 81003, 81004, 81005, 81006, 81007, 81008, 81009, 81010, 81011, 81013, 81015, 81016, 50180},
		words: words{
			title:       "Windows could not sign the user in by itself",
			headline:    "signing in without a password (Seamless SSO) did not work, and nobody went on with the password",
			explanation: "On {time} Windows was to sign {account} in to {app} by itself, and could not. In short: {meaning} As a rule the page for the password follows, and the user notices no more than that.",
			admin:       "AADSTS{code}, Seamless SSO (Kerberos). Look at the computer account AZUREADSSOACC and its key, and at the browser's zones.",
		},
		steps: []advice{
			{who: answer.WhoUser, text: "Sign in with the password on the page that follows; then lock and unlock Windows for a new ticket."},
			{who: answer.WhoHybridIdentityAdmin, text: "If many meet it, follow the troubleshooting page for Seamless SSO; the key of AZUREADSSOACC has to be renewed every 30 days."},
		},
		docs: []string{docSeamless},
	},
	{
		code: "federation.signInAgain", category: answer.CategoryFederation, numbers: []int{53006, 53007, 50085},
		words: words{
			title:       "The company's own sign-in page has to confirm the user again",
			headline:    "the company's own sign-in page has to confirm the user afresh",
			explanation: "The sign-in of {account} comes from another system. On {time} {app} needed a fresh confirmation from there. In short: {meaning}",
			admin:       "AADSTS{code}: {meaning}",
		},
		steps: []advice{
			adviceSignInAgain,
			{who: answer.WhoHybridIdentityAdmin, text: "If a new sign-in does not help, check that the federation server honours the request for a fresh sign-in (wfresh, or prompt=login)."},
		},
		docs: []string{docErrorCodes},
	},
}
