package diagnosis

import (
	"signin-diagnosis/handler/answer"
	"signin-diagnosis/handler/signin"
)

func disabledInDirectory(s *subject) bool {
	enabled := s.account().Enabled
	return enabled != nil && !*enabled
}

// enabledInDirectory: of a guest, the directory knows the guest object only,
// which AADSTS500571 is about, and nothing of the account at home.
func enabledInDirectory(s *subject) bool {
	enabled := s.account().Enabled
	return enabled != nil && *enabled && (!guest(s) || s.Status.ErrorCode == codeGuestDisabled)
}

// foundInDirectory: the directory knows the account, so it was restored.
func foundInDirectory(s *subject) bool {
	return s.evidence.Lookup == signin.LookupFound && s.evidence.Account != nil
}

func synced(s *subject) bool { return s.account().OnPremisesSynced }

const docDisabled = "https://learn.microsoft.com/troubleshoot/entra/entra-id/app-integration/error-code-aadsts50057-user-account-is-disabled"

// accountRules: the account itself does not let anybody in.
var accountRules = []rule{
	{
		code: "account-disabled.enabledAgain", category: answer.CategoryAccountDisabled, numbers: []int{50057, 500571},
		when: enabledInDirectory, sure: enabledInDirectory,
		words: words{
			title:       "The account was disabled",
			headline:    "the account was disabled",
			explanation: "On {time} {account} was disabled, so {app} was refused.",
			admin:       "AADSTS{code}. Services may refuse a re-enabled account for up to 40 minutes more.",
		},
		steps: []advice{
			{who: answer.WhoUser, text: "Sign in to {app} again."},
			{who: answer.WhoHelpdesk, text: "If it is still refused, wait: services follow up to 40 minutes after the account was enabled.", link: linkUser},
		},
		docs: []string{docDisabled},
	},
	{
		code: "account-disabled.home", category: answer.CategoryAccountDisabled, numbers: []int{50057},
		when: guest,
		words: words{
			title:       "The guest's account is disabled in its own organisation",
			headline:    "the account is disabled in the user's own organisation",
			explanation: "{account} is a guest here. On {time} its own organisation refused the sign-in to {app}, because the account is disabled there. This organisation cannot change that.",
			admin:       "AADSTS50057 of a guest is about the account in the home tenant; the guest object of this tenant would give AADSTS500571.",
		},
		steps: []advice{
			{who: answer.WhoHomeTenant, text: "Check whether the account is meant to be enabled."},
			{who: answer.WhoHelpdesk, text: "Tell the guest to ask the helpdesk of their own organisation."},
		},
		docs: []string{docDisabled},
	},
	{
		code: "account-disabled.onPremises", category: answer.CategoryAccountDisabled, numbers: []int{50057},
		when: synced, sure: disabledInDirectory,
		words: words{
			title:       "The account is disabled in Active Directory",
			headline:    "the account is disabled",
			explanation: "{account} is disabled. The account is synchronised from the company's own Active Directory, so it has to be enabled there. Until then it can sign in nowhere.",
			admin:       "accountEnabled is governed by Active Directory for a synchronised account; a change in Entra ID alone would be overwritten.",
		},
		steps: []advice{
			adviceAskWhoDisabled,
			{changes: true, who: answer.WhoHybridIdentityAdmin, text: "Enable the account in Active Directory and wait for the next synchronisation. Services follow up to 40 minutes later.", link: linkUser, command: commandUser},
		},
		docs: []string{docDisabled},
	},
	{
		code: "account-disabled.guest", category: answer.CategoryAccountDisabled, numbers: []int{500571},
		sure: disabledInDirectory,
		words: words{
			title:       "The guest account is disabled here",
			headline:    "the guest account is disabled in this organisation",
			explanation: "{account} is a guest, and the guest account in this organisation is disabled. The account at home may well work.",
			admin:       "AADSTS500571: the guest object of this tenant is disabled, and not the member account of the home tenant.",
		},
		steps: []advice{
			{who: answer.WhoHelpdesk, text: "Ask who disabled the guest, and why, before it is enabled again. Access reviews disable guests who are not confirmed."},
			{changes: true, who: answer.WhoExternalIdentityAdmin, text: "Enable the guest account (Edit properties, Account enabled), or let it be removed.", link: linkUser, command: commandUser},
		},
		docs: []string{docDisabled},
	},
	{
		code: "account-disabled.disabled", category: answer.CategoryAccountDisabled, numbers: []int{50057},
		sure: disabledInDirectory,
		words: words{
			title:       "The account is disabled",
			headline:    "the account is disabled",
			explanation: "{account} was refused because it is disabled in Microsoft Entra ID. Until it is enabled, nobody can sign in with it, whatever the password or policy.",
			admin:       "The audit log (“Disable account”) names who disabled it.",
		},
		steps: []advice{
			adviceAskWhoDisabled,
			{changes: true, who: answer.WhoUserAdmin, text: "Enable the account (Edit properties, Account enabled). Services follow up to 40 minutes later.", link: linkUser, command: commandUser},
		},
		docs: []string{docDisabled},
	},
	{
		code: "account-missing.deleted", category: answer.CategoryAccountMissing, numbers: []int{500341},
		cure: &cure{reach: anywhere, settled: foundInDirectory, over: overRestored, why: "An account that signs in, or that the directory finds, exists again."},
		words: words{
			title:       "The account was deleted",
			headline:    "the account was deleted",
			explanation: "On {time} {app} tried to sign in with an account that has been deleted.",
			admin:       "A deleted user can be restored for 30 days.",
		},
		steps: []advice{{changes: true, who: answer.WhoUserAdmin, text: "If the deletion was a mistake, restore the user under Deleted users within 30 days."}},
		docs:  []string{"https://learn.microsoft.com/entra/fundamentals/users-restore"},
	},
	{
		code: "account-missing.unknownName", category: answer.CategoryAccountMissing, numbers: []int{50034, 50128, 50197, 51004, 80004, 700056},
		words: words{
			title:       "The directory does not know this user name",
			headline:    "the directory does not know the user name that was typed",
			explanation: "On {time} {app} sent a user name that this directory does not know: mistyped, of another organisation, or not synchronised yet.",
			admin:       "AADSTS{code}: {meaning}",
		},
		steps: []advice{
			{who: answer.WhoHelpdesk, text: "Check the spelling of the user name and which organisation it belongs to."},
			{who: answer.WhoHybridIdentityAdmin, text: "For a new company account, check that it is in the scope of the synchronisation."},
		},
		docs: []string{docErrorCodes},
	},
}
