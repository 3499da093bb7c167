package practice

import (
	"cmp"
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
func (p *policy) id() string { return idOf("policy", cmp.Or(p.former, p.name)) }

// nameAt is the name that the log keeps in a row of that age.
func (p *policy) nameAt(ago time.Duration) string {
	if p.former != "" && ago > p.renamed {
		return p.former
	}
	return p.name
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

// rulesMatched are the entries of the policy that matched.
func (p *policy) rulesMatched() []Object {
	if p.rules == nil {
		return []Object{rule("application", "allApps"), rule("users", "allUsers")}
	}
	return p.rules
}

// rule is one entry of a policy that matched, as the log names it.
func rule(condition, satisfied string) Object {
	return Object{"conditionalAccessCondition": condition, "ruleSatisfied": satisfied}
}

// strength is an authentication strength. Microsoft's own have the same ids in
// every tenant (https://learn.microsoft.com/graph/api/resources/authenticationstrengths-overview).
type strength struct{ id, name string }
