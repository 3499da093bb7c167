package diagnosis

import (
	"sync"

	"signin-diagnosis/handler/answer"
)

// classWords are the general words of each class of the code table, for codes
// that no rule knows better. They say no more than the table does.
var classWords = map[answer.Category]struct {
	title, headline string
	steps           []advice
}{
	answer.CategoryTokenExpired:     {"A token or saved sign-in has expired", "a token or saved sign-in has expired", []advice{adviceSignInAgain}},
	answer.CategoryTokenRevoked:     {"The saved sign-in is no longer accepted", "the app's saved sign-in is no longer accepted", []advice{adviceSignInAgain, adviceReviewAudit}},
	answer.CategorySessionPolicy:    {"A policy ended the session", "a policy ended the session", []advice{adviceSignInAgain, adviceFrequency}},
	answer.CategoryCABlock:          {"A Conditional Access policy blocks the sign-in", "Conditional Access blocks it", []advice{adviceOpenPolicy}},
	answer.CategoryCAGrant:          {"A policy demands something that was not given", "{policy} demands something that the sign-in did not bring", []advice{adviceOpenPolicy}},
	answer.CategoryMFAPending:       {"The second factor is still to be given", "the second factor is still to be given", []advice{{who: answer.WhoUser, text: "Sign in to {app} again and answer the prompts."}}},
	answer.CategoryMFAFailed:        {"The second factor failed", "the second factor (MFA) failed", []advice{{who: answer.WhoUser, text: "Try again, or choose another way to confirm."}, adviceMethods}},
	answer.CategoryMFARegistration:  {"A second factor has to be set up", "a second factor has to be set up first", []advice{{changes: true, who: answer.WhoUser, text: "Set up a second factor at the security info page.", link: linkSecurity}}},
	answer.CategoryCredentials:      {"The sign-in method was not accepted", "the password or sign-in method was not accepted", []advice{{who: answer.WhoUser, text: "Try again, or choose another way to sign in."}, adviceReset}},
	answer.CategoryAccountLocked:    {"The account is locked", "the account is locked", []advice{{who: answer.WhoHelpdesk, text: "Look in the sign-in log for what locks the account.", link: linkUserSignIns}}},
	answer.CategoryAccountDisabled:  {"The account is disabled", "the account is disabled", []advice{{changes: true, who: answer.WhoUserAdmin, text: "Check whether the account is meant to be enabled.", link: linkUser}}},
	answer.CategoryAccountMissing:   {"The account was not found", "the account was not found", []advice{{who: answer.WhoHelpdesk, text: "Check the spelling of the user name and which organisation it belongs to."}}},
	answer.CategoryPasswordExpired:  {"The password has to be changed", "the password has to be changed, and the change did not succeed", []advice{{changes: true, who: answer.WhoUser, text: "Set a new password that meets the rules.", link: linkSSPR}, adviceReset}},
	answer.CategoryRisk:             {"Entra ID sees the account at risk", "Entra ID Protection sees the account at risk", []advice{{who: answer.WhoSecurityOperator, text: "Investigate the user under Risky users before anything is dismissed.", link: linkRiskyUsers, command: commandRisky}, {who: answer.WhoUser, text: "Do not try again from other devices; call the helpdesk."}}},
	answer.CategoryConsent:          {"The app has not been allowed to act for the user", "the app has not been given the permissions that it asks for", []advice{{who: answer.WhoApplicationAdmin, text: "Review which permissions {app} asks for and, if they are wanted, grant consent.", command: commandAppOwner}}},
	answer.CategoryAppConfig:        {"The app is set up wrongly", "the app is set up wrongly", []advice{{who: answer.WhoApplicationOwner, text: "Compare the app's registration with what the error says.", link: linkErrorPage, command: commandAppOwner}}},
	answer.CategoryAppAssignment:    {"The user is not assigned to the app", "the user is not assigned to the app", []advice{{who: answer.WhoApplicationOwner, text: "Assign the user, or a group that holds the user directly (nested groups do not count), to {app}.", command: commandAppOwner}}},
	answer.CategoryFederation:       {"The company's own sign-in system gave an error", "the company's own sign-in system (federation or pass-through) gave an error", []advice{{who: answer.WhoHybridIdentityAdmin, text: "Check the federation server, or the pass-through agents, at the time of the row."}}},
	answer.CategoryDevice:           {"The device's registration is not accepted", "the device's registration is not accepted", []advice{adviceCheckDevice, {who: answer.WhoDeviceAdmin, text: "Check whether the device is disabled, deleted or registered twice.", command: commandDevice}}},
	answer.CategoryLegacyAuth:       {"An old kind of sign-in was refused", "the app uses an old way of signing in that is no longer allowed", []advice{{who: answer.WhoApplicationOwner, text: "Move {app} to modern authentication; do not open the old way again."}}},
	answer.CategoryGuestCrossTenant: {"The account of another organisation is not let in", "the account belongs to another organisation and is not let in", []advice{{who: answer.WhoExternalIdentityAdmin, text: "Check the invitation and the cross-tenant access settings."}, {who: answer.WhoHomeTenant, text: "Check the outbound settings of the user's own organisation."}}},
	answer.CategoryService:          {"Microsoft's service had a fault", "Microsoft's sign-in service had a fault", []advice{{who: answer.WhoUser, text: "Try again in some minutes."}, {who: answer.WhoMicrosoft, text: "If it stays: look at the service health, and open a ticket with the correlation id {correlation} and the time."}}},
	answer.CategoryInterrupt:        {"A page of the sign-in was not finished", "a page of the sign-in was not finished", []advice{{who: answer.WhoUser, text: "Sign in to {app} again and finish every page."}}},
	answer.CategoryClientBug:        {"The app sent a request that Entra ID does not accept", "the app sent a request that Entra ID does not accept", []advice{{who: answer.WhoApplicationDeveloper, text: "Correct the request; the code's page says what is wrong.", link: linkErrorPage}}},
	answer.CategoryOther:            {"An error that has no class of its own", "Entra ID gave an error that has no class of its own", []advice{{who: answer.WhoHelpdesk, text: "Look the code up and open a ticket with the correlation id {correlation}.", link: linkErrorPage}}},
}

