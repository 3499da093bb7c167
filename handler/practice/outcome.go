package practice

// outcome is what the log says for an error code: the texts, how far the
// authentication got, and whether Conditional Access was reached at all.
type outcome struct {
	reason   string // failureReason: Microsoft's template, its placeholders unfilled
	details  string // additionalDetails
	steps    []step
	reached  bool   // Conditional Access was evaluated
	lifetime string // the session rule that forced a new authentication
}

// step is one authentication step.
type step struct {
	method, detail string
	succeeded      bool
	result         string
	requirement    string
}

const (
	firstFactor  = "Primary authentication"
	secondFactor = "User"
)

var (
	rightPassword = step{"Password", "Password in the cloud", true, "Correct password", firstFactor}
	wrongPassword = step{"Password", "Password in the cloud", false, "Invalid username or password or Invalid on-premise username or password.", firstFactor}
	carried       = step{"Previously satisfied", "", true, "MFA requirement satisfied by claim in the token", ""}
	approved      = step{"Mobile app notification", "", true, "MFA successfully completed", secondFactor}
	unanswered    = step{"Mobile app notification", "", false, "Authentication in progress", secondFactor}
	refused       = step{"Mobile app notification", "", false, "MFA denied; user did not respond to mobile app notification", secondFactor}
)

// outcomes by error code. A success of a background refresh is silentSuccess.
var outcomes = map[int]outcome{
	0:      {"Other.", "MFA completed in Azure AD", []step{rightPassword, approved}, true, ""},
	50053:  {"The account is locked, you've tried to sign in too many times with an incorrect user ID or password.", "", []step{wrongPassword}, false, ""},
	50057:  {"The user account is disabled.", "The account has been disabled by an administrator.", nil, false, ""},
	50072:  {"User needs to enroll for second factor authentication (interactive).", "MFA required in Azure AD", []step{rightPassword}, true, ""},
	50074:  {"Strong Authentication is required.", "MFA required in Azure AD", []step{rightPassword, unanswered}, true, ""},
	50076:  {"Due to a configuration change made by your administrator, or because you moved to a new location, you must use multi-factor authentication to access the resource.", "MFA required in Azure AD", nil, true, ""},
	50079:  {"User needs to enroll for second factor authentication.", "MFA required in Azure AD", nil, true, ""},
	50105:  {"The signed in user is not assigned to a role for the signed in application.", "", []step{rightPassword, approved}, true, ""},
	50126:  {"Error validating credentials due to invalid username or password.", "The user didn't enter the right credentials.", []step{wrongPassword}, false, ""},
	50140:  {"This occurred due to 'Keep me signed in' interrupt when the user was signing-in.", "", []step{rightPassword, approved}, true, ""},
	50173:  {"The provided grant has expired due to it being revoked, a fresh auth token is needed.", "", nil, false, ""},
	53000:  {"Device is not in required device state: {state}. The policy requires a compliant device.", "", []step{rightPassword, approved}, true, ""},
	53003:  {"Access has been blocked by Conditional Access policies. The access policy does not allow token issuance.", "", []step{rightPassword}, true, ""},
	70043:  {"The refresh token has expired or is invalid due to sign-in frequency checks by Conditional Access.", "", nil, true, "signInFrequencyPeriodicReauthentication"},
	500121: {"Authentication failed during strong authentication request.", "MFA denied; user did not respond to mobile app notification", []step{rightPassword, refused}, true, ""},
	700082: {"The refresh token has expired due to inactivity. The token was issued on {issueDate} and was inactive for {time}.", "", nil, false, ""},
}

var silentSuccess = outcome{"Other.", "MFA requirement satisfied by claim in the token", []step{carried}, true, ""}
