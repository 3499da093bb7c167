package answer

import (
	"maps"
	"slices"
)

// Verdict is the answer in one word.
type Verdict string

// The verdicts, a closed list of the contract.
const (
	VerdictFailing         Verdict = "failing"
	VerdictWaitingOnUser   Verdict = "waitingOnUser"
	VerdictRecovered       Verdict = "recovered"
	VerdictHealthy         Verdict = "healthy"
	VerdictNoSignIns       Verdict = "noSignIns"
	VerdictAccountNotFound Verdict = "accountNotFound"
	VerdictInconclusive    Verdict = "inconclusive"
)

// Category is the kind of a cause. Callers switch on it.
type Category string

// The categories, a closed list of the contract. CategoryNone is the
// primaryCause of an answer without causes.
const (
	CategoryNone             Category = "none"
	CategoryTokenExpired     Category = "token-expired"
	CategoryTokenRevoked     Category = "token-revoked"
	CategorySessionPolicy    Category = "session-policy"
	CategoryCABlock          Category = "ca-block"
	CategoryCAGrant          Category = "ca-grant-required"
	CategoryMFAPending       Category = "mfa-pending"
	CategoryMFAFailed        Category = "mfa-failed"
	CategoryMFARegistration  Category = "mfa-registration"
	CategoryCredentials      Category = "credentials"
	CategoryAccountLocked    Category = "account-locked"
	CategoryAccountDisabled  Category = "account-disabled"
	CategoryAccountMissing   Category = "account-missing"
	CategoryPasswordExpired  Category = "password-expired"
	CategoryRisk             Category = "risk"
	CategoryConsent          Category = "consent"
	CategoryAppConfig        Category = "app-config"
	CategoryAppAssignment    Category = "app-assignment"
	CategoryFederation       Category = "federation"
	CategoryDevice           Category = "device"
	CategoryLegacyAuth       Category = "legacy-auth"
	CategoryGuestCrossTenant Category = "guest-cross-tenant"
	CategoryService          Category = "service"
	CategoryInterrupt        Category = "interrupt"
	CategoryClientBug        Category = "client-bug"
	CategoryOther            Category = "other"
)

// Area is the part of the tenant that a cause belongs to.
type Area string

// The areas, a closed list of the contract.
const (
	AreaToken             Area = "token"
	AreaConditionalAccess Area = "conditionalAccess"
	AreaAuthentication    Area = "authentication"
	AreaAccount           Area = "account"
	AreaApplication       Area = "application"
	AreaDevice            Area = "device"
	AreaRisk              Area = "risk"
	AreaService           Area = "service"
)

// areas are the parts of the tenant that the categories belong to.
var areas = map[Category]Area{
	CategoryTokenExpired:     AreaToken,
	CategoryTokenRevoked:     AreaToken,
	CategorySessionPolicy:    AreaConditionalAccess,
	CategoryCABlock:          AreaConditionalAccess,
	CategoryCAGrant:          AreaConditionalAccess,
	CategoryMFAPending:       AreaAuthentication,
	CategoryMFAFailed:        AreaAuthentication,
	CategoryMFARegistration:  AreaAuthentication,
	CategoryCredentials:      AreaAuthentication,
	CategoryAccountLocked:    AreaAccount,
	CategoryAccountDisabled:  AreaAccount,
	CategoryAccountMissing:   AreaAccount,
	CategoryPasswordExpired:  AreaAccount,
	CategoryRisk:             AreaRisk,
	CategoryConsent:          AreaApplication,
	CategoryAppConfig:        AreaApplication,
	CategoryAppAssignment:    AreaApplication,
	CategoryFederation:       AreaAuthentication,
	CategoryDevice:           AreaDevice,
	CategoryLegacyAuth:       AreaAuthentication,
	CategoryGuestCrossTenant: AreaAccount,
	CategoryService:          AreaService,
	CategoryInterrupt:        AreaAuthentication,
	CategoryClientBug:        AreaApplication,
	CategoryOther:            AreaService,
}

// Area returns the part of the tenant that the category belongs to; empty for none.
func (c Category) Area() Area { return areas[c] }

// Categories lists the categories of causes, in no order.
func Categories() []Category { return slices.Collect(maps.Keys(areas)) }

// State says whether a cause still stands.
type State string

// The states, a closed list of the contract.
const (
	StateActive        State = "active"
	StateResolved      State = "resolved"
	StateInformational State = "informational"
)

// Confidence says how sure a cause is.
type Confidence string

// The confidences, a closed list of the contract: high, the code and a policy
// result or an account fact agree in one attempt; medium, the code and its
// context; low, the code's class or the pasted text alone.
const (
	ConfidenceHigh   Confidence = "high"
	ConfidenceMedium Confidence = "medium"
	ConfidenceLow    Confidence = "low"
)

// Outcome is how an attempt ended.
type Outcome string

// The outcomes, a closed list of the contract.
const (
	OutcomeSucceeded   Outcome = "succeeded"
	OutcomeFailed      Outcome = "failed"
	OutcomeInterrupted Outcome = "interrupted"
)

// Who is the role that takes a step.
type Who string

// The roles, a closed list of the contract.
const (
	WhoUser                   Who = "user"
	WhoHelpdesk               Who = "helpdesk"
	WhoConditionalAccessAdmin Who = "conditionalAccessAdministrator"
	WhoAuthenticationAdmin    Who = "authenticationAdministrator"
	WhoUserAdmin              Who = "userAdministrator"
	WhoSecurityOperator       Who = "securityOperator"
	WhoDeviceAdmin            Who = "deviceAdministrator"
	WhoHybridIdentityAdmin    Who = "hybridIdentityAdministrator"
	WhoApplicationAdmin       Who = "applicationAdministrator"
	WhoExternalIdentityAdmin  Who = "externalIdentityAdministrator"
	WhoExchangeAdmin          Who = "exchangeAdministrator"
	WhoNetworkAdmin           Who = "networkAdministrator"
	WhoApplicationOwner       Who = "applicationOwner"
	WhoApplicationDeveloper   Who = "applicationDeveloper"
	WhoHomeTenant             Who = "homeTenant"
	WhoMicrosoft              Who = "microsoft"
	WhoNobody                 Who = "nobody"
)
