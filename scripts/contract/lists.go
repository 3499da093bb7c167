package main

import (
	"reflect"

	"signin-diagnosis/handler/answer"
	"signin-diagnosis/handler/signin"
)

// closedLists are the values of every type whose list the contract closes, in the order of the constants.
// A type that is missing here is an open list: a plain text.
var closedLists = map[reflect.Type][]string{
	reflect.TypeFor[answer.Verdict](): texts(
		answer.VerdictFailing, answer.VerdictWaitingOnUser, answer.VerdictRecovered, answer.VerdictHealthy,
		answer.VerdictNoSignIns, answer.VerdictAccountNotFound, answer.VerdictInconclusive),
	reflect.TypeFor[answer.Category](): texts(
		answer.CategoryNone, answer.CategoryTokenExpired, answer.CategoryTokenRevoked, answer.CategorySessionPolicy,
		answer.CategoryCABlock, answer.CategoryCAGrant, answer.CategoryMFAPending, answer.CategoryMFAFailed,
		answer.CategoryMFARegistration, answer.CategoryCredentials, answer.CategoryAccountLocked,
		answer.CategoryAccountDisabled, answer.CategoryAccountMissing, answer.CategoryPasswordExpired,
		answer.CategoryRisk, answer.CategoryConsent, answer.CategoryAppConfig, answer.CategoryAppAssignment,
		answer.CategoryFederation, answer.CategoryDevice, answer.CategoryLegacyAuth,
		answer.CategoryGuestCrossTenant, answer.CategoryService, answer.CategoryInterrupt,
		answer.CategoryClientBug, answer.CategoryOther),
	reflect.TypeFor[answer.Area](): texts(
		answer.AreaToken, answer.AreaConditionalAccess, answer.AreaAuthentication, answer.AreaAccount,
		answer.AreaApplication, answer.AreaDevice, answer.AreaRisk, answer.AreaService),
	reflect.TypeFor[answer.State]():      texts(answer.StateActive, answer.StateResolved, answer.StateInformational),
	reflect.TypeFor[answer.Confidence](): texts(answer.ConfidenceHigh, answer.ConfidenceMedium, answer.ConfidenceLow),
	reflect.TypeFor[answer.Outcome]():    texts(answer.OutcomeSucceeded, answer.OutcomeFailed, answer.OutcomeInterrupted),
	reflect.TypeFor[answer.Who](): texts(
		answer.WhoUser, answer.WhoHelpdesk, answer.WhoConditionalAccessAdmin, answer.WhoAuthenticationAdmin,
		answer.WhoUserAdmin, answer.WhoSecurityOperator, answer.WhoDeviceAdmin, answer.WhoHybridIdentityAdmin,
		answer.WhoApplicationAdmin, answer.WhoExternalIdentityAdmin, answer.WhoExchangeAdmin,
		answer.WhoNetworkAdmin, answer.WhoApplicationOwner, answer.WhoApplicationDeveloper,
		answer.WhoHomeTenant, answer.WhoMicrosoft, answer.WhoNobody),
	reflect.TypeFor[signin.SourceStatus](): texts(
		signin.SourceOK, signin.SourcePartial, signin.SourceNotAsked, signin.SourceForbidden,
		signin.SourceUnlicensed, signin.SourceThrottled, signin.SourceTimeout, signin.SourceFailed),
	reflect.TypeFor[signin.CheckStatus](): texts(signin.CheckOK, signin.CheckMissing, signin.CheckUnknown),
}

func texts[T ~string](values ...T) []string {
	out := make([]string, len(values))
	for i, v := range values {
		out[i] = string(v)
	}
	return out
}
