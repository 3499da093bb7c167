package rules

import (
	"time"

	"signin-diagnosis/handler/aadsts"
	"signin-diagnosis/handler/answer"
	"signin-diagnosis/handler/diagnosis/rule"
	"signin-diagnosis/handler/diagnosis/timeline"
)

var revocationNumbers = []int{50173, 50133, 50132}

// sameMoment is how near the directory's two dates must be to tell of one
// change: a password change moves both within seconds.
const sameMoment = 5 * time.Minute

// changedPassword: the directory says that sessions are refused from the moment
// of a password change that lies before the failure.
func changedPassword(s *rule.Subject) bool {
	changed, valid := s.Account().LastPasswordChange, s.Account().SessionsValidFrom
	if changed.IsZero() || valid.IsZero() || changed.After(s.CreatedAt) {
		return false
	}
	return valid.Sub(changed).Abs() <= sameMoment
}

// revokedSessions: sessions are refused from a moment that is no password change.
func revokedSessions(s *rule.Subject) bool {
	changed, valid := s.Account().LastPasswordChange, s.Account().SessionsValidFrom
	return !valid.IsZero() && !valid.After(s.CreatedAt) && valid.Sub(changed) > sameMoment
}

// revokedByMicrosoft: ID Protection ended the sessions by itself
// (https://learn.microsoft.com/graph/api/resources/signin, riskDetail).
func revokedByMicrosoft(s *rule.Subject) bool {
	return timeline.LooseEqual(s.RiskDetail, "microsoftRevokedSessions")
}

