package diagnosis

import (
	"signin-diagnosis/handler/answer"
)

// appRules: the account is fine, and this app is not open to it.
var appRules = []rule{
	{
		code: "app-assignment.notAssigned", category: answer.CategoryAppAssignment, numbers: []int{50105},
		words: words{
			title:       "The user is not assigned to the app",
			headline:    "the app is open only to assigned users, and this user is not one",
			explanation: "{app} lets in only users who are assigned to it. On {time} {account} was not, neither directly nor through a group that holds the user directly.",
			admin:       "AADSTS50105. A user inside a nested group does not count as assigned.",
		},
		steps: []advice{
			{who: answer.WhoHelpdesk, text: "Ask who decides about {app}, and whether the user should have it."},
			{who: answer.WhoApplicationOwner, text: "Assign the user, or a group that holds the user directly, to {app}.", command: commandAppOwner},
		},
		docs: []string{"https://learn.microsoft.com/troubleshoot/entra/entra-id/app-integration/error-code-aadsts50105-user-not-assigned-role"},
	},
	{
		code: "consent.risky", category: answer.CategoryConsent, numbers: []int{900941},
		words: words{
			title:       "The app looks risky, so users may not consent to it",
			headline:    "Microsoft rates the app as risky, so that only an administrator may consent",
			explanation: "On {time} {account} was asked to give permissions to {app}. Microsoft rates that request as risky (an unknown publisher, or much that is asked for), so users may not consent.",
			admin:       "AADSTS900941. It may be a consent phishing attempt: check the publisher, the reply addresses and the permissions first.",
		},
		steps: []advice{
			{who: answer.WhoUser, text: "Do not look for a way round. Tell the helpdesk how you came to this app."},
			{who: answer.WhoSecurityOperator, text: "Check whether others were asked by the same app; report it if it is not wanted.", command: commandAppOwner},
			{who: answer.WhoApplicationAdmin, text: "Grant consent only to an app whose publisher and purpose you know."},
		},
		docs: []string{"https://learn.microsoft.com/entra/identity/enterprise-apps/configure-risk-based-step-up-consent"},
	},
	{
		code: "consent.requested", category: answer.CategoryConsent, numbers: []int{90095, 90096},
		words: words{
			title:       "An administrator has to approve the app, and may have been asked",
			headline:    "an administrator has to approve the app first; the user can ask for it on the page",
			explanation: "{app} asks for permissions that only an administrator can grant. On {time} {account} was offered to ask for approval, or had asked already.",
			admin:       "AADSTS{code}: the admin consent workflow is on. The request waits under Admin consent requests.",
		},
		steps: []advice{
			{who: answer.WhoUser, text: "Send the request on the page that appears, with a sentence on why you need {app}, and wait for the answer by mail."},
			{who: answer.WhoApplicationAdmin, text: "Decide the request under Enterprise applications, Admin consent requests."},
		},
		docs: []string{"https://learn.microsoft.com/entra/identity/enterprise-apps/review-admin-consent-requests"},
	},
	{
		code: "consent.declined", category: answer.CategoryConsent, numbers: []int{65004, 650041, 90137},
		words: words{
			title:       "The user declined what the app asked for",
			headline:    "the user declined the permissions that the app asked for",
			explanation: "On {time} {app} asked {account} for permissions, and the page was cancelled or declined. That may have been right.",
			admin:       "AADSTS{code}: {meaning}",
		},
		steps: []advice{
			{who: answer.WhoUser, text: "If the company told you to use {app}, open it again and accept; if you do not know it, leave it declined and tell the helpdesk."},
		},
		docs: []string{"https://learn.microsoft.com/entra/identity/enterprise-apps/user-admin-consent-overview"},
	},
	{
		code: "consent.adminNeeded", category: answer.CategoryConsent, numbers: []int{90094, 90093, 900942},
		words: words{
			title:       "The app needs an administrator's consent",
			headline:    "the app asks for permissions that only an administrator can grant",
			explanation: "{app} asks for permissions to {resource} that a user cannot grant alone. On {time} nobody had granted them.",
			admin:       "AADSTS{code}: {meaning}",
		},
		steps: []advice{
			{who: answer.WhoApplicationAdmin, text: "Review what {app} asks for and, if it is wanted, grant admin consent.", command: commandAppOwner},
		},
		docs: []string{"https://learn.microsoft.com/entra/identity/enterprise-apps/grant-admin-consent"},
	},
	{
		code: "consent.notGiven", category: answer.CategoryConsent, numbers: []int{65001, 650011},
		words: words{
			title:       "Nobody has consented to the app yet",
			headline:    "nobody has consented to the permissions that the app asks for",
			explanation: "{app} asks for permissions to {resource}. On {time} neither the user nor an administrator had agreed to them.",
			admin:       "AADSTS{code}: {meaning}",
		},
		steps: []advice{
			{who: answer.WhoUser, text: "Accept the permissions only if your company told you to use {app}; if in doubt, ask the helpdesk."},
			{who: answer.WhoApplicationAdmin, text: "If users may not consent here, review the permissions and grant admin consent.", command: commandAppOwner},
		},
		docs: []string{"https://learn.microsoft.com/entra/identity/enterprise-apps/grant-admin-consent"},
	},
	{
		code: "app-config.notInTenant", category: answer.CategoryAppConfig, numbers: []int{700016, 500011},
		words: words{
			title:       "The app is not known in this tenant",
			headline:    "the app, or what it asks for, is not known in this tenant",
			explanation: "On {time} a sign-in asked for {app}, or for {resource}, and this tenant does not know one of them.",
			admin:       "AADSTS{code}. The app id is wrong, the app was never added here, or the sign-in went to the wrong tenant.",
		},
		steps: []advice{
			{who: answer.WhoApplicationOwner, text: "Check the app id and the tenant in the app's sign-in address.", link: linkErrorPage, command: commandAppOwner},
			{who: answer.WhoApplicationAdmin, text: "If {app} is wanted here, have it added to this tenant, as a rule by granting admin consent to it; if not, leave it out."},
		},
		docs: []string{"https://learn.microsoft.com/troubleshoot/entra/entra-id/app-integration/error-code-aadsts700016-app-not-found-in-directory"},
	},
	{
		code: "app-config.disabled", category: answer.CategoryAppConfig, numbers: []int{7000112, 500014, 50001},
		words: words{
			title:       "The app, or what it needs, is switched off in this tenant",
			headline:    "the app, or what it needs, is switched off in this tenant",
			explanation: "On {time} {account} was refused at {app}, because the app or {resource} is switched off or unknown in this tenant. Nobody can use it, whatever the account.",
			admin:       "AADSTS{code}: {meaning} The property “Enabled for users to sign in” of the enterprise application decides. Microsoft itself may have disabled an app that breaks its terms.",
		},
		steps: []advice{
			{who: answer.WhoApplicationAdmin, text: "Ask who disabled it, and why, before it is enabled again.", command: commandAppOwner},
		},
		docs: []string{"https://learn.microsoft.com/entra/identity/enterprise-apps/disable-user-sign-in-portal"},
	},
	{
		code: "app-config.credential", category: answer.CategoryAppConfig, numbers: []int{7000215, 7000222, 7000218, 700027, 50012, 70002},
		words: words{
			title:       "The app's own secret or certificate is not valid",
			headline:    "the app's own secret or certificate has expired or is wrong",
			explanation: "{app} has to prove itself to Entra ID before it may sign anybody in. On {time} it could not. In short: {meaning} The account is not the cause; everybody meets this.",
			admin:       "AADSTS{code}: the credential of the app registration. A secret's value is needed, not its id.",
		},
		steps: []advice{
			{who: answer.WhoApplicationOwner, text: "Put a new secret or certificate into the registration and into the app; better, let it use a managed identity or a federated credential.", command: commandApp},
		},
		docs: []string{"https://learn.microsoft.com/troubleshoot/entra/entra-id/app-integration/error-code-aadsts7000222-client-secret-expired"},
	},
	{
		code: "app-config.signingCertificate", category: answer.CategoryAppConfig, numbers: []int{50003, 50146},
		words: words{
			title:       "The app has no valid signing certificate in Entra ID",
			headline:    "Entra ID has no valid certificate to sign tokens for the app with",
			explanation: "On {time} Entra ID could not make a token for {app}. In short: {meaning} Everybody meets this.",
			admin:       "AADSTS{code}: the SAML signing certificate, or the custom signing key, of the enterprise application.",
		},
		steps: []advice{
			{who: answer.WhoApplicationAdmin, text: "Make and activate a new signing certificate, and give it to the app's owner before the old one ends.", command: commandAppOwner},
		},
		docs: []string{"https://learn.microsoft.com/entra/identity/enterprise-apps/tutorial-manage-certificates-for-federated-single-sign-on"},
	},
	{
		code: "app-config.waySignedIn", category: answer.CategoryAppConfig, numbers: []int{75011},
		words: words{
			title:       "The app demands another way of signing in than the user used",
			headline:    "the app demands another way of signing in than the one that was used",
			explanation: "{app} asks for one particular way of signing in, a password as a rule. On {time} {account} had signed in in another one, such as Windows Hello or a passkey.",
			admin:       "AADSTS75011: RequestedAuthnContext of the SAML request does not match. The app should leave it out.",
		},
		steps: []advice{
			{who: answer.WhoUser, text: "Open {app} in a private window and sign in with the password."},
			{who: answer.WhoApplicationOwner, text: "Let the app send no RequestedAuthnContext, or a general one."},
		},
		docs: []string{"https://learn.microsoft.com/troubleshoot/entra/entra-id/app-integration/error-code-aadsts75011-auth-method-mismatch"},
	},
	{
		code: "app-config.otherTenant", category: answer.CategoryAppConfig, numbers: []int{50194},
		words: words{
			title:       "The app is for one organisation and was called for all",
			headline:    "the app is made for one organisation, and the sign-in address is the one for all",
			explanation: "On {time} {app} sent {account} to the address for all organisations, though it is registered for one only.",
			admin:       "AADSTS50194: use the tenant's own address in place of /common, or register the app for several organisations.",
		},
		steps: []advice{
			{who: answer.WhoApplicationDeveloper, text: "Put the tenant id into the sign-in address of the app.", command: commandApp},
		},
		docs: []string{"https://learn.microsoft.com/troubleshoot/entra/entra-id/app-integration/error-code-aadsts50194-misconfigured-app"},
	},
	{
		code: "app-config.redirectAddress", category: answer.CategoryAppConfig, numbers: []int{50011},
		words: words{
			title:       "The app's return address is not registered",
			headline:    "the app asked to return to an address that is not registered for it",
			explanation: "On {time} {app} asked Entra ID to send the user back to an address that is not in its registration.",
			admin:       "AADSTS50011: the redirect URI of the request and of the registration must be the same, to the letter.",
		},
		steps: []advice{
			{who: answer.WhoApplicationOwner, text: "Add the address that the app uses to its registration, or correct the app.", command: commandAppOwner},
		},
		docs: []string{"https://learn.microsoft.com/troubleshoot/entra/entra-id/app-integration/error-code-aadsts50011-redirect-uri-mismatch"},
	},
}
