package main

import (
	"reflect"

	"signin-diagnosis/handler/diagnosis"
	"signin-diagnosis/handler/signin"
)

// closedLists are the values of every type whose list the contract closes, in the order of the constants.
// A type that is missing here is an open list: a plain text.
var closedLists = map[reflect.Type][]string{
	reflect.TypeFor[diagnosis.Verdict](): texts(
		diagnosis.VerdictFailing, diagnosis.VerdictWaitingOnUser, diagnosis.VerdictRecovered, diagnosis.VerdictHealthy,
		diagnosis.VerdictNoSignIns, diagnosis.VerdictAccountNotFound, diagnosis.VerdictInconclusive),
	reflect.TypeFor[diagnosis.Category](): texts(
		diagnosis.CategoryNone, diagnosis.CategoryTokenExpired, diagnosis.CategoryTokenRevoked, diagnosis.CategorySessionPolicy,
		diagnosis.CategoryCABlock, diagnosis.CategoryCAGrant, diagnosis.CategoryMFAPending, diagnosis.CategoryMFAFailed,
		diagnosis.CategoryMFARegistration, diagnosis.CategoryCredentials, diagnosis.CategoryAccountLocked,
		diagnosis.CategoryAccountDisabled, diagnosis.CategoryAccountMissing, diagnosis.CategoryPasswordExpired,
		diagnosis.CategoryRisk, diagnosis.CategoryConsent, diagnosis.CategoryAppConfig, diagnosis.CategoryAppAssignment,
		diagnosis.CategoryFederation, diagnosis.CategoryDevice, diagnosis.CategoryLegacyAuth,
		diagnosis.CategoryGuestCrossTenant, diagnosis.CategoryService, diagnosis.CategoryInterrupt,
		diagnosis.CategoryClientBug, diagnosis.CategoryOther),
	reflect.TypeFor[diagnosis.Area](): texts(
		diagnosis.AreaToken, diagnosis.AreaConditionalAccess, diagnosis.AreaAuthentication, diagnosis.AreaAccount,
		diagnosis.AreaApplication, diagnosis.AreaDevice, diagnosis.AreaRisk, diagnosis.AreaService),
	reflect.TypeFor[diagnosis.State]():      texts(diagnosis.StateActive, diagnosis.StateResolved, diagnosis.StateInformational),
	reflect.TypeFor[diagnosis.Confidence](): texts(diagnosis.ConfidenceHigh, diagnosis.ConfidenceMedium, diagnosis.ConfidenceLow),
	reflect.TypeFor[diagnosis.Outcome]():    texts(diagnosis.OutcomeSucceeded, diagnosis.OutcomeFailed, diagnosis.OutcomeInterrupted),
	reflect.TypeFor[diagnosis.Who](): texts(
		diagnosis.WhoUser, diagnosis.WhoHelpdesk, diagnosis.WhoConditionalAccessAdmin, diagnosis.WhoAuthenticationAdmin,
		diagnosis.WhoUserAdmin, diagnosis.WhoSecurityOperator, diagnosis.WhoDeviceAdmin, diagnosis.WhoHybridIdentityAdmin,
		diagnosis.WhoApplicationAdmin, diagnosis.WhoExternalIdentityAdmin, diagnosis.WhoExchangeAdmin,
		diagnosis.WhoNetworkAdmin, diagnosis.WhoApplicationOwner, diagnosis.WhoApplicationDeveloper,
		diagnosis.WhoHomeTenant, diagnosis.WhoMicrosoft, diagnosis.WhoNobody),
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