const classExplanation = "On {time} {app} was refused with code {code}. In short: {meaning} That is what the code means in general; the log says no more."

const stoppedExplanation = "On {time} the sign-in to {app} stopped at code {code}. In short: {meaning} That is what the code means in general; the log says no more."

const unknownExplanation = "On {time} {app} was refused with code {code}, which this program does not know. Microsoft's page for the code may."

// classRules are the last resort: a code's class in the table.
var classRules = sync.OnceValue(func() map[answer.Category]*rule {
	all := make(map[answer.Category]*rule, len(classWords))
	for category, w := range classWords {
		all[category] = &rule{
			code: string(category) + ".general", category: category, policies: failing,
			words: words{title: w.title, headline: w.headline, explanation: classExplanation,
				admin: "AADSTS{code}."},
			steps: w.steps, docs: []string{docErrorCodes},
		}
		if category == answer.CategoryInterrupt || category == answer.CategoryMFAPending {
			all[category].words.explanation = stoppedExplanation
		}
		if areas[category] == answer.AreaConditionalAccess || category == answer.CategoryRisk {
			all[category].sure = policyFailed
		}
	}
	return all
})

var unknownCode = rule{
	code: "other.unknownCode", category: answer.CategoryOther, policies: failing,
	words: words{
		title:       "An error code that is not known here",
		headline:    "Entra ID refused it with a code that is not known here ({code})",
		explanation: unknownExplanation,
		admin:       "AADSTS{code} is not in the table of codes.",
	},
	steps: []advice{{who: answer.WhoHelpdesk, text: "Look the code up on Microsoft's page and open a ticket with the correlation id {correlation}.", link: linkErrorPage}},
	docs:  []string{docErrorCodes},
}

func classRule(e *event) *rule {
	if !e.known {
		return &unknownCode
	}
	if r, ok := classRules()[answer.Category(e.code.Class)]; ok {
		return r
	}
	return &unknownCode
}
