package practice

import "time"

// policy is a Conditional Access policy of the tenant: its definition, and
// how the sign-in log shows it.
type policy struct {
	number int
	name   string
	state  string
	grant  []string // builtInControls
	hours  int      // sign-in frequency, 0 for none

	logGrant   []string // enforcedGrantControls, in the log's own spelling
	logSession []string // enforcedSessionControls
	unmet      string   // the condition that the rows of others do not meet; empty: they satisfy the policy
	decides    string   // the conditions that are met when it decides
	conditions Object   // what differs from "everyone, every app"
}

const (
	stateOn         = "enabled"
	stateOff        = "disabled"
	stateReportOnly = "enabledForReportingButNotEnforced"
)

var policies = []policy{
	{number: 1, name: "Practice: MFA for everyone", state: stateOn, grant: []string{"mfa"},
		logGrant: []string{"Mfa"}, decides: "application,users"},
	{number: 2, name: "Practice: Block sign-ins from abroad", state: stateOn, grant: []string{"block"},
		logGrant: []string{"Block"}, unmet: "location", decides: "application,users,location",
		conditions: Object{"locations": Object{"includeLocations": []string{"All"}, "excludeLocations": []string{"AllTrusted"}}}},
	{number: 3, name: "Practice: Compliant device for mail", state: stateOn, grant: []string{"compliantDevice"},
		logGrant: []string{"RequireCompliantDevice"}, unmet: "users", decides: "application,users",
		conditions: Object{"users": chosenUsers("mail on known devices")}},
	{number: 4, name: "Practice: Sign in again every 12 hours on phones", state: stateOn, hours: 12,
		logSession: []string{"SignInFrequency"}, unmet: "devicePlatform", decides: "application,users,devicePlatform",
		conditions: Object{"platforms": Object{"includePlatforms": []string{"android", "iOS"}, "excludePlatforms": []string{}}}},
	{number: 5, name: "Practice: Block legacy protocols", state: stateOn, grant: []string{"block"},
		logGrant: []string{"Block"}, unmet: "clientType", decides: "application,users,clientType",
		conditions: Object{"clientAppTypes": []string{"exchangeActiveSync", "other"}}},
	{number: 6, name: "Practice: Block unmanaged devices (trial)", state: stateReportOnly, grant: []string{"block"},
		logGrant: []string{"Block"}, unmet: "users", decides: "application,users",
		conditions: Object{"users": chosenUsers("trial")}},
	{number: 7, name: "Practice: Terms for visitors (switched off)", state: stateOff, grant: []string{"mfa"}, logGrant: []string{}},
}

// The policies that stories turn on.
var (
	mfaPolicy       = &policies[0]
	locationPolicy  = &policies[1]
	devicePolicy    = &policies[2]
	frequencyPolicy = &policies[3]
	trialPolicy     = &policies[5]
)

func (p *policy) id() string { return idOf("policy", p.name) }

// noise is the policy in a row that it does not decide.
func (p *policy) noise() Object {
	switch {
	case p.state == stateOff:
		return p.met("notEnabled", "none", "none")
	case p.state == stateReportOnly:
		return p.met("reportOnlyNotApplied", "application", p.unmet)
	case p.unmet != "":
		return p.met("notApplied", "application", p.unmet)
	}
	return p.met("success", p.decides, "none")
}

// decisive is the policy in a row that it decides.
func (p *policy) decisive(result string) Object {
	if result == "" {
		result = "failure"
	}
	return p.met(result, p.decides, "none")
}

func (p *policy) met(result, satisfied, unsatisfied string) Object {
	row := Object{
		"id": p.id(), "displayName": p.name, "result": result,
		"enforcedGrantControls": orEmpty(p.logGrant), "enforcedSessionControls": orEmpty(p.logSession),
		"conditionsSatisfied": satisfied, "conditionsNotSatisfied": unsatisfied,
		"includeRulesSatisfied": []Object{}, "excludeRulesSatisfied": []Object{}, "sessionControlsNotSatisfied": []string{},
		"authenticationStrength": nil,
	}
	if result == "failure" {
		row["sessionControlsNotSatisfied"] = orEmpty(p.logSession)
		row["includeRulesSatisfied"] = []Object{
			{"conditionalAccessCondition": "application", "ruleSatisfied": "allApps"},
			{"conditionalAccessCondition": "users", "ruleSatisfied": "allUsers"}}
	}
	return row
}

// storyPolicies are the definitions as the policy list shows them.
func storyPolicies(now time.Time) []Object {
	var list []Object
	for i := range policies {
		list = append(list, policies[i].definition(now))
	}
	return list
}

func (p *policy) definition(now time.Time) Object {
	conditions := Object{
		"users":          users([]string{"All"}, []string{}),
		"applications":   Object{"includeApplications": []string{"All"}, "excludeApplications": []string{}, "includeUserActions": []string{}, "includeAuthenticationContextClassReferences": []string{}, "applicationFilter": nil},
		"clientAppTypes": []string{"all"}, "signInRiskLevels": []string{}, "userRiskLevels": []string{}, "servicePrincipalRiskLevels": []string{},
		"insiderRiskLevels": nil, "platforms": nil, "locations": nil, "devices": nil, "clientApplications": nil, "authenticationFlows": nil,
	}
	for name, value := range p.conditions {
		conditions[name] = value
	}
	definition := Object{
		"id": p.id(), "templateId": nil, "displayName": p.name, "state": p.state, "partialEnablementStrategy": nil,
		"createdDateTime":  now.AddDate(0, -p.number, 0).UTC().Format(time.RFC3339),
		"modifiedDateTime": now.AddDate(0, 0, -p.number).UTC().Format(time.RFC3339),
		"conditions":       conditions, "grantControls": nil, "sessionControls": nil,
	}
	if len(p.grant) > 0 {
		definition["grantControls"] = Object{"operator": "OR", "builtInControls": p.grant, "customAuthenticationFactors": []string{}, "termsOfUse": []string{}, "authenticationStrength": nil}
	}
	if p.hours > 0 {
		definition["sessionControls"] = Object{"disableResilienceDefaults": nil, "applicationEnforcedRestrictions": nil, "cloudAppSecurity": nil, "persistentBrowser": nil,
			"signInFrequency": Object{"value": p.hours, "type": "hours", "authenticationType": "primaryAndSecondaryAuthentication", "frequencyInterval": "timeBased", "isEnabled": true}}
	}
	return definition
}

// chosenUsers are the members of a group.
func chosenUsers(group string) Object { return users([]string{}, []string{idOf("group", group)}) }

func users(include, groups []string) Object {
	return Object{
		"includeUsers": include, "excludeUsers": []string{}, "includeGroups": groups, "excludeGroups": []string{},
		"includeRoles": []string{}, "excludeRoles": []string{}, "includeGuestsOrExternalUsers": nil, "excludeGuestsOrExternalUsers": nil,
	}
}

func orEmpty(list []string) []string {
	if list == nil {
		return []string{}
	}
	return list
}
