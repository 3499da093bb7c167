package rules

import (
	"signin-diagnosis/handler/answer"
	"signin-diagnosis/handler/diagnosis/rule"
)

var adviceEmergency = rule.Step{
	Who:  answer.WhoSecurityOperator,
	Text: "Change nothing of this account before you have spoken with those who keep the emergency access accounts; their procedure says how it signs in. A passkey or a certificate is what Microsoft recommends for it.",
}

// adviceNothingHere is for what nobody can do where the sign-in happens.
var adviceNothingHere = rule.Step{Who: answer.WhoHelpdesk, Text: "Nothing can be done at {app} itself. Take this answer to whoever looks after the device or program at {place}."}

// adviceAnswerPrompt and adviceSignInAgain want a page.
var (
	adviceAnswerPrompt = rule.Step{
		Who: answer.WhoUser, Text: "Sign in to {app} again and answer the MFA prompt.",
		Presumes: rule.Presumption{Page: true}, Otherwise: &adviceOtherClient,
	}
	adviceSignInAgain = rule.Step{
		Who: answer.WhoUser, Text: "Sign out of {app} and sign in again, with password and second factor if asked.",
		Presumes: rule.Presumption{Page: true}, Otherwise: &adviceOtherClient,
	}
	adviceOtherClient = rule.Step{Who: answer.WhoUser, Text: "{app} shows no page that could ask you. Use an app or a browser that opens the sign-in page; a program that signs in by itself is a matter for whoever runs it."}
)

// adviceCheckDevice asks the device what it knows of its registration.
var adviceCheckDevice = rule.Step{
	Who: answer.WhoUser, Text: "On a Windows device, run dsregcmd /status and send the output to the helpdesk.", Command: commandDsreg,
	Presumes: rule.Presumption{Systems: rule.OnWindows},
	Otherwise: &rule.Step{
		Who: answer.WhoUser, Text: "Open Company Portal on the device and tell the helpdesk what it says of the device's registration.",
		Presumes: rule.Presumption{Systems: rule.WithPortal},
		Otherwise: &rule.Step{
			Who: answer.WhoUser, Text: "Open the Microsoft Intune app on the device and tell the helpdesk what it says of the device's registration.",
			Presumes: rule.Presumption{Systems: rule.OnLinux},
		},
	},
}

// adviceRegister adds the work account to a device.
var adviceRegister = rule.Step{
	Who: answer.WhoUser, Text: "Add the work account to the device: in Windows under Settings, Accounts, Access work or school. Then try again.",
	Presumes: rule.Presumption{Systems: rule.OnWindows},
	Otherwise: &rule.Step{
		Who: answer.WhoUser, Text: "Add the work account to the device in Company Portal, or on a phone in Microsoft Authenticator. Then try again.",
		Presumes: rule.Presumption{Systems: rule.WithPortal},
		Otherwise: &rule.Step{
			Who: answer.WhoUser, Text: "Add the work account to the device in the Microsoft Intune app. Then try again.",
			Presumes: rule.Presumption{Systems: rule.OnLinux},
		},
	},
}

