package diagnosis

// appRules: the account is fine, and this app is not open to it.
var appRules = []rule{
	{
		code: "app-assignment.notAssigned", category: CategoryAppAssignment, numbers: []int{50105},
		words: words{
			title:       "The user is not assigned to the app",
			headline:    "the app is open only to assigned users, and this user is not one",
			explanation: "{app} lets in only users who are assigned to it. On {time} {account} was not, neither directly nor through a group that holds the user directly.",
			admin:       "AADSTS50105. A user inside a nested group does not count as assigned.",
		},
		steps: []advice{
			{who: WhoHelpdesk, text: "Ask who decides about {app}, and whether the user should have it."},
			{who: WhoApplicationOwner, text: "Assign the user, or a group that holds the user directly, to {app}.", command: commandAppOwner},
		},
		docs: []string{"https://learn.microsoft.com/troubleshoot/entra/entra-id/app-integration/error-code-aadsts50105-user-not-assigned-role"},
	},
	{
		code: "consent.adminNeeded", category: CategoryConsent, numbers: []int{90094, 90095, 90093, 900941, 900942},
		words: words{
			title:       "The app needs an administrator's consent",
			headline:    "the app asks for permissions that only an administrator can grant",
			explanation: "{app} asks for permissions to {resource} that a user cannot grant alone. On {time} nobody had granted them.",
			admin:       "AADSTS{code}: {meaning}",
		},
		steps: []advice{
			{who: WhoApplicationAdmin, text: "Review what {app} asks for and, if it is wanted, grant admin consent.", command: commandAppOwner},
		},
		docs: []string{"https://learn.microsoft.com/entra/identity/enterprise-apps/grant-admin-consent"},
	},
	{
		code: "consent.notGiven", category: CategoryConsent, numbers: []int{65001, 65004, 650011},
		words: words{
			title:       "Nobody has consented to the app yet",
			headline:    "nobody has consented to the permissions that the app asks for",
			explanation: "{app} asks for permissions to {resource}. On {time} neither the user nor an administrator had agreed to them.",
			admin:       "AADSTS{code}: {meaning}",
		},
		steps: []advice{
			{who: WhoUser, text: "Accept the permissions only if your company told you to use {app}; if in doubt, ask the helpdesk."},
			{who: WhoApplicationAdmin, text: "If users may not consent here, review the permissions and grant admin consent.", command: commandAppOwner},
		},
		docs: []string{"https://learn.microsoft.com/entra/identity/enterprise-apps/grant-admin-consent"},
	},
	{
		code: "app-config.notInTenant", category: CategoryAppConfig, numbers: []int{700016, 500011},
		words: words{
			title:       "The app is not known in this tenant",
			headline:    "the app, or what it asks for, is not known in this tenant",
			explanation: "On {time} a sign-in asked for an app or resource that this tenant does not know: {meaning}",
			admin:       "AADSTS{code}. The app id is wrong, the app was never added here, or the sign-in went to the wrong tenant.",
		},
		steps: []advice{
			{who: WhoApplicationOwner, text: "Check the app id and the tenant in the app's sign-in address.", link: linkErrorPage, command: commandAppOwner},
		},
		docs: []string{"https://learn.microsoft.com/troubleshoot/entra/entra-id/app-integration/error-code-aadsts700016-app-not-found-in-directory"},
	},
	{
		code: "app-config.redirectAddress", category: CategoryAppConfig, numbers: []int{50011},
		words: words{
			title:       "The app's return address is not registered",
			headline:    "the app asked to return to an address that is not registered for it",
			explanation: "On {time} {app} asked Entra ID to send the user back to an address that is not in its registration.",
			admin:       "AADSTS50011: the redirect URI of the request and of the registration must be the same, to the letter.",
		},
		steps: []advice{
			{who: WhoApplicationOwner, text: "Add the address that the app uses to its registration, or correct the app.", command: commandAppOwner},
		},
		docs: []string{"https://learn.microsoft.com/troubleshoot/entra/entra-id/app-integration/error-code-aadsts50011-redirect-uri-mismatch"},
	},
}
