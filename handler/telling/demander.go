package telling

import (
	"signin-diagnosis/handler/answer"
	"signin-diagnosis/handler/diagnosis"
	"signin-diagnosis/handler/wording"
)

var (
	bySettingUnnamed    = book.Phrase("a setting of the tenant that the log does not name")
	byPerUserMFA        = book.Phrase("the per-user MFA setting of the account")
	byConditionalAccess = book.Phrase("Conditional Access")
	bySecurityDefaults  = book.Phrase("the security defaults of the tenant")
	byRiskPolicy        = book.Phrase("a risk policy")
	bySignInRiskPolicy  = book.Phrase("a sign-in risk policy")
	byUserRiskPolicy    = book.Phrase("a user risk policy")
	byStrength          = book.Phrase("an authentication strength")
	byCrossTenant       = book.Phrase("the cross-tenant settings")
	byBaseline          = book.Phrase("a baseline policy, the forerunner of the security defaults")
	byIDProtection      = book.Phrase("the MFA registration policy of ID Protection")
	byPartnerRule       = book.Phrase("Microsoft itself, for the administrators of its partners")
	bySecurityInfo      = book.Phrase("the set-up of security information")
	byGPS               = book.Phrase("a policy that asks for the phone's location")
	byScope             = book.Phrase("a requirement that goes with the permissions asked for")
	byServicePrincipal  = book.Phrase("a setting of the app in the tenant")
	byApp               = book.Phrase("the app itself")
	byMicrosoft         = book.Phrase("Microsoft itself, for the portals and tools of administrators")
)

// demanders are the words for who may ask for a second factor, by Graph's
// requirementProvider
// (https://learn.microsoft.com/graph/api/resources/authenticationrequirementpolicy).
var demanders = map[diagnosis.Demander]wording.Phrase{
	"user":                                              byPerUserMFA,
	"multiconditionalaccess":                            byConditionalAccess,
	"v1conditionalaccess":                               byConditionalAccess,
	"securitydefaults":                                  bySecurityDefaults,
	"riskbasedpolicy":                                   byRiskPolicy,
	"tenantsessionriskpolicy":                           bySignInRiskPolicy,
	"accountcompromisepolicies":                         byUserRiskPolicy,
	"authenticationstrengths":                           byStrength,
	"crosstenantoutboundrule":                           byCrossTenant,
	"request":                                           byApp,
	"mfaregistrationrequiredbysecuritydefaults":         bySecurityDefaults,
	"v1conditionalaccessdependency":                     byConditionalAccess,
	"v1conditionalaccesspolicyidrequested":              byConditionalAccess,
	"baselineprotection":                                byBaseline,
	"mfaregistrationrequiredbyidentityprotectionpolicy": byIDProtection,
	"mfaregistrationrequiredbymulticonditionalaccess":   byConditionalAccess,
	"mfaregistrationrequiredbybaselineprotection":       byBaseline,
	"enforcedforcspadmins":                              byPartnerRule,
	"proofupcoderequest":                                bySecurityInfo,
	"gpslocationcondition":                              byGPS,
	"scopebasedauthrequirementpolicy":                   byScope,
	"serviceprincipal":                                  byServicePrincipal,
	diagnosis.DemanderMicrosoft:                         byMicrosoft,
}

// demander says who asked for the second factor.
func demander(who diagnosis.Demander, policies []answer.CausePolicy, o Options) string {
	if len(policies) > 0 {
		return policyPhrase(policies, o)
	}
	if phrase, known := demanders[who]; known {
		return phrase.In(o.Language)
	}
	return bySettingUnnamed.In(o.Language)
}
