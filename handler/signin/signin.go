package signin

import (
	"slices"
	"strings"
	"time"
)

// SignIn is one row of the sign-in log: one event, which may be a part of an
// attempt only. A field that Graph left out or sent as null is empty.
type SignIn struct {
	ID                string    `json:"id"`
	CreatedAt         time.Time `json:"createdDateTime"`
	UserID            string    `json:"userId"`
	UserPrincipalName string    `json:"userPrincipalName"`
	UserDisplayName   string    `json:"userDisplayName"`
	UserType          string    `json:"userType"`
	SignInIdentifier  string    `json:"signInIdentifier"`

	AppID               string `json:"appId"`
	AppDisplayName      string `json:"appDisplayName"`
	ResourceID          string `json:"resourceId"`
	ResourceDisplayName string `json:"resourceDisplayName"`
	ClientAppUsed       string `json:"clientAppUsed"`
	UserAgent           string `json:"userAgent"`

	IPAddress                     string            `json:"ipAddress"`
	IPAddressFromResourceProvider string            `json:"ipAddressFromResourceProvider"`
	Location                      Location          `json:"location"`
	NetworkLocations              []NetworkLocation `json:"networkLocationDetails"`
	Device                        Device            `json:"deviceDetail"`

	Interactive bool     `json:"isInteractive"`
	EventTypes  []string `json:"signInEventTypes"`

	CorrelationID     string `json:"correlationId"`
	OriginalRequestID string `json:"originalRequestId"`
	SessionID         string `json:"sessionId"`

	Status                  Status `json:"status"`
	ConditionalAccessStatus string `json:"conditionalAccessStatus"`
	// AppliedPolicies is nil when Graph left the property out, which it does
	// without a word when the reader holds no policy permission
	// (https://learn.microsoft.com/graph/api/resources/signin), and empty when
	// no policy was evaluated. Rows share these lists; nobody writes into them.
	AppliedPolicies []AppliedPolicy `json:"appliedConditionalAccessPolicies"`
	// Audiences are the resources that Conditional Access judged the row by.
	Audiences []Audience `json:"conditionalAccessAudiences"`

	AuthenticationRequirement string              `json:"authenticationRequirement"`
	RequirementPolicies       []RequirementPolicy `json:"authenticationRequirementPolicies"`
	AuthenticationSteps       []Step              `json:"authenticationDetails"`
	AuthenticationContexts    []Context           `json:"authenticationContextClassReferences"`
	ProcessingDetails         []ProcessingDetail  `json:"authenticationProcessingDetails"`
	AuthenticationProtocol    string              `json:"authenticationProtocol"`
	OriginalTransferMethod    string              `json:"originalTransferMethod"`
	IncomingTokenType         string              `json:"incomingTokenType"`
	SessionLifetimePolicies   []SessionLifetime   `json:"sessionLifetimePolicies"`
	TokenProtectionStatus     string              `json:"signInTokenProtectionStatus"`
	TokenProtection           TokenProtection     `json:"tokenProtectionStatusDetails"`

	RiskState             string   `json:"riskState"`
	RiskDetail            string   `json:"riskDetail"`
	RiskLevelDuringSignIn string   `json:"riskLevelDuringSignIn"`
	RiskLevelAggregated   string   `json:"riskLevelAggregated"`
	RiskEventTypes        []string `json:"riskEventTypes_v2"`

	HomeTenantID          string `json:"homeTenantId"`
	ResourceTenantID      string `json:"resourceTenantId"`
	CrossTenantAccessType string `json:"crossTenantAccessType"`
	TenantRestricted      bool   `json:"isTenantRestricted"`
	FlaggedForReview      bool   `json:"flaggedForReview"`

	Agent Agent `json:"agent"`
}

// Status is the outcome of one row. ErrorCode is the number of the AADSTS
// code, 0 for success. FailureReason is Microsoft's template for the code: the
// dates and names in it are placeholders.
type Status struct {
	ErrorCode         int    `json:"errorCode"`
	FailureReason     string `json:"failureReason"`
	AdditionalDetails string `json:"additionalDetails"`
}

// Location is where Entra places the IP address of a row.
type Location struct {
	City    string `json:"city"`
	State   string `json:"state"`
	Country string `json:"countryOrRegion"`
}

// NetworkLocation says which kind of network, or which named locations, the
// address of a row belongs to.
type NetworkLocation struct {
	Type  string   `json:"networkType"`
	Names []string `json:"networkNames"`
}

// Device is what Entra knew of the device. An empty ID means that no device
// identity reached Entra, not that the device is unmanaged.
type Device struct {
	ID              string `json:"deviceId"`
	DisplayName     string `json:"displayName"`
	OperatingSystem string `json:"operatingSystem"`
	Browser         string `json:"browser"`
	Compliant       bool   `json:"isCompliant"`
	Managed         bool   `json:"isManaged"`
	TrustType       string `json:"trustType"`
}

// RequirementPolicy says who asked for a second factor.
type RequirementPolicy struct {
	Provider string `json:"requirementProvider"`
	Detail   string `json:"detail"`
}

// Context is an authentication context (c1 to c99) that an app asked for; Detail
// is required, previouslySatisfied or notApplicable.
type Context struct {
	ID     string `json:"id"`
	Detail string `json:"detail"`
}

// Step is one authentication step of a row. Steps may be missing or wrong
// until the log has finished aggregating, which takes up to two hours.
type Step struct {
	Method       string `json:"authenticationMethod"`
	MethodDetail string `json:"authenticationMethodDetail"`
	Succeeded    bool   `json:"succeeded"`
	ResultDetail string `json:"authenticationStepResultDetail"`
	Requirement  string `json:"authenticationStepRequirement"`
}

// SessionLifetime names a rule that forced a new authentication, for example
// signInFrequencyPeriodicReauthentication.
type SessionLifetime struct {
	Requirement string `json:"expirationRequirement"`
	Detail      string `json:"detail"`
}

// TokenProtection says whether the session was bound to a device, and if not,
// why (a number such as 1002, no device state).
type TokenProtection struct {
	Status     string `json:"signInSessionStatus"`
	StatusCode int    `json:"signInSessionStatusCode"`
}

// Succeeded reports whether the row ended with error code 0.
func (s *SignIn) Succeeded() bool { return s.Status.ErrorCode == 0 }

// OfUser reports whether the row is a user's sign-in. Rows of service principals
// and managed identities are another log that Graph may mix in.
func (s *SignIn) OfUser() bool {
	if len(s.EventTypes) == 0 {
		return true
	}
	return slices.ContainsFunc(s.EventTypes, func(t string) bool {
		return strings.EqualFold(t, "interactiveUser") || strings.EqualFold(t, "nonInteractiveUser")
	})
}
