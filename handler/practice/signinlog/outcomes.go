package signinlog

// The steps of those who came so far.
var (
	passwordOnly = []Step{RightPassword}
	BothFactors  = []Step{RightPassword, approved}
)

const mfaRequired = "MFA required in Azure AD"

// outcomes by error code. Those that Conditional Access was asked about are
// reached; the others stopped before, or have nothing to do with it.
var outcomes = map[int]outcome{
	0:      {"Other.", "MFA completed in Azure AD", BothFactors, true, nil},
	50011:  {"The reply URL specified in the request does not match the reply URLs configured for the application.", "", nil, false, nil},
	50053:  {"The account is locked, you've tried to sign in too many times with an incorrect user ID or password.", "", []Step{wrongPassword}, false, nil},
	50057:  {"The user account is disabled.", "The account has been disabled by an administrator.", nil, false, nil},
	50058:  {"A silent sign-in request was sent but no user is signed in.", "", nil, false, nil},
	50072:  {"User needs to enroll for second factor authentication (interactive).", mfaRequired, passwordOnly, true, nil},
	50074:  {"Strong Authentication is required.", mfaRequired, []Step{RightPassword, unanswered}, true, nil},
	50076:  {"Due to a configuration change made by your administrator, or because you moved to a new location, you must use multi-factor authentication to access the resource.", mfaRequired, nil, true, nil},
	50078:  {"Presented multi-factor authentication has expired due to policies configured by your administrator, you must refresh your multi-factor authentication to access the resource.", mfaRequired, nil, true, byRememberMFA},
	50079:  {"User needs to enroll for second factor authentication.", mfaRequired, nil, true, nil},
	50097:  {"Device authentication is required.", "", passwordOnly, true, nil},
	50105:  {"The signed in user is not assigned to a role for the signed in application.", "", BothFactors, true, nil},
	50126:  {"Error validating credentials due to invalid username or password.", "The user didn't enter the right credentials.", []Step{wrongPassword}, false, nil},
	50140:  {"This occurred due to 'Keep me signed in' interrupt when the user was signing-in.", "", BothFactors, true, nil},
	50144:  {"The user's Active Directory password has expired.", "", []Step{{"Password", "Pass-through authentication", false, "The password has expired.", firstFactor}}, false, nil},
	50158:  {"External security challenge was not satisfied.", "The user was redirected to another page or authentication provider to satisfy additional authentication challenges.", BothFactors, true, nil},
	50173:  {"The provided grant has expired due to it being revoked, a fresh auth token is needed.", "", nil, false, nil},
	50199:  {"For security reasons, user confirmation is required for this request.", "", BothFactors, true, nil},
	53000:  {"Device is not in required device state: {state}. The policy requires a compliant device.", "", BothFactors, true, nil},
	53003:  {"Access has been blocked by Conditional Access policies. The access policy does not allow token issuance.", "", passwordOnly, true, nil},
	53009:  {"Application needs to enforce Intune protection policies.", "", BothFactors, true, nil},
	65001:  {"The user or administrator has not consented to use the application with ID '{identifier}'{namePhrase}.", "", BothFactors, true, nil},
	70043:  {"The refresh token has expired or is invalid due to sign-in frequency checks by Conditional Access.", "", nil, true, byFrequency},
	70044:  {"The session has expired or is invalid due to sign-in frequency checks by Conditional Access.", "", nil, true, byFrequency},
	80001:  {"Unable to connect to the on-premises password validator.", "", []Step{agentSilent}, false, nil},
	80002:  {"The password validation request timed out.", "", []Step{agentSilent}, false, nil},
	81010:  {"Desktop SSO authentication failed because the user's Kerberos ticket has expired or is invalid.", "", nil, false, nil},
	90025:  {"The service has reached its internal retry allowance.", "", nil, false, nil},
	90094:  {"An administrator has to consent to the permissions that the application asks for.", "", BothFactors, true, nil},
	135011: {"The device used during the authentication is disabled.", "", nil, false, nil},
	500121: {"Authentication failed during strong authentication request.", "MFA denied; user did not respond to mobile app notification", []Step{RightPassword, ignored}, true, nil},
	500133: {"Assertion is not within its valid time range. Ensure that the access token is not expired before using it for user assertion.", "", nil, false, nil},
	500213: {"The resource tenant's cross-tenant access policy does not allow this user to access this tenant.", "", nil, false, nil},
	500212: {"The user's administrator has set an outbound access policy that does not allow access to the resource tenant.", "", nil, false, nil},
	530084: {"Access has been blocked by a Conditional Access token protection policy.", "", nil, true, nil},
	700003: {"Your organization has deleted this device.", "", nil, false, nil},
	700082: {"The refresh token has expired due to inactivity. The token was issued on {issueDate} and was inactive for {time}.", "", nil, false, nil},
}