// The steps that several rules advise.
var (
	adviceOpenPolicy   = rule.Step{Policy: true, Who: answer.WhoConditionalAccessAdmin, Text: "Open {policy} and check whether this user, app and situation are meant to be in its scope. Try any change in report-only mode first.", Link: linkPolicy, Command: commandPolicy}
	adviceReviewAudit  = rule.Step{Who: answer.WhoSecurityOperator, Text: "If nobody expected this, find in the audit log (Entra ID, Monitoring & health, Audit logs) who changed the password or revoked the sessions, and why.", Command: commandAudit}
	adviceShowPolicies = rule.Step{Who: answer.WhoConditionalAccessAdmin, Text: "Find the policy in the sign-in log, on the tab Conditional Access of the sign-in, and look at the rows beside it.", Link: linkUserSignIns}

	adviceSetUpSafely    = rule.Step{Changes: true, Who: answer.WhoUser, Text: "Set up MFA from the company network or a managed device.", Link: linkSecurity}
	advicePassInstead    = rule.Step{Who: answer.WhoAuthenticationAdmin, Text: "If that is not possible: after checking who is asking (call back on a known number), hand out a Temporary Access Pass.", Link: linkUserMethods, Changes: true}
	adviceSetUp          = rule.Step{Who: answer.WhoUser, Text: "Set up a second factor at the security info page, then sign in to {app} again.", Link: linkSecurity, Changes: true}
	adviceSetUpPass      = rule.Step{Who: answer.WhoAuthenticationAdmin, Text: "If the user cannot get through the set-up: after checking who is asking (call back on a known number), hand out a Temporary Access Pass.", Link: linkUserMethods, Command: commandMethods, Changes: true}
	adviceScript         = rule.Step{Who: answer.WhoApplicationOwner, Text: "If a script signs in with this account, let it use a managed identity or a service principal; they are not asked."}
	adviceChangePassword = rule.Step{Changes: true, Who: answer.WhoUser, Text: "Change the password on the page that asks for it, on a device you trust. If no page asks, call the helpdesk."}
	adviceAskStarted     = rule.Step{Who: answer.WhoHelpdesk, Text: "Ask the user whether they started this sign-in. If not, treat the password as known to somebody else."}
	adviceGuesses        = rule.Step{Who: answer.WhoSecurityOperator, Text: "See that MFA is demanded of the account and that old protocols are blocked; look for a success among the guesses.", Link: linkUserSignIns}
	adviceLocks          = rule.Step{Who: answer.WhoAuthenticationAdmin, Text: "If locks are frequent, check the threshold and duration under password protection.", Link: linkLockout}
	adviceOtherWay       = rule.Step{Who: answer.WhoUser, Text: "Choose another way to sign in on the sign-in page."}
	advicePassOn         = rule.Step{Who: answer.WhoHelpdesk, Text: "Pass this answer to a Conditional Access administrator. Nothing that the user does will help before that."}
	adviceAskWhoDisabled = rule.Step{Who: answer.WhoHelpdesk, Text: "Ask who disabled the account, and why, before it is enabled again."}
)

// Where a policy met an app that it leaves out.
var (
	adviceException   = rule.Step{Who: answer.WhoHelpdesk, Text: "Pass this answer to a Conditional Access administrator: the exception for {app} does not hold for what it asks for."}
	adviceFewerScopes = rule.Step{Who: answer.WhoApplicationOwner, Text: "If {app} proves itself with a secret or certificate, let it ask for openid, profile and email in place of User.Read and the like: then {policy} leaves it out again. Of other apps every such request counts."}
	adviceBaseline    = rule.Step{Who: answer.WhoConditionalAccessAdmin, Text: "Decide whether {policy} is meant to judge such sign-ins, as Microsoft recommends. If not, the baseline scopes settings let it judge them by an app of your own that stands for the directory.", Link: "https://aka.ms/BaselineScopesSettingsUX"}
)

const directoryJudged = "A policy for all resources with exceptions used to pass over sign-ins that ask for baseline scopes only (openid, profile, email, offline_access, User.Read and the like)."

var adviceMethods = rule.Step{Changes: true, Who: answer.WhoAuthenticationAdmin, Text: "If the phone or method is lost or new: after checking who is asking (call back on a known number), look at the registered methods and hand out a Temporary Access Pass.", Link: linkUserMethods, Command: commandMethods}

var adviceReset = rule.Step{Presumes: rule.Presumption{Password: true}, Changes: true, Who: answer.WhoHelpdesk, Text: "If the user no longer knows the password, point to self-service password reset, or reset it after checking who is asking (call back on a known number).", Link: linkSSPR}

var (
	adviceInvestigate = rule.Step{Who: answer.WhoSecurityOperator, Text: "Investigate the user under Risky users before anything is allowed again.", Link: linkRiskyUsers, Command: commandRisky}
	adviceDismiss     = rule.Step{Changes: true, Who: answer.WhoSecurityOperator, Text: "Dismiss the risk only if it is explained."}
	adviceStop        = rule.Step{Who: answer.WhoUser, Text: "Stop trying and call the helpdesk."}
)

var adviceFrequency = rule.Step{
	Policy:  true,
	Who:     answer.WhoConditionalAccessAdmin,
	Text:    "If users must sign in too often, look at the sign-in frequency of {policy}. It belongs to {resource}, and not to the client that meets it. Give it a longer period or a narrower scope, and do not combine it with remembered MFA.",
	Link:    linkPolicy,
	Command: commandPolicy,
}

// A right password at a place where the account has never signed in: the user on
// a journey, or somebody else. The log cannot tell, the user can.

