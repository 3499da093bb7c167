package rules

import (
	"signin-diagnosis/handler/answer"
	"signin-diagnosis/handler/diagnosis/rule"
)

func disabledInDirectory(s *rule.Subject) bool {
	enabled := s.Account().Enabled
	return enabled != nil && !*enabled
}

func synced(s *rule.Subject) bool { return s.Account().OnPremisesSynced }

const docDisabled = "https://learn.microsoft.com/troubleshoot/entra/entra-id/app-integration/error-code-aadsts50057-user-account-is-disabled"

var accountDisabled = []rule.Rule{
	{
		Code: "account-disabled.enabledAgain", Category: answer.CategoryAccountDisabled, Numbers: []int{50057, 500571},
		When: enabledInDirectory, Sure: enabledInDirectory,
		Words: rule.Words{
			Title:       "The account was disabled",
			Headline:    "the account was disabled",
			Explanation: "On {time} {account} was disabled, so {app} was refused.",
			Admin:       "AADSTS{code}. Services may refuse a re-enabled account for up to 40 minutes more.",
		},
		Steps: []rule.Step{
			{Who: answer.WhoUser, Text: "Sign in to {app} again."},
			{Who: answer.WhoHelpdesk, Text: "If it is still refused, wait: services follow up to 40 minutes after the account was enabled.", Link: linkUser},
		},
		Docs: []string{docDisabled},
	},
	{
		Code: "account-disabled.home", Category: answer.CategoryAccountDisabled, Numbers: []int{50057},
		When: rule.Guest,
		Words: rule.Words{
			Title:       "The guest's account is disabled in its own organisation",
			Headline:    "the account is disabled in the user's own organisation",
			Explanation: "{account} is a guest here. On {time} its own organisation refused the sign-in to {app}, because the account is disabled there. This organisation cannot change that.",
			Admin:       "AADSTS50057 of a guest is about the account in the home tenant; the guest object of this tenant would give AADSTS500571.",
		},
		Steps: []rule.Step{
			{Who: answer.WhoHomeTenant, Text: "Check whether the account is meant to be enabled."},
			{Who: answer.WhoHelpdesk, Text: "Tell the guest to ask the helpdesk of their own organisation."},
		},
		Docs: []string{docDisabled},
	},
	{
		Code: "account-disabled.onPremises", Category: answer.CategoryAccountDisabled, Numbers: []int{50057},
		When: synced, Sure: disabledInDirectory,
		Words: rule.Words{
			Title:       "The account is disabled in Active Directory",
			Headline:    "the account is disabled",
			Explanation: "{account} is disabled. The account is synchronised from the company's own Active Directory, so it has to be enabled there. Until then it can sign in nowhere.",
			Admin:       "accountEnabled is governed by Active Directory for a synchronised account; a change in Entra ID alone would be overwritten.",
		},
		Steps: []rule.Step{
			adviceAskWhoDisabled,
			{Changes: true, Who: answer.WhoHybridIdentityAdmin, Text: "Enable the account in Active Directory and wait for the next synchronisation. Services follow up to 40 minutes later.", Link: linkUser, Command: commandUser},
		},
		Docs: []string{docDisabled},
	},
	{
		Code: "account-disabled.guest", Category: answer.CategoryAccountDisabled, Numbers: []int{500571},
		Sure: disabledInDirectory,
		Words: rule.Words{
			Title:       "The guest account is disabled here",
			Headline:    "the guest account is disabled in this organisation",
			Explanation: "{account} is a guest, and the guest account in this organisation is disabled. The account at home may well work.",
			Admin:       "AADSTS500571: the guest object of this tenant is disabled, and not the member account of the home tenant.",
		},
		Steps: []rule.Step{
			{Who: answer.WhoHelpdesk, Text: "Ask who disabled the guest, and why, before it is enabled again. Access reviews disable guests who are not confirmed."},
			{Changes: true, Who: answer.WhoExternalIdentityAdmin, Text: "Enable the guest account (Edit properties, Account enabled), or let it be removed.", Link: linkUser, Command: commandUser},
		},
		Docs: []string{docDisabled},
	},
	{
		Code: "account-disabled.disabled", Category: answer.CategoryAccountDisabled, Numbers: []int{50057},
		Sure: disabledInDirectory,
		Words: rule.Words{
			Title:       "The account is disabled",
			Headline:    "the account is disabled",
			Explanation: "{account} was refused because it is disabled in Microsoft Entra ID. Until it is enabled, nobody can sign in with it, whatever the password or policy.",
			Admin:       "The audit log (“Disable account”) names who disabled it.",
		},
		Steps: []rule.Step{
			adviceAskWhoDisabled,
			{Changes: true, Who: answer.WhoUserAdmin, Text: "Enable the account (Edit properties, Account enabled). Services follow up to 40 minutes later.", Link: linkUser, Command: commandUser},
		},
		Docs: []string{docDisabled},
	},
}

// enabledInDirectory: of a guest, the directory knows the guest object only,
// which AADSTS500571 is about, and nothing of the account at home.
func enabledInDirectory(s *rule.Subject) bool {
	enabled := s.Account().Enabled
	return enabled != nil && *enabled && (!rule.Guest(s) || s.Status.ErrorCode == rule.CodeGuestDisabled)
}
