package rules

import (
	"strings"

	"signin-diagnosis/handler/aadsts"
	"signin-diagnosis/handler/answer"
	"signin-diagnosis/handler/diagnosis/rule"
	"signin-diagnosis/handler/diagnosis/timeline"
)

func notInteractive(s *rule.Subject) bool { return !s.Interactive }

// serverLeg: the app's own server redeems what the person got by hand.
func serverLeg(s *rule.Subject) bool { return s.ServerLeg }

// The Device Registration Service, by its id and by the name that the log gives it.
const (
	deviceRegistrationID   = "01cb2876-7ebd-4aa4-9cc9-d28bd4d359a9"
	deviceRegistrationName = "Device Registration Service"
)

// registersDevice: the broker registers the device, in the background.
func registersDevice(s *rule.Subject) bool {
	return s.OfBroker() && !s.Interactive &&
		(strings.EqualFold(s.ResourceID, deviceRegistrationID) || strings.EqualFold(s.ResourceDisplayName, deviceRegistrationName))
}

// waitsAtUnfamiliarPlace: a prompt whose row says what became of it waits no more.
func waitsAtUnfamiliarPlace(s *rule.Subject) bool { return !s.Denied() && rule.UnfamiliarPassword(s) }

var mfaPending = []rule.Rule{
	{
		Code: "mfa-pending.unfamiliar", Category: answer.CategoryMFAPending, Numbers: []int{50074, 50076},
		When: waitsAtUnfamiliarPlace, Sure: rule.PolicyFailed, Policies: rule.DemandsMFA, Ends: endsKnownPassword, Kind: rule.Warning,
		Words: rule.Words{
			Title:       "MFA was asked for at an unfamiliar place, after the right password",
			Headline:    "MFA was asked for at {place}, where the account has never signed in, and was not given; if that was not the user, somebody else knows the password",
			Explanation: "On {time} the right password was typed for {account} at {place}, where it has never signed in, and {app} asked for MFA. Nobody gave it. On a journey that may be the user; if not, somebody else knows the password.",
			Admin:       "AADSTS{code} after a right password, from a country without a single success in the window. MFA was demanded by {demander}, and it did its work.",
		},
		Steps: []rule.Step{
			adviceAskWhere,
			{Who: answer.WhoUser, Text: "If it was you: sign in to {app} again and answer the MFA prompt. If not: approve nothing."},
			adviceForeign,
		},
		Docs: []string{docMFAReport},
	},
	{
		Code: "mfa-pending.perUserLoop", Category: answer.CategoryMFAPending, Numbers: []int{50074, 50076},
		When: func(s *rule.Subject) bool { return rule.Loops(s) && rule.AskedBy("user")(s) }, Policies: rule.DemandsMFA, Kind: rule.Loop, Ends: endsByApp,
		Words: rule.Words{
			Title:       "MFA is switched on for this user alone, and the app shows no page for it",
			Headline:    "MFA is switched on for this user alone (per-user MFA), and {app} asks again and again without letting the user answer",
			Explanation: "MFA is switched on at {account}, and not by a policy. {app} asked for {resource} again and again, several times within minutes, and never got to the page on which it could be given; one of these rows is of {time}. The password was not what stopped it.",
			Admin:       "AADSTS{code} in a loop, demanded by per-user MFA: it holds for every app, so that a policy which leaves the app out changes nothing. Some clients, such as a remote desktop to a virtual machine, can show no prompt for it.",
		},
		Steps: []rule.Step{
			{Who: answer.WhoAuthenticationAdmin, Text: "If {app} shall work without that prompt, plan the move of this user from per-user MFA to Conditional Access, and keep MFA on until the policy is."},
			{Who: answer.WhoUser, Text: "Until then, use a way to {resource} that shows a sign-in page, where there is one."},
		},
		Docs: []string{"https://learn.microsoft.com/entra/identity/authentication/howto-mfa-userstates"},
	},
	{
		Code: "mfa-pending.clientLoop", Category: answer.CategoryMFAPending, Numbers: []int{50074, 50076},
		When: rule.Loops, Sure: rule.PolicyFailed, Policies: rule.DemandsMFA, Kind: rule.Loop, Ends: endsByApp,
		Words: rule.Words{
			Title:       "The app asks for MFA again and again and shows no page",
			Headline:    "MFA is demanded, and {app} asks again and again without letting the user answer",
			Explanation: "{app} asked for {resource} again and again, several times within minutes; one of these rows is of {time}. MFA is demanded there by {demander}, and the app never got to the page on which {account} could give it.",
			Admin:       "AADSTS{code} in a loop. The client does not handle the demand, or its embedded browser loses the session.",
		},
		Steps: []rule.Step{
			{Who: answer.WhoUser, Text: "Sign out of {app}, close it, and sign in again; if that fails, use {resource} in a browser."},
			{Who: answer.WhoApplicationDeveloper, Text: "On this error the client must ask for a token interactively, once, and pass the claims on."},
		},
		Docs: []string{docMFAReport},
	},
	{
		Code: "mfa-pending.serverLeg", Category: answer.CategoryMFAPending, Numbers: []int{50072, 50074, 50076, 50079},
		When: serverLeg, Sure: rule.PolicyFailed, Policies: rule.DemandsMFA, Kind: rule.Refuses,
		Words: rule.Words{
			Title:       "MFA is demanded of the app's own server, where nobody can give it",
			Headline:    "the user got in, and {demander} demands MFA of the app's own server, which redeems the sign-in from {place}",
			Explanation: "{account} was let in to {app}. A moment later, on {time}, the server of {app} redeemed that in the background, from {place}, and there MFA is demanded. Nobody sits at that server who could give it, so signing in again does not help.",
			Admin:       "AADSTS{code}, non-interactive, from another address than the user's and without the device. MFA was demanded by {demander}. As a rule the address of the user is left out of the policy, and that of the server is not.",
		},
		Steps: []rule.Step{
			{Who: answer.WhoConditionalAccessAdmin, Policy: true, Text: "In {policy}, demand MFA for {app} at every place, so that the user gives it at the first step and the server brings it along; or, if the addresses of the server are fixed and known, count them to the places that the policy trusts. Try either in report-only mode first.", Link: linkPolicy, Command: commandPolicy},
			{Who: answer.WhoApplicationOwner, Text: "Say from which addresses the server of {app} signs in, and whether they are fixed."},
		},
		Docs: []string{learnCA + "concept-assignment-network"},
	},
	{
		Code: "mfa-pending.deviceRegistration", Category: answer.CategoryMFAPending, Numbers: []int{50072, 50074, 50076, 50079},
		When: registersDevice, Sure: rule.PolicyFailed, Policies: rule.DemandsMFA, Kind: rule.Refuses,
		Words: rule.Words{
			Title:       "Registering the device demands MFA, and it was asked for in the background",
			Headline:    "registering the device demands MFA, and the sign-in that came before it was without",
			Explanation: "On {time} the device was to be registered for {account}. Registration demands MFA; the sign-in before it had asked for none, and in the background nobody can be asked.",
			Admin:       "AADSTS{code}, the authentication broker at the Device Registration Service, non-interactive. MFA was demanded by {demander}: the user action “Register or join devices”, or the device settings. At a place where MFA is demanded at the sign-in itself, the same registration works.",
		},
		Steps: []rule.Step{
			{Who: answer.WhoUser, Text: "Register the device where the sign-in itself asks for MFA, for example outside of the company network, and answer it there."},
			{Who: answer.WhoConditionalAccessAdmin, Policy: true, Text: "See that whoever may register devices is asked for MFA at the sign-in before it, at the places that {policy} leaves out, too.", Link: linkPolicy, Command: commandPolicy},
		},
		Docs: []string{learnCA + "policy-all-users-device-registration"},
	},
	{
		Code: "mfa-pending.clientMustAsk", Category: answer.CategoryMFAPending, Numbers: []int{50076, 50074},
		When: notInteractive, Sure: rule.PolicyFailed, Policies: rule.DemandsMFA, Ends: endsByApp,
		Words: rule.Words{
			Title:       "MFA is needed, and the app asked in the background",
			Headline:    "MFA is now needed for {resource}, and the app asked in the background, where nobody can answer",
			Explanation: "On {time} {app} asked for {resource} in the background. MFA is demanded there, which only the user can give: the app must open a sign-in window.",
			Admin:       "AADSTS{code}, non-interactive. MFA was demanded by {demander}.",
		},
		Steps: []rule.Step{
			{Who: answer.WhoUser, Text: "Sign out of {app} and sign in again; answer the MFA request. (A command line tool needs its own login command with the scope of the resource, such as az login --scope.)"},
			{Who: answer.WhoApplicationDeveloper, Text: "On this error the client must ask for a token interactively."},
		},
		Docs: []string{docMFAReport},
	},
	{
		Code: "mfa-pending.otherChallenge", Category: answer.CategoryMFAPending, Numbers: []int{50158},
		Sure: rule.PolicyFailed, Policies: timeline.Failing,
		Ends: &rule.Resolution{Reach: timeline.OnResource, Why: "A second factor given elsewhere says nothing of the page that was left here."},
		Words: rule.Words{
			Title:       "A further page (terms of use or another MFA provider) was not finished",
			Headline:    "a further page, terms of use or another MFA provider, was not finished",
			Explanation: "On {time} the sign-in to {app} was sent on to a further page: terms of use or an external MFA provider. It did not come back.",
			Admin:       "AADSTS50158 is the redirect itself, not a refusal. The policy names the control as {controls}. The outcome stands at the external provider or in a later row.",
		},
		Steps: []rule.Step{
			{Who: answer.WhoUser, Text: "Sign in to {app} again and finish the page that follows the password."},
			{Who: answer.WhoAuthenticationAdmin, Text: "If the page does not load, check the external MFA provider or the terms of use.", Link: linkUserSignIns},
		},
		Docs: []string{docGrantControls},
	},
	{
		Code: "mfa-pending.mandatory", Category: answer.CategoryMFAPending, Numbers: []int{50074, 50076},
		When: rule.MandatoryMFA, Policies: rule.DemandsMFA,
		Words: rule.Words{
			Title:       "Microsoft itself demands MFA here",
			Headline:    "Microsoft itself demands MFA for {app}, and the prompt waits for the user",
			Explanation: "Microsoft demands MFA of everybody who uses the portals and tools of administrators; no policy of the company asked. On {time} {account} was asked for it by {app}, and the prompt was not finished.",
			Admin:       "AADSTS{code}. There is no policy to find and none to change: the demand is Microsoft's own and has no exception, emergency access accounts included.",
		},
		Steps: []rule.Step{
			adviceAnswerPrompt,
			adviceScript,
			adviceMethods,
		},
		Docs: []string{"https://learn.microsoft.com/entra/identity/authentication/concept-mandatory-multifactor-authentication"},
	},
	{
		Code: "mfa-pending.perUser", Category: answer.CategoryMFAPending, Numbers: []int{50074, 50076},
		When: rule.AskedBy("user"), Policies: rule.DemandsMFA,
		Words: rule.Words{
			Title:       "MFA is switched on for this user alone",
			Headline:    "MFA is switched on for this user alone (per-user MFA), and the prompt waits for the user",
			Explanation: "MFA is switched on at {account}, and not by a policy. On {time} {app} asked for it, and the prompt was not finished.",
			Admin:       "AADSTS{code}, demanded by per-user MFA: no Conditional Access policy explains it. Microsoft advises to move per-user MFA to Conditional Access.",
		},
		Steps: []rule.Step{
			adviceAnswerPrompt,
			{Who: answer.WhoAuthenticationAdmin, Text: "If a policy should decide in place of the user's own setting, plan the move from per-user MFA to Conditional Access, and keep MFA on until the policy is."},
		},
		Docs: []string{"https://learn.microsoft.com/entra/identity/authentication/howto-mfa-userstates"},
	},
	{
		Code: "mfa-pending.securityDefaults", Category: answer.CategoryMFAPending, Numbers: []int{50074, 50076},
		When: rule.BySecurityDefault, Policies: rule.DemandsMFA,
		Words: rule.Words{
			Title:       "The security defaults demand MFA",
			Headline:    "the security defaults of the tenant demand MFA, and the prompt waits for the user",
			Explanation: "The tenant has security defaults on, which demand MFA when Microsoft sees a reason. On {time} {app} asked {account} for it, and the prompt was not finished.",
			Admin:       "AADSTS{code}, demanded by security defaults: there is no Conditional Access policy to look at.",
		},
		Steps: []rule.Step{
			{Who: answer.WhoUser, Text: "Sign in to {app} again and answer the MFA prompt with Microsoft Authenticator."},
			adviceMethods,
		},
		Docs: []string{"https://learn.microsoft.com/entra/fundamentals/security-defaults"},
	},
	{
		Code: "mfa-pending.risk", Category: answer.CategoryMFAPending, Numbers: []int{50074, 50076},
		When: rule.AskedBy("riskBasedPolicy", "tenantSessionRiskPolicy", "accountCompromisePolicies"), Policies: rule.DemandsMFA,
		Words: rule.Words{
			Title:       "MFA is demanded because the sign-in looks risky",
			Headline:    "MFA is demanded because the sign-in looks risky, and the prompt waits for the user",
			Explanation: "Entra ID saw a risk in the sign-in of {account} to {app} on {time}, from {place}, and asked for MFA. The prompt was not finished. If the user did not start this sign-in, somebody else knows the password.",
			Admin:       "AADSTS{code}, demanded by a risk policy. A right answer clears the sign-in risk.",
		},
		Steps: []rule.Step{
			{Who: answer.WhoUser, Text: "If you started this sign-in, sign in again and answer the MFA prompt. If not, approve nothing and call the helpdesk."},
			{Changes: true, Who: answer.WhoSecurityOperator, Text: "If it was not the user: have the password reset and the sessions revoked, and look into {place}.", Link: linkRiskyUsers, Command: commandRisky},
		},
		Docs: []string{docRisk},
	},
	{
		Code: "mfa-pending.otherTenant", Category: answer.CategoryMFAPending, Numbers: []int{50074, 50076},
		When: rule.OtherTenant, Policies: rule.DemandsMFA,
		Words: rule.Words{
			Title:       "The other organisation demands MFA",
			Headline:    "the organisation that owns {resource} demands MFA, and the prompt waits for the user",
			Explanation: "{account} is from another organisation than {resource}. On {time} that organisation asked for MFA, and the prompt was not finished.",
			Admin:       "AADSTS{code} across tenants. MFA was demanded by {demander}. Where the inbound settings trust the MFA of the user's own tenant, it need not be given twice.",
		},
		Steps: []rule.Step{
			{Who: answer.WhoUser, Text: "Sign in to {app} again and answer the MFA prompt of the other organisation."},
			{Who: answer.WhoExternalIdentityAdmin, Text: "If guests are asked twice, consider trusting the MFA of their own organisation in the inbound cross-tenant access settings."},
		},
		Docs: []string{"https://learn.microsoft.com/entra/external-id/authentication-conditional-access"},
	},
	{
		Code: "mfa-pending.prompt", Category: answer.CategoryMFAPending, Numbers: []int{50074, 50076},
		Sure: rule.PolicyFailed, Policies: rule.DemandsMFA,
		Words: rule.Words{
			Title:       "The MFA prompt was not finished",
			Headline:    "the MFA prompt is waiting for the user",
			Explanation: "On {time} {app} asked {account} for MFA, and the prompt was not finished. Nothing was refused: the sign-in waits for the user.",
			Admin:       "AADSTS{code} without a later success. MFA was demanded by {demander}.",
		},
		Steps: []rule.Step{
			adviceAnswerPrompt,
			adviceMethods,
		},
		Docs: []string{docMFAReport},
	},
	{
		Code: "mfa-pending.azureDemands", Category: answer.CategoryMFAPending, Claim: rule.ByText, Says: []aadsts.Kind{aadsts.KindAzureMFA},
		Words: rule.Words{
			Title:       "Azure itself demands MFA for the change",
			Headline:    "Azure demands MFA of everybody who creates, changes or deletes resources, and the token was got without it",
			Explanation: "The message is Azure's own: who creates, changes or deletes resources needs a token that was got with MFA, and that of {app} was not. Signing in anew with MFA gives one. It is no policy of the company. Azure refused the change, and not Entra ID the sign-in, so the sign-in log need not show it.",
			Admin:       "Mandatory MFA of Azure Resource Manager. There is no policy to find and none to change. Who signs in with a user account in a script moves it to a managed identity or a service principal, which are not asked.",
		},
		Steps: []rule.Step{
			{Who: answer.WhoUser, Text: "Bring {app} (Azure CLI, PowerShell) up to date, sign out there, sign in again and answer the MFA prompt, then repeat the command."},
			adviceScript,
		},
		Docs: []string{"https://learn.microsoft.com/entra/identity/authentication/concept-mandatory-multifactor-authentication"},
	},
}