var tokenRevoked = []rule.Rule{
	{
		Code: "token-revoked.microsoft", Category: answer.CategoryTokenRevoked, Numbers: revocationNumbers,
		When: revokedByMicrosoft, Sure: revokedByMicrosoft,
		Words: rule.Words{
			Title:       "Microsoft ended the sessions of the account",
			Headline:    "Microsoft ended the sessions of the account because of a threat",
			Explanation: "Microsoft saw a threat to {account} and ended its sessions. {app} still used an older sign-in on {time}, so Entra ID refused it. Refreshing the page does not help; a new sign-in does.",
			Admin:       "AADSTS{code} with riskDetail microsoftRevokedSessions. The audit log shows the initiator as Microsoft.",
		},
		Steps: []rule.Step{
			{Who: answer.WhoSecurityOperator, Text: "Look at the user's risk and recent sign-ins before the user goes on.", Link: linkRiskyUsers, Command: commandRisky},
			adviceSignInAgain,
		},
		Docs: []string{docRefreshTokens, docRisk},
	},
	{
		Code: "token-revoked.passwordChange", Category: answer.CategoryTokenRevoked, Numbers: revocationNumbers,
		When: changedPassword, Sure: changedPassword,
		Words: rule.Words{
			Title:       "The password was changed; old sign-ins no longer count",
			Headline:    "the app still uses a sign-in from before the password was changed",
			Explanation: "The password of {account} was changed on {passwordChanged}. That ends every sign-in made with the old one. {app} still used such a sign-in on {time}, so Entra ID refused it.",
			Admin:       "AADSTS{code}: the grant is older than signInSessionsValidFromDateTime ({validFrom}), which fits lastPasswordChangeDateTime.",
		},
		Steps: []rule.Step{
			{Who: answer.WhoUser, Text: "Sign in to {app} again with the new password."},
			{
				Who: answer.WhoUser, Text: "In Windows, lock the screen and unlock it with the new password before that.",
				Presumes: rule.Presumption{Systems: rule.OnWindows},
			},
			adviceReviewAudit,
		},
		Docs: []string{"https://learn.microsoft.com/troubleshoot/entra/entra-id/app-integration/error-code-aadsts50173-grant-expired-revoked", docRefreshTokens},
	},
	{
		Code: "token-revoked.sessionsRevoked", Category: answer.CategoryTokenRevoked, Numbers: revocationNumbers,
		When: revokedSessions, Sure: revokedSessions,
		Words: rule.Words{
			Title:       "All sessions of the account were revoked",
			Headline:    "the sessions of the account were revoked, and the app still used an older sign-in",
			Explanation: "All sessions of {account} from before {validFrom} were revoked. No password change fits that moment, so an administrator, the user or Microsoft revoked them. {app} still used an older sign-in on {time}.",
			Admin:       "AADSTS{code}: the grant is older than signInSessionsValidFromDateTime ({validFrom}). The audit log names who revoked; the initiator may be Microsoft itself.",
		},
		Steps: []rule.Step{adviceSignInAgain, adviceReviewAudit},
		Docs:  []string{"https://learn.microsoft.com/troubleshoot/entra/entra-id/app-integration/error-code-aadsts50173-grant-expired-revoked"},
	},
	{
		Code: "token-revoked.unknown", Category: answer.CategoryTokenRevoked, Numbers: revocationNumbers,
		Words: rule.Words{
			Title:       "The saved sign-in was revoked",
			Headline:    "the app's saved sign-in was revoked",
			Explanation: "{app} used a saved sign-in on {time} that Entra ID no longer accepts. It was revoked, by a password change, a reset, or somebody who signed the account out everywhere. Refreshing the page does not help; a new sign-in does.",
			Admin:       "AADSTS{code}: {meaning}",
		},
		Steps: []rule.Step{adviceSignInAgain, adviceReviewAudit},
		Docs:  []string{docRefreshTokens},
	},
	{
		Code: "token-revoked.invalidGrant", Category: answer.CategoryTokenRevoked, Numbers: []int{70000},
		Words: rule.Words{
			Title:       "The app's saved sign-in is not accepted",
			Headline:    "the app's saved sign-in is not accepted",
			Explanation: "On {time} {app} used a saved sign-in that Entra ID does not accept. It may have been revoked, or it belongs to another app, tenant or device.",
			Admin:       "AADSTS70000, invalid grant, has many causes; the text that the client received may say more.",
		},
		Steps: []rule.Step{
			adviceSignInAgain,
			{Who: answer.WhoApplicationDeveloper, Text: "If a new sign-in does not help, check that the app uses the grant with the client, tenant and key it was issued for."},
		},
		Docs: []string{docErrorCodes},
	},
	{
		Code: "token-revoked.saidSince", Category: answer.CategoryTokenRevoked, Claim: rule.ByText, Says: []aadsts.Kind{aadsts.KindTokenRevoked},
		When: func(s *rule.Subject) bool { return !s.Account().SessionsValidFrom.IsZero() },
		Words: rule.Words{
			Title:       "The app's token is older than the revocation of the sessions",
			Headline:    "the sessions of the account were revoked, and the app still used an older token",
			Explanation: "The message says that the token of {app} was issued before the sessions of {account} were revoked. According to the directory, only sign-ins from {validFrom} on count. Refreshing the page does not help; a new sign-in does. The service that was called refused the token, and not Entra ID, so the sign-in log need not show it.",
			Admin:       "Continuous access evaluation, TokenIssuedBeforeRevocationTimestamp; signInSessionsValidFromDateTime is {validFrom}. A password change, an administrator, the user or Microsoft may have set it; the audit log says who. The client should have answered the claims challenge.",
		},
		Steps: []rule.Step{adviceSignInAgain, adviceReviewAudit},
		Docs:  []string{docContinuous},
	},
	{
		Code: "token-revoked.said", Category: answer.CategoryTokenRevoked, Claim: rule.ByText, Says: []aadsts.Kind{aadsts.KindTokenRevoked},
		Words: rule.Words{
			Title:       "The app's token is older than the revocation of the user's sessions",
			Headline:    "the sessions were revoked, and the app still used an older token",
			Explanation: "The message says that the token of {app} was issued before the user's sessions were revoked: by a password change, an administrator, the user or Microsoft. Refreshing the page does not help; a new sign-in does. The service that was called refused the token, and not Entra ID, so the sign-in log need not show it.",
			Admin:       "Continuous access evaluation, TokenIssuedBeforeRevocationTimestamp: compare with signInSessionsValidFromDateTime of the account. The client should have answered the claims challenge.",
		},
		Steps: []rule.Step{adviceSignInAgain, adviceReviewAudit},
		Docs:  []string{docContinuous},
	},
}
