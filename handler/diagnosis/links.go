package diagnosis

import (
	"signin-diagnosis/handler/answer"
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
	commandApp      = "Get-MgApplication -Filter \"appId eq '{appId}'\""
	commandDsreg    = "dsregcmd /status"
	commandRisky    = "Get-MgRiskyUser -RiskyUserId {userId}"

	learnCA            = "https://learn.microsoft.com/entra/identity/conditional-access/"
	docSessionLifetime = "https://learn.microsoft.com/entra/identity/conditional-access/concept-session-lifetime"
	docRefreshTokens   = "https://learn.microsoft.com/entra/identity-platform/refresh-tokens"
	docTroubleshootCA  = "https://learn.microsoft.com/entra/identity/conditional-access/troubleshoot-conditional-access"
	docGrantControls   = "https://learn.microsoft.com/entra/identity/conditional-access/concept-conditional-access-grant"
	docMFAReport       = "https://learn.microsoft.com/entra/identity/authentication/howto-mfa-reporting"
	docErrorCodes      = "https://learn.microsoft.com/entra/identity-platform/reference-error-codes"
	docSignInErrors    = "https://learn.microsoft.com/entra/identity/monitoring-health/howto-troubleshoot-sign-in-errors"
)

// The steps that several rules advise.
var (
	adviceSignInAgain  = advice{who: answer.WhoUser, text: "Sign out of {app} and sign in again, with password and second factor if asked."}
	adviceOpenPolicy   = advice{policy: true, who: answer.WhoConditionalAccessAdmin, text: "Open {policy} and check whether this user, app and situation are meant to be in its scope. Try any change in report-only mode first.", link: linkPolicy, command: commandPolicy}
	adviceReviewAudit  = advice{who: answer.WhoSecurityOperator, text: "If nobody expected this, find in the audit log (Entra ID, Monitoring & health, Audit logs) who changed the password or revoked the sessions, and why.", command: commandAudit}
	adviceCheckDevice  = advice{who: answer.WhoUser, text: "On a Windows device, run dsregcmd /status and send the output to the helpdesk.", command: commandDsreg}
	adviceShowPolicies = advice{who: answer.WhoConditionalAccessAdmin, text: "Find the policy in the sign-in log, on the tab Conditional Access of the sign-in, and look at the rows beside it.", link: linkUserSignIns}

	adviceSetUpSafely    = advice{changes: true, who: answer.WhoUser, text: "Set up MFA from the company network or a managed device.", link: linkSecurity}
	advicePassInstead    = advice{who: answer.WhoAuthenticationAdmin, text: "If that is not possible: after checking who is asking (call back on a known number), hand out a Temporary Access Pass.", link: linkUserMethods, changes: true}
	adviceSetUp          = advice{who: answer.WhoUser, text: "Set up a second factor at the security info page, then sign in to {app} again.", link: linkSecurity, changes: true}
	adviceSetUpPass      = advice{who: answer.WhoAuthenticationAdmin, text: "If the user cannot get through the set-up: after checking who is asking (call back on a known number), hand out a Temporary Access Pass.", link: linkUserMethods, command: commandMethods, changes: true}
	adviceScript         = advice{who: answer.WhoApplicationOwner, text: "If a script signs in with this account, let it use a managed identity or a service principal; they are not asked."}
	adviceChangePassword = advice{changes: true, who: answer.WhoUser, text: "Change the password on the page that asks for it, on a device you trust. If no page asks, call the helpdesk."}
	adviceAskStarted     = advice{who: answer.WhoHelpdesk, text: "Ask the user whether they started this sign-in. If not, treat the password as known to somebody else."}
	adviceAnswerPrompt   = advice{who: answer.WhoUser, text: "Sign in to {app} again and answer the MFA prompt."}
	adviceGuesses        = advice{who: answer.WhoSecurityOperator, text: "See that MFA is demanded of the account and that old protocols are blocked; look for a success among the guesses.", link: linkUserSignIns}
	adviceLocks          = advice{who: answer.WhoAuthenticationAdmin, text: "If locks are frequent, check the threshold and duration under password protection.", link: linkLockout}
	adviceOtherWay       = advice{who: answer.WhoUser, text: "Choose another way to sign in on the sign-in page."}
	advicePassOn         = advice{who: answer.WhoHelpdesk, text: "Pass this answer to a Conditional Access administrator. Nothing that the user does will help before that."}
	adviceAskWhoDisabled = advice{who: answer.WhoHelpdesk, text: "Ask who disabled the account, and why, before it is enabled again."}
)
