package signin

import "time"

// The results of a policy that the judging tells apart. Report-only results
// (reportOnlyFailure and so on) never block
// (https://learn.microsoft.com/graph/api/resources/appliedconditionalaccesspolicy).
const (
	ResultSuccess = "success"
	ResultFailure = "failure"
)

// AppliedPolicy is one policy as one row met it, under the name that it had at
// that moment.
type AppliedPolicy struct {
	ID                     string   `json:"id"`
	DisplayName            string   `json:"displayName"`
	Result                 string   `json:"result"`
	GrantControls          []string `json:"enforcedGrantControls"`
	SessionControls        []string `json:"enforcedSessionControls"`
	ConditionsSatisfied    string   `json:"conditionsSatisfied"`
	ConditionsNotSatisfied string   `json:"conditionsNotSatisfied"`
	IncludeRules           []Rule   `json:"includeRulesSatisfied"`
	ExcludeRules           []Rule   `json:"excludeRulesSatisfied"`
	AuthenticationStrength Strength `json:"authenticationStrength"`
}

// Strength is an authentication strength: the ways of signing in that a policy
// accepts, by name
// (https://learn.microsoft.com/entra/identity/authentication/concept-authentication-strengths).
type Strength struct {
	ID          string `json:"id"`
	DisplayName string `json:"displayName"`
}

// Rule is a condition of a policy and the entry of it that matched.
type Rule struct {
	Condition string `json:"conditionalAccessCondition"`
	Satisfied string `json:"ruleSatisfied"`
}

// Policy is the definition of a Conditional Access policy as it stands now
// (https://learn.microsoft.com/graph/api/resources/conditionalaccesspolicy).
type Policy struct {
	ID              string           `json:"id"`
	DisplayName     string           `json:"displayName"`
	State           string           `json:"state"`
	ModifiedAt      time.Time        `json:"modifiedDateTime"`
	Conditions      PolicyConditions `json:"conditions"`
	GrantControls   PolicyGrant      `json:"grantControls"`
	SessionControls PolicySession    `json:"sessionControls"`
}

// PolicyConditions are the conditions of a policy that the rules read.
type PolicyConditions struct {
	ClientAppTypes    []string           `json:"clientAppTypes"`
	SignInRiskLevels  []string           `json:"signInRiskLevels"`
	UserRiskLevels    []string           `json:"userRiskLevels"`
	InsiderRiskLevels string             `json:"insiderRiskLevels"`
	Users             PolicyUsers        `json:"users"`
	Platforms         PolicyPlatforms    `json:"platforms"`
	Locations         PolicyLocations    `json:"locations"`
	Applications      PolicyApplications `json:"applications"`
}

// PolicyLocations are the named locations that a policy names, by id.
type PolicyLocations struct {
	Include []string `json:"includeLocations"`
	Exclude []string `json:"excludeLocations"`
}

// CompliantNetwork is the id of the named location “All Compliant Network
// locations”, which is the same in every tenant
// (https://learn.microsoft.com/graph/api/resources/compliantnetworknamedlocation).
const CompliantNetwork = "3d46dbda-8382-466a-856d-eb00cbc6b910"

// PolicyApplications says what a policy protects besides apps: actions of the
// user, such as registering security information.
type PolicyApplications struct {
	UserActions []string `json:"includeUserActions"`
}

// PolicyUsers says whom a policy names.
type PolicyUsers struct {
	Include []string `json:"includeUsers"`
	Exclude []string `json:"excludeUsers"`
}

// PolicyPlatforms says which device platforms a policy names.
type PolicyPlatforms struct {
	Include []string `json:"includePlatforms"`
	Exclude []string `json:"excludePlatforms"`
}

// PolicyGrant is what a policy demands before it lets somebody in.
type PolicyGrant struct {
	Operator               string   `json:"operator"`
	BuiltInControls        []string `json:"builtInControls"`
	CustomControls         []string `json:"customAuthenticationFactors"`
	TermsOfUse             []string `json:"termsOfUse"`
	AuthenticationStrength Strength `json:"authenticationStrength"`
}

// PolicySession is what a policy demands of a session.
type PolicySession struct {
	SignInFrequency Frequency `json:"signInFrequency"`
}

// Frequency is how often a policy demands a new sign-in: every Value
// hours or days (Type), or every time (Interval "everyTime").
type Frequency struct {
	Value    int    `json:"value"`
	Type     string `json:"type"`
	Interval string `json:"frequencyInterval"`
	Enabled  bool   `json:"isEnabled"`
}
