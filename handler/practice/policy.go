package practice

import (
	"maps"
	"time"
)

// policy is a Conditional Access policy of the tenant: its definition, and
// how the sign-in log shows it.
type policy struct {
	number   int
	name     string
	former   string        // the name before it was changed
	renamed  time.Duration // how long ago that was
	state    string
	grant    []string  // builtInControls
	terms    []string  // ids of terms of use
	strength *strength // instead of the control mfa
	session  Object    // what differs from no session control

	logGrant   []string // enforcedGrantControls, in the log's own spelling
	logSession []string // enforcedSessionControls
	unmet      string   // the condition that the rows of others do not meet; empty: they satisfy the policy
	phones     bool     // a phone meets that condition
	decides    string   // the conditions that are met when it decides
	rules      []Object // the entries that match when it decides; nil: every app, everyone
	conditions Object   // what differs from "everyone, every app"
}

const (
	stateOn         = "enabled"
	stateOff        = "disabled"
	stateReportOnly = "enabledForReportingButNotEnforced"
)

// id comes from the first name: a new name leaves the id as it is.
func (p *policy) id() string { return idOf("policy", orElse(p.former, p.name)) }

// nameAt is the name that the log keeps in a row of that age.
func (p *policy) nameAt(ago time.Duration) string {
	if p.former != "" && ago > p.renamed {
		return p.former
	}
	return p.name
}

// storyPolicies are the definitions as the policy list shows them.
func storyPolicies(now time.Time) []Object {
	outside := excludedByName()
	var list []Object
	for i := range policies {
		list = append(list, policies[i].definition(now, outside[&policies[i]]))
	}
	return list
}

// excludedByName are the ids of those whom a policy excludes by name.
func excludedByName() map[*policy][]string {
	ids := map[*policy][]string{}
	for _, p := range people() {
		for _, m := range p.always {
			if m.named {
				ids[m.policy] = append(ids[m.policy], p.id())
			}
		}
	}
	return ids
}

// definition is a conditionalAccessPolicy
// (https://learn.microsoft.com/graph/api/resources/conditionalaccesspolicy).
func (p *policy) definition(now time.Time, excluded []string) Object {
	conditions := everyone()
	maps.Copy(conditions, p.conditions)
	who := maps.Clone(conditions["users"].(Object)) // the policies are shared
	who["excludeUsers"] = orEmpty(excluded)
	conditions["users"] = who
	modified := now.AddDate(0, 0, -p.number)
	if p.former != "" {
		modified = now.Add(-p.renamed)
	}
	return Object{
		"id": p.id(), "templateId": nil, "displayName": p.name, "state": p.state, "partialEnablementStrategy": nil,
		"createdDateTime": now.AddDate(0, -p.number, 0).UTC().Format(time.RFC3339), "modifiedDateTime": modified.UTC().Format(time.RFC3339),
		"conditions": conditions, "grantControls": p.grantControls(), "sessionControls": p.sessionControls(),
	}
}

func (p *policy) grantControls() any {
	if len(p.grant) == 0 && len(p.terms) == 0 && p.strength == nil {
		return nil
	}
	controls := Object{"operator": "OR", "builtInControls": orEmpty(p.grant), "customAuthenticationFactors": []string{},
		"termsOfUse": orEmpty(p.terms), "authenticationStrength": nil}
	if s := p.strength; s != nil {
		controls["authenticationStrength"] = Object{"id": s.id, "displayName": s.name, "policyType": "builtIn", "requirementsSatisfied": "mfa",
			"allowedCombinations": []string{"windowsHelloForBusiness", "fido2", "x509CertificateMultiFactor"}}
	}
	return controls
}

func (p *policy) sessionControls() any {
	if p.session == nil {
		return nil
	}
	controls := Object{"disableResilienceDefaults": nil, "applicationEnforcedRestrictions": nil, "cloudAppSecurity": nil,
		"persistentBrowser": nil, "signInFrequency": nil, "continuousAccessEvaluation": nil, "secureSignInSession": nil}
	maps.Copy(controls, p.session)
	return controls
}
