package rules

import (
	"signin-diagnosis/handler/answer"
	"signin-diagnosis/handler/diagnosis/rule"
)

var appConfig = []rule.Rule{
	{
		Code: "app-config.notInTenant", Category: answer.CategoryAppConfig, Numbers: []int{700016, 500011},
		Words: rule.Words{
			Title:       "The app is not known in this tenant",
			Headline:    "the app, or what it asks for, is not known in this tenant",
			Explanation: "On {time} a sign-in asked for {app}, or for {resource}, and this tenant does not know one of them.",
			Admin:       "AADSTS{code}. The app id is wrong, the app was never added here, or the sign-in went to the wrong tenant.",
		},
		Steps: []rule.Step{
			{Who: answer.WhoApplicationOwner, Text: "Check the app id and the tenant in the app's sign-in address.", Link: linkErrorPage, Command: commandAppOwner},
			{Who: answer.WhoApplicationAdmin, Text: "If {app} is wanted here, have it added to this tenant, as a rule by granting admin consent to it; if not, leave it out."},
		},
		Docs: []string{"https://learn.microsoft.com/troubleshoot/entra/entra-id/app-integration/error-code-aadsts700016-app-not-found-in-directory"},
	},
	{
		Code: "app-config.resourceAndScope", Category: answer.CategoryAppConfig, Numbers: []int{9010010},
		Words: rule.Words{
			Title:       "The request names one resource and asks for the permissions of another",
			Headline:    "the app's request names one resource and asks for the permissions of another",
			Explanation: "On {time} {app} sent a request in which the resource and the scopes do not belong to the same application. Entra ID refuses that before anybody signs in; the account is not the problem.",
			Admin:       "AADSTS9010010: the parameter resource is no identifier URI of the application whose scopes are asked for. Clients of MCP servers send the server's address there; a slash at its end makes it another one.",
		},
		Steps: []rule.Step{
			{Who: answer.WhoApplicationOwner, Text: "Give the API's registration an identifier URI that is exactly the https address that clients send as resource."},
			{Who: answer.WhoApplicationDeveloper, Text: "Otherwise send no resource parameter: the scopes name the API already."},
		},
		Docs: []string{docErrorCodes},
	},
	{
		Code: "app-config.disabled", Category: answer.CategoryAppConfig, Numbers: []int{7000112, 500014, 50001},
		Words: rule.Words{
			Title:       "The app, or what it needs, is switched off in this tenant",
			Headline:    "the app, or what it needs, is switched off in this tenant",
			Explanation: "On {time} {account} was refused at {app}, because the app or {resource} is switched off or unknown in this tenant. Nobody can use it, whatever the account.",
			Admin:       "AADSTS{code}: {meaning} The property “Enabled for users to sign in” of the enterprise application decides. Microsoft itself may have disabled an app that breaks its terms.",
		},
		Steps: []rule.Step{
			{Who: answer.WhoApplicationAdmin, Text: "Ask who disabled it, and why, before it is enabled again.", Command: commandAppOwner},
		},
		Docs: []string{"https://learn.microsoft.com/entra/identity/enterprise-apps/disable-user-sign-in-portal"},
	},
	{
		Code: "app-config.credential", Category: answer.CategoryAppConfig, Numbers: []int{7000215, 7000222, 7000218, 700027, 50012, 70002},
		Words: rule.Words{
			Title:       "The app's own secret or certificate is not valid",
			Headline:    "the app's own secret or certificate has expired or is wrong",
			Explanation: "{app} has to prove itself to Entra ID before it may sign anybody in. On {time} it could not. In short: {meaning} The account is not the cause; everybody meets this.",
			Admin:       "AADSTS{code}: the credential of the app registration. A secret's value is needed, not its id.",
		},
		Steps: []rule.Step{
			{Who: answer.WhoApplicationOwner, Text: "Put a new secret or certificate into the registration and into the app; better, let it use a managed identity or a federated credential.", Command: commandApp},
		},
		Docs: []string{"https://learn.microsoft.com/troubleshoot/entra/entra-id/app-integration/error-code-aadsts7000222-client-secret-expired"},
	},
	{
		Code: "app-config.signingCertificate", Category: answer.CategoryAppConfig, Numbers: []int{50003, 50146},
		Words: rule.Words{
			Title:       "The app has no valid signing certificate in Entra ID",
			Headline:    "Entra ID has no valid certificate to sign tokens for the app with",
			Explanation: "On {time} Entra ID could not make a token for {app}. In short: {meaning} Everybody meets this.",
			Admin:       "AADSTS{code}: the SAML signing certificate, or the custom signing key, of the enterprise application.",
		},
		Steps: []rule.Step{
			{Who: answer.WhoApplicationAdmin, Text: "Make and activate a new signing certificate, and give it to the app's owner before the old one ends.", Command: commandAppOwner},
		},
		Docs: []string{"https://learn.microsoft.com/entra/identity/enterprise-apps/tutorial-manage-certificates-for-federated-single-sign-on"},
	},
	{
		Code: "app-config.waySignedIn", Category: answer.CategoryAppConfig, Numbers: []int{75011},
		Words: rule.Words{
			Title:       "The app demands another way of signing in than the user used",
			Headline:    "the app demands another way of signing in than the one that was used",
			Explanation: "{app} asks for one particular way of signing in, a password as a rule. On {time} {account} had signed in in another one, such as Windows Hello or a passkey.",
			Admin:       "AADSTS75011: RequestedAuthnContext of the SAML request does not match. The app should leave it out.",
		},
		Steps: []rule.Step{
			{Who: answer.WhoUser, Text: "Open {app} in a private window and sign in with the password."},
			{Who: answer.WhoApplicationOwner, Text: "Let the app send no RequestedAuthnContext, or a general one."},
		},
		Docs: []string{"https://learn.microsoft.com/troubleshoot/entra/entra-id/app-integration/error-code-aadsts75011-auth-method-mismatch"},
	},
	{
		Code: "app-config.otherTenant", Category: answer.CategoryAppConfig, Numbers: []int{50194},
		Words: rule.Words{
			Title:       "The app is for one organisation and was called for all",
			Headline:    "the app is made for one organisation, and the sign-in address is the one for all",
			Explanation: "On {time} {app} sent {account} to the address for all organisations, though it is registered for one only.",
			Admin:       "AADSTS50194: use the tenant's own address in place of /common, or register the app for several organisations.",
		},
		Steps: []rule.Step{
			{Who: answer.WhoApplicationDeveloper, Text: "Put the tenant id into the sign-in address of the app.", Command: commandApp},
		},
		Docs: []string{"https://learn.microsoft.com/troubleshoot/entra/entra-id/app-integration/error-code-aadsts50194-misconfigured-app"},
	},
	{
		Code: "app-config.redirectAddress", Category: answer.CategoryAppConfig, Numbers: []int{50011},
		Words: rule.Words{
			Title:       "The app's return address is not registered",
			Headline:    "the app asked to return to an address that is not registered for it",
			Explanation: "On {time} {app} asked Entra ID to send the user back to an address that is not in its registration.",
			Admin:       "AADSTS50011: the redirect URI of the request and of the registration must be the same, to the letter.",
		},
		Steps: []rule.Step{
			{Who: answer.WhoApplicationOwner, Text: "Add the address that the app uses to its registration, or correct the app.", Command: commandAppOwner},
		},
		Docs: []string{"https://learn.microsoft.com/troubleshoot/entra/entra-id/app-integration/error-code-aadsts50011-redirect-uri-mismatch"},
	},
}
