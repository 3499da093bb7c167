package rules

import (
	"signin-diagnosis/handler/answer"
	"signin-diagnosis/handler/diagnosis/rule"
)

const (
	docPassThrough = "https://learn.microsoft.com/entra/identity/hybrid/connect/tshoot-connect-pass-through-authentication"
	docSeamless    = "https://learn.microsoft.com/entra/identity/hybrid/connect/tshoot-connect-sso"
)

// knownMember: the lookup returned the account, it is one of our own, and what it wanted
// to reach is not another tenant's.
func knownMember(s *rule.Subject) bool { return foundInDirectory(s) && !rule.OtherTenant(s) }

var federation = []rule.Rule{
	{
		Code: "federation.passwordAgent", Category: answer.CategoryFederation, Numbers: []int{80001, 80002, 80003, 80005, 80007, 80010, 80011, 80013, 80014},
		Words: rule.Words{
			Title:       "The company's own password check did not answer",
			Headline:    "the company's own password check (pass-through authentication) did not answer as it should",
			Explanation: "The password of {account} is checked by the company's own servers. On {time} they could not do it for {app}. In short: {meaning} The password may be right.",
			Admin:       "AADSTS{code}, pass-through authentication. The event log of the agents names the trouble; a cloud-only administrator account gets in while the agents are down.",
		},
		Steps: []rule.Step{
			{Who: answer.WhoHybridIdentityAdmin, Text: "Check that the authentication agents are shown as active, run, and reach Active Directory; look into their event log at that time."},
			{Who: answer.WhoHelpdesk, Text: "Ask whether others meet the same. If so, it is the agents and not the account."},
		},
		Docs: []string{docPassThrough},
	},
	{
		Code: "federation.seamlessSSO", Category: answer.CategoryFederation, Kind: rule.Probe,
		Numbers: []int{81001, 81002, 81003, 81004, 81005, 81006, 81007, 81008, 81009, 81010, 81011, 81013, 81015, 81016, 50180},
		Words: rule.Words{
			Title:       "Windows could not sign the user in by itself",
			Headline:    "signing in without a password (Seamless SSO) did not work, and nobody went on with the password",
			Explanation: "On {time} Windows was to sign {account} in to {app} by itself, and could not. In short: {meaning} As a rule the page for the password follows, and the user notices no more than that.",
			Admin:       "AADSTS{code}, Seamless SSO (Kerberos). Look at the computer account AZUREADSSOACC and its key, and at the browser's zones.",
		},
		Steps: []rule.Step{
			{Who: answer.WhoUser, Text: "Sign in with the password on the page that follows; then lock and unlock Windows for a new ticket."},
			{Who: answer.WhoHybridIdentityAdmin, Text: "If many meet it, follow the troubleshooting page for Seamless SSO; the key of AZUREADSSOACC has to be renewed every 30 days."},
		},
		Docs: []string{docSeamless},
	},
	{
		Code: "federation.identifierOfNobody", Category: answer.CategoryFederation, Numbers: []int{51004},
		When: knownMember, Sure: knownMember,
		Words: rule.Words{
			Title:       "The account exists, and the identifier that was sent for it belongs to nobody",
			Headline:    "the company's own sign-in system sends an identifier that belongs to no account, although the account exists",
			Explanation: "The directory knows {account}. Yet on {time} the sign-in to {app} came with an identifier that belongs to no account here. As a rule the company's own sign-in system (federation) sends another ImmutableID than the one that the account holds, as after a rename, a move to another domain or a synchronisation that was set up anew. Neither the spelling nor the password is the trouble.",
			Admin:       "AADSTS51004 for an account that the directory holds. The identifier stands in the text that the user saw; it has to equal onPremisesImmutableId of the account.",
		},
		Steps: []rule.Step{
			{Who: answer.WhoHybridIdentityAdmin, Text: "Compare the identifier in the error text with onPremisesImmutableId of the account. Correct whichever is wrong: the claim that the federation server sends, or the source anchor by which the account is synchronised.", Command: "Get-MgUser -UserId {userKey} -Property userPrincipalName,onPremisesImmutableId,onPremisesSyncEnabled"},
			{Who: answer.WhoHelpdesk, Text: "Do not create the account a second time."},
		},
		Docs: []string{"https://learn.microsoft.com/entra/identity/hybrid/connect/plan-connect-design-concepts"},
	},
	{
		Code: "federation.issuer", Category: answer.CategoryFederation, Numbers: []int{50107},
		Words: rule.Words{
			Title:       "The issuer that the company's own sign-in system names is set up for no domain",
			Headline:    "the company's own sign-in system names an issuer that is set up for none of the domains",
			Explanation: "On {time} the sign-in of {account} to {app} came from the company's own sign-in system under the issuer {realm}. That issuer is set up for no federated domain here. The password is not the trouble. It is often met by users of a sub-domain: the issuer is then made of the sub-domain, while Entra ID knows that of the domain above it.",
			Admin:       "AADSTS50107. The issuer of the sign-in has to equal issuerUri of the user's domain, to the letter.",
		},
		Steps: []rule.Step{
			{Who: answer.WhoHybridIdentityAdmin, Text: "Compare the issuer with those of the federated domains. With several domains or sub-domains at one federation server, correct the claim rule that makes the issuer.", Command: "Get-MgDomain -All"},
			{Who: answer.WhoExternalIdentityAdmin, Text: "For a guest, look whether the federation with the guest's organisation names that issuer."},
		},
		Docs: []string{"https://learn.microsoft.com/entra/identity/hybrid/connect/how-to-connect-install-multiple-domains", "https://learn.microsoft.com/troubleshoot/entra/entra-id/app-integration/error-aadsts50107-guest-redemption-fails"},
	},
	{
		Code: "federation.signInAgain", Category: answer.CategoryFederation, Numbers: []int{53006, 53007, 50085},
		Words: rule.Words{
			Title:       "The company's own sign-in page has to confirm the user again",
			Headline:    "the company's own sign-in page has to confirm the user afresh",
			Explanation: "The sign-in of {account} comes from another system. On {time} {app} needed a fresh confirmation from there. In short: {meaning}",
			Admin:       "AADSTS{code}: {meaning}",
		},
		Steps: []rule.Step{
			adviceSignInAgain,
			{Who: answer.WhoHybridIdentityAdmin, Text: "If a new sign-in does not help, check that the federation server honours the request for a fresh sign-in (wfresh, or prompt=login)."},
		},
		Docs: []string{docErrorCodes},
	},
}
