package aadsts

// The ids in these texts are invented; the wording is what the sign-in service
// and its clients write.
const (
	correlation = "8a6818d1-764e-4767-9fcc-b2072bab4697"
	trace       = "edd8cefa-bc52-4bdf-8aaa-ca1b30864300"
	client      = "04b07795-8ddb-461a-bbee-02f9e1bf7b46"
	resource    = "797f4846-ba00-4fd7-ba43-dac1f8f63013"

	footer = "\r\nTrace ID: " + trace + "\r\nCorrelation ID: " + correlation + "\r\nTimestamp: 2026-11-23 08:00:00Z"

	mfaText = "AADSTS50076: Due to a configuration change made by your administrator, or because you moved to a new location, " +
		"you must use multi-factor authentication to access '" + resource + "'." + footer
	frequencyText = "AADSTS70043: The refresh token has expired or is invalid due to sign-in frequency checks by conditional access. " +
		"The token was issued on 2026-11-20T08:00:00.1234567Z and the maximum allowed lifetime for this request is 86400." + footer
	unusedText = "AADSTS700082: The refresh token has expired due to inactivity. The token was issued on " +
		"2026-08-01T06:30:00.0000000Z and was inactive for 90.00:00:00." + footer
	revokedText = "AADSTS50173: The provided grant has expired due to it being revoked, a fresh auth token is needed. The user might have " +
		"changed or reset their password. The grant was issued on '2026-11-01T07:00:00.0000000Z' and the TokensValidFrom date " +
		"(before which tokens are not valid) for this user is '2026-11-22T15:04:05.0000000Z'." + footer
	singlePageText = "AADSTS700084: The refresh token was issued to a single page app (SPA), and therefore has a fixed, limited lifetime of " +
		"1.00:00:00, which cannot be extended. It is now expired and a new sign in request must be sent by the SPA to the sign in page. " +
		"The token was issued on 2026-11-21T09:15:00.0000000Z." + footer
	assignmentText = "AADSTS50105: Your administrator has configured the application Contoso Travel ('" + client + "') to block users unless they " +
		"are specifically granted ('assigned') access to the application. The signed in user 'nadia@contoso.example' is blocked." + footer
	guestText = "AADSTS50020: User account 'kim@fabrikam.example' from identity provider 'https://sts.windows.net/11111111-2222-3333-4444-555555555555/' " +
		"does not exist in tenant 'Contoso' and cannot access the application '" + client + "'(Travel) in that tenant." + footer
	unknownAppText = "AADSTS700016: Application with identifier '" + client + "' was not found in the directory 'Contoso'." + footer
	blockedText    = "AADSTS53003: Access has been blocked by Conditional Access policies. The access policy does not allow token issuance." + footer

	errorPage = "Troubleshooting details\nIf you contact your administrator, send this info to them.\nCopy info to clipboard\n" +
		"Request Id: " + trace + "\nCorrelation Id: " + correlation + "\nTimestamp: 2026-11-23T08:00:00Z\n" +
		"Message: AADSTS530003: Your device is required to be managed to access this resource."
	portalPage = "Sorry, you can't get there\nError Code: 53003\nRequest Id: " + trace + "\nCorrelation Id: " + correlation +
		"\nTimestamp: 2026-11-23T08:00:00.123Z\nApp name: Contoso Travel\nApp id: " + client + "\nIP address: 203.0.113.7\n" +
		"Device identifier: Not available\nDevice platform: Windows 10\nDevice state: Unregistered"
	koreanPage = "오류 코드: 53003\n요청 ID: " + trace + "\n상관 관계 ID: " + correlation + "\n타임스탬프: 2026-11-23T08:00:00Z"
	tokenJSON  = `{"error":"invalid_grant","error_description":"AADSTS500121: Authentication failed during strong authentication request.\r\n` +
		`Trace ID: ` + trace + `\r\nCorrelation ID: ` + correlation + `\r\nTimestamp: 2026-11-23 08:00:00Z","error_codes":[500121],` +
		`"timestamp":"2026-11-23 08:00:00Z","trace_id":"` + trace + `","correlation_id":"` + correlation + `",` +
		`"error_uri":"https://login.microsoftonline.com/error?code=500121"}`
	pythonDict = `Caught exception: {'error': 'invalid_grant', 'error_codes': [70043], 'timestamp': '2026-11-23 08:00:00Z', 'trace_id': '` +
		trace + `', 'correlation_id': '` + correlation + `', 'suberror': 'token_expired'}`
	msalLog = `2026-08-19 10:42:03.320 [info] failed to acquire token silently {"errorCode":"invalid_grant","errorMessage":"Error(s): 70043 - ` +
		`Timestamp: 2026-11-23 08:00:00Z - Description: ` + "AADSTS70043: The refresh token has expired. The token was issued on " +
		`2026-04-23T16:47:44.9150333Z and the maximum allowed lifetime for this request is 2592000. Trace ID: ` + trace + ` Correlation ID: ` +
		correlation + `","subError":"token_expired","errorNo":70043}`
	msalException = "MSAL.NetCore.4.66.0.MsalUiRequiredException: \n\tErrorCode: invalid_grant\nMicrosoft.Identity.Client.MsalUiRequiredException: " +
		mfaText + "\n   at Microsoft.Identity.Client.OAuth2.OAuth2Client.ThrowServerException(HttpResponse response) in line 50058"
	azureCLI = "ERROR: AADSTS50076: Due to a configuration change made by your administrator, you must use multi-factor authentication to access '" +
		resource + "'. Trace ID: " + trace + " Correlation ID: " + correlation + " Timestamp: 2026-11-23 08:00:00Z\n" +
		"Interactive authentication is needed. Please run:\naz logout\naz login --tenant \"11111111-2222-3333-4444-555555555555\" --scope \"https://management.core.windows.net//.default\""
	twiceEscaped = `"{\n  \"message\": \"\\\"AADSTS70043: The token was issued on 2023-09-12T14:20:05.4365056Z and the maximum allowed lifetime for this ` +
		`request is 2592000. Trace ID: ` + trace + ` Correlation ID: ` + correlation + ` Timestamp: 2026-11-23 08:00:00Z\\\"\"\n}"`
	dotnetEscaped = `{"error_description":"AADSTS50173: The grant was issued on \u00272026-11-01T07:00:00.0000000Z\u0027 and the TokensValidFrom date ` +
		`(before which tokens are not valid) for this user is \u00272026-11-22T15:04:05.0000000Z\u0027."}`
	redirectAddress = "https://app.contoso.example/callback?error=access_denied&error_description=AADSTS50105%3a+The+signed+in+user+is+not+assigned" +
		"+to+a+role.%0d%0aTrace+ID%3a+" + trace + "%0d%0aCorrelation+ID%3a+" + correlation + "%0d%0aTimestamp%3a+2026-11-23+08%3a00%3a00Z&state=12345"

	articleText     = "There was an error validating access token"
	graphExpired    = `{"error":{"code":"InvalidAuthenticationToken","message":"Lifetime validation failed, the token is expired.","innerError":{"date":"2026-11-23T08:00:00","request-id":"` + trace + `","client-request-id":"` + correlation + `"}}}`
	claimsChallenge = `HTTP/1.1 401 Unauthorized
WWW-Authenticate: Bearer realm="", authorization_uri="https://login.microsoftonline.com/common/oauth2/authorize", error="insufficient_claims", claims="eyJhY2Nlc3NfdG9rZW4iOnsibmJmIjp7fX19"`
	evaluationText = "Continuous access evaluation resulted in challenge with result: InteractionRequired and code: TokenCreatedWithOutdatedPolicies"
)

var samples = []string{
	mfaText, frequencyText, unusedText, revokedText, singlePageText, assignmentText, guestText, unknownAppText, blockedText, errorPage,
	portalPage, koreanPage, tokenJSON, pythonDict, msalLog, msalException, azureCLI, twiceEscaped, dotnetEscaped, redirectAddress,
	articleText, graphExpired, claimsChallenge, evaluationText,
}
