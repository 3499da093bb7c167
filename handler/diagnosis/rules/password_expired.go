package rules

import (
	"signin-diagnosis/handler/answer"
	"signin-diagnosis/handler/diagnosis/rule"
)

var passwordExpired = []rule.Rule{
	{
		Code: "password-expired.cloud", Category: answer.CategoryPasswordExpired, Numbers: []int{50055},
		Words: rule.Words{
			Title:       "The password has expired",
			Headline:    "the password has expired and has to be changed",
			Explanation: "The password of {account} has expired. On {time} {app} asked for a new one, which has not been set yet.",
			Admin:       "AADSTS50055. The user is offered the change in an interactive sign-in.",
		},
		Steps: []rule.Step{
			{Changes: true, Who: answer.WhoUser, Text: "Open a browser, sign in there and follow the page that asks for a new password."},
			adviceReset,
		},
		Docs: []string{"https://learn.microsoft.com/entra/identity/authentication/concept-sspr-howitworks"},
	},
	{
		Code: "password-expired.onPremises", Category: answer.CategoryPasswordExpired, Numbers: []int{50144}, Kind: rule.Refuses,
		Words: rule.Words{
			Title:       "The Active Directory password has expired",
			Headline:    "the company (Active Directory) password has expired and has to be changed",
			Explanation: "The password of {account} in the company's own directory has expired. {app} could not sign in with it on {time}.",
			Admin:       "AADSTS50144. The change has to be made on-premises, or through self-service reset with writeback.",
		},
		Steps: []rule.Step{
			{Changes: true, Who: answer.WhoUser, Text: "Change the password on a company computer (Ctrl+Alt+Del), or at the self-service page if the company offers it.", Link: linkSSPR},
			{Who: answer.WhoHelpdesk, Text: "If the user cannot change it: after checking who is asking (call back on a known number), reset it in Active Directory.", Changes: true},
		},
		Docs: []string{"https://learn.microsoft.com/entra/identity/authentication/concept-sspr-writeback"},
	},
	{
		Code: "password-expired.changeRefused", Category: answer.CategoryPasswordExpired, Numbers: []int{120002, 120003, 120004, 120018},
		Words: rule.Words{
			Title:       "The new password was not accepted",
			Headline:    "the new password that the user chose does not meet the rules",
			Explanation: "On {time} {account} set a new password that was not accepted. In short: {meaning} The old one has not been changed.",
		},
		Steps: []rule.Step{
			{Changes: true, Who: answer.WhoUser, Text: "Choose a longer password without your name, the company's name or a common word, and not like an earlier one."},
			adviceReset,
		},
		Docs: []string{"https://learn.microsoft.com/entra/identity/authentication/concept-password-ban-bad"},
	},
	{
		Code: "password-expired.changeFailed", Category: answer.CategoryPasswordExpired, Numbers: []int{120005, 120008, 120011, 120012, 120013, 120015, 120020},
		Words: rule.Words{
			Title:       "The password could not be changed",
			Headline:    "the change of the password did not go through",
			Explanation: "On {time} {account} wanted to change the password, and the change did not go through. In short: {meaning}",
			Admin:       "AADSTS{code}: look at password writeback, its agent and the account in Active Directory.",
		},
		Steps: []rule.Step{
			{Changes: true, Who: answer.WhoUser, Text: "Change the password on a company computer (Ctrl+Alt+Del), or call the helpdesk."},
			{Who: answer.WhoHybridIdentityAdmin, Text: "Check that password writeback works (the event log of Microsoft Entra Connect)."},
		},
		Docs: []string{"https://learn.microsoft.com/entra/identity/authentication/troubleshoot-sspr-writeback"},
	},
}
