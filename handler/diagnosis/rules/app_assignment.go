package rules

import (
	"signin-diagnosis/handler/answer"
	"signin-diagnosis/handler/diagnosis/rule"
)

var appAssignment = []rule.Rule{
	{
		Code: "app-assignment.notAssigned", Category: answer.CategoryAppAssignment, Numbers: []int{50105},
		Words: rule.Words{
			Title:       "The user is not assigned to the app",
			Headline:    "the app is open only to assigned users, and this user is not one",
			Explanation: "{app} lets in only users who are assigned to it. On {time} {account} was not, neither directly nor through a group that holds the user directly.",
			Admin:       "AADSTS50105. A user inside a nested group does not count as assigned.",
		},
		Steps: []rule.Step{
			{Who: answer.WhoHelpdesk, Text: "Ask who decides about {app}, and whether the user should have it."},
			{Who: answer.WhoApplicationOwner, Text: "Assign the user, or a group that holds the user directly, to {app}.", Command: commandAppOwner},
		},
		Docs: []string{"https://learn.microsoft.com/troubleshoot/entra/entra-id/app-integration/error-code-aadsts50105-user-not-assigned-role"},
	},
}
