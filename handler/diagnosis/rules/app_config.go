package rules

import (
	"signin-diagnosis/handler/aadsts"
	"signin-diagnosis/handler/answer"
	"signin-diagnosis/handler/diagnosis/rule"
)

// serviceFaults are the codes that say no more than that something went wrong inside.
var serviceFaults = []int{
	50000, 50004, 50033, 90006, 90012, 90024, 90030, 90031, 90032, 90033, 90035, 90036, 90037, 90039, 90040, 90041, 90045,
	90090, 90091, 90092, 90202, 240003, 399217, 1100000,
}

var appConfig = []rule.Rule{
	{
		Code: "app-config.oneAppFails", Category: answer.CategoryAppConfig, Numbers: serviceFaults,
		When: func(s *rule.Subject) bool { return s.Habits.FaultOfOneApp(s.Event) },
		Words: rule.Words{
			Title:       "One app alone fails, while all others let the user in",
			Headline:    "{app} alone fails, for hours, while other apps let the user in: that is the app, its permissions or its set-up, and no outage",
			Explanation: "On {time} Entra ID answered {app} with an error that speaks of a fault of the service. But that has gone on for hours at {app} alone; in the same hours other apps let {account} in, and none met such an error. So it is no outage that passes: something about {app} itself keeps Entra ID from giving it a token, such as permissions that nobody may consent to, or its registration.",
			Admin:       "AADSTS{code} at one app only. In short: {meaning} The log does not say what it is. Look at the consent settings and the permissions that the app asks for, at its registration and enterprise application (claims, token configuration, certificates), and at what was changed before the first such row.",
		},
		Steps: []rule.Step{
			{Who: answer.WhoApplicationAdmin, Text: "Compare the permissions that {app} asks for with those that are granted, and with what the consent settings let users grant; grant what is wanted.", Command: commandAppOwner},
			{Who: answer.WhoApplicationOwner, Text: "Check the registration of {app}, and what was changed before this began.", Command: commandApp},
			{Who: answer.WhoMicrosoft, Text: "If both are in order, open a ticket with the correlation id {correlation}."},
		},
		Docs: []string{"https://learn.microsoft.com/troubleshoot/entra/entra-id/app-integration/error-code-aadsts50000-issuing-token-sign-in-service", "https://learn.microsoft.com/entra/identity/enterprise-apps/configure-user-consent"},
	},
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
		Code: "app-config.notPreauthorised", Category: answer.CategoryAppConfig, Numbers: []int{65002}, Family: true,
		Words: rule.Words{
			Title:       "Microsoft has not approved its app for this service",
			Headline:    "{app} is an app of Microsoft's own, and Microsoft has not approved it for {resource}; nobody here can",
			Explanation: "{app} and {resource} both belong to Microsoft. On {time} {app} asked for a token for {resource}, and Microsoft has not approved that pair of them (preauthorisation). It is no matter of consent: neither the user nor an administrator of this organisation can allow it, and trying again does not help.",
			Admin:       "AADSTS65002. Another identity has to make the call: a managed identity, or an app registration of your own that is granted the permission.",
		},
		Steps: []rule.Step{
			{Who: answer.WhoApplicationOwner, Text: "Call {resource} with a managed identity, or with an app registration of your own, in place of {app}."},
			{Who: answer.WhoMicrosoft, Text: "If documentation of Microsoft's says that {app} reaches {resource}, open a ticket with the correlation id {correlation}."},
		},
		Docs: []string{docErrorCodes},
	},
	{
		Code: "app-config.disabled", Category: answer.CategoryAppConfig, Numbers: []int{7000112},
		Words: rule.Words{
			Title:       "The app is switched off in this tenant",
			Headline:    "{app} is switched off in this tenant",
			Explanation: "On {time} {account} was refused at {app}, because the app is switched off in this tenant. Nobody can use it, whatever the account.",
			Admin:       "AADSTS{code}: {meaning} The property “Enabled for users to sign in” of the enterprise application decides. Microsoft itself may have disabled an app that breaks its terms.",
		},
		Steps: []rule.Step{
			{Who: answer.WhoApplicationAdmin, Text: "Ask who disabled it, and why, before it is enabled again.", Command: commandAppOwner},
		},
		Docs: []string{"https://learn.microsoft.com/entra/identity/enterprise-apps/disable-user-sign-in-portal"},
	},
	{
		Code: "app-config.resourceDisabled", Category: answer.CategoryAppConfig, Numbers: []int{500014, 50001},
		Words: rule.Words{
			Title:       "A service that the app needs is switched off or unknown in this tenant",
			Headline:    "{resource}, which {app} needs, is switched off or unknown in this tenant",
			Explanation: "On {time} {app} needed {resource} for {account}, and this tenant has {resource} switched off, or does not know it. {app} itself is not what is refused. Everybody whose app needs {resource} meets this.",
			Admin:       "AADSTS{code}: {meaning} Look at the enterprise application of the resource, not of the client: its property “Enabled for users to sign in”, or a subscription that has ended.",
		},
		Steps: []rule.Step{
			{Who: answer.WhoApplicationAdmin, Text: "Look up {resource} among the enterprise applications, and ask who disabled it, and why, before it is enabled again.", Command: commandResource},
		},
		Docs: []string{"https://learn.microsoft.com/entra/identity/enterprise-apps/disable-user-sign-in-portal"},
	},
	{
		Code: "app-config.otherAudience", Category: answer.CategoryAppConfig, Numbers: []int{500131},
		Words: rule.Words{
			Title:       "A service passed on a token that was made for another one",
			Headline:    "{app} passed on a user's token that was made for another service than itself",
			Explanation: "On {time} {app} wanted to exchange the token of {account} for one for {resource} (on behalf of). The token that it passed on was made for another service, so Entra ID did not take it. A new sign-in brings the same kind of token.",
			Admin:       "AADSTS500131: the audience (aud) of the assertion has to be the client that presents it.",
		},
		Steps: []rule.Step{
			{Who: answer.WhoApplicationDeveloper, Text: "Let the page ask for a token with the scope of {app} itself; only that one can be exchanged."},
		},
		Docs: []string{"https://learn.microsoft.com/entra/identity-platform/v2-oauth2-on-behalf-of-flow"},
	},
	{
		Code: "app-config.credential", Category: answer.CategoryAppConfig, Numbers: []int{7000215, 7000222, 700027, 50012, 70002},
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
		Code: "app-config.noCredential", Category: answer.CategoryAppConfig, Numbers: []int{7000218},
		Words: rule.Words{
			Title:       "The app sent no secret and no certificate where its registration wants one",
			Headline:    "the app sent no secret and no certificate, and its registration wants one",
			Explanation: "On {time} {app} asked for a token as a program on a person's device does, without a secret or certificate of its own. Its registration takes such requests from a server only. The account is not the cause; everybody meets this.",
			Admin:       "AADSTS{code}: a public client at a confidential registration, or the reverse. No secret has expired: none was sent. The platform of the redirect address (Web in place of Mobile and desktop, or Single-page application), and “Allow public client flows”, decide it.",
		},
		Steps: []rule.Step{
			{Who: answer.WhoApplicationOwner, Text: "If {app} runs on people's devices: in its registration, under Authentication, put the redirect address under “Mobile and desktop applications” or “Single-page application”, and allow public client flows if it uses device codes or integrated sign-in.", Command: commandApp},
			{Who: answer.WhoApplicationDeveloper, Text: "If {app} runs on a server: send its secret or certificate with the request."},
		},
		Docs: []string{"https://learn.microsoft.com/entra/identity-platform/msal-client-applications"},
	},
	{
		Code: "app-config.federatedMismatch", Category: answer.CategoryAppConfig, Numbers: []int{70021, 700211, 700212, 700213, 7002121, 7002137, 7002138, 700263},
		Words: rule.Words{
			Title:       "No federated credential of the app fits the token that it presented",
			Headline:    "the app presented a token of another system, and none of its federated credentials fits that",
			Explanation: "On {time} {app} tried to prove itself with a token of another system, such as a pipeline or a cluster. In short: {meaning} No person's account is the problem.",
			Admin:       "AADSTS{code}. Issuer, subject and audience of the credential have to be those of the token, letter for letter and in upper and lower case, and one credential alone may fit. The error text quotes what the token says. The row, if there is one, stands in the log of service principals.",
		},
		Steps: []rule.Step{
			{Who: answer.WhoApplicationOwner, Text: "In the registration of {app}, or in the managed identity, compare the federated credential's issuer, subject and audience with those in the error text, and correct the credential.", Command: commandApp},
			{Who: answer.WhoApplicationDeveloper, Text: "If the credential is right, the pipeline or cluster asks for another token than it should: check the repository, branch, environment or service account, and the audience."},
		},
		Docs: []string{"https://learn.microsoft.com/entra/workload-id/workload-identity-federation-considerations"},
	},
	{
		Code: "app-config.federatedRefused", Category: answer.CategoryAppConfig, Numbers: []int{700222, 700231, 700236, 700238, 7002381},
		Words: rule.Words{
			Title:       "Tokens of this issuer are not taken as a federated credential",
			Headline:    "the app presented a token of a kind that Entra ID does not take as a federated credential",
			Explanation: "On {time} {app} tried to prove itself with a token of another system. In short: {meaning} No person's account is the problem.",
			Admin:       "AADSTS{code}. It is not a spelling mistake in the credential: a token of this origin is refused whatever the credential says.",
		},
		Steps: []rule.Step{
			{Who: answer.WhoApplicationDeveloper, Text: "Present a token that comes straight from the outside system and carries what the error text asks for, or let the app use a certificate or a managed identity."},
			{Who: answer.WhoApplicationOwner, Text: "Take out federated credentials that can never work, so that nobody looks for the fault there.", Command: commandApp},
		},
		Docs: []string{"https://learn.microsoft.com/entra/workload-id/workload-identity-federation-considerations"},
	},
	{
		Code: "app-config.agentToken", Category: answer.CategoryAppConfig, Numbers: []int{82001, 82002},
		Words: rule.Words{
			Title:       "An AI agent asked for a token in a way that is closed to agents",
			Headline:    "the app is an AI agent and asked for a token in a way that agents may not use",
			Explanation: "On {time} {app}, which is an AI agent, asked for a token. In short: {meaning} The account is not the problem.",
			Admin:       "AADSTS{code}. The agent's blueprint gets a token first, which names the agent; with that token the agent asks for its own.",
		},
		Steps: []rule.Step{
			{Who: answer.WhoApplicationDeveloper, Text: "Use the token flow of agents: the blueprint's token, with the agent's id, in exchange for the agent's."},
		},
		Docs: []string{"https://learn.microsoft.com/entra/agent-id/agent-on-behalf-of-oauth-flow"},
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
		Ends: endsByWay,
		Words: rule.Words{
			Title:       "The app demands another way of signing in than the user used",
			Headline:    "the app demands another way of signing in than the one that was used",
			Explanation: "{app} asks for one particular way of signing in, a password as a rule. On {time} {account} had signed in in another one, such as a passkey, a certificate or the device's own sign-in. Getting in in another way goes round that and does not cure it.",
			Admin:       "AADSTS75011: RequestedAuthnContext of the SAML request does not match. The app should leave it out.",
		},
		Steps: []rule.Step{
			{Who: answer.WhoApplicationOwner, Text: "Let the app send no RequestedAuthnContext, or a general one."},
			{Who: answer.WhoUser, Text: "Until then, open {app} in a private window and sign in in the way that it demands, with the password as a rule."},
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
	{
		Code: "app-config.tokenForOthers", Category: answer.CategoryAppConfig, Claim: rule.ByText, Says: []aadsts.Kind{aadsts.KindTokenOfOthers},
		Words: rule.Words{
			Title:       "The app sent a token that was made for something else",
			Headline:    "the app sent a token that was made for another service, or that comes from another issuer or organisation",
			Explanation: "The message says that the token does not fit where it was sent: it was made for another service (audience), or it comes from another issuer or organisation. Refreshing the page, or signing in again, brings the same kind of token. {app} has to ask for a token for the very service that it calls. The sign-in log does not show this, because Entra ID gave out what it was asked for.",
			Admin:       "Compare aud, iss and tid of the token with what the service expects, and with the scope that the app asks for. A token for one service is of no use at another.",
		},
		Steps: []rule.Step{
			{Who: answer.WhoApplicationOwner, Text: "Let {app} ask for a token with the scope of the service that it calls, at the organisation that the service belongs to, and let it hand on no token that was made for another service."},
			{Who: answer.WhoApplicationDeveloper, Text: "If the service is your own, check which audience and issuer it accepts."},
		},
		Docs: []string{"https://learn.microsoft.com/entra/identity-platform/access-tokens"},
	},
}
