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
	ClientAppTypes   []string        `json:"clientAppTypes"`
	SignInRiskLevels []string        `json:"signInRiskLevels"`
	UserRiskLevels   []string        `json:"userRiskLevels"`
	Users            PolicyUsers     `json:"users"`
	Platforms        PolicyPlatforms `json:"platforms"`
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
	Operator        string   `json:"operator"`
	BuiltInControls []string `json:"builtInControls"`
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
