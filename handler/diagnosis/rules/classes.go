package rules

import (
	"signin-diagnosis/handler/answer"
	"signin-diagnosis/handler/diagnosis/rule"
	"signin-diagnosis/handler/diagnosis/timeline"
)

// classWords are the general words of each class of the code table, for codes
// that no rule knows better. They say no more than the table does.
var classWords = map[answer.Category]struct {
	title, headline string
	steps           []rule.Step
}{
	answer.CategoryTokenExpired:     {"A token or saved sign-in has expired", "a token or saved sign-in has expired", []rule.Step{adviceSignInAgain}},
	answer.CategoryTokenRevoked:     {"The saved sign-in is no longer accepted", "the app's saved sign-in is no longer accepted", []rule.Step{adviceSignInAgain, adviceReviewAudit}},
	answer.CategorySessionPolicy:    {"A policy ended the session", "a policy ended the session", []rule.Step{adviceSignInAgain, adviceFrequency}},
	answer.CategoryCABlock:          {"A Conditional Access policy blocks the sign-in", "Conditional Access blocks it", []rule.Step{adviceOpenPolicy}},
	answer.CategoryCAGrant:          {"A policy demands something that was not given", "{policy} demands something that the sign-in did not bring", []rule.Step{adviceOpenPolicy}},
	answer.CategoryMFAPending:       {"The second factor is still to be given", "the second factor is still to be given", []rule.Step{{Who: answer.WhoUser, Text: "Sign in to {app} again and answer the prompts."}}},
	answer.CategoryMFAFailed:        {"The second factor failed", "the second factor (MFA) failed", []rule.Step{{Who: answer.WhoUser, Text: "Try again, or choose another way to confirm."}, adviceMethods}},
	answer.CategoryMFARegistration:  {"A second factor has to be set up", "a second factor has to be set up first", []rule.Step{{Changes: true, Who: answer.WhoUser, Text: "Set up a second factor at the security info page.", Link: linkSecurity}}},
	answer.CategoryCredentials:      {"The sign-in method was not accepted", "the password or sign-in method was not accepted", []rule.Step{{Who: answer.WhoUser, Text: "Try again, or choose another way to sign in."}, adviceReset}},
	answer.CategoryAccountLocked:    {"The account is locked", "the account is locked", []rule.Step{{Who: answer.WhoHelpdesk, Text: "Look in the sign-in log for what locks the account.", Link: linkUserSignIns}}},
	answer.CategoryAccountDisabled:  {"The account is disabled", "the account is disabled", []rule.Step{{Changes: true, Who: answer.WhoUserAdmin, Text: "Check whether the account is meant to be enabled.", Link: linkUser}}},
	answer.CategoryAccountMissing:   {"The account was not found", "the account was not found", []rule.Step{{Who: answer.WhoHelpdesk, Text: "Check the spelling of the user name and which organisation it belongs to."}}},
	answer.CategoryPasswordExpired:  {"The password has to be changed", "the password has to be changed, and the change did not succeed", []rule.Step{{Changes: true, Who: answer.WhoUser, Text: "Set a new password that meets the rules.", Link: linkSSPR}, adviceReset}},
	answer.CategoryRisk:             {"Entra ID sees the account at risk", "Entra ID Protection sees the account at risk", []rule.Step{{Who: answer.WhoSecurityOperator, Text: "Investigate the user under Risky users before anything is dismissed.", Link: linkRiskyUsers, Command: commandRisky}, {Who: answer.WhoUser, Text: "Do not try again from other devices; call the helpdesk."}}},
	answer.CategoryConsent:          {"The app has not been allowed to act for the user", "the app has not been given the permissions that it asks for", []rule.Step{{Who: answer.WhoApplicationAdmin, Text: "Review which permissions {app} asks for and, if they are wanted, grant consent.", Command: commandAppOwner}}},
	answer.CategoryAppConfig:        {"The app is set up wrongly", "the app is set up wrongly", []rule.Step{{Who: answer.WhoApplicationOwner, Text: "Compare the app's registration with what the error says.", Link: linkErrorPage, Command: commandAppOwner}}},
	answer.CategoryAppAssignment:    {"The user is not assigned to the app", "the user is not assigned to the app", []rule.Step{{Who: answer.WhoApplicationOwner, Text: "Assign the user, or a group that holds the user directly (nested groups do not count), to {app}.", Command: commandAppOwner}}},
	answer.CategoryFederation:       {"The company's own sign-in system gave an error", "the company's own sign-in system (federation or pass-through) gave an error", []rule.Step{{Who: answer.WhoHybridIdentityAdmin, Text: "Check the federation server, or the pass-through agents, at the time of the row."}}},
	answer.CategoryDevice:           {"The device's registration is not accepted", "the device's registration is not accepted", []rule.Step{adviceCheckDevice, {Who: answer.WhoDeviceAdmin, Text: "Check whether the device is disabled, deleted or registered twice.", Command: commandDevice}}},
	answer.CategoryLegacyAuth:       {"An old kind of sign-in was refused", "the app uses an old way of signing in that is no longer allowed", []rule.Step{{Who: answer.WhoApplicationOwner, Text: "Move {app} to modern authentication; do not open the old way again."}}},
	answer.CategoryGuestCrossTenant: {"The account of another organisation is not let in", "the account belongs to another organisation and is not let in", []rule.Step{{Who: answer.WhoExternalIdentityAdmin, Text: "Check the invitation and the cross-tenant access settings."}, {Who: answer.WhoHomeTenant, Text: "Check the outbound settings of the user's own organisation."}}},
	answer.CategoryService:          {"Microsoft's service had a fault", "Microsoft's sign-in service had a fault", []rule.Step{{Who: answer.WhoUser, Text: "Try again in some minutes."}, {Who: answer.WhoMicrosoft, Text: "If it stays: look at the service health, and open a ticket with the correlation id {correlation} and the time."}}},
	answer.CategoryInterrupt:        {"A page of the sign-in was not finished", "a page of the sign-in was not finished", []rule.Step{{Who: answer.WhoUser, Text: "Sign in to {app} again and finish every page."}}},
	answer.CategoryClientBug:        {"The app sent a request that Entra ID does not accept", "the app sent a request that Entra ID does not accept", []rule.Step{{Who: answer.WhoApplicationDeveloper, Text: "Correct the request; the code's page says what is wrong.", Link: linkErrorPage}}},
	answer.CategoryOther:            {"An error that has no class of its own", "Entra ID gave an error that has no class of its own", []rule.Step{{Who: answer.WhoHelpdesk, Text: "Look the code up and open a ticket with the correlation id {correlation}.", Link: linkErrorPage}}},
}

const classExplanation = "On {time} {app} was refused with code {code}. In short: {meaning} That is what the code means in general; the log says no more."

const stoppedExplanation = "On {time} the sign-in to {app} stopped at code {code}. In short: {meaning} That is what the code means in general; the log says no more."

// classRules are the last resort: a code's class in the table.
func classRules() map[answer.Category]rule.Rule {
	all := make(map[answer.Category]rule.Rule, len(classWords))
	for category, w := range classWords {
		r := rule.Rule{
			Code: rule.Code(category + ".general"), Category: category, Claim: rule.ByClass, Policies: timeline.Failing,
			Words: rule.Words{Title: w.title, Headline: w.headline, Explanation: classExplanation,
				Admin: "AADSTS{code}."},
			Steps: w.steps, Docs: []string{docErrorCodes},
		}
		if category == answer.CategoryInterrupt || category == answer.CategoryMFAPending {
			r.Words.Explanation = stoppedExplanation
		}
		if category.Area() == answer.AreaConditionalAccess || category == answer.CategoryRisk {
			r.Sure = rule.PolicyFailed
		}
		all[category] = r
	}
	return all
}
