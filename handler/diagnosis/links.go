package diagnosis

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

// The steps that many rules end with.
var (
	adviceSignInAgain  = advice{who: WhoUser, text: "Sign out of {app} and sign in again, with password and second factor if asked."}
	adviceOpenPolicy   = advice{policy: true, who: WhoConditionalAccessAdmin, text: "Open {policy} and check whether this user, app and situation are meant to be in its scope. Try any change in report-only mode first.", link: linkPolicy, command: commandPolicy}
	adviceReviewAudit  = advice{who: WhoSecurityOperator, text: "If nobody expected this, find in the audit log (Entra ID, Monitoring & health, Audit logs) who changed the password or revoked the sessions, and why.", command: commandAudit}
	adviceCheckDevice  = advice{who: WhoUser, text: "On a Windows device, run dsregcmd /status and send the output to the helpdesk.", command: commandDsreg}
	adviceShowPolicies = advice{who: WhoConditionalAccessAdmin, text: "Find the policy in the sign-in log, on the tab Conditional Access of the sign-in, and look at the rows beside it.", link: linkUserSignIns}
)
