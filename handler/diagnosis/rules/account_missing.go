package rules

import (
	"signin-diagnosis/handler/answer"
	"signin-diagnosis/handler/diagnosis/rule"
	"signin-diagnosis/handler/diagnosis/timeline"
	"signin-diagnosis/handler/signin"
)

// foundInDirectory: the directory knows the account, so it was restored.
func foundInDirectory(s *rule.Subject) bool {
	return s.Evidence.Lookup == signin.LookupFound && s.Evidence.Account != nil
}

var accountMissing = []rule.Rule{
	{
		Code: "account-missing.deleted", Category: answer.CategoryAccountMissing, Numbers: []int{500341},
		Ends: &rule.Resolution{Reach: timeline.Anywhere, Settled: foundInDirectory, Over: overRestored, Why: "An account that signs in, or that the directory finds, exists again."},
		Words: rule.Words{
			Title:       "The account was deleted",
			Headline:    "the account was deleted",
			Explanation: "On {time} {app} tried to sign in with an account that has been deleted.",
			Admin:       "A deleted user can be restored for 30 days.",
		},
		Steps: []rule.Step{{Changes: true, Who: answer.WhoUserAdmin, Text: "If the deletion was a mistake, restore the user under Deleted users within 30 days."}},
		Docs:  []string{"https://learn.microsoft.com/entra/fundamentals/users-restore"},
	},
	{
		Code: "account-missing.unknownName", Category: answer.CategoryAccountMissing, Numbers: []int{50034, 50128, 50197, 51004, 80004, 700056},
		Words: rule.Words{
			Title:       "The directory does not know this user name",
			Headline:    "the directory does not know the user name that was typed",
			Explanation: "On {time} {app} sent a user name that this directory does not know: mistyped, of another organisation, or not synchronised yet.",
			Admin:       "AADSTS{code}: {meaning}",
		},
		Steps: []rule.Step{
			{Who: answer.WhoHelpdesk, Text: "Check the spelling of the user name and which organisation it belongs to."},
			{Who: answer.WhoHybridIdentityAdmin, Text: "For a new company account, check that it is in the scope of the synchronisation."},
		},
		Docs: []string{docErrorCodes},
	},
}
