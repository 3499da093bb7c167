package diagnosis

import (
	"time"

	"signin-diagnosis/handler/answer"
)

var revocationNumbers = []int{50173, 50133, 50132}

// sameMoment is how near the directory's two dates must be to tell of one
// change: a password change moves both within seconds.
const sameMoment = 5 * time.Minute

// changedPassword: the directory says that sessions are refused from the moment
// of a password change that lies before the failure.
func changedPassword(s *subject) bool {
	changed, valid := s.account().LastPasswordChange, s.account().SessionsValidFrom
	if changed.IsZero() || valid.IsZero() || changed.After(s.CreatedAt) {
		return false
	}
	return valid.Sub(changed).Abs() <= sameMoment
}

// revokedSessions: sessions are refused from a moment that is no password change.
func revokedSessions(s *subject) bool {
	changed, valid := s.account().LastPasswordChange, s.account().SessionsValidFrom
	return !valid.IsZero() && !valid.After(s.CreatedAt) && valid.Sub(changed) > sameMoment
}

// revokedByMicrosoft: ID Protection ended the sessions by itself
// (https://learn.microsoft.com/graph/api/resources/signin, riskDetail).
func revokedByMicrosoft(s *subject) bool { return looseEqual(s.RiskDetail, "microsoftRevokedSessions") }

// revocationRules: the session ended because something was changed.
var revocationRules = []rule{
	{
		code: "token-revoked.microsoft", category: answer.CategoryTokenRevoked, numbers: revocationNumbers,
		when: revokedByMicrosoft, sure: revokedByMicrosoft,
		words: words{
			title:       "Microsoft ended the sessions of the account",
			headline:    "Microsoft ended the sessions of the account because of a threat",
			explanation: "Microsoft saw a threat to {account} and ended its sessions. {app} still used an older sign-in on {time}, so Entra ID refused it. Refreshing the page does not help; a new sign-in does.",
			admin:       "AADSTS{code} with riskDetail microsoftRevokedSessions. The audit log shows the initiator as Microsoft.",
		},
		steps: []advice{
			{who: answer.WhoSecurityOperator, text: "Look at the user's risk and recent sign-ins before the user goes on.", link: linkRiskyUsers, command: commandRisky},
			adviceSignInAgain,
		},
		docs: []string{docRefreshTokens, docRisk},
	},
	{
		code: "token-revoked.passwordChange", category: answer.CategoryTokenRevoked, numbers: revocationNumbers,
		when: changedPassword, sure: changedPassword,
		words: words{
			title:       "The password was changed; old sign-ins no longer count",
			headline:    "the app still uses a sign-in from before the password was changed",
			explanation: "The password of {account} was changed on {passwordChanged}. That ends every sign-in made with the old one. {app} still used such a sign-in on {time}, so Entra ID refused it.",
			admin:       "AADSTS{code}: the grant is older than signInSessionsValidFromDateTime ({validFrom}), which fits lastPasswordChangeDateTime.",
		},
		steps: []advice{
			{who: answer.WhoUser, text: "Sign in to {app} again with the new password. In Windows, lock the screen and unlock it with the new password first."},
			adviceReviewAudit,
		},
		docs: []string{"https://learn.microsoft.com/troubleshoot/entra/entra-id/app-integration/error-code-aadsts50173-grant-expired-revoked", docRefreshTokens},
	},
	{
		code: "token-revoked.sessionsRevoked", category: answer.CategoryTokenRevoked, numbers: revocationNumbers,
		when: revokedSessions, sure: revokedSessions,
		words: words{
			title:       "All sessions of the account were revoked",
			headline:    "the sessions of the account were revoked, and the app still used an older sign-in",
			explanation: "All sessions of {account} from before {validFrom} were revoked. No password change fits that moment, so an administrator, the user or Microsoft revoked them. {app} still used an older sign-in on {time}.",
			admin:       "AADSTS{code}: the grant is older than signInSessionsValidFromDateTime ({validFrom}). The audit log names who revoked; the initiator may be Microsoft itself.",
		},
		steps: []advice{adviceSignInAgain, adviceReviewAudit},
		docs:  []string{"https://learn.microsoft.com/troubleshoot/entra/entra-id/app-integration/error-code-aadsts50173-grant-expired-revoked"},
	},
	{
		code: "token-revoked.unknown", category: answer.CategoryTokenRevoked, numbers: revocationNumbers,
		words: words{
			title:       "The saved sign-in was revoked",
			headline:    "the app's saved sign-in was revoked",
			explanation: "{app} used a saved sign-in on {time} that Entra ID no longer accepts. It was revoked, by a password change, a reset, or somebody who signed the account out everywhere. Refreshing the page does not help; a new sign-in does.",
			admin:       "AADSTS{code}: {meaning}",
		},
		steps: []advice{adviceSignInAgain, adviceReviewAudit},
		docs:  []string{docRefreshTokens},
	},
	{
		code: "token-revoked.invalidGrant", category: answer.CategoryTokenRevoked, numbers: []int{70000},
		words: words{
			title:       "The app's saved sign-in is not accepted",
			headline:    "the app's saved sign-in is not accepted",
			explanation: "On {time} {app} used a saved sign-in that Entra ID does not accept. It may have been revoked, or it belongs to another app, tenant or device.",
			admin:       "AADSTS70000, invalid grant, has many causes; the text that the client received may say more.",
		},
		steps: []advice{
			adviceSignInAgain,
			{who: answer.WhoApplicationDeveloper, text: "If a new sign-in does not help, check that the app uses the grant with the client, tenant and key it was issued for."},
		},
		docs: []string{docErrorCodes},
	},
}