var (
	adviceAskWhere = rule.Step{Who: answer.WhoHelpdesk, Text: "Ask the user whether they were at {place}. If not, call security at once."}
	adviceForeign  = rule.Step{Changes: true, Who: answer.WhoSecurityOperator, Text: "If it was not the user: have the password reset and the sessions revoked, and look for other sign-ins from {place}.", Link: linkUserSignIns, Command: commandRisky}
	adviceApprove  = rule.Step{Who: answer.WhoUser, Text: "Approve nothing that you did not start."}
)

// Portal pages, documentation pages and commands that several rules name. The
// portal's addresses are not documented; they follow the form that its own
// links have.
const (
	linkUserSignIns = "https://entra.microsoft.com/#view/Microsoft_AAD_UsersAndTenants/UserProfileMenuBlade/~/SignIns/userId/{userId}"
	linkUser        = "https://entra.microsoft.com/#view/Microsoft_AAD_UsersAndTenants/UserProfileMenuBlade/~/overview/userId/{userId}"
	linkUserMethods = "https://entra.microsoft.com/#view/Microsoft_AAD_UsersAndTenants/UserProfileMenuBlade/~/UserAuthMethods/userId/{userId}"
	linkPolicy      = "https://entra.microsoft.com/#view/Microsoft_AAD_ConditionalAccess/PolicyBlade/policyId/{policyId}"
	linkLockout     = "https://entra.microsoft.com/#view/Microsoft_AAD_IAM/AuthenticationMethodsMenuBlade/~/PasswordProtection"
	linkRiskyUsers  = "https://entra.microsoft.com/#view/Microsoft_AAD_IAM/RiskyUsersBlade"
	linkSecurity    = "https://aka.ms/mfasetup"
	linkSSPR        = "https://aka.ms/sspr"
	linkErrorPage   = "https://login.microsoftonline.com/error?code={code}"

	commandPolicy   = "Get-MgIdentityConditionalAccessPolicy -ConditionalAccessPolicyId {policyId}"
	commandUser     = "Get-MgUser -UserId {userKey} -Property accountEnabled,onPremisesSyncEnabled,lastPasswordChangeDateTime,signInSessionsValidFromDateTime"
	commandAudit    = "Get-MgAuditLogDirectoryAudit -Filter \"targetResources/any(t:t/id eq '{userId}')\" -Top 20"
	commandMethods  = "Get-MgUserAuthenticationMethod -UserId {userKey}"
	commandManaged  = "Get-MgDeviceManagementManagedDevice -Filter \"azureADDeviceId eq '{deviceId}'\""
	commandDevice   = "Get-MgDevice -Filter \"deviceId eq '{deviceId}'\""
	commandAppOwner = "Get-MgServicePrincipal -Filter \"appId eq '{appId}'\""
	commandResource = "Get-MgServicePrincipal -Filter \"appId eq '{resourceId}'\""
	commandApp      = "Get-MgApplication -Filter \"appId eq '{appId}'\""
	commandDsreg    = "dsregcmd /status"
	commandRisky    = "Get-MgRiskyUser -RiskyUserId {userId}"

	learnCA            = "https://learn.microsoft.com/entra/identity/conditional-access/"
	docSessionLifetime = "https://learn.microsoft.com/entra/identity/conditional-access/concept-session-lifetime"
	docRefreshTokens   = "https://learn.microsoft.com/entra/identity-platform/refresh-tokens"
	docTroubleshootCA  = "https://learn.microsoft.com/entra/identity/conditional-access/troubleshoot-conditional-access"
	docContinuous      = "https://learn.microsoft.com/entra/identity/conditional-access/concept-continuous-access-evaluation"
	docGrantControls   = "https://learn.microsoft.com/entra/identity/conditional-access/concept-conditional-access-grant"
	docMFAReport       = "https://learn.microsoft.com/entra/identity/authentication/howto-mfa-reporting"
	docMFASettings     = "https://learn.microsoft.com/entra/identity/authentication/howto-mfa-mfasettings"
	docPhoneMethods    = "https://learn.microsoft.com/entra/identity/authentication/concept-authentication-phone-options"
	docErrorCodes      = "https://learn.microsoft.com/entra/identity-platform/reference-error-codes"
	docSignInErrors    = "https://learn.microsoft.com/entra/identity/monitoring-health/howto-troubleshoot-sign-in-errors"
)

const docRisk = "https://learn.microsoft.com/entra/id-protection/howto-identity-protection-remediate-unblock"
